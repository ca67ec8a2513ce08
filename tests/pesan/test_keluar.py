"""One row, at most one sending by itself; doubts are said aloud."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction

from sidik.jejak.models import Peristiwa
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.pesan.data import Accepted, Prioritas, Refused, Resi, Unknown
from sidik.pesan.errors import (
    NomorBerhenti,
    NomorTakDapatDikirimi,
    TakDapatDibatalkan,
    TakDapatDikirimUlang,
)
from sidik.pesan.models import Keluar, Percobaan, ResiYatim
from sidik.pesan.usecases import (
    abandon_keluar,
    claim,
    expire_keluar,
    note_receipt,
    queue_sms,
    recover,
    resend_keluar,
    settle,
)
from tests.cast import PENYIDIK, SI_TIK, SISTEM
from tests.pesan.conftest import WARGA

pytestmark = pytest.mark.django_db


def a_notice(text="Laporan Anda naik ke penyidikan.", **how):
    how = {"prioritas": Prioritas.OTOMATIS, **how}
    return queue_sms(WARGA, text, template="uji.1", actor=SISTEM, **how)


def state_of(keluar):
    return Keluar.objects.get(pk=keluar.pk).state


def resi(ref, *, sampai=True):
    return Resi(gateway="a", ref=ref, tujuan=WARGA, sampai=sampai, at=clock.now())


def test_an_accepted_message_arrives_when_every_part_has():
    keluar = a_notice()
    settle(claim("a"), Accepted(("007", "8")))
    assert state_of(keluar) == "terkirim"

    note_receipt(resi("007"))
    assert state_of(keluar) == "terkirim"
    note_receipt(resi("8"))
    assert state_of(keluar) == "sampai"


def test_a_receipt_before_the_answer_is_not_lost():
    keluar = a_notice()
    tugas = claim("a")

    note_receipt(resi("41"))
    settle(tugas, Accepted(("41",)))

    assert state_of(keluar) == "sampai"
    assert not ResiYatim.objects.exists()


def test_a_receipt_of_another_number_with_the_same_reference_changes_nothing():
    keluar = a_notice()
    settle(claim("a"), Accepted(("7",)))

    note_receipt(Resi(gateway="a", ref="7", tujuan="081299990000", sampai=True, at=clock.now()))

    assert state_of(keluar) == "terkirim"


def test_the_attempt_is_on_record_before_anything_is_sent():
    keluar = a_notice()
    claim("a")

    assert [p.hasil for p in Percobaan.objects.filter(keluar=keluar)] == ["mulai"]


def test_an_attempt_on_record_cannot_be_changed():
    a_notice()
    claim("a")

    with pytest.raises(DatabaseError, match="hanya dapat ditambah"), transaction.atomic():
        Percobaan.objects.update(hasil="diterima")


def test_a_refusal_is_tried_again_later_and_not_for_ever():
    keluar = a_notice()
    pauses = []
    for _ in range(5):
        row = Keluar.objects.get(pk=keluar.pk)
        with time_machine.travel(row.not_before + timedelta(seconds=1), tick=False):
            settle(claim("a"), Refused("CMS 38"))
            pauses.append(Keluar.objects.get(pk=keluar.pk).not_before - clock.now())

    assert state_of(keluar) == "gagal"
    assert pauses == sorted(pauses)
    assert timedelta(seconds=10) <= pauses[0] < timedelta(seconds=13)


def test_a_refused_message_does_not_block_the_others():
    a_notice("pertama")
    other = a_notice("kedua")
    settle(claim("a"), Refused("CMS 1"))

    assert claim("a").keluar == other.pk


def test_an_unanswered_sending_is_in_doubt_and_never_sent_again_by_itself():
    keluar = a_notice()
    settle(claim("a"), Unknown("ERR_TIMEOUT"))

    with time_machine.travel(clock.now() + timedelta(days=2), tick=True):
        expire_keluar()
        assert claim("a") is None
    assert state_of(keluar) == "tak_pasti"


def test_a_dead_senders_message_is_in_doubt_when_its_lease_is_over():
    keluar = a_notice()
    claim("a")
    assert expire_keluar() == 0

    with time_machine.travel(clock.now() + timedelta(minutes=3), tick=True):
        assert expire_keluar() == 1
    assert state_of(keluar) == "tak_pasti"


def test_the_next_worker_of_a_modem_doubts_at_once_what_the_last_one_held():
    mine, other = a_notice("a"), a_notice("b")
    claim("a")
    claim("b")

    assert recover("a") == 1
    assert (state_of(mine), state_of(other)) == ("tak_pasti", "dikirim")


def test_an_answer_after_the_lease_still_counts():
    keluar = a_notice()
    tugas = claim("a")
    recover("a")

    settle(tugas, Accepted(("3",)))

    assert state_of(keluar) == "terkirim"


def test_a_receipt_settles_the_only_doubt_about_its_number():
    keluar = a_notice()
    settle(claim("a"), Unknown("ERR_TIMEOUT"))

    note_receipt(resi("99"))

    assert state_of(keluar) == "sampai"


def test_a_receipt_settles_nothing_when_two_are_in_doubt():
    first, second = a_notice("a"), a_notice("b")
    for _ in range(2):
        settle(claim("a"), Unknown("ERR_TIMEOUT"))

    note_receipt(resi("99"))

    assert {state_of(first), state_of(second)} == {"tak_pasti"}


def test_an_officer_may_send_a_doubt_again_and_that_is_on_record():
    keluar = a_notice()
    settle(claim("a"), Unknown("ERR_TIMEOUT"))

    resend_keluar(keluar.pk, actor=PENYIDIK)

    assert claim("a").ke == 2
    trace = Peristiwa.objects.get(verb="pesan.dikirim_ulang")
    assert trace.actor["nrp"] == PENYIDIK.nrp


def test_an_officer_may_let_a_doubt_rest():
    keluar = a_notice()
    settle(claim("a"), Unknown("ERR_TIMEOUT"))

    abandon_keluar(keluar.pk, actor=PENYIDIK)

    assert state_of(keluar) == "batal"
    assert Peristiwa.objects.filter(verb="pesan.dibatalkan").exists()


def test_what_has_gone_out_is_neither_sent_again_nor_called_off():
    keluar = a_notice()
    settle(claim("a"), Accepted(("1",)))

    with pytest.raises(TakDapatDikirimUlang, match="terkirim"):
        resend_keluar(keluar.pk, actor=PENYIDIK)
    with pytest.raises(TakDapatDibatalkan, match="terkirim"):
        abandon_keluar(keluar.pk, actor=PENYIDIK)


def test_only_those_who_answer_may_send_again():
    keluar = a_notice()
    settle(claim("a"), Unknown("ERR_TIMEOUT"))

    for act in (resend_keluar, abandon_keluar):
        with pytest.raises(NotAllowed):
            act(keluar.pk, actor=SI_TIK)


def test_officers_answers_go_before_automatic_ones():
    a_notice("otomatis")
    petugas = a_notice("petugas", prioritas=Prioritas.PETUGAS)

    assert claim("a").keluar == petugas.pk


def test_a_notice_waits_for_the_morning_and_an_answer_does_not():
    with time_machine.travel(datetime(2026, 3, 5, 14, 30, tzinfo=UTC), tick=False):  # 22.30 WITA
        notice = a_notice(prioritas=Prioritas.PEMBERITAHUAN)
        answer = a_notice()

    assert notice.not_before == datetime(2026, 3, 5, 22, 0, tzinfo=UTC)  # 06.00 WITA
    assert answer.not_before == datetime(2026, 3, 5, 14, 30, tzinfo=UTC)


def test_too_old_to_send_is_given_up():
    keluar = a_notice()

    with time_machine.travel(clock.now() + timedelta(hours=25), tick=True):
        assert claim("a") is None
        expire_keluar()
    assert state_of(keluar) == "gagal"


def test_nobody_is_told_who_asked_not_to_be(datang):
    datang("STOP")

    with pytest.raises(NomorBerhenti, match=r"\+62812\*\*\*\*142"):
        a_notice()


@pytest.mark.parametrize("tujuan", ["TELKOMSEL", "9111", "+6581234567", "052621110", ""])
def test_a_notice_goes_only_to_a_mobile_number_of_ours(tujuan):
    with pytest.raises(NomorTakDapatDikirimi):
        queue_sms(tujuan, "x", template="uji.1", actor=SISTEM)


def test_a_modem_that_has_sent_its_hours_worth_sends_only_officers_words(settings):
    from sidik.pesan.data import Batas

    settings.PESAN_BATAS = Batas(modem_per_jam=1)
    a_notice("satu")
    settle(claim("a"), Accepted(("1",)))
    a_notice("dua")

    assert claim("a") is None
    petugas = a_notice("tiga", prioritas=Prioritas.PETUGAS)
    assert claim("a").keluar == petugas.pk
