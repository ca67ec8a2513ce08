"""`sidik sms`: the gateway process. Without options it drives every modem of the node file."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from django.conf import settings
from django.core.management.base import BaseCommand

from sidik.pesan import queries
from sidik.pesan.data import ModemSitus, Watched
from sidik.pesan.errors import TidakAdaModem
from sidik.pesan.sms.supervisor import Sabar, Supervisor, worker_command
from sidik.pesan.sms.worker import Worker, build


class Command(BaseCommand):
    help = "Menjalankan gerbang SMS: satu proses untuk tiap modem, diawasi dan dihidupkan lagi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--modem", help="hanya modem ini")
        parser.add_argument(
            "--once", action="store_true", help="sekali ambil dan kirim, lalu selesai"
        )
        parser.add_argument("--call-limit", type=float, default=Sabar.panggilan)
        parser.add_argument("--heartbeat-limit", type=float, default=Sabar.detak)
        parser.add_argument("--worker", help="dipakai oleh pengawas sendiri")
        parser.add_argument("--beat", type=int, help="dipakai oleh pengawas sendiri")

    def handle(self, **options: object) -> None:
        if options["worker"]:
            sys.exit(_work(str(options["worker"]), beat=_beat_on(options["beat"])))
        situs = _chosen(options["modem"])
        if options["once"]:
            sys.exit(max(_work(one.nama, beat=_silent, once=True) for one in situs))
        sabar = Sabar(
            panggilan=float(str(options["call_limit"])),
            detak=float(str(options["heartbeat_limit"])),
        )
        names = [one.nama for one in situs]
        Supervisor(names, settings.SIDIK.var / "sms", worker_command, sabar).run()


def _chosen(name: object) -> Sequence[ModemSitus]:
    found = [one for one in queries.list_situs() if name in (None, one.nama)]
    if not found:
        raise TidakAdaModem(nama=f" «{name}»" if name else "")
    return found


def _work(name: str, *, beat: Watched, once: bool = False) -> int:
    situs = _chosen(name)[0]
    return Worker(build(situs, beat), situs, beat).run(once=once)


def _silent(_: str) -> None:
    """Nobody watches a single run."""


def _beat_on(pipe: object) -> Watched:
    if not isinstance(pipe, int):
        return _silent

    def beat(word: str) -> None:
        try:
            os.write(pipe, f"{word}\n".encode())
        except BrokenPipeError:
            os._exit(1)  # the supervisor is gone; another will start another worker

    return beat
