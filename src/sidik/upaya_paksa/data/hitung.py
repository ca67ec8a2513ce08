"""How the days of a detention are counted: the first day counts, and a day in hospital does not.

The day on which a pause begins no longer counts; the day on which it ends counts again. Clocks of
`tenggat` count the same way, and tests compare both with a count day by day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Selang:
    """A pause: from its first day that does not count to the day that counts again."""

    mulai: date
    sampai: date | None = None
    """None: it still lasts."""

    def until(self, today: date) -> date:
        return self.sampai or max(today, self.mulai)


@dataclass(frozen=True)
class Petak:
    """A segment laid out on the calendar, both days inclusive."""

    mulai: date
    akhir: date


def end_of_days(mulai: date, jumlah: int, selang: Iterable[Selang], today: date) -> date:
    """Return the last day of `jumlah` counted days from `mulai`; an open pause lasts until today.

    An end that falls on a day which does not count is moved by what follows it, never before.
    """
    akhir = mulai + _DAY * (jumlah - 1)
    for row in sorted(selang, key=lambda s: s.mulai):
        first, again = max(row.mulai, mulai), row.until(today)
        if first <= akhir and again > first:
            akhir += again - first
    return akhir


def held_days(mulai: date, on: date, selang: Iterable[Selang]) -> int:
    """Return how many days count from `mulai` up to and with `on`."""
    total = max((on - mulai).days + 1, 0)
    for row in selang:
        first = max(row.mulai, mulai)
        last = min(row.sampai or on + _DAY, on + _DAY)
        total -= max((last - first).days, 0)
    return max(total, 0)


def lay_out(
    mulai: date, jumlah: Sequence[int], selang: Sequence[Selang], today: date
) -> list[Petak]:
    """Lay segments end to end: each begins on the day after the former ended."""
    found = []
    for days in jumlah:
        akhir = end_of_days(mulai, days, selang, today)
        found.append(Petak(mulai, akhir))
        mulai = akhir + _DAY
    return found
