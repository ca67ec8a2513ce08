"""The catalogue of papers, read from aturan/*.toml."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sidik.dokumen.errors import JenisTidakDikenal


class Bentuk(StrEnum):
    """The few shapes that all papers have."""

    SURAT_PERINTAH = "surat_perintah"
    KETETAPAN = "ketetapan"
    SURAT = "surat"
    BERITA_ACARA = "berita_acara"
    LAPORAN = "laporan"
    TANDA_TERIMA = "tanda_terima"


PENYIDIK: Final = "penyidik"
"""Signs his own minutes; the chain is his superiors' paraf."""


@dataclass(frozen=True, kw_only=True)
class Kolom:
    """One thing to be typed into a draft."""

    kunci: str
    label: str
    panjang: bool = False
    daftar: bool = False
    wajib: bool = False


@dataclass(frozen=True, kw_only=True)
class JenisDokumen:
    """One paper of the catalogue."""

    jenis: str
    kode: str
    bentuk: Bentuk
    pola: str
    register: str
    paraf: tuple[str, ...]
    tanda_tangan: tuple[str, ...]
    pro_justitia: bool = False
    sudut: str = ""
    """What stands in the top right corner: A1."""
    anak: str = ""
    """"inisial": the paper leaves the law's hands, so a child stands in it by initials."""
    induk: tuple[str, ...] = ()
    butuh: tuple[tuple[str, ...], ...] = ()
    tujuan: str = ""
    wajib: frozenset[str] = frozenset()
    isian: tuple[str, ...] = ()
    tabel: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()
    penyerahan: bool = False
    """It has a place where the person it is about signs for his copy."""
    pihak: str = ""
    """Who signs minutes beside the officers."""

    @property
    def judul(self) -> str:
        return str(naskah(self.jenis)["judul"])

    @property
    def nama(self) -> str:
        """What officers call it."""
        return str(naskah(self.jenis).get("nama", self.judul))

    @property
    def is_bernomor(self) -> bool:
        return bool(self.pola)

    @property
    def kolom(self) -> Sequence[Kolom]:
        return [_kolom(kunci, wajib=kunci in self.wajib) for kunci in self.isian]


@cache
def _read(name: str) -> dict[str, Any]:
    file = files("sidik.dokumen") / "aturan" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def katalog() -> Mapping[str, JenisDokumen]:
    """Return every paper by its slug."""
    return {jenis: _entry(jenis, row) for jenis, row in _read("surat")["surat"].items()}


def jenis_of(slug: str) -> JenisDokumen:
    """Raises `JenisTidakDikenal`."""
    found = katalog().get(slug)
    if found is None:
        raise JenisTidakDikenal(jenis=slug[:40])
    return found


def naskah(jenis: str, day: date | None = None) -> Mapping[str, Any]:
    """Return the words of a paper as they are on `day`; without one, the newest."""
    return _newest(_read("naskah")[jenis], day)


def pola_on(nama: str, day: date) -> str:
    """Return how a number is written on that day."""
    rows = [row for row in _read("surat")["pola"] if row["nama"] == nama]
    return str(_newest(rows, day)["pola"])


def kelas_on(day: date) -> Sequence[tuple[str, str]]:
    """Return the filing classes with what they hold; the first is the usual one."""
    rows = [r for r in _read("surat")["kelas"] if r["berlaku"] <= day <= r.get("sampai", day)]
    return [(row["kode"], row["uraian"]) for row in rows]


def register_bawaan() -> Sequence[tuple[str, str, str]]:
    """Return (key, code, title) of the registers as shipped; an empty code is still to be set."""
    return [(row["kunci"], row["kode"], row["judul"]) for row in _read("surat")["register"]]


def ttd_of(peran: str) -> Mapping[str, Any]:
    """Return what stands above the name of one who signs in this role."""
    rows: list[dict[str, Any]] = _read("surat")["ttd"]
    return next(row for row in rows if row["peran"] == peran)


def tabel_of(kunci: str) -> Mapping[str, str]:
    """Return the columns of a table by key, and under "judul" what it is called."""
    return dict(_read("surat")["tabel"][kunci])


def dasar_hukum() -> Sequence[Mapping[str, Any]]:
    rows: list[dict[str, Any]] = _read("dasar")["dasar"]
    return rows


def _newest(rows: Sequence[Mapping[str, Any]], day: date | None) -> Mapping[str, Any]:
    held = [r for r in rows if day is None or r["berlaku"] <= day]
    return max(held or rows[:1], key=lambda row: row["berlaku"])


def _entry(jenis: str, row: Mapping[str, Any]) -> JenisDokumen:
    lists = {
        name: tuple(row.get(name, ()))
        for name in ("paraf", "tanda_tangan", "induk", "isian", "tabel", "tembusan")
    }
    rest = {key: value for key, value in row.items() if key not in lists}
    return JenisDokumen(
        **rest
        | lists
        | {
            "jenis": jenis,
            "bentuk": Bentuk(row["bentuk"]),
            "butuh": tuple(tuple(any_of) for any_of in row.get("butuh", ())),
            "wajib": frozenset(row.get("wajib", ())),
        }
    )


def _kolom(kunci: str, *, wajib: bool) -> Kolom:
    said = _read("surat")["isian"][kunci]
    if isinstance(said, str):
        said = {"label": said}
    return Kolom(kunci=kunci, wajib=wajib, **said)
