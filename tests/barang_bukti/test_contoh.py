"""The laboratory has its share before the rest is destroyed; pills are counted; IMEI are IMEI."""

from decimal import Decimal

import pytest

from sidik.barang_bukti.data import JenisBB
from sidik.barang_bukti.errors import ButirBelumDihitung, ContohLabBelumDikirim, IMEISalah
from sidik.barang_bukti.models import BarangBukti, Pemusnahan
from tests.barang_bukti.builders import a_bb, at_lab, destroyed, entered, pil, ponsel, ruled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def plants():
    return a_bb(jenis=JenisBB.TANAMAN, nama="Empat batang ganja", zat="ganja")


def test_a_narcotic_of_which_the_laboratory_has_nothing_is_not_destroyed():
    bb = ruled(entered())

    with pytest.raises(ContohLabBelumDikirim, match="Catat penyerahan contohnya dahulu"):
        destroyed(bb, "91.99", terlambat="")
    assert not Pemusnahan.objects.exists()

    assert destroyed(at_lab(bb, "0.06"), "91.93", terlambat="").musnah_gram == Decimal("91.93")


def test_nor_are_plants_though_they_wait_for_no_ruling():
    with pytest.raises(ContohLabBelumDikirim):
        destroyed(entered(plants()), "92.99", terlambat="")


def test_a_sample_that_was_sent_before_the_book_was_kept_is_excused_by_a_reason():
    bb = destroyed(ruled(entered()), "91.99", terlambat="Contoh dikirim sebelum dicatat di sini")

    assert bb.musnah_gram == Decimal("91.99")
    assert bb.gerak.last().terlambat == "Contoh dikirim sebelum dicatat di sini"


@pytest.mark.parametrize("hitungan", ["", "butir", "Butir"])
def test_pills_that_nobody_counted_do_not_enter_the_book(hitungan):
    weighed = pil(butir=0, netto_gram=Decimal("412.00"), bruto_gram=Decimal(420), hitungan=hitungan)

    with pytest.raises(ButirBelumDihitung, match="Isi berapa butir"):
        entered(weighed)
    assert not BarangBukti.objects.exists()


def test_pills_ground_to_powder_are_weighed_only():
    powder = pil(butir=0, netto_gram=Decimal("4.12"), bruto_gram=Decimal("4.20"), bentuk="Serbuk")

    assert entered(powder).netto_gram == Decimal("4.12")


@pytest.mark.parametrize(
    "imei", ["12345", "3569380356438091234", "tidak ada", "356938035643809 / 12", "35693803564380X"]
)
def test_what_is_no_imei_is_refused(imei):
    with pytest.raises(IMEISalah, match="14 sampai 16 angka"):
        entered(ponsel(imei=imei))


@pytest.mark.parametrize(
    "imei",
    [
        "",
        "356938035643809",
        "35-693803-564380-9",
        "35 693803 564380",
        "3569380356438091",
        "356938035643809 / 356938035643817",
        "IMEI 1: 356938035643809, IMEI 2: 356938035643817",
    ],
)
def test_an_imei_is_taken_as_it_is_spelled_two_of_them_too(imei):
    assert entered(ponsel(imei=imei)).imei == imei
