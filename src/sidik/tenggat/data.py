"""How the law counts time: hours from a moment, days counting the first, or working days."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sidik.kernel.errors import Refusal


class Jenis(StrEnum):
    """Minutes and hours run from a moment; days are whole days in the zone of the unit."""

    MENIT = "menit"
    JAM = "jam"
    HARI = "hari"
    HARI_KERJA = "hari_kerja"


class Keadaan(StrEnum):
    """What the chip on a screen says."""

    AMAN = "aman"
    SEGERA = "segera"
    LEWAT = "lewat"
    SELESAI = "selesai"


@dataclass(frozen=True, kw_only=True)
class Nilai:
    """What a rule says from `berlaku` until the next entry."""

    berlaku: date
    jenis: Jenis
    jumlah: int
    dasar: str
    yakin: str
    """H read in law, M one good source, L weak: shown beside the number."""


@dataclass(frozen=True, kw_only=True)
class Aturan:
    """A dated rule: who owes what, and when to warn."""

    kode: str
    uraian: str
    pemilik: str
    ingatkan_jam: int
    """Hours before the end at which the chip turns to "segera"."""
    nilai: tuple[Nilai, ...]

    def at(self, day: date) -> Nilai:
        """Return the entry in force on `day`. Raises `AturanBelumBerlaku`."""
        for nilai in reversed(self.nilai):
            if nilai.berlaku <= day:
                return nilai
        raise AturanBelumBerlaku(uraian=self.uraian, tanggal=day)


@dataclass(frozen=True, kw_only=True)
class PerubahanDasar:
    """How a site changes what it cites, and why."""

    judul: str
    tentang: str
    tanggal: date
    alasan: str


class AturanBelumBerlaku(Refusal):
    message = "Tenggat «{uraian}» belum berlaku pada {tanggal}."


class DasarTidakLengkap(Refusal):
    message = "Isi judul, tentang, dan alasan perubahan."


class AturanTidakDikenal(KeyError):
    """A flow or a use case names a rule that stands in no aturan/*.toml. A bug."""


@dataclass(frozen=True)
class Kalender:
    """Which days do not count as working days."""

    libur: AbstractSet[date] = frozenset()

    def is_kerja(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.libur

    def add(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`."""
        while count:
            day += timedelta(days=1)
            count -= self.is_kerja(day)
        return day


def due_at(start: datetime, *, jenis: Jenis, jumlah: int, kalender: Kalender) -> datetime:
    """Return the last moment on which the duty can still be met, in the zone of `start`.

    Days count inclusively: the day of `start` is day one (DOMAIN, rule 2).
    """
    if jenis is Jenis.MENIT:
        return start + timedelta(minutes=jumlah)
    if jenis is Jenis.JAM:
        return start + timedelta(hours=jumlah)
    if jenis is Jenis.HARI:
        last = start.date() + timedelta(days=jumlah - 1)
    else:
        last = kalender.add(start.date(), jumlah)
    return datetime.combine(last, time(23, 59, 59), tzinfo=start.tzinfo)
