"""The calendar of these tests: a day that can be moved on."""

from datetime import UTC, date, datetime, timedelta

from sidik.kernel import clock

MULAI = datetime(2026, 3, 6, 4, tzinfo=UTC)
"""6 March 2026, noon in Balangan: the day after the arrest of `tests.perkara.builders`."""


class Hari:
    def __init__(self, traveller):
        self.traveller = traveller

    @property
    def ini(self) -> date:
        return clock.today("Asia/Makassar")

    def maju(self, days: int) -> date:
        """Let days pass; return the day that it is now."""
        self.traveller.shift(timedelta(days=days))
        return self.ini
