"""How the law counts time: hours from a moment, days counting the first, or working days."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias

from sidik.kernel.errors import Refusal
from sidik.satuan.data import ROLE_LABEL, Role

Nama: TypeAlias = Callable[[Iterable[str]], Mapping[str, str]]
"""What officers call the cases of these refs; filled in wiring."""


def peran_label(slug: str) -> str:
    """Return what a role is called; a slug that is none as it stands."""
    return ROLE_LABEL[Role(slug)] if slug in set(Role) else slug


def untuk_label(rezim: str, varian: str) -> str:
    """Say which cases a value is for."""
    words = [rezim.replace("_", " ").upper()] if rezim else []
    words += [f"perkara {varian.replace('_', ' ')}"] if varian else []
    return ", ".join(words) or "semua perkara"


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
    JEDA = "jeda"
    BATAL = "batal"
    """Taken off in time: nothing is owed any more."""
    LALAI = "lalai"
    """Taken off after it had run out: it was never met, and that stays to be seen."""


class Hitung(StrEnum):
    """Which day is the first: the day itself (custom of detention), or the one after it."""

    INKLUSIF = "inklusif"
    SESUDAH = "sesudah"


PAGI = time(7)
"""When whoever owes something by a day is warned: before the morning roll call, not at night."""


@dataclass(frozen=True, kw_only=True)
class Nilai:
    """What a rule says from `berlaku` until `sampai` or the next entry."""

    berlaku: date
    jenis: Jenis
    jumlah: int
    dasar: str
    yakin: str
    """H read in law, M one good source, L weak: shown beside the number."""
    sampai: date | None = None
    rezim: str = ""
    """The procedure code that it belongs to; empty: both."""
    varian: str = ""
    """The difficulty that it is for; empty: any."""
    seri: tuple[int, ...] = ()
    """Days on which a recurring duty falls, counted from the start; `jumlah` is the first."""
    hitung: Hitung = Hitung.INKLUSIF
    ahli: str = ""
    """Which lawyer has read it and when; empty: nobody yet."""
    tindihan: str = ""
    """Who of this site put another value in its place; empty: as it ships."""

    @property
    def untuk(self) -> str:
        return untuk_label(self.rezim, self.varian)

    @property
    def lama(self) -> str:
        """The number as people say it."""
        if self.seri:
            return f"hari ke-{', '.join(map(str, self.seri))}"
        words = f"{self.jumlah} {self.jenis.replace('_', ' ')}"
        return f"{words} sesudahnya" if self.hitung is Hitung.SESUDAH else words


@dataclass(frozen=True, kw_only=True)
class AnakTangga:
    """A rung of the ladder: who is told, and how many hours after the lapse."""

    peran: str
    jam: int

    @property
    def label(self) -> str:
        return peran_label(self.peran)


@dataclass(frozen=True, kw_only=True)
class Aturan:
    """A dated rule: who owes what, when to warn, and up whose desks a lapse climbs."""

    kode: str
    uraian: str
    pemilik: str
    ingatkan_jam: tuple[int, ...]
    """Hours before the end at which to warn, the earliest first."""
    nilai: tuple[Nilai, ...]
    tangga: tuple[AnakTangga, ...] = ()
    baris: int = 0
    """Its row in the list of deadlines of law; 0 for a rule of the house."""
    berulang: bool = False
    """Once met it starts again."""
    tanpa_tuan: bool = False
    """It runs because nobody has the case yet."""

    @property
    def pemilik_label(self) -> str:
        return peran_label(self.pemilik)

    @property
    def ingat(self) -> str:
        """When it warns, as people say it: days in the morning, hours to the minute."""
        if self.nilai[-1].jenis in {Jenis.MENIT, Jenis.JAM}:
            return ", ".join(f"{hours} jam sebelumnya" for hours in self.ingatkan_jam)
        kerja = " (hari kerja)" if self.nilai[-1].jenis is Jenis.HARI_KERJA else ""
        days = [hours // _JAM_SEHARI for hours in self.ingatkan_jam]
        words = [f"D-{n}" if n else "hari terakhir" for n in days]
        return f"{', '.join(words)}{kerja}, pukul {PAGI:%H.%M}"

    def at(self, day: date, *, rezim: str = "", varian: str = "") -> Nilai:
        """Return the entry in force on `day`. Raises `AturanBelumBerlaku`.

        A case keeps the procedure code that it began under: `rezim` wins over the day.
        """
        rows = _fitting(_fitting(self.nilai, "varian", varian or VARIAN_BIASA), "rezim", rezim)
        for nilai in reversed(rows):
            ended = nilai.sampai and nilai.sampai < day and not rezim
            if nilai.berlaku <= day and not ended:
                return nilai
        raise AturanBelumBerlaku(uraian=self.uraian, tanggal=day)


VARIAN_BIASA = "sedang"
_JAM_SEHARI = 24


def _fitting(rows: tuple[Nilai, ...], name: str, wanted: str) -> tuple[Nilai, ...]:
    """Return the rows said of `wanted`, else those said of all; without a wish every row."""
    own = tuple(row for row in rows if getattr(row, name) == wanted)
    free = tuple(row for row in rows if not getattr(row, name))
    return own or free if wanted else rows


@dataclass(frozen=True, kw_only=True)
class PerubahanDasar:
    """How a site changes what it cites, and why."""

    judul: str
    tentang: str
    tanggal: date
    alasan: str


@dataclass(frozen=True, kw_only=True)
class TindihanBaru:
    """A value that a site wants in place of a rule's."""

    aturan: str
    jumlah: int
    dasar: str
    alasan: str
    berlaku: date
    rezim: str = ""
    varian: str = ""
    seri: tuple[int, ...] = ()
    """The days of a calendar of several; `jumlah` is then the first of them."""


@dataclass(frozen=True, kw_only=True)
class Saringan:
    """What the list of clocks is narrowed to; without anything: what is late or falls soon."""

    keadaan: str = ""
    pemilik: str = ""
    meja: str = ""
    """The role on whose desk a lapse lies."""
    hari: int = 14
    tanggal: date | None = None


class AturanBelumBerlaku(Refusal):
    message = "Tenggat «{uraian}» belum berlaku pada {tanggal}."


class DasarTidakLengkap(Refusal):
    message = "Isi judul, tentang, dan alasan perubahan."


class AturanTidakDikenal(KeyError):
    """A flow or a use case names a rule that stands in no aturan/*.toml. A bug."""


class TindihanTidakLengkap(Refusal):
    message = "Isi angka, dasar, dan alasan. Angka paling sedikit 1."
    field = "dasar"


class TindihanBerlakuSurut(Refusal):
    status = 422
    message = "Nilai baru tidak boleh berlaku surut: isi hari ini atau sesudahnya."
    field = "berlaku"


class SeriTidakUrut(Refusal):
    message = "Tulis hari ke berapa saja, makin besar, dipisah koma, misalnya 15, 30, 45."
    field = "lama"


class HarusOrangLain(Refusal):
    status = 403
    message = "Yang mengesahkan harus orang lain daripada yang mengajukan."


class TindihanSudahDiputus(Refusal):
    status = 409
    message = "Usulan ini sudah disahkan atau dicabut."


@dataclass(frozen=True)
class Kalender:
    """Which days do not count as working days; a site may add days off and take some back."""

    libur: AbstractSet[date] = frozenset()
    masuk: AbstractSet[date] = frozenset()

    def is_kerja(self, day: date) -> bool:
        return day in self.masuk or (day.weekday() < 5 and day not in self.libur)

    def add(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`."""
        while count:
            day += timedelta(days=1)
            count -= self.is_kerja(day)
        return day

    def back(self, day: date, count: int) -> date:
        """Return `day` itself or the working day before it, then `count` working days earlier."""
        while not self.is_kerja(day):
            day -= timedelta(days=1)
        while count:
            day -= timedelta(days=1)
            count -= self.is_kerja(day)
        return day


def end_of(day: date, like: datetime) -> datetime:
    """Return the last second of `day` in the zone of `like`."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=like.tzinfo)


def due_at(
    start: datetime,
    *,
    jenis: Jenis,
    jumlah: int,
    kalender: Kalender,
    hitung: Hitung = Hitung.INKLUSIF,
) -> datetime:
    """Return the last moment on which the duty can still be met, in the zone of `start`.

    Days count inclusively, the day of `start` is day one (DOMAIN, rule 2), unless `hitung` says
    that counting begins on the morrow. Working days always begin on the morrow.
    """
    if jenis is Jenis.MENIT:
        return _later(start, timedelta(minutes=jumlah))
    if jenis is Jenis.JAM:
        return _later(start, timedelta(hours=jumlah))
    if jenis is Jenis.HARI_KERJA:
        return end_of(kalender.add(start.date(), jumlah), start)
    return end_of(start.date() + timedelta(days=jumlah - (hitung is Hitung.INKLUSIF)), start)


def warn_at(end: datetime, hours: int, *, jenis: Jenis, kalender: Kalender) -> datetime:
    """Return the moment of a warning `hours` before `end`, which is in the zone of the unit.

    A clock of hours warns to the minute. A clock of days warns in the morning, as many days before
    its last day as the hours make; one of working days on a morning on which somebody is there.
    """
    if jenis in {Jenis.MENIT, Jenis.JAM}:
        return _later(end, -timedelta(hours=hours))
    days = hours // _JAM_SEHARI
    working = jenis is Jenis.HARI_KERJA
    day = kalender.back(end.date(), days) if working else end.date() - timedelta(days=days)
    return datetime.combine(day, PAGI, tzinfo=end.tzinfo)


def _later(start: datetime, span: timedelta) -> datetime:
    """Add real time, also where a zone changes its clock."""
    return (start.astimezone(UTC) + span).astimezone(start.tzinfo)


def resumed_due(due: datetime, *, paused: datetime, resumed: datetime, jenis: Jenis) -> datetime:
    """Return the new end after a pause: by whole days for a clock of days, else by the span.

    All three in the zone of the unit. The day on which the pause begins no longer counts, the day
    on which it ends counts again.
    """
    if jenis in {Jenis.MENIT, Jenis.JAM}:
        return _later(due, resumed - paused)
    return end_of(due.date() + (resumed.date() - paused.date()), due)


def next_hari_ke(seri: tuple[int, ...], after: int) -> int | None:
    """Return the next day of the calendar after the day last met; None when it is at its end."""
    return next((day for day in seri if day > after), None)
