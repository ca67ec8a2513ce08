"""A NIK that can be one, and a name that is one: slips of the finger are told at once."""

import calendar
import re
import unicodedata
from typing import Final

from sidik.perkara.data.kata import JenisKelamin
from sidik.perkara.errors import NamaSalah, NIKSalah

_PROVINSI: Final = range(11, 98)
_PEREMPUAN: Final = 40
"""Added to the day of birth of a woman."""
_KABISAT: Final = 2000
_BIN: Final = re.compile(r"\S\s+(?:bin|binti|bt|b)\.?\s+\S", re.IGNORECASE)
_BIN_AWAL: Final = re.compile(r"(?:bin|binti|bt|b)\.?\s+\S", re.IGNORECASE)


def read_nik(raw: str) -> str:
    """Return the sixteen digits, nothing for nothing. Raises `NIKSalah`.

    District (6), day and month and year of birth (6), serial (4). Whether it is his own is not
    asked: the book of the Dukcapil is not here.
    """
    nik = re.sub(r"[\s.\-]", "", raw)
    if not nik:
        return ""
    if not re.fullmatch(r"[0-9]{16}", nik):
        raise NIKSalah(apa="harus 16 angka")
    if len(set(nik)) == 1:
        raise NIKSalah(apa="semua angkanya sama")
    if int(nik[:2]) not in _PROVINSI or "00" in (nik[2:4], nik[4:6]):
        raise NIKSalah(apa=f"kode wilayah {nik[:6]} tidak ada")
    if not _is_day(nik[6:12]):
        raise NIKSalah(apa=f"tanggal lahir di dalamnya ({nik[6:12]}) tidak ada")
    if nik[12:] == "0000":
        raise NIKSalah(apa="nomor urutnya (empat angka terakhir) tidak mungkin 0000")
    return nik


def insist_nama(nama: str) -> str:
    """Return a name, one blank between its words. Raises `NamaSalah` without a single letter."""
    said = " ".join(tampak(nama).split())
    if not any(c.isalpha() for c in said):
        raise NamaSalah
    return said


def tampak(text: str) -> str:
    """Return a text without what nobody sees: zero-width marks, marks that turn the direction."""
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def _is_day(digits: str) -> bool:
    day, month = int(digits[:2]), int(digits[2:4])
    if day > _PEREMPUAN:
        day -= _PEREMPUAN
    if not 1 <= month <= 12:
        return False
    leap = _KABISAT + int(digits[4:]) if month == 2 else _KABISAT
    return 1 <= day <= calendar.monthrange(leap, month)[1]


def nama_lengkap(nama: str, ayah: str, jenis_kelamin: str = "") -> str:
    """Return a name with his father's, once: either may have been typed with bin or binti in it."""
    if not ayah.strip() or _BIN.search(nama):
        return nama.strip()
    said = _BIN_AWAL.match(ayah.strip())
    if said:
        return f"{nama.strip()} {ayah.strip()}"
    word = "binti" if jenis_kelamin == JenisKelamin.PEREMPUAN else "bin"
    return f"{nama.strip()} {word} {ayah.strip()}"
