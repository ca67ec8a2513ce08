"""Whom an exhibit concerns is said by the officer, and its papers name nobody else."""

import pytest
from django.urls import reverse

from sidik.barang_bukti.errors import (
    HanyaDitimbang,
    OrangBelumDipilih,
    TanpaPemilikBerorang,
)
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries.surat import PAPERS, bahan_bb
from sidik.barang_bukti.usecases import link_orang, register_bb, unlink_orang
from sidik.kernel.ref import ref
from sidik.perkara.usecases import add_orang
from sidik.wiring import KABEL_SURAT
from tests.barang_bukti.builders import a_bb, at_lab, destroyed, entered, fresh, ponsel, ruled
from tests.barang_bukti.test_sita import page, taken, typed
from tests.cast import KAUR_MINTU, PENYIDIK
from tests.perkara.builders import as_, in_penyidikan, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]

NAMA = ("Ahmad Rizki", "Budi Hartono", "Candra Wijaya", "Dedi Kurnia")


def a_case(*nama):
    perkara = in_penyidikan()
    return perkara, [add_orang(perkara, terlapor(each), actor=PENYIDIK) for each in nama]


def form_of(perkara, **asked):
    return as_(PENYIDIK).get(page(perkara), asked).context["form"]


def test_in_a_case_of_several_nobody_stands_ticked():
    perkara, _ = a_case(*NAMA)
    taken(perkara)

    assert not form_of(perkara)["keterlibatan"].value()


def test_in_a_case_of_one_he_stands_ticked():
    perkara, [orang] = a_case("Ahmad Rizki")

    assert [str(key) for key in form_of(perkara)["keterlibatan"].value()] == [str(orang.pk)]


@pytest.mark.parametrize(
    "pemilik", ["Budi Hartono", "budi  hartono bin Sarman", "Sdr. BUDI HARTONO"]
)
def test_the_owner_whom_the_chosen_seizure_names_stands_ticked(pemilik):
    perkara, people = a_case(*NAMA)
    taken(perkara)
    row = taken(perkara, nomor="SP.Sita/10/III/2026", pemilik=pemilik)

    form = form_of(perkara, sita=str(row.pk))

    assert [str(key) for key in form["keterlibatan"].value()] == [str(people[1].pk)]
    assert form["dari_siapa"].value() == pemilik


def test_whoever_chooses_nobody_is_asked_and_may_say_that_it_had_no_owner():
    perkara, _ = a_case(*NAMA)
    row = taken(perkara)
    sent = typed(penyitaan=str(row.pk))

    asked = as_(PENYIDIK).post(page(perkara), sent)
    found = as_(PENYIDIK).post(page(perkara), sent | {"tanpa_pemilik": "on"}, follow=True)

    assert asked.status_code == 422
    assert "ditemukan tanpa pemilik" in str(asked.context["form"].errors["keterlibatan"])
    bb = BarangBukti.objects.get()
    assert (bb.tanpa_pemilik, bb.kaitan.count()) == (True, 0)
    assert "ditemukan tanpa pemilik" in found.content.decode()


def test_owned_and_without_an_owner_is_not_both():
    perkara, people = a_case(*NAMA)
    both = a_bb(keterlibatan=frozenset({str(people[0].pk)}), tanpa_pemilik=True)

    with pytest.raises(TanpaPemilikBerorang):
        entered(both, perkara)
    with pytest.raises(OrangBelumDipilih):
        register_bb(perkara, a_bb(), actor=PENYIDIK)


def test_an_owner_who_is_found_later_ends_that_it_had_none():
    perkara, people = a_case(*NAMA)
    bb = entered(a_bb(tanpa_pemilik=True), perkara)

    link_orang(bb, str(people[2].pk), versi=bb.versi, actor=PENYIDIK)

    assert not fresh(bb).tanpa_pemilik


@pytest.mark.parametrize("jenis", PAPERS)
def test_papers_name_only_those_whom_the_exhibit_concerns(jenis):
    perkara, people = a_case(*NAMA)
    keys = frozenset({str(people[0].pk), str(people[3].pk)})
    bb = destroyed(ruled(at_lab(entered(a_bb(keterlibatan=keys), perkara), "0.06")), "91.93")

    bahan = bahan_bb(f"bb:{bb.pk}", jenis, PENYIDIK)

    assert {one.nama: one.kunci for one in bahan.orang} == {
        NAMA[at]: ref("keterlibatan", people[at].pk) for at in (0, 3)
    }


@pytest.mark.parametrize("jenis", PAPERS)
def test_papers_of_what_concerns_nobody_name_nobody(jenis):
    perkara, people = a_case("Ahmad Rizki")
    bb = entered(a_bb(keterlibatan=frozenset({str(people[0].pk)})), perkara)
    unlink_orang(bb, str(people[0].pk), "milik orang lain", versi=bb.versi, actor=PENYIDIK)

    assert list(bahan_bb(f"bb:{bb.pk}", jenis, PENYIDIK).orang) == []


def test_a_telephone_has_no_minutes_of_weighing_or_sampling():
    bb = entered(ponsel())
    sabu = entered(a_bb(), bb.perkara)
    induk = ref("perkara", bb.perkara_id)

    offered = {
        jenis: [p.subject for p in KABEL_SURAT.pokok(induk, jenis, PENYIDIK)] for jenis in PAPERS
    }

    assert offered == {jenis: [f"bb:{sabu.pk}"] for jenis in PAPERS}
    for jenis in PAPERS:
        with pytest.raises(HanyaDitimbang):
            bahan_bb(f"bb:{bb.pk}", jenis, PENYIDIK)
    sheet = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()
    assert "0,00 gram" not in sheet
    assert "Netto" not in sheet
    assert "ptek" not in sheet


def test_a_child_who_was_the_owner_is_covered_for_who_may_not_read_his_name():
    perkara = in_penyidikan()
    add_orang(perkara, terlapor("Budi Kecil", umur=15), actor=PENYIDIK)
    add_orang(perkara, terlapor("Ahmad Rizki"), actor=PENYIDIK)
    taken(perkara, pemilik="Budi Kecil")

    answer = as_(KAUR_MINTU).get(page(perkara))

    assert len(answer.context["form"]["keterlibatan"].value()) == 1
    assert "Budi Kecil" not in answer.content.decode()
