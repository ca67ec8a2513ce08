"""A child has a file of his own."""

import pytest
from django.urls import reverse

from sidik.perkara.usecases import add_orang
from sidik.prapenuntutan.errors import AnakDiberkasBersama
from sidik.prapenuntutan.models import BerkasPerkara
from sidik.prapenuntutan.usecases import split_berkas
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, step, terlapor
from tests.prapenuntutan.builders import fresh, langkah, perkara_with, ready, spdp_sampai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]
SEBAB = "Permintaan JPU: tersangka saling menjadi saksi"


@pytest.fixture
def campur(hari):
    """A file of an adult and a child, ready to go."""
    perkara = perkara_with(1)
    orang = add_orang(perkara, terlapor("Budi Kecil", umur=16), actor=PENYIDIK)
    perkara.refresh_from_db()
    perkara = step(perkara, "name_tersangka", orang=str(orang.pk))
    spdp_sampai(perkara)
    return ready(perkara)


def send(berkas, **more):
    data = {"step": "send_tahap_1", "versi": berkas.versi, "nomor": "B/1", "tanggal": "2026-03-06"}
    return as_(PENYIDIK).post(reverse("berkas:langkah", args=[berkas.pk]), data | more)


@pytest.mark.laugh(26)
def test_a_child_and_an_adult_do_not_go_to_the_prosecutor_in_one_file_unsaid(campur):
    with pytest.raises(AnakDiberkasBersama, match="splitsing"):
        langkah(campur, "send_tahap_1")
    assert fresh(campur).keadaan == "disusun"

    sent = langkah(campur, "send_tahap_1", campur=SEBAB)

    assert (sent.keadaan, sent.campur) == ("di_jpu", SEBAB)


def test_the_page_warns_offers_to_split_the_child_off_and_asks_at_the_field(campur):
    page = as_(PENYIDIK).get(reverse("berkas:perkara", args=[campur.perkara_id]))
    text = page.content.decode()
    [(_, forms)] = page.context["kartu"]
    child = campur.tersangka.get(keterlibatan__orang__nama="Budi Kecil")

    assert "Anak dan orang dewasa satu berkas" in text
    assert forms["pisah"].initial["tersangka"] == [str(child.keterlibatan_id)]
    refused = send(campur)
    assert refused.status_code == 422
    assert "campur" in refused.context["kartu"][0][1]["jalan"][0][1].errors
    assert send(campur, campur=SEBAB).status_code == 302


def test_once_split_both_go_their_way(campur):
    child = campur.tersangka.get(keterlibatan__orang__nama="Budi Kecil")
    key = str(child.keterlibatan_id)
    split_berkas(campur, [key], nomor="", alasan="anak", versi=campur.versi, actor=PENYIDIK)

    assert langkah(campur, "send_tahap_1").keadaan == "di_jpu"
    assert BerkasPerkara.objects.count() == 2


def test_a_file_of_adults_is_asked_nothing(hari):
    perkara = perkara_with(2)
    spdp_sampai(perkara)

    assert langkah(ready(perkara), "send_tahap_1").campur == ""
