from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from sidik.ops.rehearse import as_json, rehearse
from sidik.ops.rehearse.script import SCENES


class Command(BaseCommand):
    help = "Mainkan SOP dari LP sampai pemeriksaan harian, dengan bukti tiap langkah."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="satu objek JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        steps = []
        for step in rehearse(SCENES, say=lambda line: self.stderr.write(f"  ✓ {line}")):
            steps.append(step)
            word = "✓" if step.ok else "✗"
            self.stderr.write(f"{word} {step.sop:<6} {step.title} ({step.seconds} s)")
            self.stderr.write(f"         {step.evidence}")
        if options["json"]:
            self.stdout.write(as_json(steps))
        if not all(step.ok for step in steps):
            raise SystemExit(1)
