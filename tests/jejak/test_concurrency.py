"""Many officers at once: no gap, no double, and a reader who follows misses nothing."""

import random
import threading
import time

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sidik.jejak.models import Buku, Peristiwa
from sidik.jejak.queries import list_since, verify_all
from sidik.jejak.usecases import record, usecase
from tests.cast import SISTEM
from tests.jejak.act import keys

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


class GivenUp(Exception):
    pass


@usecase
def work(name: str, *, nap: float, fail: bool) -> None:
    record(actor=SISTEM, verb="uji.kerja", subject=f"uji:{name}")
    time.sleep(nap)
    if fail:
        raise GivenUp


def writer(name: str, plan: list[tuple[float, bool]], done: list[str]) -> None:
    for number, (nap, fail) in enumerate(plan):
        try:
            work(f"{name}.{number}", nap=nap, fail=fail)
            done.append(f"{name}.{number}")
        except GivenUp:
            pass
    connection.close()


def run(plans: list[list[tuple[float, bool]]]) -> tuple[list[str], list[int]]:
    done: list[str] = []
    seen: list[int] = []
    stop = threading.Event()

    def reader() -> None:
        while True:
            last_round = stop.is_set()
            cursor = seen[-1] if seen else 0
            seen.extend(t.seq for t in list_since(cursor, limit=50))
            if last_round and not list_since(seen[-1] if seen else 0, limit=1):
                connection.close()
                return

    writers = [
        threading.Thread(target=writer, args=(str(n), plan, done)) for n, plan in enumerate(plans)
    ]
    reading = threading.Thread(target=reader)
    for thread in (reading, *writers):
        thread.start()
    for thread in writers:
        thread.join(60)
    stop.set()
    reading.join(60)
    return done, seen


plans = st.lists(
    st.lists(
        st.tuples(st.sampled_from([0.0, 0.001, 0.004]), st.booleans()), min_size=1, max_size=12
    ),
    min_size=2,
    max_size=6,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plans)
def test_whatever_the_writers_do_numbers_are_gapless_and_the_reader_misses_none(plans):
    before = Buku.objects.filter(nama="utama").values_list("seq", flat=True).first() or 0

    done, seen = run(plans)

    rows = Peristiwa.objects.filter(seq__gt=before).order_by("seq")
    assert [r.seq for r in rows] == list(range(before + 1, before + 1 + len(done)))
    assert sorted(r.subject for r in rows) == sorted(f"uji:{name}" for name in done)
    assert seen == list(range(1, before + len(done) + 1))
    assert verify_all(public_keys=keys()) == []


def test_numbers_follow_the_order_of_commit():
    """xmin's commit order is what the database itself says; it must be the order of numbers."""
    run([[(random.choice([0.0, 0.003]), False)] * 10 for _ in range(4)])

    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM jejak_peristiwa ORDER BY id")
        by_insert = [row[0] for row in cursor.fetchall()]
    assert by_insert == sorted(by_insert)
