"""One job that fails must not take the others with it, and only one process works."""

from threading import Event, Thread
from typing import Any

import psycopg
import pytest
from django.db import connection

from sidik.kernel.schedule import Every
from sidik.ops.work import work

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def conninfo() -> dict[str, Any]:
    params = connection.get_connection_params()
    return {k: params[k] for k in ("host", "port", "user", "password", "dbname") if params.get(k)}


class Count:
    def __init__(self, enough: Event, *, of: int, broken: bool = False) -> None:
        self.calls, self.enough, self.of, self.broken = 0, enough, of, broken

    def __call__(self) -> None:
        self.calls += 1
        if self.calls >= self.of:
            self.enough.set()
        if self.broken:
            raise ZeroDivisionError


def run_work(conninfo: dict[str, Any], jobs: list[Every], stopping: Event) -> Thread:
    thread = Thread(
        target=work, args=(jobs, {}), kwargs={"conninfo": conninfo, "stopping": stopping}
    )
    thread.start()
    return thread


def test_a_failing_job_is_put_off_and_the_others_go_on(conninfo, caplog):
    stopping, enough = Event(), Event()
    good, bad = Count(enough, of=5), Count(Event(), of=1, broken=True)
    thread = run_work(conninfo, [Every(0.05, bad), Every(0.05, good)], stopping)

    went_on = enough.wait(20)
    stopping.set()
    thread.join(10)

    assert went_on
    assert bad.calls == 1
    assert "job failed" in caplog.text


def test_the_second_work_process_stands_by(conninfo):
    stop_first, stop_second, first_ran = Event(), Event(), Event()
    first, second = Count(first_ran, of=1), Count(Event(), of=1)
    one = run_work(conninfo, [Every(0.05, first)], stop_first)
    assert first_ran.wait(20)
    two = run_work(conninfo, [Every(0.05, second)], stop_second)

    one.join(1)
    waited = second.calls
    stop_second.set()
    stop_first.set()
    one.join(10)
    two.join(10)

    assert waited == 0


def test_a_follower_wakes_up_when_the_ledger_grows(conninfo, monkeypatch):
    stopping, woken = Event(), Event()
    rounds: list[str] = []

    def follow(name: str, _handler: object) -> int:
        rounds.append(name)
        if len(rounds) > 1:
            woken.set()
        return 0

    monkeypatch.setattr("sidik.ops.work.follow", follow)
    thread = Thread(
        target=work,
        args=((), {"status": lambda _: None}),
        kwargs={"conninfo": conninfo, "stopping": stopping},
    )
    thread.start()
    with psycopg.connect(**conninfo, autocommit=True) as other:
        for _ in range(40):
            other.execute("SELECT pg_notify('jejak', 'utama')")
            if woken.wait(0.25):
                break
    stopping.set()
    thread.join(10)

    assert woken.is_set()
