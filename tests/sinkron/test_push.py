"""The site sends by itself, starts where the centre says, and keeps the proof."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from sidik.jejak.models import Buku, Saksi
from sidik.jejak.usecases import record, record_reading, usecase
from sidik.kernel import clock
from sidik.sinkron import usecases
from sidik.sinkron.data import BelumTerdaftar, Keadaan, KunciPusatBerubah
from sidik.sinkron.models import Hulu, Kuitansi
from sidik.sinkron.queries import count_waiting, own_head, receipt_for, status_of_subject
from sidik.sinkron.usecases.push import PUSH_LOCK
from sidik.sinkron.wire import Refused
from tests.cast import PENYIDIK, SI_TIK, SISTEM, appoint
from tests.sinkron.centre import URL, FakePusat

pytestmark = pytest.mark.django_db


@pytest.fixture
def pusat(negeri: None, settings: Any) -> FakePusat:
    settings.SIDIK = replace(settings.SIDIK, kode="balangan", satuan="POLRI.KALSEL.BALANGAN")
    centre = FakePusat()
    usecases.enrol(centre.line(), url=URL, actor=SI_TIK)
    return centre


@usecase
def act(subject: str = "perkara:1") -> None:
    record(actor=PENYIDIK, verb="lp.terdaftar", subject=subject)


def hulu() -> Hulu:
    return Hulu.objects.get()


def test_everything_travels_and_is_receipted(pusat: FakePusat):
    appoint(PENYIDIK)

    report = usecases.push(pusat.line())

    head = own_head()
    assert report.terkirim == head.seq == len(pusat.held)
    assert pusat.held[-1] == head.hash
    assert count_waiting(hulu()) == 0
    assert Saksi.objects.get(oleh="pusiknas").seq == head.seq


def test_what_was_only_read_stays_here(pusat: FakePusat):
    record_reading(actor=PENYIDIK, subject="perkara:1", purpose="gelar perkara")
    usecases.push(pusat.line())

    assert len(pusat.held) == own_head().seq == 1  # the enrolment alone


def test_each_act_shows_the_receipt_that_proves_it(pusat: FakePusat):
    act("perkara:1")
    assert status_of_subject("perkara:1").keadaan is Keadaan.MENUNGGU

    usecases.push(pusat.line())

    status = status_of_subject("perkara:1")
    assert status.keadaan is Keadaan.TERKONFIRMASI
    assert status.at == receipt_for(own_head().seq).at


def test_a_newer_act_on_the_same_case_waits_again(pusat: FakePusat):
    act()
    usecases.push(pusat.line())

    act()

    assert status_of_subject("perkara:1").keadaan is Keadaan.MENUNGGU


def test_a_refused_record_shows_on_its_subject_until_it_is_mended(pusat: FakePusat):
    act()
    pusat.refused = [Refused(2, "perkara:1", "lp.v1", "x", "satuan tidak dikenal", "quarantined")]
    usecases.push(pusat.line())
    assert status_of_subject("perkara:1").keadaan is Keadaan.DITOLAK
    assert status_of_subject("perkara:1").sebab == "satuan tidak dikenal"

    pusat.refused = []
    usecases.beat(pusat.line())

    assert status_of_subject("perkara:1").keadaan is Keadaan.TERKONFIRMASI


def test_nothing_is_known_of_a_subject_on_which_nothing_was_done(pusat: FakePusat):
    assert status_of_subject("perkara:tiada") is None


def test_the_centres_answer_wins_when_it_holds_less_than_was_confirmed(pusat: FakePusat):
    for _ in range(3):
        act()
    usecases.push(pusat.line())
    pusat.held, pusat.epoch, pusat.receipts = [], "", {}  # the centre lost everything
    usecases.beat(pusat.line())

    usecases.push(pusat.line())

    assert len(pusat.held) == own_head().seq


def test_a_lost_reply_is_healed_with_the_same_receipt(pusat: FakePusat):
    act()
    pusat.lose_reply = 1
    assert usecases.push(pusat.line()).sebab == "jaringan"
    assert not Kuitansi.objects.exists()

    report = usecases.push(pusat.line(), now=True)

    assert report.sebab == ""
    assert len(pusat.held) == own_head().seq
    assert receipt_for(own_head().seq) is not None


def test_a_batch_is_halved_when_the_line_is_too_slow_and_grows_again(pusat: FakePusat):
    for _ in range(30):
        act()
    Hulu.objects.update(ukuran=16)
    pusat.fail = [None, httpx.ReadTimeout("lambat")]
    assert usecases.push(pusat.line()).sebab == "jaringan"
    assert hulu().ukuran == 8

    usecases.push(pusat.line(), now=True)

    assert pusat.sizes == [8, 16, 7]
    assert len(pusat.held) == 31


def test_a_batch_that_is_too_large_is_halved(pusat: FakePusat):
    act()
    Hulu.objects.update(ukuran=4)
    big = httpx.Response(413, json={"code": "KirimanTerlaluBesar", "message": "Terlalu besar."})
    pusat.fail = [None, big]

    assert usecases.push(pusat.line()).sebab == "pusat_menolak"

    assert hulu().ukuran == 2


def test_no_batch_weighs_more_than_a_megabyte(pusat: FakePusat):
    @usecase
    def heavy() -> None:
        record(actor=PENYIDIK, verb="lp.terdaftar", subject="x", facts={"uraian": "x" * 400_000})

    for _ in range(5):
        heavy()

    usecases.push(pusat.line())

    assert len(pusat.held) == 6
    assert max(pusat.sizes) <= 3


@pytest.mark.parametrize(
    ("failing", "sebab"),
    [
        (httpx.ConnectError("tidak ada jalan"), "jaringan"),
        (httpx.Response(503, text="sibuk"), "jaringan"),
        (httpx.Response(429, text="sabar"), "jaringan"),
        (httpx.Response(403, json={"code": "SimpulDicabut", "message": "Dicabut."}), "kunci"),
        (
            httpx.Response(422, json={"code": "FormatTidakDikenal", "message": "Baru."}),
            "skema",
        ),
        (
            httpx.Response(422, json={"code": "RiwayatBerbeda", "message": "Beda."}),
            "pusat_menolak",
        ),
        (RuntimeError("rusak di sini"), "intern"),
    ],
    ids=str,
)
def test_what_holds_it_up_is_named_and_kept_for_the_screen(pusat: FakePusat, failing, sebab):
    act()
    pusat.fail = [failing]

    usecases.push(pusat.line())

    stuck = hulu()
    assert (stuck.sebab, stuck.gagal) == (sebab, 1)
    assert stuck.sebab_label
    assert stuck.coba_lagi_at > clock.now()
    assert pusat.held == []


def test_it_waits_before_it_tries_again_and_longer_each_time(pusat: FakePusat):
    act()
    pusat.fail = [httpx.ConnectError("putus")] * 8
    waits = []
    for _ in range(8):
        usecases.push(pusat.line(), now=True)
        waits.append(hulu().coba_lagi_at - clock.now())
    before = len(pusat.asked)

    usecases.push(pusat.line())

    assert len(pusat.asked) == before
    assert waits[-1] > timedelta(seconds=5) > waits[0]


def test_it_waits_as_long_as_the_centre_asks(pusat: FakePusat):
    act()
    usecases.push(pusat.line())
    act()
    pusat.fail = [httpx.Response(503, headers={"Retry-After": "120"}, text="sibuk")]

    usecases.push(pusat.line())

    assert hulu().coba_lagi_at - clock.now() > timedelta(seconds=50)


def test_a_success_clears_the_reason(pusat: FakePusat):
    act()
    pusat.fail = [httpx.ConnectError("putus")]
    usecases.push(pusat.line())

    usecases.push(pusat.line(), now=True)

    assert (hulu().sebab, hulu().gagal, hulu().coba_lagi_at) == ("", 0, None)


def test_a_receipt_of_another_key_is_not_believed(pusat: FakePusat):
    act()
    usecases.push(pusat.line())
    act()
    pusat.key = Ed25519PrivateKey.generate()

    report = usecases.push(pusat.line())

    assert report.sebab == "kunci"
    assert count_waiting(hulu()) == 1


def test_four_hours_of_answers_without_proof_stop_the_exchange(pusat: FakePusat):
    act()
    usecases.push(pusat.line())
    act()
    pusat.key = Ed25519PrivateKey.generate()
    usecases.push(pusat.line())

    with time_machine.travel(clock.now() + timedelta(hours=4, minutes=5), tick=False):
        report = usecases.push(pusat.line(), now=True)
        pusat.asked.clear()
        usecases.push(pusat.line(), now=True)

    assert report.sebab == "bukti"
    assert pusat.asked == ["heartbeat"]


def test_a_long_outage_is_no_lack_of_proof(pusat: FakePusat):
    act()
    usecases.push(pusat.line())
    act()

    with time_machine.travel(clock.now() + timedelta(days=30), tick=False):
        report = usecases.push(pusat.line(), now=True)

    assert report.sebab == ""
    assert count_waiting(hulu()) == 0


def test_a_database_older_than_the_centres_copy_stops_and_says_so(pusat: FakePusat):
    act()
    usecases.push(pusat.line())
    pusat.held += ["ab" * 32] * 5  # what was sent before the old backup was put back

    act()
    report = usecases.push(pusat.line())

    assert report.sebab == "mundur"
    assert "Pusat menyimpan sampai nomor" in hulu().pesan


def test_a_chain_that_the_centre_holds_otherwise_is_not_gone_on_with(pusat: FakePusat):
    act()
    usecases.push(pusat.line())
    pusat.held[-1] = "cd" * 32
    act()

    report = usecases.push(pusat.line())

    assert report.sebab == "pusat_menolak"
    assert pusat.sizes == [2]


def test_a_new_book_is_sent_from_its_beginning(pusat: FakePusat):
    act()
    usecases.push(pusat.line())
    Buku.objects.filter(nama="utama").update(ditutup_at=clock.now())
    act()
    pusat.held = []

    report = usecases.push(pusat.line())

    assert report.sebab == ""
    assert pusat.epoch == own_head().epoch
    assert count_waiting(hulu()) == 0


def test_an_idle_site_announces_its_head(pusat: FakePusat):
    act()
    usecases.push(pusat.line())
    pusat.asked.clear()
    usecases.push(pusat.line())
    assert pusat.asked == []

    with time_machine.travel(clock.now() + timedelta(seconds=61), tick=False):
        usecases.push(pusat.line())

    assert pusat.asked == ["heartbeat"]
    assert pusat.heads[-1] == own_head().seq


@pytest.mark.django_db(transaction=True)
def test_two_pushers_at_once_are_one(pusat: FakePusat):
    act()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [PUSH_LOCK])
        report = usecases.push(pusat.line())
    finally:
        other.close()

    assert report.catatan == ["pengiriman lain sedang berjalan"]
    assert pusat.asked == ["enrol"]


def test_the_centres_key_is_pinned_at_enrolment(pusat: FakePusat):
    impostor = FakePusat()

    with pytest.raises(KunciPusatBerubah):
        usecases.enrol(impostor.line(), url=URL, actor=SISTEM)


def test_a_site_that_was_never_enrolled_says_how(negeri: None):
    with pytest.raises(BelumTerdaftar, match="sidik sinkron enrol"):
        usecases.push(FakePusat().line())


def test_a_receipt_for_another_site_proves_nothing(pusat: FakePusat):
    act()
    other = pusat.sign_cursor(node="tabalong", epoch=str(uuid4()))
    pusat.fail = [httpx.Response(200, json={"pesan": other.pesan, "ttd": other.ttd})]

    assert usecases.push(pusat.line()).sebab == "kunci"


def test_a_receipt_for_a_chain_that_is_not_ours_proves_nothing(pusat: FakePusat):
    act()
    pusat.spoil_hash = True

    report = usecases.push(pusat.line())

    assert report.sebab == "kunci"
    assert not Kuitansi.objects.exists()


def test_what_the_centre_holds_without_a_receipt_here_is_receipted_later(pusat: FakePusat):
    act()
    pusat.lose_reply = 1
    usecases.push(pusat.line())
    usecases.beat(pusat.line())
    assert count_waiting(hulu()) == 0

    usecases.push(pusat.line(), now=True)

    assert receipt_for(own_head().seq) is not None
