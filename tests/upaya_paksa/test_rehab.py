"""Who leaves detention for a treatment centre is still a suspect, until treatment is decided."""

import pytest
from django.urls import reverse

from sidik.kernel import clock
from sidik.perkara.data import StatusOrang, TujuanGelar
from sidik.perkara.errors import MasihDitahan
from sidik.perkara.models import RiwayatStatus
from sidik.perkara.usecases import set_status_orang
from sidik.prapenuntutan.queries import get_susunan
from sidik.tenggat.queries import find_running
from sidik.upaya_paksa.data import AlasanKeluar
from sidik.upaya_paksa.queries import get_papan, list_tahanan
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, gelar, step, with_tersangka
from tests.upaya_paksa.builders import arrested, assessed, detained, leave, let_go, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def placed(row):
    return leave(row, AlasanKeluar.REHABILITASI)


def test_placed_in_a_centre_while_the_case_goes_on_he_is_not_held_and_stays_in_its_file():
    perkara = with_tersangka()
    row = detained(perkara)
    assessed(perkara)

    placed(row)

    assert suspect(perkara).status == StatusOrang.TIDAK_DITAHAN
    assert [k.pk for k in get_susunan(perkara).belum_diberkas] == [suspect(perkara).pk]
    assert list_tahanan(KASAT) == []
    last = RiwayatStatus.objects.order_by("pk").last()
    assert last.alasan == "Ditempatkan di lembaga rehabilitasi, SP.Keluar/3"


def test_once_the_tat_recommended_it_and_a_gelar_decided_so_he_stands_as_in_treatment():
    perkara = with_tersangka()
    row = detained(perkara)
    assessed(perkara)
    gelar(perkara, TujuanGelar.HENTI)

    placed(row)

    assert suspect(perkara).status == StatusOrang.REHABILITASI
    assert get_susunan(perkara).belum_diberkas == []


def test_nobody_is_settled_while_he_is_held_and_then_goes_on_standing_so():
    perkara = with_tersangka()
    row = detained(perkara)
    assessed(perkara)
    gelar(perkara, TujuanGelar.HENTI)
    perkara.refresh_from_db()
    said = "Rekomendasi TAT: rehabilitasi rawat inap"
    with pytest.raises(MasihDitahan):
        step(perkara, "settle_rehabilitasi", alasan=said)

    placed(row)
    perkara.refresh_from_db()
    step(perkara, "settle_rehabilitasi", alasan=said)

    assert suspect(perkara).status == StatusOrang.REHABILITASI


def treated(row):
    return let_go(row, AlasanKeluar.REHABILITASI, "SP.Lepas/3, Klinik BNNK")


def test_who_is_placed_in_a_centre_out_of_his_arrest_is_under_arrest_no_more():
    perkara = with_tersangka()
    row = arrested(perkara)
    assessed(perkara)
    gelar(perkara, TujuanGelar.HENTI)

    treated(row)

    row.refresh_from_db()
    assert row.selesai_alasan == "Ditempatkan di lembaga rehabilitasi, SP.Lepas/3, Klinik BNNK"
    assert find_running("tangkap_narkotika", f"penangkapan:{row.pk}") is None
    assert suspect(perkara).status == StatusOrang.REHABILITASI
    assert get_papan(KASAT).tangkap == []


def test_by_a_pen_nobody_is_in_treatment_while_the_hours_of_his_arrest_run():
    perkara = with_tersangka()
    row = arrested(perkara)
    assessed(perkara)
    gelar(perkara, TujuanGelar.HENTI)
    person = suspect(perkara)

    def by_hand():
        said = {"alasan": "R/REKOM/7", "at": clock.now(), "terlambat": ""}
        set_status_orang(person, StatusOrang.REHABILITASI, **said, actor=PENYIDIK)

    with pytest.raises(MasihDitahan, match="Upaya paksa"):
        by_hand()
    treated(row)

    assert suspect(perkara).status == StatusOrang.REHABILITASI


@pytest.mark.parametrize("sebab", [AlasanKeluar.RJ, AlasanKeluar.DIHENTIKAN])
def test_the_number_of_a_release_settles_nobodys_case_and_the_page_asks_for_its_ruling(sebab):
    perkara = with_tersangka()
    row = detained(perkara)
    assessed(perkara)
    gelar(perkara, TujuanGelar.HENTI)

    leave(row, sebab)

    assert suspect(perkara).status == StatusOrang.TIDAK_DITAHAN
    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()
    assert "Penyelesaian belum dicatat" in page
    assert reverse("perkara:detail", args=[perkara.pk]) in page
