"""Real connections at the same time."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from sidik.pesan.data import Accepted, Prioritas
from sidik.pesan.jobs import answer_inbox
from sidik.pesan.models import Keluar, Masuk
from sidik.pesan.usecases import claim, queue_sms, receive, settle
from tests.cast import SISTEM
from tests.pesan.conftest import KEYWORDS, WARGA, sms

pytestmark = pytest.mark.django_db(transaction=True)


def together(*works):
    def run(work):
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_no_message_is_sent_by_two_senders():
    for n in range(12):
        queue_sms(WARGA, str(n), template="uji.1", actor=SISTEM, prioritas=Prioritas.OTOMATIS)

    def sender(name):
        def send():
            sent = []
            while tugas := claim(name):
                sent.append(tugas.keluar)
                settle(tugas, Accepted((str(len(sent)),)))
            return sent

        return send

    sent = [pk for one in together(*(sender(f"m{n}") for n in range(4))) for pk in one]

    assert len(sent) == 12
    assert set(Counter(sent).values()) == {1}


def test_one_message_handed_over_by_many_at_once_is_kept_and_answered_once():
    together(*[lambda: receive(sms("INFO 1A", native_id="sim-7"))] * 6)
    together(*[lambda: answer_inbox(KEYWORDS)] * 4)

    assert Masuk.objects.get().copies == 6
    assert Keluar.objects.count() == 1


def test_limits_hold_when_answerers_race():
    for n in range(12):
        receive(sms(f"INFO {n}"))

    together(*[lambda: answer_inbox(KEYWORDS)] * 4)

    assert Keluar.objects.count() == 5
    assert not Masuk.objects.filter(state="baru").exists()
