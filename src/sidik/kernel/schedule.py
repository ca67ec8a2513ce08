"""When a periodic job is due: every so often, or at a time of day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

Job = Callable[[], object]


@dataclass(frozen=True)
class Every:
    seconds: float
    job: Job
    group: str = "umum"
    """Jobs of one group run one after the other; groups run side by side."""

    def next_after(self, moment: datetime, _zone: ZoneInfo) -> datetime:
        return moment + timedelta(seconds=self.seconds)


@dataclass(frozen=True)
class At:
    time: time
    """Where the node stands, not UTC."""
    job: Job
    group: str = "umum"

    def next_after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        local = moment.astimezone(zone)
        today = datetime.combine(local.date(), self.time, tzinfo=zone)
        return today if today > local else today + timedelta(days=1)


Periodic = Every | At
