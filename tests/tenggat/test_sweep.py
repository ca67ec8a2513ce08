"""A clock lapses once, somebody answers, and one who fails holds up nobody else."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.tenggat.models import Tenggat
from sidik.tenggat.usecases import lapse, meet_tenggat, start_tenggat, sweep
from tests.cast import KASAT, SISTEM

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)


def start(subject: str, aturan: str = "gangguan_tingkat_1") -> Tenggat:
    return start_tenggat(actor=SISTEM, aturan=aturan, subject=subject, at=START)


def test_the_first_letter_is_due_at_the_end_of_the_third_day_counting_the_first():
    tenggat = start("perkara:1", "sp2hp_a1")

    assert f"{tenggat.due_at:%Y-%m-%d %H:%M %z}" == "2026-03-07 23:59 +0800"


def test_a_lapsed_clock_is_handed_over_once():
    start("gangguan:1")
    heard: list[str] = []
    on_lapse = {"gangguan_tingkat_1": lambda tenggat, _actor: heard.append(tenggat.subject)}

    with time_machine.travel(START + timedelta(minutes=31)):
        assert sweep(actor=SISTEM, on_lapse=on_lapse) == 1
        assert sweep(actor=SISTEM, on_lapse=on_lapse) == 0

    assert heard == ["gangguan:1"]
    assert Peristiwa.objects.filter(verb="tenggat.lewat").count() == 1


def test_a_clock_that_was_met_does_not_lapse():
    start("gangguan:1")
    with time_machine.travel(START + timedelta(minutes=10)):
        meet_tenggat(actor=SISTEM, aturan="gangguan_tingkat_1", subject="gangguan:1")

    with time_machine.travel(START + timedelta(days=1)):
        assert sweep(actor=SISTEM, on_lapse={}) == 0


def test_one_failing_handler_does_not_stop_the_sweep_and_is_tried_again(caplog):
    for subject in ("gangguan:1", "gangguan:2", "gangguan:3"):
        start(subject)
    heard: list[str] = []

    def handle(tenggat: Tenggat, _actor: object) -> None:
        if tenggat.subject == "gangguan:2" and len(heard) < 2:
            raise RuntimeError("rusak")
        heard.append(tenggat.subject)

    on_lapse = {"gangguan_tingkat_1": handle}
    with caplog.at_level(logging.ERROR), time_machine.travel(START + timedelta(hours=1)) as wall:
        assert sweep(actor=SISTEM, on_lapse=on_lapse) == 2
        assert "tidak tertangani" in caplog.text
        assert sweep(actor=SISTEM, on_lapse=on_lapse) == 0
        wall.shift(timedelta(hours=1, seconds=1))
        assert sweep(actor=SISTEM, on_lapse=on_lapse) == 1

    assert sorted(heard) == ["gangguan:1", "gangguan:2", "gangguan:3"]


def test_the_chip_says_safe_soon_late_and_done():
    tenggat = start("perkara:1", "sp2hp_a1")

    states = [tenggat.state_at(tenggat.due_at - timedelta(hours=h)).value for h in (41, 40, -1)]
    assert states == ["aman", "segera", "lewat"]
    met = meet_tenggat(actor=SISTEM, aturan="sp2hp_a1", subject="perkara:1")
    assert met is not None
    assert met.state == "selesai"


def test_no_officer_can_declare_a_clock_lapsed():
    tenggat = start("perkara:1", "sp2hp_a1")

    with pytest.raises(NotAllowed):
        lapse(tenggat, actor=KASAT, on_lapse={})


def test_starting_again_moves_the_running_clock():
    first = start("perkara:1", "sp2hp_a1")
    later = START + timedelta(days=2)
    second = start_tenggat(actor=SISTEM, aturan="sp2hp_a1", subject="perkara:1", at=later)

    assert second.pk == first.pk
    assert Tenggat.objects.count() == 1
