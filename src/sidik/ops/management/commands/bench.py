import json
from argparse import SUPPRESS, ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from sidik.ops.bench import BENCHES, run_bench
from sidik.ops.bench.data import Order


class Command(BaseCommand):
    help = "Ukur kinerja; angka selalu di samping pembandingnya pada jalan yang sama."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help=f"salah satu dari: {', '.join(BENCHES)}")
        parser.add_argument("--quick", action="store_true", help="kecil, di bawah satu menit")
        parser.add_argument("--rows", type=int, default=0, help="banyaknya LP, di luar --quick")
        parser.add_argument("--folder", type=Path, help="simpan datanya di sini untuk lain kali")
        parser.add_argument("--inside", action="store_true", help=SUPPRESS)
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        order = Order(
            quick=options["quick"],
            rows=options["rows"],
            folder=options["folder"],
            inside=options["inside"],
            say=lambda line: self.stderr.write(f"  … {line}"),
        )
        answer = run_bench(options["name"], order)
        if options["json"]:
            self.stdout.write(json.dumps(answer))
            return
        for key, value in answer["figures"].items():
            self.stdout.write(f"{key:<20}{value:>12}")
        self.stdout.write(f"{'mesin':<20}{json.dumps(answer['machine'])}")
