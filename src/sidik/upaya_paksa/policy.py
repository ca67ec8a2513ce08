"""Which segment follows, how urgent a detention is, which clock an arrest runs on."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sidik.tenggat.policy import rule
from sidik.upaya_paksa.data import KeadaanTahanan

_JAM_SEHARI = 24
ATURAN_TANGKAP: Final = ("tangkap", "tangkap_narkotika", "tangkap_narkotika_lanjut", "tangkap_anak")
SURAT_UPAYA: Final = (
    "sprin_kap",
    "sprin_kap_lanjut",
    "sprin_han",
    "minta_perpanjangan_han",
    "sprin_guhan",
    "sprin_geledah",
    "sprin_sita",
    "ba_sita",
    "minta_persetujuan_sita",
)


@dataclass(frozen=True, kw_only=True)
class Masa:
    """One segment as the law knows it."""

    aturan: str
    label: str
    penerbit: str
    khusus: bool = False
    """Only when the threat is high enough, or in grave illness."""


@cache
def read_tahan() -> dict[str, Any]:
    """Return aturan/tahan.toml."""
    file = files("sidik.upaya_paksa") / "aturan" / "tahan.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def list_masa(*, anak: bool) -> tuple[Masa, ...]:
    """Return the segments that the law allows while the police hold a person, in order."""
    return tuple(Masa(**row) for row in read_tahan()["anak" if anak else "dewasa"])


@dataclass(frozen=True, kw_only=True)
class AcaraIzin:
    """What one procedure code asks of a search or a seizure."""

    upaya: str
    rezim: str
    penerbit: str
    persetujuan: str
    putusan: str
    pengajuan: int
    dasar: str
    yakin: str
    mendesak: tuple[tuple[str, str], ...]
    izin: str = ""
    ahli: str = ""

    def knows(self, alasan: str) -> bool:
        return alasan in dict(self.mendesak)


@cache
def list_acara_izin(upaya: str) -> tuple[AcaraIzin, ...]:
    """Return what each procedure code asks, from aturan/izin.toml."""
    file = files("sidik.upaya_paksa") / "aturan" / "izin.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["acara"]
    found = [AcaraIzin(**row | {"mendesak": tuple(map(tuple, row["mendesak"]))}) for row in rows]
    return tuple(one for one in found if one.upaya == upaya)


def acara_izin(upaya: str, rezim: str) -> AcaraIzin:
    return next(one for one in list_acara_izin(upaya) if one.rezim == rezim)


def mendesak_label(upaya: str, alasan: str) -> str:
    """Return the words of a ground of urgency, of whichever code."""
    words = {slug: label for one in list_acara_izin(upaya) for slug, label in one.mendesak}
    return words.get(alasan, alasan)


ATURAN_TAHAN: Final = tuple(m.aturan for anak in (False, True) for m in list_masa(anak=anak))


def next_masa(*, anak: bool, dipakai: int) -> Masa | None:
    """Return the segment after those in use; None when the law's total is spent."""
    rows = list_masa(anak=anak)
    return rows[dipakai] if dipakai < len(rows) else None


def masa_of(aturan: str) -> Masa:
    return next(m for anak in (False, True) for m in list_masa(anak=anak) if m.aturan == aturan)


def batas_ancaman() -> int:
    """Return the threat in years from which the court may extend."""
    return int(read_tahan()["khusus"]["ancaman_tahun"])


def is_khusus_allowed(ancaman_tahun: int | None, sakit: str) -> bool:
    return bool(sakit.strip()) or (ancaman_tahun or 0) >= batas_ancaman()


def hari_ingat(aturan: str) -> Sequence[int]:
    """Return the days before the end on which the clock of a segment warns, the last first."""
    return sorted(hours // _JAM_SEHARI for hours in rule(aturan).ingatkan_jam)


def hari_genting(aturan: str) -> int:
    """Return with how many days left, or fewer, a detention is urgent."""
    alarms = hari_ingat(aturan)
    return alarms[min(int(read_tahan()["tingkat"]["genting"]), len(alarms)) - 1]


def is_genting(aturan: str, left: timedelta) -> bool:
    """Say whether the clock of somebody who is held is as urgent as the board shows in red."""
    if aturan in ATURAN_TAHAN:  # it ends with the last moment of its last day
        return left < timedelta(days=hari_genting(aturan) + 1)
    return left <= timedelta(hours=min(rule(aturan).ingatkan_jam))


def judge(aturan: str, sisa: int) -> KeadaanTahanan:
    """Say how urgent it is with `sisa` days after today, by the alarms of the rule."""
    if sisa < 0:
        return KeadaanTahanan.HABIS
    if sisa <= hari_genting(aturan):
        return KeadaanTahanan.GENTING
    return KeadaanTahanan.SEGERA if sisa <= hari_ingat(aturan)[-1] else KeadaanTahanan.AMAN


def aturan_tangkap(*, anak: bool, narkotika: bool) -> str:
    """Say on which clock an arrest runs: a child's day is never the seventy-two hours."""
    if anak:
        return "tangkap_anak"
    return "tangkap_narkotika" if narkotika else "tangkap"


def lanjutan_of(aturan: str) -> str:
    """Return the rule of an arrest's extension; empty when the law knows none."""
    return "tangkap_narkotika_lanjut" if aturan == "tangkap_narkotika" else ""
