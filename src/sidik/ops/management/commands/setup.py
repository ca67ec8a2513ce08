from typing import Any

from django.core.management.base import BaseCommand

from sidik.ops.node import set_up


class Command(BaseCommand):
    help = "Siapkan basis data, login, tabel, hak, kunci, dan berkas tampilan simpul ini."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        set_up(lambda line: self.stderr.write(f"  ✓ {line}"))
