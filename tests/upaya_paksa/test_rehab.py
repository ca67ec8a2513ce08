"""Who leaves detention for a treatment centre is still a suspect, until treatment is decided."""

import pytest

from sidik.kernel import clock
from sidik.perkara.data import Rekomendasi, StatusOrang, TujuanGelar
from sidik.perkara.models import RiwayatStatus
from sidik.perkara.usecases import record_hasil_tat, request_tat
from sidik.prapenuntutan.queries import get_susunan
from sidik.upaya_paksa.data import AlasanKeluar, NewKeluar
from sidik.upaya_paksa.queries import list_tahanan
from sidik.upaya_paksa.usecases import release_tahanan
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import gelar, step, with_tersangka
from tests.upaya_paksa.builders import detained, fresh, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def assessed(perkara, rekomendasi=Rekomendasi.RAWAT_INAP):
    asked = request_tat(suspect(perkara), nomor="B/30/III/2026", at=clock.now(), actor=PENYIDIK)
    said = {"nomor": "R/TAT/5", "rekomendasi": rekomendasi, "tempat": "Klinik BNNK"}
    record_hasil_tat(asked, **said, at=clock.now(), actor=PENYIDIK)


def placed(row):
    row = fresh(row)
    day = clock.today("Asia/Makassar")
    new = NewKeluar(alasan=AlasanKeluar.REHABILITASI, tanggal=day, nomor="SP.Keluar/3")
    return release_tahanan(row, new, versi=row.versi, actor=PENYIDIK)


@pytest.mark.parametrize("known", ["nothing", "result", "trial"])
def test_placed_in_a_centre_while_the_case_goes_on_he_is_not_held_and_stays_in_its_file(known):
    perkara = with_tersangka()
    row = detained(perkara)
    if known == "result":
        assessed(perkara)
    if known == "trial":
        assessed(perkara, Rekomendasi.PROSES_HUKUM)
        gelar(perkara, TujuanGelar.HENTI)

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


def test_whose_case_has_ended_in_treatment_goes_on_standing_so_when_he_is_let_out():
    perkara = with_tersangka()
    row = detained(perkara)
    assessed(perkara)
    gelar(perkara, TujuanGelar.HENTI)
    perkara.refresh_from_db()
    said = "Rekomendasi TAT: rehabilitasi rawat inap"
    step(perkara, "settle_rehabilitasi", alasan=said)

    placed(row)

    assert suspect(perkara).status == StatusOrang.REHABILITASI
