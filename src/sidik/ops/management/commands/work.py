from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from sidik.ops.ready import demand_ready
from sidik.ops.supervise import stop_on_signals
from sidik.ops.work import work


class Command(BaseCommand):
    help = "Jalankan pekerjaan berkala: tenggat, pengiriman, jawaban, ringkasan."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        from sidik.wiring import FOLLOWERS, PERIODIC

        demand_ready()
        connection.close()
        stopping = Event()
        stop_on_signals(stopping)
        node = settings.SIDIK
        conninfo = node.database.conninfo(node.login)
        if not work(PERIODIC, FOLLOWERS, conninfo=conninfo, stopping=stopping):
            raise SystemExit(1)
