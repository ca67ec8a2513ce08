from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from sidik.kernel.errors import Refusal
from sidik.ops.node import set_up


class BukanSimpulDemo(Refusal):
    message = "Cerita contoh hanya untuk simpul demo; {nama} bukan simpul demo."


class Command(BaseCommand):
    help = "Siapkan simpul demo ini dan isi dengan cerita contoh; dipakai oleh `sidik demo`."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        from sidik.ops.story import tell_polres, tell_pusat

        if not settings.SIDIK.demo:
            raise BukanSimpulDemo(nama=settings.SIDIK.nama)
        set_up(self.stderr.write)
        if settings.SIDIK.peran == "pusat":
            tell_pusat()
        else:
            tell_polres()
