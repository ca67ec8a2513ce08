"""When a periodic job is due."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sidik.kernel.schedule import At, Every

WITA = ZoneInfo("Asia/Makassar")
MOMENTS = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1))  # noqa: DTZ001


def test_a_daily_job_is_due_where_the_node_stands():
    moment = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)  # 07:30 in Balangan, on the fifth

    due = At(time(8), job=lambda: None).next_after(moment, WITA)

    assert due.isoformat() == "2026-03-05T08:00:00+08:00"


@given(MOMENTS, st.times())
def test_a_daily_job_is_due_later_and_within_a_day(moment: datetime, wall: time):
    moment = moment.replace(tzinfo=UTC)

    due = At(wall, job=lambda: None).next_after(moment, WITA)

    assert timedelta(0) < due - moment <= timedelta(days=1)


@given(MOMENTS, st.floats(min_value=0.1, max_value=1e6))
def test_a_frequent_job_is_due_after_its_pause(moment: datetime, seconds: float):
    moment = moment.replace(tzinfo=UTC)

    assert Every(seconds, job=lambda: None).next_after(moment, WITA) > moment
