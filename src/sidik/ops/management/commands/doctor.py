"""`sidik doctor`: what is wrong, and the remedy."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sidik.ops.doctor import examine


class Command(BaseCommand):
    help = "Memeriksa pemasangan ini: apa yang salah dan apa obatnya."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = examine()
        healthy = all(temuan.ok for temuan in found)
        if options["json"]:
            rows = [temuan.as_dict() for temuan in found]
            self.stdout.write(json.dumps({"ok": healthy, "temuan": rows}, ensure_ascii=False))
        else:
            for temuan in found:
                word = "baik " if temuan.ok else "SALAH"
                self.stdout.write(f"{word}  {temuan.periksa}: {temuan.keadaan}")
                if not temuan.ok:
                    self.stdout.write(f"       -> {temuan.obat}")
            summary = "Semua baik." if healthy else "Ada yang perlu diperbaiki."
            self.stdout.write(summary)
        if not healthy:
            raise SystemExit(1)
