"""What is typed from a letter finds the case; what is still owed stands above the button."""

import pytest
from django.urls import reverse

from sidik.perkara.usecases import mark_sensitif
from sidik.prapenuntutan.models import Petunjuk
from sidik.prapenuntutan.queries.cari import search_berkas
from sidik.prapenuntutan.usecases import number_berkas
from tests.cast import KASAT, ORANG_LUAR, PENYIDIK
from tests.perkara.builders import as_
from tests.prapenuntutan.builders import (
    fresh,
    langkah,
    perkara_with,
    ready,
    spdp_sampai,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture
def sent(hari):
    perkara = perkara_with(1)
    spdp_sampai(perkara, nomor="SPDP/40/III/RES.4.2/2026/Resnarkoba")
    berkas = ready(perkara)
    number_berkas(berkas, "BP/18/III/2026/Resnarkoba", versi=berkas.versi, actor=PENYIDIK)
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p18", nomor="B-1301/O.3.22/Enz.1/03/2026")
    return berkas


@pytest.mark.parametrize("said", ["SPDP/40", "bp/18/2026", "B-1301", "spdp / 40 / iii"])
def test_a_case_is_found_by_the_number_of_a_letter_as_it_is_typed(sent, said):
    assert search_berkas(PENYIDIK, said) == [sent.perkara_id]
    assert search_berkas(ORANG_LUAR, said) == []
    page = as_(PENYIDIK).get("/perkara/cari/", {"q": said}).content.decode()
    assert "Berkas dan SPDP" in page


@pytest.mark.parametrize("said", ["Resnarkoba", "2026", "SPDP/41", "BP/1/2026"])
def test_a_word_or_another_number_finds_nothing(sent, said):
    assert search_berkas(PENYIDIK, said) == []


def test_a_sensitive_case_is_not_found_by_its_letters(sent):
    perkara = fresh(sent).perkara
    mark_sensitif(perkara, sensitif=True, alasan="x", versi=perkara.versi, actor=KASAT)

    assert search_berkas(KASAT, "SPDP/40") == []


def test_a_point_of_a_p19_bears_one_number(sent):
    langkah(sent, "take_p19", petunjuk=("1. Periksa saksi", "2) Lampirkan hasil lab", "3 saksi"))

    said = list(Petunjuk.objects.order_by("urut").values_list("isi", flat=True))
    assert said == ["Periksa saksi", "Lampirkan hasil lab", "3 saksi"]


def test_what_the_case_still_owes_stands_above_the_button_and_blocks_nothing(hari):
    perkara = perkara_with(1)
    spdp_sampai(perkara)
    berkas = ready(perkara)
    hari.maju(3)

    page = as_(PENYIDIK).get(reverse("berkas:perkara", args=[perkara.pk])).content.decode()

    assert "Yang masih kurang dalam perkara ini" in page
    assert "Pemberitahuan penetapan tersangka" in page.split("Yang masih kurang")[1]
    assert langkah(berkas, "send_tahap_1").keadaan == "di_jpu"


def test_the_page_of_a_file_has_its_next_step_as_a_button(hari):
    perkara = perkara_with(1)
    spdp_sampai(perkara)
    berkas = ready(perkara)

    page = as_(PENYIDIK).get(reverse("berkas:detail", args=[berkas.pk])).content.decode()

    assert f"?buka={berkas.pk}-send_tahap_1" in page
