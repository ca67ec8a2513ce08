import argparse
import sys
from typing import Any

from django.core.management.base import BaseCommand

from sidik.ops.quality import checkout, run_checks, run_tests


class Command(BaseCommand):
    help = "Jalankan semua pemeriksaan dan uji; argumen diteruskan ke pytest, tanpa pemeriksaan."
    requires_system_checks: list[str] = []

    def run_from_argv(self, argv: list[str]) -> None:
        """Everything after `test` is pytest's, options too."""
        if argv[2:3] in (["--help"], ["-h"]):
            super().run_from_argv(argv)
        else:
            self.handle(pytest=argv[2:])

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("pytest", nargs="*", help="argumen pytest")

    def handle(self, *_args: Any, **options: Any) -> None:
        root, args = checkout(), options["pytest"]
        failed = [] if args else self._checks()
        passed, closing = run_tests(root, args)
        self.stderr.write(f"\n  {'✓' if passed else '✗'} pytest: {closing}")
        if failed:
            self.stderr.write(f"  ✗ pemeriksaan gagal: {', '.join(failed)}")
        sys.exit(0 if passed and not failed else 1)

    def _checks(self) -> list[str]:
        self.stderr.write("Pemeriksaan")
        return run_checks(checkout(), self.stderr.write)
