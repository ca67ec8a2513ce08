"""Caught in the act: the arrest and what was seized come first, the LP/A is written afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from sidik.perkara.errors import UrutanTerbalik
from sidik.perkara.models import RiwayatStatus
from sidik.perkara.usecases import add_orang
from sidik.upaya_paksa.models import Penangkapan
from tests.cast import PENYIDIK
from tests.perkara.builders import an_lp_b, as_, assigned, step, terlapor, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, searched, seized, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]

LP = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
"""When the report of `tests.perkara.builders` was written: 22.30 in Balangan."""
JAM = timedelta(hours=1)
SEBELUM = LP - 3 * JAM


@pytest.fixture(autouse=True)
def malam():
    with time_machine.travel(LP + 10 * timedelta(minutes=1), tick=False):
        yield


@pytest.mark.laugh(5)
def test_who_was_caught_in_the_act_was_arrested_before_his_lp_and_nobody_asks_why():
    perkara = with_tersangka()

    row = arrested(perkara, mulai_at=SEBELUM, tertangkap_tangan=True)
    sita = seized(perkara, at=SEBELUM)
    geledah = searched(perkara, at=SEBELUM)

    assert [r.terlambat for r in (row, sita, geledah)] == ["", "", ""]
    assert row.sampai_at == SEBELUM + 72 * JAM
    assert not RiwayatStatus.objects.exclude(terlambat="").exists()
    text = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()
    assert "Dicatat menyusul" not in text


def test_the_report_is_written_within_the_hours_of_the_arrest_or_somebody_says_why():
    perkara = with_tersangka()
    with pytest.raises(UrutanTerbalik):
        arrested(perkara, mulai_at=LP - 73 * JAM, tertangkap_tangan=True)
    with pytest.raises(UrutanTerbalik):
        seized(perkara, at=LP - 73 * JAM)

    assert arrested(perkara, mulai_at=LP - 72 * JAM, tertangkap_tangan=True).terlambat == ""


def test_a_child_has_a_day_only():
    perkara = with_tersangka()
    anak = suspect(perkara)
    anak.umur_saat_kejadian = 16
    anak.save()

    with pytest.raises(UrutanTerbalik):
        arrested(perkara, mulai_at=LP - 25 * JAM, tertangkap_tangan=True)
    assert arrested(perkara, mulai_at=LP - 24 * JAM, tertangkap_tangan=True).terlambat == ""


def by_a_citizen():
    """A report from a citizen, and nobody was caught in the act."""
    perkara = assigned(an_lp_b())
    perkara = step(perkara, "open_penyelidikan")
    add_orang(perkara, terlapor(), actor=PENYIDIK)
    return perkara


def test_where_nobody_was_caught_in_the_act_an_act_before_the_report_still_wants_its_reason():
    perkara = by_a_citizen()
    for act in (
        lambda: arrested(perkara, mulai_at=SEBELUM),
        lambda: seized(perkara, at=SEBELUM, mendesak="barang_bukti"),
    ):
        with pytest.raises(UrutanTerbalik):
            act()
    with pytest.raises(UrutanTerbalik):
        arrested(perkara, mulai_at=SEBELUM, tertangkap_tangan=True)


def test_a_detention_never_comes_before_the_report():
    perkara = with_tersangka()
    arrested(perkara, mulai_at=SEBELUM, tertangkap_tangan=True)

    with pytest.raises(UrutanTerbalik):
        detained(perkara, mulai_at=SEBELUM + JAM)


def test_the_database_takes_such_an_arrest_and_no_other():
    perkara = with_tersangka()
    row = arrested(perkara, mulai_at=SEBELUM, tertangkap_tangan=True)
    Penangkapan.objects.filter(pk=row.pk).delete()
    perkara.tertangkap_tangan = False
    perkara.save()

    row.tertangkap_tangan = False
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    row.tertangkap_tangan = True
    row.save(force_insert=True)
