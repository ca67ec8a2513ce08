"""What is struck out is struck out of how he stands, too: the latest that is left holds."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from sidik.kernel import clock
from sidik.perkara.data import StatusOrang, TujuanGelar
from sidik.perkara.models import Keterlibatan, RiwayatStatus
from sidik.perkara.usecases import add_orang, set_status_orang
from sidik.upaya_paksa.data import AlasanKeluar, JenisJeda, NewJeda
from sidik.upaya_paksa.models import Jeda
from sidik.upaya_paksa.usecases import cancel_catatan, cancel_jeda, end_jeda, start_jeda
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, gelar, in_penyidikan, step, terlapor, with_tersangka
from tests.upaya_paksa.builders import arrested, assessed, detained, fresh, leave, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)
PAGI = datetime(2026, 3, 6, 1, tzinfo=UTC)
HARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False) as traveller:
        yield traveller


def paused(row):
    row = fresh(row)
    day = clock.today("Asia/Makassar")
    new = NewJeda(jenis=JenisJeda.PEMBANTARAN, mulai=day, nomor="SP.Bantar/1", alasan="RSUD")
    return start_jeda(row, new, versi=row.versi, actor=PENYIDIK)


def struck_pause(row):
    jeda = Jeda.objects.select_related("penahanan__perkara__satuan").get(penahanan=row)
    return cancel_jeda(jeda, alasan="tertukar orang", versi=jeda.versi, actor=KASAT)


def struck(row):
    row = type(row).objects.select_related("perkara__satuan", "perkara__penyidik").get(pk=row.pk)
    return cancel_catatan(row, alasan="salah orang", versi=row.versi, actor=KASAT)


def by_hand(perkara, status, at):
    rows = Keterlibatan.objects.select_related("perkara__satuan", "perkara__penyidik", "orang")
    row = rows.get(pk=suspect(perkara).pk)
    said = {"alasan": "R/REKOM/7", "at": at, "terlambat": ""}
    return set_status_orang(row, status, **said, actor=PENYIDIK)


def standing(perkara):
    return suspect(perkara).status


def ready_for_treatment(perkara):
    assessed(perkara)
    gelar(perkara, TujuanGelar.HENTI)


def test_after_a_pause_was_struck_out_he_is_released_and_stands_in_treatment(kalender):
    perkara = with_tersangka()
    ready_for_treatment(perkara)
    row = detained(perkara)
    kalender.move_to(PAGI)
    paused(row)
    kalender.shift(timedelta(hours=4))
    struck_pause(row)
    assert standing(perkara) == StatusOrang.DITAHAN

    leave(row, AlasanKeluar.TIDAK_DIPERLUKAN)
    by_hand(perkara, StatusOrang.REHABILITASI, clock.now() - timedelta(hours=2))

    assert standing(perkara) == StatusOrang.REHABILITASI


def test_a_pause_that_had_ended_is_struck_out_with_both_its_standings(kalender):
    perkara = with_tersangka()
    row = detained(perkara)
    kalender.shift(HARI)
    paused(row)
    kalender.shift(HARI)
    held, day = fresh(row), clock.today("Asia/Makassar")
    said = {"sampai": day, "nomor": "SP.Lanjut/1", "alasan": "sembuh"}
    end_jeda(held, **said, versi=held.versi, actor=PENYIDIK)

    struck_pause(row)

    gone = RiwayatStatus.semua.exclude(batal_at=None).order_by("pk")
    assert [each.status for each in gone] == [StatusOrang.DIBANTARKAN, StatusOrang.DITAHAN]
    assert {each.batal_alasan for each in gone} == {"tertukar orang"}
    assert standing(perkara) == StatusOrang.DITAHAN


def test_a_later_standing_outlives_the_act_that_is_struck_out(kalender):
    perkara = with_tersangka()
    ready_for_treatment(perkara)
    row = detained(perkara)
    kalender.shift(HARI)
    leave(row, AlasanKeluar.TIDAK_DIPERLUKAN)
    by_hand(perkara, StatusOrang.REHABILITASI, clock.now())

    struck(row)

    assert standing(perkara) == StatusOrang.REHABILITASI


def test_one_let_out_on_the_day_he_came_in_stands_so_and_not_as_held(kalender):
    perkara = with_tersangka()
    arrested(perkara)
    kalender.move_to(PAGI)
    row = detained(perkara)
    kalender.shift(timedelta(hours=5))
    leave(row, AlasanKeluar.TIDAK_DIPERLUKAN)
    kalender.shift(HARI)
    other = detained(perkara, nomor="SP.Han/9")
    assert standing(perkara) == StatusOrang.DITAHAN

    struck(other)
    assert standing(perkara) == StatusOrang.TIDAK_DITAHAN
    struck(row)

    assert standing(perkara) == StatusOrang.DITANGKAP


def test_the_struck_standing_is_shown_marked_with_by_whom_and_why():
    perkara = with_tersangka()
    struck(arrested(perkara))

    page = as_(KASAT).get(reverse("perkara:orang", args=[perkara.pk, suspect(perkara).pk]))

    text = page.content.decode()
    assert standing(perkara) == StatusOrang.AKTIF
    assert "dibatalkan" in text
    assert "salah orang" in text


def test_whoever_was_named_while_he_was_under_a_struck_arrest_stands_as_free():
    perkara = in_penyidikan()
    orang = add_orang(perkara, terlapor(), actor=PENYIDIK)
    arrest = arrested(perkara)
    perkara.refresh_from_db()
    step(perkara, "name_tersangka", orang=str(orang.pk))

    struck(arrest)

    assert standing(perkara) == StatusOrang.AKTIF
