"""What was not filled in is not said to be saved."""

import pytest
from django.urls import reverse

from sidik.prapenuntutan.data import JawabanPetunjuk
from sidik.prapenuntutan.errors import JawabanKosong
from sidik.prapenuntutan.queries import petunjuk_kini
from sidik.prapenuntutan.usecases import answer_petunjuk
from tests.cast import PENYIDIK
from tests.perkara.builders import as_
from tests.prapenuntutan.builders import fresh, jawab, langkah, perkara_with, ready, spdp_sampai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


@pytest.fixture
def perkara():
    perkara = perkara_with(1)
    spdp_sampai(perkara)
    return perkara


def test_nothing_filled_in_is_not_said_to_be_written_down_and_names_the_points(perkara):
    berkas = ready(perkara)
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p19")
    jawab(berkas, only=1)
    berkas = fresh(berkas)
    url = reverse("berkas:petunjuk", args=[berkas.pk])

    answer = as_(PENYIDIK).post(url, {"versi": berkas.versi})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Petunjuk 1: tulis jawabannya" in text  # emptied: what was answered is not unsaid
    with pytest.raises(JawabanKosong, match="petunjuk 2"):
        answer_petunjuk(berkas, {}, versi=berkas.versi, actor=PENYIDIK)
    said = {str(petunjuk_kini(berkas)[1].pk): JawabanPetunjuk()}
    with pytest.raises(JawabanKosong, match="Tidak ada yang tersimpan"):
        answer_petunjuk(berkas, said, versi=berkas.versi, actor=PENYIDIK)
    assert fresh(berkas).versi == berkas.versi
