"""Kept once, sorted, answered once."""

from datetime import timedelta

import pytest
import time_machine

from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.pesan.jobs import answer_inbox
from sidik.pesan.models import Berhenti, Keluar, Masuk
from sidik.pesan.usecases import receive
from tests.pesan.conftest import KEYWORDS, WARGA, sms

pytestmark = pytest.mark.django_db


@pytest.mark.sop("4.d")
def test_a_keyword_is_answered_without_anyone(datang):
    masuk = datang("info 7K3M-9QXA-D")

    keluar = Keluar.objects.get()
    assert masuk.state == "terjawab"
    assert (keluar.tujuan, keluar.text) == (WARGA, "LP 7K3M-9QXA-D: penyidikan")
    assert keluar.in_reply_to == masuk


@pytest.mark.sop("4.d")
def test_free_text_waits_for_a_person_and_says_so_once_a_day(datang):
    first, second = datang("motor saya bagaimana"), datang("halo?")

    assert (first.state, first.alasan) == ("manual", "bebas")
    assert second.state == "manual"
    assert [k.template for k in Keluar.objects.all()] == ["bantuan.1"]


def test_the_same_message_twice_is_one_message_and_one_reply(datang):
    datang("INFO 1A", native_id="sim-1")
    again = datang("INFO 1A", native_id="sim-1")

    assert Masuk.objects.count() == Keluar.objects.count() == 1
    assert again.copies == 2


def test_without_an_id_same_words_within_three_minutes_are_one_message(datang):
    datang("INFO 1A", native_id=None)
    datang("INFO 1A", native_id=None)
    with time_machine.travel(clock.now() + timedelta(minutes=4), tick=True):
        datang("INFO 1A", native_id=None)

    assert [m.copies for m in Masuk.objects.order_by("received_at")] == [2, 1]
    assert Keluar.objects.count() == 2


@pytest.mark.parametrize(
    ("dari", "state"),
    [
        ("TELKOMSEL", "diabaikan"),
        ("3636", "diabaikan"),
        ("+6581234567", "manual"),
        ("052621110", "manual"),
        (";touch P;", "diabaikan"),
    ],
)
def test_a_sender_that_is_no_mobile_of_ours_is_never_answered(datang, dari, state):
    assert datang("INFO 1A", dari=dari).state == state
    assert not Keluar.objects.exists()


def test_a_long_message_with_parts_missing_goes_to_a_person(datang):
    assert datang("INFO 1A", lengkap=False).alasan == "tak_lengkap"
    assert not Keluar.objects.exists()


def test_asking_for_an_officer_reaches_one(datang):
    masuk = datang("petugas saya mau bicara")

    assert (masuk.state, masuk.alasan) == ("manual", "diminta")
    assert Keluar.objects.get().template == "petugas.1"


def test_stop_is_kept_until_start_and_questions_are_still_answered(datang):
    datang("STOP")
    assert Berhenti.objects.filter(nomor=WARGA).exists()

    datang("INFO 1A")
    assert Keluar.objects.filter(template="info.uji").count() == 1

    datang("MULAI")
    assert not Berhenti.objects.exists()


def test_a_broken_answerer_hands_over_and_does_not_stop_the_others(db, caplog):
    bad = receive(sms("RUSAK"))
    good = receive(sms("INFO 1A", dari="+6281255500199"))

    answer_inbox(KEYWORDS)

    assert Masuk.objects.get(pk=bad).alasan == "gangguan"
    assert Masuk.objects.get(pk=good).state == "terjawab"


def test_a_number_gets_five_automatic_answers_an_hour(datang):
    states = [datang(f"INFO {n}").state for n in range(7)]

    assert states == ["terjawab"] * 5 + ["manual"] * 2
    with time_machine.travel(clock.now() + timedelta(minutes=61), tick=True):
        assert datang("INFO 8").state == "terjawab"


def test_fifteen_a_day_is_the_end_of_it(datang):
    start = clock.now()
    for hour in range(4):
        with time_machine.travel(start + timedelta(hours=2 * hour), tick=True):
            for n in range(5):
                datang(f"INFO {hour}-{n}")

    assert Keluar.objects.count() == 15


def test_two_machines_do_not_talk_to_each_other_for_ever(datang):
    said = "INFO 1A"
    for _ in range(30):
        masuk = datang(said)
        if reply := Keluar.objects.filter(in_reply_to=masuk).first():
            said = f"INFO 1A {reply.text}"[:7]

    assert Keluar.objects.count() == 2  # the same words at most twice an hour


def test_traces_carry_neither_text_nor_a_whole_number(datang):
    datang("INFO rahasia-9")

    told = str(list(Peristiwa.objects.values_list("records", "subject", "actor")))
    assert "pesan.dijawab" in list(Peristiwa.objects.values_list("verb", flat=True))
    assert "+62812****142" in told
    assert "rahasia" not in told
    assert WARGA not in told


def test_hostile_words_are_kept_as_they_are(datang):
    masuk = datang("'; DROP TABLE pesan_masuk; -- <script>alert(1)</script>")

    masuk.refresh_from_db()
    assert masuk.text == "'; DROP TABLE pesan_masuk; -- <script>alert(1)</script>"
