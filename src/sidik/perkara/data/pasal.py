"""Offence articles as dated data, and what may be charged for an act of a given day."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from sidik.perkara.data.acara import acara
from sidik.perkara.data.kata import HUBUNGAN_PASAL_LABEL, HubunganPasal

_BULAN = 12


@dataclass(frozen=True, kw_only=True)
class Pasal:
    """An article for acts from `berlaku` on, until the day before `berakhir`."""

    kode: str
    teks: str
    """As it is written in a charge: «Pasal 114 ayat (1) UU 35/2009»."""
    tentang: str
    berlaku: date
    dasar: str
    yakin: str
    berakhir: date | None = None
    pengganti: tuple[str, ...] = ()
    ancaman_bulan: int | None = None
    """The longest imprisonment threatened, in months; None: not known here."""
    ancaman_ikut: bool = False
    """Threatened as the article that it is joined to (an attempt)."""
    dasar_ancaman: str = ""
    yakin_ancaman: str = ""

    def in_force(self, day: date) -> bool:
        return self.berlaku <= day and (self.berakhir is None or day < self.berakhir)

    @property
    def label(self) -> str:
        return f"{self.teks}: {self.tentang}"


@dataclass(frozen=True, kw_only=True)
class PasalDisangkakan:
    """One article of a charge, and how it stands to the one before it."""

    kode: str
    hubungan: HubunganPasal = HubunganPasal.PRIMAIR


@cache
def _table() -> dict[str, Any]:
    file = files("sidik.perkara") / "aturan" / "pasal.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def list_pasal() -> Sequence[Pasal]:
    rows = ({**row, "pengganti": tuple(row.get("pengganti", ()))} for row in _table()["pasal"])
    return tuple(Pasal(**row) for row in rows)


def find_pasal(kode: str) -> Pasal | None:
    return next((p for p in list_pasal() if p.kode == kode), None)


def pasal_on(day: date) -> Sequence[Pasal]:
    """Return what may be charged for an act of that day (KUHP 2023 ps. 3 and 618)."""
    return tuple(p for p in list_pasal() if p.in_force(day))


def outside_tempus(kodes: Iterable[str], day: date) -> Sequence[Pasal]:
    """Return the articles that were not in force on the day of the act."""
    found = (find_pasal(kode) for kode in kodes)
    return tuple(p for p in found if p and not p.in_force(day))


def ancaman_tertinggi(kodes: Iterable[str]) -> int | None:
    """Return the longest imprisonment that a charge threatens, in years begun.

    None when it is not known: an article of the charge has no known maximum, and what is known of
    the others does not reach the limit of the law on children, which is what is asked of it.
    """
    rows = [find_pasal(kode) for kode in kodes]
    own = [row for row in rows if row is None or not row.ancaman_ikut]
    bulan = [row.ancaman_bulan for row in own if row and row.ancaman_bulan is not None]
    tahun = -(-max(bulan, default=0) // _BULAN)
    is_complete = bool(own) and len(bulan) == len(own)
    batas: int = acara()["diversi"]["ancaman_di_bawah_tahun"]
    return tahun if is_complete or tahun >= batas else None


def jenis_tindak_pidana() -> Sequence[tuple[str, str]]:
    """Return the kinds of offence a recap asks for: slug and label."""
    return tuple((row["kode"], row["label"]) for row in _table()["jenis"])


def jenis_label(kode: str) -> str:
    return dict(jenis_tindak_pidana()).get(kode, kode)


def pack_pasal(rows: Iterable[PasalDisangkakan]) -> list[dict[str, str]]:
    """Return a charge as it is kept and sent."""
    return [{"kode": row.kode, "hubungan": row.hubungan.value} for row in rows]


def read_pasal(kept: Iterable[Mapping[str, str]]) -> Sequence[PasalDisangkakan]:
    """Return a kept charge."""
    return [PasalDisangkakan(kode=r["kode"], hubungan=HubunganPasal(r["hubungan"])) for r in kept]


def spell_pasal(rows: Sequence[PasalDisangkakan]) -> tuple[str, ...]:
    """Return a charge as lines people read: «subsider Pasal 112 ayat (1) UU 35/2009»."""
    lines = []
    for place, row in enumerate(rows):
        pasal = find_pasal(row.kode)
        text = pasal.teks if pasal else row.kode
        joined = place and row.hubungan is not HubunganPasal.PRIMAIR
        lines.append(f"{HUBUNGAN_PASAL_LABEL[row.hubungan]} {text}" if joined else text)
    return tuple(lines)
