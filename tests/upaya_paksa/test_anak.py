"""A child is held last of all, where children are held, and says the law for children."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from sidik.dokumen.data import jenis_of
from sidik.dokumen.queries import konsep_from
from sidik.perkara.data import PasalDisangkakan, acara
from sidik.perkara.models import LaporanPolisi
from sidik.perkara.usecases import add_orang
from sidik.upaya_paksa.data import JenisTempat, NewPengalihan, Surat
from sidik.upaya_paksa.errors import (
    AnakBukanDiSel,
    AnakTerlaluMuda,
    AncamanAnakDitanya,
    AncamanAnakKurang,
    TempatKhususAnak,
)
from sidik.upaya_paksa.models import Penahanan, Segmen
from sidik.upaya_paksa.queries.surat import bahan_upaya
from sidik.upaya_paksa.usecases import move_tahanan
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, in_penyidikan, step, terlapor, with_tersangka
from tests.upaya_paksa.builders import arrested, detained, fresh, suspect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.laugh(26)]
MALAM = datetime(2026, 3, 5, 14, 40, tzinfo=UTC)


@pytest.fixture(autouse=True)
def kalender():
    with time_machine.travel(MALAM, tick=False):
        yield


def a_child(umur=16, kode="uu35-114-1"):
    perkara = in_penyidikan(pasal=(), pasal_rinci=(PasalDisangkakan(kode=kode),))
    orang = add_orang(perkara, terlapor(nama="Budi Kecil", umur=umur), actor=PENYIDIK)
    return step(perkara, "name_tersangka", orang=str(orang.pk))


def test_a_child_below_the_age_of_the_law_is_not_detained():
    young = acara()["tahan_anak"]["umur_minimal"] - 1

    with pytest.raises(AnakTerlaluMuda, match="14 tahun"):
        detained(a_child(young), jenis=JenisTempat.LPAS)
    assert not Penahanan.objects.exists()


def test_a_child_is_not_detained_for_what_is_threatened_with_less_than_the_law_asks():
    perkara = a_child(16, "uu35-127-1-a")

    with pytest.raises(AncamanAnakKurang, match="7 tahun penjara atau lebih"):
        detained(perkara, jenis=JenisTempat.LPAS)


def test_where_the_threat_is_not_known_the_officer_is_asked_and_answers_for_it():
    perkara = a_child()
    LaporanPolisi.objects.filter(perkara=perkara).update(pasal=["Perda 3/2020"], pasal_rinci=[])

    with pytest.raises(AncamanAnakDitanya):
        detained(perkara, ancaman_tahun=None)
    with pytest.raises(AncamanAnakKurang):
        detained(perkara, ancaman_tahun=5)
    detained(perkara, jenis=JenisTempat.LPAS, ancaman_tahun=9)

    assert Segmen.objects.get().ancaman_tahun == 9


def test_less_than_the_law_asks_is_refused_when_the_officer_says_so_himself():
    with pytest.raises(AncamanAnakKurang):
        detained(a_child(), jenis=JenisTempat.LPAS, ancaman_tahun=4)


def test_nor_does_a_figure_help_where_his_known_article_is_light():
    perkara = a_child(16, "uu35-127-1-a")
    LaporanPolisi.objects.filter(perkara=perkara).update(
        pasal=["Pasal 127 ayat (1) huruf a UU 35/2009", "Perda 3/2020"]
    )

    with pytest.raises(AncamanAnakKurang):
        detained(perkara, jenis=JenisTempat.LPAS, ancaman_tahun=12)


def test_a_child_is_put_in_a_police_cell_only_with_the_reason_why():
    perkara = a_child()
    with pytest.raises(AnakBukanDiSel, match="LPAS"):
        detained(perkara, jenis=JenisTempat.RUTAN)

    why = "Belum ada LPAS dan LPKS di daerah hukum; ruang anak terpisah"
    row = detained(perkara, jenis=JenisTempat.RUTAN, alasan_tempat=why)

    text = as_(PENYIDIK).get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()
    assert row.alasan_tempat == why
    assert why in text


def test_nor_is_he_moved_into_one_without_it():
    row = detained(a_child(), jenis=JenisTempat.LPKS)
    surat = Surat(nomor="SP.Alih/1", tanggal=MALAM.date())
    move = NewPengalihan(surat=surat, ke=JenisTempat.RUTAN, tempat="Rutan Polres")

    with pytest.raises(AnakBukanDiSel):
        move_tahanan(row, move, versi=row.versi, actor=PENYIDIK)
    why = replace(move, alasan="LPKS penuh")
    move_tahanan(row, why, versi=row.versi, actor=PENYIDIK)

    assert fresh(row).jenis == "rutan"


def test_an_adult_is_not_put_where_children_are_held():
    with pytest.raises(TempatKhususAnak):
        detained(with_tersangka(), jenis=JenisTempat.LPAS)


def test_the_form_shows_where_a_child_goes_first_and_asks_at_the_field():
    perkara = a_child()
    client = as_(PENYIDIK)
    page = client.get(reverse("upaya:perkara", args=[perkara.pk])).content.decode()
    assert page.index('value="lpas"') < page.index('value="rutan"')

    data = {
        "orang": str(suspect(perkara).pk),
        "nomor": "SP.Han/7/III/2026",
        "mulai_at": (MALAM + timedelta(hours=8)).strftime("%Y-%m-%dT%H:%M"),
        "jenis": "rutan",
        "tempat": "Rutan Polres Balangan",
        "petugas": [PENYIDIK.nrp],
        "alasan": "dikhawatirkan melarikan diri",
        "sehat": "sehat",
    }
    answer = client.post(reverse("upaya:baru", args=[perkara.pk, "tahan"]), data)

    assert answer.status_code == 422
    assert list(answer.context["salah"].errors) == ["alasan_tempat"]


def test_the_form_of_adults_asks_nothing_about_children():
    page = as_(PENYIDIK).get(reverse("upaya:perkara", args=[with_tersangka().pk]))
    assert "alasan_tempat" not in page.content.decode()
    assert 'value="lpas"' not in page.content.decode()


def laws_of(perkara, jenis, row):
    bahan = bahan_upaya(f"{row._meta.model_name}:{row.pk}", jenis, PENYIDIK)
    return "\n".join(konsep_from(jenis_of(jenis), bahan, []).dasar)


def test_a_child_is_arrested_by_the_law_of_children_and_nobody_else():
    anak, dewasa = a_child(), with_tersangka()
    small = laws_of(anak, "sprin_kap", arrested(anak, nomor="SP.Kap/1"))
    grown = laws_of(dewasa, "sprin_kap", arrested(dewasa, nomor="SP.Kap/2"))

    assert "Pasal 30 Undang-Undang Nomor 11 Tahun 2012" in small
    assert "Pasal 76 Undang-Undang Nomor 35 Tahun 2009" not in small
    assert "Pasal 76 Undang-Undang Nomor 35 Tahun 2009" in grown
    assert "Nomor 11 Tahun 2012" not in grown
    assert small.count("Nomor 11 Tahun 2012") == 1


def test_and_detained_by_it():
    anak = a_child()
    said = laws_of(anak, "sprin_han", detained(anak))

    assert "Pasal 32 dan Pasal 33 Undang-Undang Nomor 11 Tahun 2012" in said
