"""Indonesian as it stands on police paper: months, Roman numerals, amounts in words, spans."""

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

BULAN: Final = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
HARI: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_DIGITS: Final = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
)
_SCALES: Final = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
_TERBILANG_LIMIT: Final = 10**15
_ROMAN: Final = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_TERTULIS: Final = re.compile(
    rf"(?:\b(?P<hari>{'|'.join(HARI)})\W+(?:tanggal\s+)?)?"
    rf"(?P<kata>\b(?P<tanggal>\d{{1,2}})\s+(?P<bulan>{'|'.join(BULAN)})\s+(?P<tahun>\d{{4}})\b)",
    re.IGNORECASE,
)
_JAM: Final = re.compile(r"\b(?:pukul|jam)\s+(\d{1,2})[.:](\d{2})\b", re.IGNORECASE)
_ZONES: Final = {7: "WIB", 8: "WITA", 9: "WIT"}


def bulan(number: int) -> str:
    return BULAN[number - 1]


def hari(day: date) -> str:
    return HARI[day.weekday()]


def tanggal(day: date) -> str:
    """5 Maret 2026: the only way a date stands on a letter."""
    return f"{day.day} {bulan(day.month)} {day.year}"


def zona(moment: datetime) -> str:
    """WIB, WITA or WIT; another offset is written out."""
    offset = moment.utcoffset()
    if offset is None:
        return ""
    hours = offset / timedelta(hours=1)
    return _ZONES.get(int(hours), f"UTC{hours:+g}") if hours == int(hours) else f"UTC{hours:+g}"


def tanggal_jam(moment: datetime) -> str:
    """5 Maret 2026 pukul 14.05 WITA, in the zone that `moment` carries."""
    return f"{tanggal(moment)} pukul {moment:%H.%M} {zona(moment)}".rstrip()


def list_tanggal(text: str) -> list[tuple[str, str, date | None]]:
    """Return each day that a text spells out: weekday if told, words, and None where it is none."""
    return [(found["hari"] or "", found["kata"], _day(found)) for found in _TERTULIS.finditer(text)]


def wrong_tanggal(text: str) -> str:
    """Return what is wrong with a day or hour that a text spells out; empty when nothing is."""
    for weekday, words, day in list_tanggal(text):
        if day is None:
            return f"{words} tidak ada dalam kalender."
        if weekday and weekday.casefold() != hari(day).casefold():
            return f"{words} jatuh pada hari {hari(day)}, bukan {weekday}."
    for found in _JAM.finditer(text):
        if int(found[1]) > 23 or int(found[2]) > 59:
            return f"Pukul {found[1]}.{found[2]} tidak ada."
    return ""


def _day(found: re.Match[str]) -> date | None:
    month = [name.casefold() for name in BULAN].index(found["bulan"].casefold()) + 1
    try:
        return date(int(found["tahun"]), month, int(found["tanggal"]))
    except ValueError:
        return None


def romawi(number: int) -> str:
    if not 1 <= number <= 3999:
        msg = f"no Roman numeral for {number}"
        raise ValueError(msg)
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def terbilang(number: int | Decimal) -> str:
    """Say a number in words; the decimals digit by digit, as many as the figure shows.

    Words and figure must not disagree on a letter, so `Decimal("1.00")` keeps its two noughts.
    """
    sign, digits, exponent = Decimal(number).as_tuple()
    if not isinstance(exponent, int):
        msg = f"{number} has no words"
        raise ValueError(msg)  # noqa: TRY004  # NaN is a wrong value, not a wrong type
    text = "".join(map(str, digits)) + "0" * max(exponent, 0)
    places = max(-exponent, 0)
    text = text.rjust(places + 1, "0")
    whole, fraction = text[: len(text) - places], text[len(text) - places :]
    words = _whole(int(whole))
    if fraction:
        words += " koma " + " ".join(_DIGITS[int(digit)] for digit in fraction)
    return f"minus {words}" if sign else words


def _whole(number: int) -> str:
    if number >= _TERBILANG_LIMIT:
        msg = f"{number} is beyond words"
        raise ValueError(msg)
    if number == 0:
        return _DIGITS[0]
    parts = []
    for value, name in _SCALES:
        count, number = divmod(number, value)
        if count:
            parts.append(f"{_below_thousand(count)} {name}")
    thousands, rest = divmod(number, 1000)
    if thousands:
        parts.append("seribu" if thousands == 1 else f"{_below_thousand(thousands)} ribu")
    if rest:
        parts.append(_below_thousand(rest))
    return " ".join(parts)


def _below_thousand(number: int) -> str:
    parts = []
    hundreds, rest = divmod(number, 100)
    if hundreds:
        parts.append("seratus" if hundreds == 1 else f"{_DIGITS[hundreds]} ratus")
    if rest:
        parts.append(_below_hundred(rest))
    return " ".join(parts)


def _below_hundred(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        teens = {10: "sepuluh", 11: "sebelas"}
        return teens.get(number, f"{_DIGITS[number - 10]} belas")
    tens, ones = divmod(number, 10)
    return f"{_DIGITS[tens]} puluh" + (f" {_DIGITS[ones]}" if ones else "")


def angka(number: int | Decimal, places: int | None = None) -> str:
    """1.234,56: full stop by thousands, comma before the decimals."""
    exact = Decimal(number)
    text = f"{exact:,f}" if places is None else f"{exact:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,"))


def jarak(span: timedelta) -> str:
    """A length of time in the largest two units that matter: 2 hari 4 jam, 3 jam, 12 menit."""
    minutes = int(abs(span) / timedelta(minutes=1))
    days, minutes = divmod(minutes, 24 * 60)
    hours, minutes = divmod(minutes, 60)
    if days >= 3:
        return f"{angka(days)} hari"
    if days:
        return f"{days} hari {hours} jam" if hours else f"{days} hari"
    if hours:
        return f"{hours} jam {minutes} menit" if hours < 3 and minutes else f"{hours} jam"
    return f"{minutes} menit" if minutes else "kurang dari semenit"


def lalu(moment: datetime, now: datetime) -> str:
    """How long ago, or how far ahead: 3 jam lalu, baru saja, 2 hari lagi."""
    span = now - moment
    if abs(span) < timedelta(minutes=1):
        return "baru saja"
    return f"{jarak(span)} {'lalu' if span > timedelta(0) else 'lagi'}"
