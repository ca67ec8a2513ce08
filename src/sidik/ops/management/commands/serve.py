import subprocess
from argparse import ArgumentParser
from threading import Event
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection

from sidik.ops.ready import demand_ready
from sidik.ops.supervise import granian, stop_on_signals, stop_process


class Command(BaseCommand):
    help = "Jalankan layanan petugas."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--listen", help="alamat:port; biasanya dari berkas simpul")
        parser.add_argument("--workers", type=int, default=1)
        parser.add_argument("--threads", type=int, default=4)

    def listen(self) -> str:
        return settings.SIDIK.listen

    def handle(self, *_args: Any, **options: Any) -> None:
        demand_ready()
        connection.close()
        stopping = Event()
        stop_on_signals(stopping)
        listen = options["listen"] or self.listen()
        command = granian(listen, workers=options["workers"], threads=options["threads"])
        server = subprocess.Popen(command, start_new_session=True)
        self.stderr.write(f"{settings.SIDIK.nama}: http://{listen}/")
        try:
            while server.poll() is None and not stopping.wait(0.5):
                pass
        finally:
            stop_process(server)
        if not stopping.is_set():
            raise SystemExit(server.returncode or 1)
