"""The work process: one loop per group of jobs, and one that follows the ledger."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from operator import attrgetter
from threading import Event, Thread
from typing import Any, Final
from zoneinfo import ZoneInfo

import psycopg
from django.conf import settings
from django.db import close_old_connections, connections

from sidik.jejak.usecases import Handler, follow
from sidik.kernel import clock
from sidik.kernel.schedule import Every, Periodic

log = logging.getLogger("sidik.work")

# Any constant: it only has to be the same in every work process of one database.
ONE_WORKER: Final = 0x51D1C
STOP_WITHIN: Final = 2.5
LONGEST_PAUSE: Final = timedelta(minutes=5)
FIRST_PAUSE: Final = timedelta(seconds=2)
FOLLOW_EVERY: Final = 30.0


def work(
    periodic: Sequence[Periodic],
    followers: Mapping[str, Handler],
    *,
    conninfo: Mapping[str, Any],
    stopping: Event,
) -> bool:
    """Do the jobs until `stopping`. False when the database went away: start again."""
    with psycopg.connect(**conninfo, autocommit=True) as guard:
        if not _become_the_one(guard, stopping):
            return True
        news = Event()
        by_group = attrgetter("group")
        groups = groupby(sorted(periodic, key=by_group), by_group)
        loops = [_thread(name, _run_group, _Plan(tuple(jobs)), stopping) for name, jobs in groups]
        loops.append(_thread("jejak", _run_followers, followers, news, stopping))
        try:
            guard.execute("LISTEN jejak")
            _pass_on(guard, news, stopping)
        except psycopg.OperationalError:
            log.exception("database gone")
            stopping.set()
            return False
        finally:
            stopping.set()
            news.set()
            _join(loops)
    return True


def _become_the_one(guard: psycopg.Connection[Any], stopping: Event) -> bool:
    """Wait until no other work process acts on this database; it then stands by."""
    told = False
    while not stopping.is_set():
        row = guard.execute("SELECT pg_try_advisory_lock(%s)", [ONE_WORKER]).fetchone()
        if row and row[0]:
            log.info("working")
            return True
        if not told:
            log.info("another work process is active; standing by")
            told = True
        stopping.wait(2)
    return False


def _pass_on(guard: psycopg.Connection[Any], news: Event, stopping: Event) -> None:
    while not stopping.is_set():
        for _ in guard.notifies(timeout=0.5, stop_after=1):
            news.set()


class _Plan:
    """What of a group is due when. A job that fails is put off, ever longer."""

    def __init__(self, jobs: Sequence[Periodic]) -> None:
        self.zone = ZoneInfo(settings.TIME_ZONE)
        now = clock.now()
        # What recurs begins at once: a node that was off all night makes its sheet now.
        self.due = {
            job: now if isinstance(job, Every) else job.next_after(now, self.zone) for job in jobs
        }
        self.failures = dict.fromkeys(jobs, 0)

    def run_due(self, stopping: Event) -> None:
        for job, due in self.due.items():
            if due <= clock.now() and not stopping.is_set():
                self._run(job)

    def _run(self, job: Periodic) -> None:
        worked = run_safely(job.job)
        now = clock.now()
        usual = job.next_after(now, self.zone)
        if worked:
            self.failures[job], self.due[job] = 0, usual
            return
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self.failures[job], 10))
        self.failures[job] += 1
        # A daily job tries again today; a frequent one is slowed down.
        retry = now + pause
        self.due[job] = retry if usual - now > LONGEST_PAUSE else max(usual, retry)

    def wait(self, stopping: Event) -> None:
        soonest = min(self.due.values()) - clock.now()
        stopping.wait(min(1.0, max(0.02, soonest.total_seconds())))


def _run_group(plan: _Plan, stopping: Event) -> None:
    while not stopping.is_set():
        plan.run_due(stopping)
        plan.wait(stopping)


def _run_followers(followers: Mapping[str, Handler], news: Event, stopping: Event) -> None:
    """Bring every projection up to the head of the ledger, at start and whenever it grows."""
    while not stopping.is_set():
        news.clear()
        done = [run_safely(_catch_up, name, each, stopping) for name, each in followers.items()]
        news.wait(FOLLOW_EVERY if all(done) else FIRST_PAUSE.total_seconds())


def _catch_up(name: str, handler: Handler, stopping: Event) -> None:
    while not stopping.is_set() and follow(name, handler):
        pass


def run_safely(job: Callable[..., object], *args: Any) -> bool:
    """Run one job; whatever it does, the loop goes on."""
    close_old_connections()
    try:
        job(*args)
    except Exception:
        log.exception("job failed: %s", getattr(job, "__qualname__", job))
        return False
    return True


def _thread(name: str, run: Callable[..., None], *args: Any) -> Thread:
    def body() -> None:
        try:
            run(*args)
        finally:
            connections.close_all()

    thread = Thread(target=body, name=f"work-{name}", daemon=True)
    thread.start()
    return thread


def _join(loops: Sequence[Thread]) -> None:
    """Give running jobs a moment; what still runs then is rolled back by the server."""
    deadline = time.monotonic() + STOP_WITHIN
    for loop in loops:
        loop.join(max(0.0, deadline - time.monotonic()))
        if loop.is_alive():
            log.warning("%s did not stop in time", loop.name)
