"""What each side shows to those who may see it, and what the buttons do."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from sidik.jejak.data import Actor
from sidik.jejak.usecases import record, usecase
from sidik.kernel import clock
from sidik.satuan.models import Petugas
from sidik.sinkron import usecases
from sidik.sinkron.models import Hulu, Karantina, Simpul
from sidik.sinkron.queries import list_simpul
from sidik.sinkron.usecases import receive_batch, receive_enrolment, receive_heartbeat
from tests.cast import KASAT, PENYIDIK, PUSIKNAS, SI_TIK, login_of
from tests.sinkron.centre import URL, FakePusat
from tests.sinkron.site import Situs, petugas

pytestmark = pytest.mark.django_db


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(login_of(actor))
    return client


@usecase
def act() -> None:
    record(actor=PENYIDIK, verb="lp.terdaftar", subject="perkara:1")


@pytest.fixture
def polres(negeri: None, settings: Any) -> FakePusat:
    settings.SIDIK = replace(settings.SIDIK, kode="balangan", satuan="POLRI.KALSEL.BALANGAN")
    centre = FakePusat()
    usecases.enrol(centre.line(), url=URL, actor=SI_TIK)
    return centre


def test_a_site_that_was_never_enrolled_is_told_what_to_do(negeri: None):
    page = browser(KASAT).get(reverse("sinkron:index")).content.decode()

    assert "Belum terdaftar" in page
    assert "sidik sinkron enrol" in page


def test_the_site_sees_what_waits_since_when_and_why(polres: FakePusat):
    with time_machine.travel(clock.now() - timedelta(days=2), tick=False):
        act()
    kasat = browser(KASAT)
    Hulu.objects.update(sebab="jaringan", pesan="Pusat tidak terhubung.", sebab_at=clock.now())

    page = kasat.get(reverse("sinkron:index")).content.decode()

    assert "Pusat tidak terhubung." in page
    assert "Jaringan ke Pusat terputus" in page
    assert "2 hari lalu" in page


def test_the_site_sees_its_receipts_and_can_open_each(polres: FakePusat):
    act()
    usecases.push(polres.line())
    kasat = browser(KASAT)
    usecases.push(polres.line())

    page = kasat.get(reverse("sinkron:index"))
    receipt = kasat.get(reverse("sinkron:kuitansi", args=[page.context["kuitansi"][0].pk]))

    assert "Semua sudah sampai di Pusat." in page.content.decode()
    assert "&quot;jenis&quot;:&quot;kuitansi&quot;" in receipt.content.decode()


def test_who_may_not_see_it_is_refused(polres: FakePusat):
    client = browser(PENYIDIK)

    assert client.get(reverse("sinkron:index")).status_code == 403
    assert client.get(reverse("sinkron:kuitansi", args=[1])).status_code == 403
    assert client.get(reverse("sinkron:karantina")).status_code == 403


def test_the_centre_computes_the_lag_from_the_head_that_was_announced(situs: Situs):
    for _ in range(5):
        situs.act()
    receive_batch(situs.batch(1, 2))
    receive_heartbeat(situs.heartbeat())

    standing = list_simpul(PUSIKNAS)[0]

    assert (standing["dipegang"], standing["tertinggal"], standing["merah"]) == (2, 3, False)


def test_a_silent_site_is_red_after_fifteen_minutes_without_its_help(situs: Situs):
    receive_heartbeat(situs.heartbeat())
    client = browser(PUSIKNAS)

    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=False):
        standing = list_simpul(PUSIKNAS)[0]
        page = client.get(reverse("sinkron:index")).content.decode()

    assert standing["merah"] is True
    assert "lencana-bahaya" in page


def test_a_site_below_what_the_centre_holds_is_seen_at_the_centre(situs: Situs):
    for _ in range(3):
        situs.act()
    receive_batch(situs.batch())
    del situs.traces[1:]
    receive_heartbeat(situs.heartbeat())

    assert list_simpul(PUSIKNAS)[0]["mundur"] is True


def test_an_officer_of_the_centre_lets_a_site_in_after_comparing_its_key(pusat: None):
    site = Situs()
    receive_enrolment(site.enrolment())
    client = browser(PUSIKNAS)
    page = client.get(reverse("sinkron:index")).content.decode()
    assert Simpul.objects.get().sidik_kunci in page

    answer = client.post(reverse("sinkron:setujui", args=["balangan"]))

    assert answer.status_code == 302
    assert Simpul.objects.get().status == "aktif"
    assert Simpul.objects.get().disetujui_oleh == "Penata Lestari Ayu"


def test_the_replay_button_applies_what_was_mended(situs: Situs, monkeypatch):
    monkeypatch.setattr(Petugas, "wire", None)
    situs.act(petugas())
    receive_batch(situs.batch())
    monkeypatch.undo()
    client = browser(PUSIKNAS)

    page = client.get(reverse("sinkron:karantina")).content.decode()
    answer = client.post(reverse("sinkron:ulang", args=[Karantina.objects.get().pk]), follow=True)

    assert "menunggu versi" in page
    assert "1 dari 1 rekaman berhasil diterapkan." in answer.content.decode()
    assert Petugas.objects.filter(node="balangan").count() == 1


def test_a_button_is_no_link(situs: Situs):
    client = browser(PUSIKNAS)

    for address in (reverse("sinkron:setujui", args=["balangan"]), reverse("sinkron:ulang_semua")):
        opened = client.get(address)
        assert opened.status_code == 302
        assert client.get(opened["Location"]).status_code == 200
