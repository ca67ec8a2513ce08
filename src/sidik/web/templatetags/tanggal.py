"""Filters that write dates and numbers as officers do, in the zone of the site.

Each takes `str` too, because a missing variable arrives as the empty string, and prints nothing.
"""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from django import template
from django.utils.timezone import localtime

from sidik.kernel import bahasa, clock

register = template.Library()


@register.filter
def tanggal(day: date | str | None, zona: str = "") -> str:
    """5 Maret 2026; in lists of many units in the zone of the one whose row it is."""
    if not day or isinstance(day, str):
        return ""
    return bahasa.tanggal(_there(day, zona) if isinstance(day, datetime) else day)


@register.filter
def tanggal_jam(moment: datetime | str | None, zona: str = "") -> str:
    """5 Maret 2026 pukul 14.05 WITA."""
    return bahasa.tanggal_jam(_there(moment, zona)) if isinstance(moment, datetime) else ""


@register.filter
def jam(moment: datetime | str | None) -> str:
    """14.05, for columns that already say the day."""
    return f"{localtime(moment):%H.%M}" if isinstance(moment, datetime) else ""


@register.filter
def hari(day: date | str | None) -> str:
    """Kamis."""
    if not day or isinstance(day, str):
        return ""
    return bahasa.hari(localtime(day) if isinstance(day, datetime) else day)


@register.filter
def lalu(moment: datetime | str | None) -> str:
    """3 jam lalu; 2 hari lagi."""
    return bahasa.lalu(moment, clock.now()) if isinstance(moment, datetime) else ""


@register.filter
def romawi(number: int | date | str | None) -> str:
    """III; given a date, the Roman numeral of its month, as in a letter's number."""
    if number is None or isinstance(number, str):
        return ""
    return bahasa.romawi(number.month if isinstance(number, date) else number)


@register.filter
def terbilang(number: int | Decimal | str | None, places: int | None = None) -> str:
    """Sembilan puluh dua koma sembilan sembilan; `places` as in `angka`, so that both agree."""
    if number is None or isinstance(number, str):
        return ""
    if places is not None:
        number = Decimal(number).quantize(Decimal(1).scaleb(-places))
    return bahasa.terbilang(number)


@register.filter
def angka(number: int | Decimal | str | None, places: int | None = None) -> str:
    """1.234,56."""
    return "" if number is None or isinstance(number, str) else bahasa.angka(number, places)


def _there(moment: datetime, zona: str) -> datetime:
    return localtime(moment, ZoneInfo(zona) if zona else None)
