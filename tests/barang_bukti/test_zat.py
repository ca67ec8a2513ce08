"""The dated table of substances: group, basis, confidence; narcotics and what is none."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from sidik.barang_bukti.data import find_zat, golongan_pilihan, list_zat, zat_on
from tests.barang_bukti.builders import a_bb, entered, pil
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_

HARI = date(2026, 3, 6)


def test_each_row_names_its_basis_its_day_and_how_sure_we_are():
    for zat in list_zat():
        assert zat.dasar, zat
        assert zat.yakin in "HML", zat
        assert zat.golongan in dict(golongan_pilihan()), zat
        assert zat.berakhir is None or zat.berlaku < zat.berakhir, zat


def test_on_each_day_a_substance_is_in_one_group():
    days = {z.berlaku for z in list_zat()} | {z.berakhir for z in list_zat() if z.berakhir}
    for day in days | {d - timedelta(days=1) for d in days}:
        kode = [z.kode for z in zat_on(day)]
        assert len(kode) == len(set(kode)), day


@pytest.mark.parametrize(
    ("kode", "golongan"),
    [
        ("sabu", "narkotika_1"),
        ("ekstasi", "narkotika_1"),
        ("ganja", "narkotika_1"),
        ("heroin", "narkotika_1"),
        ("kokain", "narkotika_1"),
        ("tembakau_sintetis", "narkotika_1"),
        ("karisoprodol", "narkotika_1"),
        ("morfin", "narkotika_2"),
        ("petidin", "narkotika_2"),
        ("metadon", "narkotika_2"),
        ("kodein", "narkotika_3"),
        ("buprenorfin", "narkotika_3"),
        ("flunitrazepam", "psikotropika_3"),
        ("alprazolam", "psikotropika_4"),
        ("triheksifenidil", "obat_keras"),
        ("kosmetik", "kosmetik"),
        ("jamu", "jamu"),
    ],
)
def test_the_groups_are_those_of_the_law(kode, golongan):
    assert find_zat(kode, HARI).golongan == golongan


def test_carisoprodol_changes_its_group_on_the_day_of_the_regulation():
    last, first = date(2018, 3, 15), date(2018, 3, 16)

    assert find_zat("karisoprodol", last).golongan == "obat_keras"
    assert find_zat("karisoprodol", first).golongan == "narkotika_1"
    assert find_zat("karisoprodol", first).dasar == "Permenkes 7/2018"


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri", "hari")
def test_an_exhibit_keeps_the_group_and_basis_of_the_day_and_says_how_sure_that_is():
    bb = entered(pil())

    page = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()

    assert (bb.golongan, bb.zat_dasar) == ("narkotika_1", "Permenkes 7/2018")
    assert "cocokkan dengan naskahnya" in page


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri", "hari")
def test_psychotropics_and_medicines_are_entered_like_narcotics():
    bb = entered(a_bb(nama="Alprazolam", zat="alprazolam", butir=30))
    entered(a_bb(nama="Kosmetik", zat="kosmetik"), bb.perkara)

    text = as_(KASAT).get(reverse("bb:daftar")).content.decode()

    assert "Psikotropika Golongan\u00a0IV" in text


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
def test_the_table_is_shown_with_its_confidence():
    text = as_(KASAT).get(reverse("bb:zat")).content.decode()

    for said in (
        "Karisoprodol",
        "Permenkes 7/2018",
        "Psikotropika Golongan\u00a0IV",
        "16 Maret 2018",
    ):
        assert said in text
    assert text.count('data-label="Keyakinan"') == len(list_zat())
