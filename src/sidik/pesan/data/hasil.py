"""What gateways hand over and what they answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, kw_only=True)
class Kiriman:
    """A message that arrived at a gateway, whole or as much of it as came."""

    gateway: str
    pengirim: str
    text: str
    native_id: str | None
    """The gateway's own name for it. None: it has none, and may hand one message over twice."""
    sent_at: datetime | None = None
    lengkap: bool = True


@dataclass(frozen=True, kw_only=True)
class Resi:
    """A delivery receipt. It may come before the answer to the submission it belongs to."""

    gateway: str
    ref: str
    """Text, because networks issue references with leading noughts."""
    tujuan: str
    sampai: bool
    at: datetime


@dataclass(frozen=True)
class Accepted:
    """The network took every part; one reference each."""

    refs: tuple[str, ...]


@dataclass(frozen=True)
class Refused:
    """The network definitely did not take it."""

    code: str
    permanent: bool = False
    retry_after: timedelta | None = None


@dataclass(frozen=True)
class Unknown:
    """It was written, and no answer came: it may have gone out. Never sent again by itself."""

    why: str


Hasil = Accepted | Refused | Unknown


@dataclass(frozen=True, kw_only=True)
class Health:
    ok: bool
    sinyal: int | None = None
    jaringan: str = ""
    pulsa: str = ""
    sim_terpakai: int | None = None
    sim_muat: int | None = None
    keterangan: str = ""


class Sink(Protocol):
    """Where a gateway puts what came. Durable when it returns; only then may it forget."""

    def message(self, kiriman: Kiriman) -> None: ...

    def receipt(self, resi: Resi) -> None: ...


class Gateway(Protocol):
    """One way to the network, driven by one worker process."""

    @property
    def name(self) -> str: ...

    def open(self) -> None:
        """Raise `Unavailable` when it is not there."""

    def poll(self, sink: Sink) -> int:
        """Hand over what came since; return how many messages."""

    def submit(self, tujuan: str, text: str) -> Hasil: ...

    def health(self) -> Health: ...

    def credit(self) -> str:
        """Ask the operator what is left to spend; empty when it does not say."""

    def close(self) -> None: ...


Watched = Callable[[str], None]
"""Called with a word before each call that may block, and with "" after it."""


@dataclass(frozen=True, kw_only=True)
class ModemSitus:
    """One gateway of a site, as its node file describes it."""

    nama: str
    jenis: str = "gammu"
    device: str = ""
    koneksi: str = "at115200"
    ussd: str = ""
    """What to dial to hear the credit: "*888#". Empty: do not ask."""
