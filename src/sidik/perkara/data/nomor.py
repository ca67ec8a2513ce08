"""The number of an LP in any spelling; a person by his initials; one spelling of a telephone."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

import phonenumbers

from sidik.kernel.bahasa import BULAN, romawi
from sidik.perkara.data.kata import ModelLP
from sidik.perkara.errors import KoordinatSalah, NomorLPSalah, TeleponSalah

_BULAN: Final = {romawi(n): n for n in range(1, 13)}
_ROMAN: Final = "|".join(sorted(_BULAN, key=len, reverse=True))
_KATA: Final = {name[:3].upper(): n for n, name in enumerate(BULAN, 1)} | {
    "PEB": 2, "AGT": 8, "AGS": 8, "NOP": 11
}  # fmt: skip
"""Months in words, as old books have them, in the old spelling too."""
_GAP: Final = r"[\s/.,:\-]"
_NOMOR: Final = re.compile(
    rf"""(?:NO(?:MOR)?\b{_GAP}*)?
    (?:STTLP|STBLP|STPL|STBL|LP) {_GAP}*
    (?:(?P<model>[AB]){_GAP}*)?
    (?P<seri>[0-9]{{1,6}})
    (?:{_GAP}+(?P<model_tengah>[AB])(?={_GAP}))?
    (?:{_GAP}*(?P<romawi>{_ROMAN}){_GAP}*|{_GAP}+(?P<angka>[0-9]{{1,2}}){_GAP}+
    |{_GAP}*(?P<kata>{"|".join(_KATA)})[A-Z]{{0,6}}{_GAP}*)
    (?P<tahun>[0-9]{{4}})(?![0-9])
    {_GAP}*(?P<penerbit>.*)""",
    re.VERBOSE | re.DOTALL,
)
MAX_NOMOR: Final = 160


@dataclass(frozen=True)
class NomorLP:
    """An LP number: the text as it was written, its parts, and the key that decides sameness.

    Regional forms before 2021 carry no model. A receipt (STTLP) has the tail of its LP, so it
    reads as the same number.
    """

    raw: str
    model: ModelLP | None
    seri: int
    bulan: int
    tahun: int
    penerbit: str

    @classmethod
    def parse(cls, raw: str) -> "NomorLP":
        """Read any spelling found in the wild. Raises `NomorLPSalah`."""
        text = " ".join(raw.split())
        plain = unicodedata.normalize("NFKC", text).upper()
        found = _NOMOR.fullmatch(plain) if len(plain) <= MAX_NOMOR else None
        if found is None:
            raise NomorLPSalah
        model = found["model"] or found["model_tengah"]
        kata, angka = found["romawi"] or found["kata"], found["angka"]
        bulan = (_BULAN | _KATA)[kata] if kata else int(angka)
        seri, tahun = int(found["seri"]), int(found["tahun"])
        if not (seri and 1 <= bulan <= 12 and 1945 <= tahun <= 2100):
            raise NomorLPSalah
        penerbit = found["penerbit"].strip(" /.,:-")
        return cls(text, ModelLP(model) if model else None, seri, bulan, tahun, penerbit)

    @classmethod
    def issue(cls, model: ModelLP, seri: int, day: date, penerbit: str) -> "NomorLP":
        """Return a number in the one form that we write."""
        raw = f"LP/{model}/{seri}/{romawi(day.month)}/{day.year}/{penerbit}"
        return cls(raw, model, seri, day.month, day.year, penerbit)

    @property
    def key(self) -> str:
        """The parts, each in one spelling: no case, no spaces, dots or slashes, month in digits."""
        tail = "".join(c for c in self.penerbit.casefold() if c.isalnum())
        return f"{self.model or '-'}.{self.seri}.{self.bulan}.{self.tahun}.{tail}".lower()

    def __str__(self) -> str:
        return self.raw


def inisial(nama: str) -> str:
    """A.R. for Ahmad Rizki: how police news names a person, and all that a timeline may say."""
    words = re.findall(r"[^\W\d_][\w'’]*", nama.partition(",")[0])
    return "".join(f"{word[0].upper()}." for word in words[:4]) or "N.N."


def telepon_e164(raw: str) -> str:
    """Return one spelling of a telephone number; nothing for nothing. Raises `TeleponSalah`."""
    if not raw.strip():
        return ""
    try:
        number = phonenumbers.parse(raw, "ID")
    except phonenumbers.NumberParseException:
        raise TeleponSalah(telepon=raw[:30]) from None
    if not phonenumbers.is_valid_number(number):
        raise TeleponSalah(telepon=raw[:30])
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_KOORDINAT: Final = re.compile(r"\s*(-?\d{1,2}[.,]\d{1,8})\s*[;, ]\s*(-?\d{1,3}[.,]\d{1,8})\s*")


def read_koordinat(raw: str) -> tuple[Decimal, Decimal] | None:
    """Read latitude and longitude as a map or a telephone shows them. Raises `KoordinatSalah`."""
    if not raw.strip():
        return None
    found = _KOORDINAT.fullmatch(raw)
    if found is None:
        raise KoordinatSalah
    lintang, bujur = (round(Decimal(part.replace(",", ".")), 6) for part in found.groups())
    if not (-90 <= lintang <= 90 and -180 <= bujur <= 180):
        raise KoordinatSalah
    return lintang, bujur
