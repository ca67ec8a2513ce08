"""Asking: what is wrong looks the same from outside, and guessing does not pay."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sidik.layanan.data import Batas, Hasil, Jawaban, KodeAkses
from sidik.layanan.models import Pertanyaan
from sidik.layanan.usecases import forget_inquiries, refresh_status, tanya
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import mark_sensitif
from tests.cast import KASAT
from tests.layanan.builders import (
    HP_E164,
    a_reported_case,
    ask_sms,
    ask_web,
    issued,
    kode_of,
    other_code,
)

pytestmark = pytest.mark.usefixtures("negeri")


def _sealed() -> KodeAkses:
    akses = issued()
    perkara = Perkara.objects.get(pk=akses.perkara_id)
    mark_sensitif(perkara, sensitif=True, alasan="Informan", versi=perkara.versi, actor=KASAT)
    refresh_status([perkara.pk])
    return kode_of(akses)


def _wrong_check(kode: KodeAkses) -> str:
    return kode.simbol[:8] + ("0" if kode.simbol[8] != "0" else "1")


def _failures() -> dict[str, tuple[object, str, str]]:
    """Name -> code, last four digits, whole number."""
    kode = kode_of(issued())
    return {
        "wrong code": (other_code(kode), "1234", HP_E164),
        "wrong check symbol": (_wrong_check(kode), "1234", HP_E164),
        "wrong telephone": (kode, "9999", "+6281199999999"),
        "sealed case": (_sealed(), "1234", HP_E164),
        "no such thing": ("", "0000", "+6281100000000"),
    }


@pytest.mark.sop("2.c")
def test_web_and_sms_get_the_same_status():
    akses = issued()

    assert ask_web(kode_of(akses)) == ask_sms(kode_of(akses))
    assert ask_web(kode_of(akses)).status.nomor_lp == "LP/B/***/III/2026"


def test_whatever_is_wrong_the_answer_is_the_same_after_the_same_statements():
    seen = {}
    for name, (kode, hp, nomor) in _failures().items():
        with CaptureQueriesContext(
            connection,
        ) as web:
            by_web = ask_web(kode, hp, sumber="192.0.2.1")
        with CaptureQueriesContext(connection) as sms:
            by_sms = ask_sms(kode, nomor)
        shapes = [[q["sql"].split(" ")[0] for q in c.captured_queries] for c in (web, sms)]
        seen[name] = (by_web, by_sms, shapes)

    assert len({repr(what) for what in seen.values()}) == 1
    assert seen["wrong code"][0] == Jawaban(Hasil.TIDAK_COCOK)


def test_a_right_answer_takes_as_many_statements_as_a_wrong_one():
    kode = kode_of(issued())

    with CaptureQueriesContext(connection) as right:
        ask_web(kode)
    with CaptureQueriesContext(connection) as wrong:
        ask_web(other_code(kode))

    assert len(right.captured_queries) == len(wrong.captured_queries)


def test_no_answer_comes_before_the_floor(monkeypatch):
    waited = []
    monkeypatch.setattr(tanya, "BATAS", Batas(lantai=timedelta(milliseconds=300)))
    monkeypatch.setattr(tanya.time, "sleep", waited.append)
    kode = kode_of(issued())

    ask_web(kode)
    ask_web(other_code(kode))

    assert all(0.1 < seconds <= 0.3 for seconds in waited)
    assert len(waited) == 2


def test_the_eleventh_try_within_an_hour_is_refused_even_when_it_is_right():
    kode = kode_of(issued())
    with time_machine.travel(datetime(2026, 3, 10, 1, tzinfo=UTC), tick=False) as clock:
        for _ in range(10):
            assert ask_web(other_code(kode)).hasil is Hasil.TIDAK_COCOK
        assert ask_web(kode) == Jawaban(Hasil.BATAS)
        assert ask_web(kode, sumber="198.51.100.9").hasil is Hasil.TERJAWAB

        clock.shift(timedelta(minutes=60, seconds=1))

        assert ask_web(kode).hasil is Hasil.TERJAWAB


def test_right_answers_do_not_use_up_the_tries_of_a_shared_address():
    kode = kode_of(issued())

    assert {ask_web(kode).hasil for _ in range(25)} == {Hasil.TERJAWAB}


def test_a_found_receipt_does_not_let_its_digits_be_tried_from_everywhere():
    kode = kode_of(issued())
    for n in range(10):
        ask_web(kode, hp=f"{n:04}", sumber=f"198.51.100.{n}")

    assert ask_web(kode, sumber="203.0.113.5").hasil is Hasil.BATAS


def test_the_door_as_a_whole_has_a_budget(monkeypatch):
    from sidik.layanan import queries

    monkeypatch.setattr(queries, "BATAS", Batas(salah_per_saluran=3))
    kode = kode_of(issued())
    for n in range(3):
        ask_web(other_code(kode), sumber=f"198.51.100.{n}")

    assert ask_web(kode, sumber="203.0.113.5").hasil is Hasil.BATAS
    assert ask_sms(kode).hasil is Hasil.TERJAWAB


def test_the_budget_makes_guessing_hopeless():
    per_year = Batas().salah_per_saluran * 24 * 365

    assert per_year * 1000 / 2**40 < 0.01


def test_every_question_is_logged_without_code_address_or_telephone():
    kode = kode_of(issued())
    ask_web(kode)
    ask_sms(other_code(kode), "+6281377788899")

    rows = list(Pertanyaan.objects.order_by("pk").values())

    assert [(r["saluran"], r["hasil"]) for r in rows] == [
        ("web", "terjawab"),
        ("sms", "tidak_cocok"),
    ]
    for secret in (kode.simbol, "192.0.2.7", "81377788899"):
        assert secret not in repr(rows)


def test_old_questions_are_forgotten():
    with time_machine.travel(datetime(2026, 1, 1, tzinfo=UTC)):
        ask_web("7K3M9QXAD")
    with time_machine.travel(datetime(2026, 3, 31, tzinfo=UTC)):
        ask_web("7K3M9QXAD")
    with time_machine.travel(datetime(2026, 4, 2, tzinfo=UTC)):
        assert forget_inquiries() == 1

    assert Pertanyaan.objects.count() == 1


def test_a_case_without_a_key_has_nothing_at_the_door():
    from sidik.layanan.models import StatusPublik

    refresh_status([a_reported_case().pk])

    assert not StatusPublik.objects.exists()
