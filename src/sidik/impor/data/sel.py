"""Cells as people wrote them for fifteen years: text, days, hours."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from sidik.impor.data.bilangan import spell_numbers
from sidik.kernel.bahasa import BULAN, hari, romawi, tanggal

MAX_SEL: Final = 4_000
"""Letters of one cell that are kept: a register's line, not a novel."""
_BULAN_PENDEK: Final = {name[:3].casefold(): n for n, name in enumerate(BULAN, 1)} | {
    "agt": 8, "ags": 8, "aug": 8, "peb": 2, "mrt": 3, "okt": 10, "oct": 10, "may": 5, "nop": 11,
    "dec": 12,
}  # fmt: skip
_ROMAWI: Final = {romawi(n).casefold(): n for n in range(1, 13)}
_ANGKA: Final = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})\b")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_KATA: Final = re.compile(
    r"(\d{1,2})\s*[-/. ]?\s*([A-Za-z]{3,9}|[IVXivx]{1,4})\.?\s*[-/., ]?\s*(\d{4})"
)
_HARI: Final = re.compile(rf"{_ISO.pattern}|{_KATA.pattern}|{_ANGKA.pattern}")
_SERI: Final = re.compile(r"[2-6]\d{4}(\.\d{1,12})?")
"""A day as Excel counts it, in a cell that lost its format; from 1954 to 2091."""
_SERI_NOL: Final = datetime.combine(date(1899, 12, 30), time())
_KATA_TANGGAL: Final = frozenset(
    {"bulan", "tahun", "tgl", "tanggal", "awal", "akhir", "sekitar", "pertengahan", "thn", "th"}
)
_NAMA_HARI: Final = re.compile(
    r"\b(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b", re.IGNORECASE
)
_TAHUN_SAJA: Final = re.compile(r"\b(?:19|20)\d\d\b")
_PUKUL: Final = re.compile(
    r"\b(?:jam|pukul|pkl)\b\.?\s*([01]?\d|2[0-3])(?:\s*[.:,]?\s*([0-5]\d))?\b", re.IGNORECASE
)
_JAM: Final = re.compile(r"\b([01]?\d|2[0-3])[.:]([0-5]\d)\b")


def read_moment(cell: object) -> datetime | None:
    """Return the day, and the hour when it is written, as the wall of the unit shows it.

    Day before month, as Indonesian registers write. None when it cannot be read.
    """
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    text = str(cell).strip()
    if _SERI.fullmatch(text):
        return _SERI_NOL + timedelta(minutes=round(float(text) * 1440))
    day = read_day(text)
    if day is None:
        return None
    rest = _ISO.sub(" ", _ANGKA.sub(" ", text))
    hour = _PUKUL.search(rest) or _JAM.search(rest)
    clock = time(int(hour[1]), int(hour[2] or 0)) if hour else time()
    return datetime.combine(day, clock)


def salah_hari(cell: object) -> str:
    """Return what to look at when a day bears the name of another: «Senin, 5 Maret 2026»."""
    text = as_text(cell)
    said, day = _NAMA_HARI.search(text), read_day(text)
    if not said or not day:
        return ""
    named = said[1].casefold().replace("'", "").replace("ahad", "minggu")
    if named == hari(day).casefold().replace("'", ""):
        return ""
    return f"Tertulis {said[1].capitalize()}, padahal {tanggal(day)} hari {hari(day)}."


def is_sebagian(text: str) -> bool:
    """Say whether a day is told in part only: «Juli 2019», «2019»."""
    words = re.sub(r"[\W\d_]+", " ", text).split()
    return bool(_TAHUN_SAJA.search(text)) and all(
        word.casefold() in _KATA_TANGGAL or _month(word) for word in words
    )


def _month(word: str) -> int:
    return _ROMAWI.get(word.casefold()) or _BULAN_PENDEK.get(word[:3].casefold(), 0)


def read_day(text: str) -> date | None:
    """Return the day a text speaks of."""
    text = _PUKUL.sub(" ", text)
    text = text if re.search(r"\d", text) else spell_numbers(text)
    if found := _ISO.search(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _KATA.search(text):
        day, year = int(found[1]), int(found[3])
        month = _month(found[2])
    elif found := _ANGKA.search(text):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def spell_days(text: str, before: date | None = None) -> str:
    """Return a text with each day it tells written as 2010-02-10, so that a stroke parts people.

    A year of two digits is told only where the century is known: it lies `before` a day.
    """
    if _SERI.fullmatch(text.strip()) and (moment := read_moment(text)):
        return f"{moment:%Y-%m-%d}"

    def spelled(found: re.Match[str]) -> str:
        day = read_day(found[0])
        if day is None or (before is None and not re.search(r"\d{4}", found[0])):
            return found[0]
        if before and day > before and not re.search(r"\d{4}", found[0]):
            day = date(day.year - 100, day.month, min(day.day, 28))
        return f" {day:%Y-%m-%d} "

    return _HARI.sub(spelled, text)


def as_text(cell: object) -> str:
    """Return a cell as text: whole numbers without a tail, nothing for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _TAK_TERTULIS.sub("", str(cell)).strip()


_TAK_TERTULIS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""What no database keeps and no screen shows."""


def as_cell(cell: object) -> str:
    """Return a cell as it is kept: a date so that it is read again, no text beyond `MAX_SEL`."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    return as_text(cell)[:MAX_SEL]
