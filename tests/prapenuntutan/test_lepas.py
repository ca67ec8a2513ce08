"""Suspects who leave, are at large, or must be split off while a P-19 is open."""

import pytest
from django.urls import reverse

from sidik.kernel import clock
from sidik.perkara.data import StatusOrang
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.usecases import set_status_orang
from sidik.prapenuntutan.data import KodeSurat, NewSurat
from sidik.prapenuntutan.errors import BerkasSudahDikirim, LangkahBerkasDitolak, SuratSudahAda
from sidik.prapenuntutan.models import TersangkaBerkas
from sidik.prapenuntutan.queries import get_susunan
from sidik.prapenuntutan.queries.surat import sprin_kini
from sidik.prapenuntutan.usecases import open_berkas, record_spdp, record_surat, split_berkas
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_, detail
from tests.prapenuntutan.builders import (
    at_p21,
    fresh,
    jawab,
    langkah,
    perkara_with,
    ready,
    spdp_of,
    spdp_sampai,
    today,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.fixture
def berdua(hari):
    perkara = perkara_with(2)
    spdp_sampai(perkara)
    return perkara


def becomes(nama, status):
    person = Keterlibatan.objects.select_related("perkara").get(orang__nama=nama)
    set_status_orang(person, status, alasan="Diputuskan", at=clock.now(), actor=PENYIDIK)
    return person


def tahap(perkara):
    return Perkara.objects.get(pk=perkara.pk).tahap


@pytest.mark.laugh(9)
def test_one_suspect_goes_to_rehabilitation_the_other_to_the_prosecutor(berdua):
    berkas = at_p21(berdua)
    gone = becomes("Ahmad Rizki", StatusOrang.REHABILITASI)

    stays = [t for t in berkas.tersangka.all() if t.keterlibatan_id != gone.pk]
    who = frozenset(str(t.keterlibatan_id) for t in stays)
    done = langkah(berkas, "hand_over_tahap_2", tersangka=who)

    assert done.keadaan == "tahap_2"
    gone.refresh_from_db()
    assert gone.status == "rehabilitasi"
    assert TersangkaBerkas.objects.get(keterlibatan=gone).diserahkan is None
    assert tahap(berdua) == "tahap_2"


def test_a_file_whose_only_suspect_died_does_not_go_and_holds_nobody_back(berdua):
    dead, other = ready(berdua, 0), ready(berdua, 1)
    becomes(dead.tersangka.get().keterlibatan.orang.nama, StatusOrang.MENINGGAL)

    with pytest.raises(LangkahBerkasDitolak, match="tidak ada tersangka"):
        langkah(dead, "send_tahap_1")
    langkah(other, "send_tahap_1")

    assert tahap(berdua) == "tahap_1"


def test_a_suspect_at_large_at_tahap_2_gets_a_file_of_his_own_when_he_is_caught(berdua):
    berkas = at_p21(berdua)
    fled = becomes("Budi Hartanto", StatusOrang.DPO)
    stays = [t for t in berkas.tersangka.all() if t.keterlibatan_id != fled.pk]
    langkah(berkas, "hand_over_tahap_2", tersangka=frozenset(str(t.keterlibatan_id) for t in stays))
    assert get_susunan(berdua).belum_diberkas == []

    becomes("Budi Hartanto", StatusOrang.DITAHAN)
    assert [k.pk for k in get_susunan(berdua).belum_diberkas] == [fled.pk]
    now = Perkara.objects.get(pk=berdua.pk)
    second = open_berkas(now, [str(fled.pk)], nomor="", versi=now.versi, actor=PENYIDIK)

    assert TersangkaBerkas.objects.get(keterlibatan=fled).berkas == second
    assert "Berkas 2" in as_(PENYIDIK).get(detail(berdua)).content.decode()


@pytest.mark.laugh(11)
def test_a_p19_may_ask_for_splitsing_and_the_points_stay_with_the_old_file(berdua):
    berkas = ready(berdua)
    langkah(berkas, "send_tahap_1")
    one = [str(berkas.tersangka.first().keterlibatan_id)]

    def split():
        now = fresh(berkas)
        return split_berkas(
            now, one, nomor="", alasan="Petunjuk JPU", versi=now.versi, actor=PENYIDIK
        )

    with pytest.raises(BerkasSudahDikirim, match="Di JPU"):
        split()
    langkah(berkas, "take_p19")
    baru = split()

    assert (fresh(berkas).keadaan, baru.keadaan) == ("p19", "disusun")
    jawab(berkas)
    assert langkah(berkas, "resend_tahap_1").keadaan == "di_jpu"
    assert not baru.surat.exists()


def test_the_same_letter_is_not_written_down_twice_by_two_officers(berdua):
    p17 = NewSurat(kode=KodeSurat.P17, nomor="R-3/P-17", tanggal=today())
    record_surat(berdua, p17, actor=PENYIDIK)

    again = NewSurat(kode=KodeSurat.P17, nomor=" r-3/P-17 ", tanggal=today())
    with pytest.raises(SuratSudahAda, match="r-3/P-17"):
        record_surat(berdua, again, actor=KASAT)


def test_a_file_that_began_anew_stands_on_an_spdp_of_the_new_sprin_only(berdua, hari):
    first = sprin_kini(berdua)
    a, b = ready(berdua, 0), ready(berdua, 1)
    langkah(a, "send_tahap_1")
    langkah(b, "send_tahap_1")
    langkah(a, "take_p21")
    hari.maju(60)
    langkah(a, "return_berkas")
    langkah(a, "reopen_penyidikan", nomor="SP.Sidik/77/V/2026")
    assert sprin_kini(berdua) == ("SP.Sidik/77/V/2026", today())

    lama = {"sprin_nomor": first[0], "sprin_tanggal": today().replace(month=3)}
    late = spdp_of(berdua, nomor="SPDP/30/V/2026", **lama)
    record_spdp(berdua, late, actor=PENYIDIK)
    assert fresh(a).spdp is None
    new = spdp_of(berdua, nomor="SPDP/31/V/2026", sprin_nomor="SP.Sidik/77/V/2026")

    assert record_spdp(berdua, new, actor=PENYIDIK) == fresh(a).spdp


def test_the_case_page_offers_the_next_lawful_step_of_each_file(berdua):
    page = as_(PENYIDIK)
    here = reverse("berkas:perkara", args=[berdua.pk])

    assert f"{here}?buka=baru#buka-baru" in page.get(detail(berdua)).content.decode()
    berkas = ready(berdua)
    form = f"{berkas.pk}-send_tahap_1"
    step = f"{here}?buka={form}"
    assert f"{step}#buka-{form}" in page.get(detail(berdua)).content.decode()
    text = page.get(step).content.decode()
    assert f'id="buka-{form}" open' in text
    langkah(berkas, "send_tahap_1")
    langkah(berkas, "take_p19")
    text = page.get(detail(berdua)).content.decode()
    assert "Jawab petunjuk (0 dari 2)" in text
    assert "Masih ada petunjuk P-19 yang belum dijawab." in text
