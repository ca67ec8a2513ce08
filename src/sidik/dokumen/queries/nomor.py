"""How far each series of numbers has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sidik.dokumen.data import katalog, kelas_for, pola_on
from sidik.dokumen.models import NomorSurat
from sidik.dokumen.queries.buku import list_register

_SIFAT: Final = ("B", "R")
"""Ordinary and secret letters are counted apart."""


@dataclass(frozen=True)
class Seri:
    seri: str
    judul: str
    nomor: int
    """The last one given; 0: none yet this year."""


def list_seri(satuan: str, tahun: int) -> Sequence[Seri]:
    """Return the series of a unit in a year: those it may need, and those it has begun."""
    begun = {
        row.seri: row.nomor for row in NomorSurat.objects.filter(satuan_id=satuan, tahun=tahun)
    }
    books = {f"register {book.kunci}": book.nama for book in list_register(satuan)}
    kinds = dict.fromkeys([*_usual(tahun), *(s for s in sorted(begun) if s not in books)])
    return [
        *(Seri(seri, seri.replace(" ", "/…/", 1), begun.get(seri, 0)) for seri in kinds),
        *(Seri(seri, f"baris buku {judul}", begun.get(seri, 0)) for seri, judul in books.items()),
    ]


def _usual(tahun: int) -> list[str]:
    day = date(tahun, 12, 31)
    kelas = kelas_for([], day)
    papers = [p for p in katalog().values() if p.pola and "{urut}" in pola_on(p.pola, day)]
    codes = [code for p in papers for code in (_SIFAT if p.pola == "biasa" else (p.kode,))]
    return [f"{code} {kelas}" for code in dict.fromkeys(codes)]
