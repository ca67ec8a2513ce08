"""A child has a file of his own, and goes to the prosecutor once diversion is behind him."""

import pytest
from django.urls import reverse

from sidik.perkara.data import HasilDiversi, PasalDisangkakan
from sidik.perkara.models import Keterlibatan
from sidik.perkara.usecases import add_orang, record_diversi
from sidik.perkara.usecases.kabar import NewDiversi
from sidik.prapenuntutan.errors import AnakBerkasSendiri, AnakDiberkasBersama, DiversiTerbuka
from sidik.prapenuntutan.models import BerkasPerkara
from sidik.prapenuntutan.queries import get_susunan
from sidik.prapenuntutan.usecases import add_tersangka, join_berkas, split_berkas
from tests.cast import PENYIDIK
from tests.perkara.builders import PEMAKAI, as_, step, terlapor
from tests.prapenuntutan.builders import fresh, langkah, opened, perkara_with, ready, spdp_sampai

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("negeri", "hari"),
    pytest.mark.laugh(26),
]


def case_of_both(**lp):
    """An adult, and after him a child."""
    perkara = perkara_with(1, **lp)
    orang = add_orang(perkara, terlapor("Budi Kecil", umur=16), actor=PENYIDIK)
    perkara.refresh_from_db()
    perkara = step(perkara, "name_tersangka", orang=str(orang.pk))
    spdp_sampai(perkara)
    return perkara


def place_of_child(perkara):
    return [row.is_anak for row in get_susunan(perkara).tersangka].index(True)


def grown_up_too_soon(perkara):
    """A file of two whose second turns out to be a child after it was opened."""
    Keterlibatan.objects.filter(orang__nama="Budi Kecil").update(umur_saat_kejadian=20)
    berkas = ready(perkara)
    Keterlibatan.objects.filter(orang__nama="Budi Kecil").update(umur_saat_kejadian=16)
    return fresh(berkas)


def test_no_file_is_opened_for_a_child_together_with_an_adult(hari):
    with pytest.raises(AnakBerkasSendiri, match="UU 11/2012"):
        opened(case_of_both())
    assert not BerkasPerkara.objects.exists()


def test_nor_is_he_put_into_one_nor_joined_with_one(hari):
    perkara = case_of_both()
    dewasa = opened(perkara, 1 - place_of_child(perkara))
    child = Keterlibatan.objects.get(orang__nama="Budi Kecil")

    with pytest.raises(AnakBerkasSendiri):
        add_tersangka(fresh(dewasa), [str(child.pk)], versi=fresh(dewasa).versi, actor=PENYIDIK)
    anak = opened(perkara, place_of_child(perkara))
    with pytest.raises(AnakBerkasSendiri):
        join_berkas(
            fresh(anak), fresh(dewasa), alasan="satu", versi=fresh(anak).versi, actor=PENYIDIK
        )


def test_the_form_ticks_the_adults_and_leaves_the_child_for_his_own(hari):
    perkara = case_of_both()
    grown = Keterlibatan.objects.exclude(orang__nama="Budi Kecil").get(peran="tersangka")

    page = as_(PENYIDIK).get(reverse("berkas:perkara", args=[perkara.pk]))

    assert page.context["forms"]["baru"].initial["tersangka"] == [str(grown.pk)]


def test_one_that_turns_out_to_hold_a_child_is_split_before_it_goes(hari):
    campur = grown_up_too_soon(case_of_both())
    with pytest.raises(AnakDiberkasBersama, match="splitsing"):
        langkah(campur, "send_tahap_1")
    assert fresh(campur).keadaan == "disusun"
    page = as_(PENYIDIK).get(reverse("berkas:perkara", args=[campur.perkara_id]))
    [(_, forms)] = page.context["kartu"]
    child = campur.tersangka.get(keterlibatan__orang__nama="Budi Kecil")
    key = str(child.keterlibatan_id)
    assert "Anak dan orang dewasa satu berkas" in page.content.decode()
    assert forms["pisah"].initial["tersangka"] == [key]

    split_berkas(campur, [key], nomor="", alasan="anak", versi=campur.versi, actor=PENYIDIK)

    assert langkah(campur, "send_tahap_1").keadaan == "di_jpu"
    assert BerkasPerkara.objects.count() == 2


def test_what_is_split_off_is_not_mixed_either(hari):
    perkara = perkara_with(2)
    orang = add_orang(perkara, terlapor("Budi Kecil", umur=20), actor=PENYIDIK)
    perkara.refresh_from_db()
    berkas = opened(step(perkara, "name_tersangka", orang=str(orang.pk)))
    Keterlibatan.objects.filter(pk=orang.pk).update(umur_saat_kejadian=16)
    berkas = fresh(berkas)
    others = berkas.tersangka.exclude(keterlibatan=orang)
    keys = [str(orang.pk), str(others[0].keterlibatan_id)]

    with pytest.raises(AnakBerkasSendiri):
        split_berkas(berkas, keys, nomor="", alasan="anak", versi=berkas.versi, actor=PENYIDIK)


def tell(perkara, hasil, nomor):
    child = Keterlibatan.objects.get(orang__nama="Budi Kecil")
    perkara.refresh_from_db()
    new = NewDiversi(
        hasil=hasil, orang=str(child.pk), nomor=nomor, keterangan="hasil musyawarah", ringan=True
    )
    record_diversi(perkara, new, actor=PENYIDIK)


class TestDiversi:
    """What is threatened with less than seven years is tried to be settled first."""

    def berkas(self, kode=PEMAKAI):
        perkara = case_of_both(pasal=(), pasal_rinci=(PasalDisangkakan(kode=kode),))
        return ready(perkara, place_of_child(perkara))

    def test_his_file_waits_for_an_attempt_that_is_owed_and_was_never_made(self):
        with pytest.raises(DiversiTerbuka, match="wajib diusahakan"):
            langkah(self.berkas(), "send_tahap_1")

    def test_and_for_the_end_of_one_that_was_begun(self):
        berkas = self.berkas()
        tell(berkas.perkara, HasilDiversi.DIMULAI, "B/1")

        with pytest.raises(DiversiTerbuka, match="masih berjalan"):
            langkah(berkas, "send_tahap_1")

    def test_one_that_failed_opens_the_way(self):
        berkas = self.berkas()
        tell(berkas.perkara, HasilDiversi.DIMULAI, "B/1")
        tell(berkas.perkara, HasilDiversi.GAGAL, "B/2")

        assert langkah(berkas, "send_tahap_1").keadaan == "di_jpu"

    def test_a_grave_offence_owes_none(self):
        assert langkah(self.berkas("uu35-114-1"), "send_tahap_1").keadaan == "di_jpu"

    def test_nor_does_who_has_done_it_before(self):
        berkas = self.berkas()
        Keterlibatan.objects.filter(orang__nama="Budi Kecil").update(residivis=True)

        assert langkah(berkas, "send_tahap_1").keadaan == "di_jpu"


def test_a_file_of_adults_is_asked_nothing(hari):
    perkara = perkara_with(2)
    spdp_sampai(perkara)

    assert langkah(ready(perkara), "send_tahap_1").keadaan == "di_jpu"
