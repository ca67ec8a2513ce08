"""Dated data: substances and their groups, samples, numbers of the book, destruction."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from math import isqrt
from typing import Any, Final

_SEBUTAN: Final = re.compile(r"[()/,]")
KEYAKINAN: Final = {
    "H": "pasti",
    "M": "besar kemungkinan benar, cocokkan dengan naskahnya",
    "L": "belum dicocokkan dengan naskahnya",
}


@dataclass(frozen=True, kw_only=True)
class Zat:
    """A substance and its group, from `berlaku` to the day before `berakhir`."""

    kode: str
    nama: str
    golongan: str
    hitung: str
    berlaku: date
    dasar: str
    yakin: str
    berakhir: date | None = None
    duga: bool = False

    def in_force(self, day: date) -> bool:
        return self.berlaku <= day and (self.berakhir is None or day < self.berakhir)

    @property
    def golongan_label(self) -> str:
        return golongan_label(self.golongan)

    @property
    def keyakinan(self) -> str:
        return KEYAKINAN[self.yakin]

    @property
    def is_narkotika(self) -> bool:
        return self.duga or self.golongan.startswith("narkotika")


@dataclass(frozen=True, kw_only=True)
class Anjuran:
    """How much the law wants set aside for the laboratory: of pieces, millilitres, milligrams."""

    jumlah: int
    dari: int
    kata: str
    dasar: str
    lain: str
    """By what another method may be used, if its name is given."""
    satuan: str = ""
    bulat: int = 1

    def holds(self, diambil: Decimal | int) -> bool:
        """Say whether so much is what the law wants, or all of it."""
        most = -(-self.jumlah // self.bulat) * self.bulat
        return self.jumlah <= diambil <= most or diambil >= self.dari


@dataclass(frozen=True, kw_only=True)
class Kembali:
    """Whether a group may go back to whom it was taken from: never, or when a court says so."""

    golongan: Sequence[str]
    boleh: bool
    berlaku: date
    dasar: str
    kata: str
    yakin: str


@cache
def _table(name: str) -> dict[str, Any]:
    file = files("sidik.barang_bukti") / "aturan" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def list_zat() -> Sequence[Zat]:
    return tuple(Zat(**row) for row in _table("zat")["zat"])


def zat_on(day: date) -> Sequence[Zat]:
    """Return the substances with the group each is in on that day."""
    return tuple(z for z in list_zat() if z.in_force(day))


def find_zat(kode: str, day: date) -> Zat | None:
    return next((z for z in zat_on(day) if z.kode == kode), None)


def find_sebutan(words: str) -> Sequence[str]:
    """Return the substances that the table also calls so: Zenith, ineks, pil Y."""
    said = " ".join(words.casefold().split())
    found = (z.kode for z in list_zat() if said in _sebutan(z.nama))
    return tuple(dict.fromkeys(found))


def _sebutan(nama: str) -> Sequence[str]:
    return [part.strip() for part in _SEBUTAN.split(nama.casefold())]


def golongan_label(kode: str) -> str:
    return str(_table("zat")["golongan"].get(kode, kode))


def golongan_pilihan() -> Sequence[tuple[str, str]]:
    return tuple(_table("zat")["golongan"].items())


def find_kembali(golongan: str, day: date) -> Kembali | None:
    """Return what the law says of giving this group back; None when it says nothing."""
    rows = [Kembali(**row) for row in _table("kembali")["kembali"]]
    known = [r for r in rows if golongan in r.golongan and r.berlaku <= day]
    return max(known, key=lambda r: r.berlaku, default=None)


def is_disampel(zat: Zat, day: date) -> bool:
    """Say whether the law says how large its sample is."""
    law = _sampel(day)
    return law is not None and (zat.duga or zat.golongan in law["golongan"])


def sampel_for(jumlah: int, day: date, satuan: str = "") -> Anjuran | None:
    """Return what must be set aside of so many pieces; halves and roots are rounded up."""
    law = _sampel(day)
    if law is None or jumlah < 1:
        return None
    row = next(b for b in law["baris"] if jumlah <= b.get("sampai", jumlah))
    ways = {
        "setengah": (jumlah + 1) // 2,
        "tetap": row.get("jumlah", 0),
        "akar": isqrt(jumlah - 1) + 1,
    }
    return Anjuran(
        jumlah=ways[row["cara"]],
        dari=jumlah,
        kata=row["kata"],
        dasar=law["dasar"],
        lain=law["lain"],
        satuan=satuan,
        bulat=law["bulat_mg"] if satuan == "mg" else 1,
    )


def _sampel(day: date) -> dict[str, Any] | None:
    rows = [r for r in _table("sampel")["sampel"] if r["berlaku"] <= day]
    return max(rows, key=lambda r: r["berlaku"], default=None)


def pola_nomor(day: date) -> str:
    rows = [r for r in _table("register")["nomor"] if r["berlaku"] <= day]
    return str(max(rows, key=lambda r: r["berlaku"])["pola"])


def saksi_musnah() -> int:
    """Return how many witnesses a destruction needs beside the investigator."""
    return int(_table("register")["musnah"]["saksi"])


def undangan_musnah() -> Sequence[str]:
    return tuple(_table("register")["musnah"]["undangan"])
