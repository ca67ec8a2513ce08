"""Caught in the act: the arrest and what was seized come first, the LP/A is written afterwards."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from sidik.jejak.models import Peristiwa
from sidik.perkara.data import StatusOrang
from sidik.perkara.errors import UrutanTerbalik
from sidik.perkara.models import RiwayatStatus
from sidik.perkara.usecases import add_orang
from sidik.upaya_paksa.models import Penangkapan
from sidik.upaya_paksa.usecases import cancel_catatan, name_sprin_kap
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import (
    an_lp_b,
    as_,
    assigned,
    in_penyidikan,
    step,
    terlapor,
    with_tersangka,
)
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


def test_the_order_that_is_signed_after_it_is_written_down_at_the_arrest_once():
    perkara = with_tersangka()
    row = arrested(perkara, nomor="", tertangkap_tangan=True)
    url = reverse("upaya:aksi", args=[perkara.pk, "sprin", row.pk])
    page = reverse("upaya:perkara", args=[perkara.pk])
    assert "belum dicatat (tertangkap tangan)" in as_(PENYIDIK).get(page).content.decode()

    said = {"versi": row.versi, "nomor": "SP.Kap/31/III/RES.4.2/2026/Resnarkoba"}
    as_(PENYIDIK).post(url, said)
    row.refresh_from_db()
    again = as_(PENYIDIK).post(url, {"versi": row.versi, "nomor": "SP.Kap/32"})

    assert (row.nomor, row.tertangkap_tangan) == (said["nomor"], True)
    assert again.status_code == 409
    told = Peristiwa.objects.get(verb="upaya.sprin_kap")
    assert said["nomor"] in str(told.records)


def test_an_arrest_whose_order_came_later_is_struck_out_of_how_he_stands():
    perkara = with_tersangka()
    row = arrested(perkara, nomor="", tertangkap_tangan=True)
    name_sprin_kap(row, nomor="SP.Kap/31", versi=row.versi, actor=PENYIDIK)

    cancel_catatan(row, alasan="salah orang", versi=row.versi, actor=KASAT)

    assert suspect(perkara).status == StatusOrang.AKTIF


def test_in_a_case_without_a_suspect_the_detention_form_says_what_comes_first_and_where():
    perkara = in_penyidikan()
    add_orang(perkara, terlapor(), actor=PENYIDIK)

    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk]))

    text = page.content.decode()
    assert "surat ketetapan tersangka (S.Tap) terbit lebih dahulu" in text
    assert f'href="{reverse("perkara:detail", args=[perkara.pk])}">' in text
    assert reverse("upaya:baru", args=[perkara.pk, "tahan"]) not in text
    assert reverse("upaya:baru", args=[perkara.pk, "tangkap"]) in text
