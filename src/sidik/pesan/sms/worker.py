"""The process of one modem: keep what comes, send what waits, say how it goes."""

import logging
import signal
import time
from dataclasses import dataclass, field

from django.db import InterfaceError, OperationalError, connection

from sidik.kernel.errors import Unavailable
from sidik.pesan import queries, usecases
from sidik.pesan.data import Gateway, Hasil, Health, Kiriman, ModemSitus, Resi, Watched
from sidik.pesan.errors import GammuTidakTerpasang, JenisModemTidakDikenal
from sidik.pesan.gateways.dummy import Dummy

logger = logging.getLogger(__name__)

PUTUS = 3
"""Exit code: the modem is gone; start me again."""

_JEDA = 0.5
_DETAK = 10.0
_SEHAT = 30.0
_PULSA = 24 * 3600.0
_ULANG_CATAT = 10


class Simpan:
    """The sink: in the database when it returns."""

    def message(self, kiriman: Kiriman) -> None:
        usecases.receive(kiriman)

    def receipt(self, resi: Resi) -> None:
        usecases.note_receipt(resi)


@dataclass
class _Due:
    """True at once, then again every `period` seconds."""

    period: float
    last: float = field(default=float("-inf"))

    def __call__(self) -> bool:
        now = time.monotonic()
        if now - self.last < self.period:
            return False
        self.last = now
        return True


@dataclass
class Worker:
    gateway: Gateway
    situs: ModemSitus
    watched: Watched
    stopped: bool = False

    def run(self, *, once: bool = False) -> int:
        """Work until told to stop; return the exit code."""
        signal.signal(signal.SIGTERM, self._stop)
        usecases.start_modem(self.situs)
        usecases.recover(self.situs.nama)
        try:
            self.gateway.open()
            self._loop(once=once)
        except Unavailable as no:
            logger.warning("%s", no)
            usecases.note_health(self.situs.nama, Health(ok=False, keterangan=str(no)))
            return PUTUS
        self.gateway.close()
        return 0

    def _loop(self, *, once: bool) -> None:
        beat, health, credit = _Due(_DETAK), _Due(_SEHAT), _Due(_PULSA)
        while not self.stopped:
            self.watched("")
            if health():
                usecases.note_health(self.situs.nama, self.gateway.health())
            moved = self.gateway.poll(Simpan()) + self._send_one()
            if moved or beat():
                usecases.note_heartbeat(self.situs.nama, progress=moved > 0)
            if not moved:
                if once:
                    return
                if credit():
                    self._ask_credit()
                time.sleep(_JEDA)

    def _send_one(self) -> int:
        tugas = usecases.claim(self.situs.nama)
        if tugas is None:
            return 0
        self._settle(tugas, self.gateway.submit(tugas.tujuan, tugas.text))
        return 1

    def _settle(self, tugas: usecases.Tugas, hasil: Hasil) -> None:
        """The network has answered: a database that restarts must not turn that into a doubt."""
        for _ in range(_ULANG_CATAT):
            try:
                usecases.settle(tugas, hasil)
            except (OperationalError, InterfaceError):
                connection.close()
                self.watched("")
                time.sleep(2)
            else:
                return
        usecases.settle(tugas, hasil)

    def _ask_credit(self) -> None:
        if text := self.gateway.credit():
            health = self.gateway.health()
            usecases.note_health(self.situs.nama, Health(**{**vars(health), "pulsa": text}))

    def _stop(self, *_: object) -> None:
        self.stopped = True


def build(situs: ModemSitus, watched: Watched) -> Gateway:
    """Make a modem's gateway. Raises `JenisModemTidakDikenal`, `GammuTidakTerpasang`."""
    if situs.jenis == "dummy":
        return Dummy(
            name=situs.nama,
            waiting=queries.list_udara,
            take=usecases.take_from_udara,
            show=usecases.show_on_ponsel,
        )
    if situs.jenis != "gammu":
        raise JenisModemTidakDikenal(jenis=situs.jenis)
    try:
        from sidik.pesan.gateways.gammu import Gammu
    except ImportError as no:
        raise GammuTidakTerpasang from no
    return Gammu(situs, watched=watched)
