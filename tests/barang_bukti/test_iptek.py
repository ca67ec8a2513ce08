"""What science or training gives back unfit for use is destroyed within its hours, unruled."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from sidik.barang_bukti.data import JenisGerak, Peruntukan, Wadah
from sidik.barang_bukti.errors import (
    SaldoKurangGram,
    SisaLabTerlampaui,
    SisaLabTidakAda,
)
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.usecases import move_bb
from sidik.kernel import clock
from sidik.kernel.errors import Conflict, NotAllowed
from tests.barang_bukti.builders import (
    a_bb,
    at_lab,
    destroyed,
    entered,
    fresh,
    gerak,
    moved,
    ruled,
)
from tests.barang_bukti.test_jam import running
from tests.cast import ORANG_LUAR, PENYIDIK
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]

ATURAN = "musnah_sisa_iptek"


def lent_to_science(amount="2.00"):
    bb = ruled(entered(), {Peruntukan.IPTEK: "2.00", Peruntukan.MUSNAH: "50.00"})
    return moved(bb, JenisGerak.IPTEK, amount)


def back(amount="0.50"):
    return moved(lent_to_science(), JenisGerak.IPTEK_KEMBALI, amount)


def test_what_comes_back_lies_in_store_again_and_its_hours_run_from_that_moment():
    bb = back()

    assert bb.takaran(Wadah.IPTEK).gram == Decimal("1.50")
    assert bb.takaran(Wadah.SISA).gram == Decimal("91.49")
    assert running(bb)[ATURAN] == clock.now() + timedelta(hours=48)


def test_it_is_destroyed_without_counting_against_the_ruling_and_the_clock_is_met(hari):
    bb = back()
    hari.maju(1)
    with pytest.raises(SisaLabTerlampaui, match="0,50 gram"):
        destroyed(bb, "0.60", sisa_lab=True)

    bb = destroyed(bb, "0.50", sisa_lab=True)
    bb = destroyed(bb, "50.00")

    assert ATURAN not in running(bb)
    assert bb.musnah_gram == Decimal("50.50")
    with pytest.raises(SisaLabTidakAda):
        destroyed(bb, "0.10", sisa_lab=True)


def test_leftovers_of_laboratory_and_science_are_one_heap_and_both_clocks_end_with_it(hari):
    bb = moved(at_lab(lent_to_science(), "0.06"), JenisGerak.LAB_KEMBALI, "0.04")
    bb = moved(bb, JenisGerak.IPTEK_KEMBALI, "0.50")
    hari.maju(1)

    bb = destroyed(bb, "0.50", sisa_lab=True)
    assert {ATURAN, "musnah_sisa_lab"} <= set(running(bb))
    bb = destroyed(bb, "0.04", sisa_lab=True)

    assert not {ATURAN, "musnah_sisa_lab"} & set(running(bb))


def test_no_more_comes_back_than_was_given():
    with pytest.raises(SaldoKurangGram):
        back("2.10")


def test_more_that_comes_back_later_does_not_prolong_what_runs(hari):
    bb = back()
    due = running(bb)[ATURAN]
    hari.maju(1)

    bb = moved(bb, JenisGerak.IPTEK_KEMBALI, "0.20")

    assert running(bb)[ATURAN] == due


def test_what_came_back_may_be_given_to_science_again_within_the_ruling():
    bb = moved(back(), JenisGerak.IPTEK, "0.50")

    assert bb.takaran(Wadah.IPTEK).gram == Decimal("2.00")


def test_the_database_counts_the_way_back_too():
    bb = back()
    wrong = {"iptek_gram": Decimal("2.00"), "sisa_gram": Decimal("90.99")}

    def by_hand():
        with transaction.atomic():
            BarangBukti.objects.filter(pk=bb.pk).update(**wrong)
            connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError, match="tidak sama dengan jumlah geraknya"):
        by_hand()


def test_medicine_that_is_no_narcotic_comes_back_without_a_clock():
    bb = entered(a_bb(zat="tramadol", bentuk="serbuk"))
    bb = ruled(bb, {Peruntukan.IPTEK: "2.00"})
    bb = moved(moved(bb, JenisGerak.IPTEK, "1.00"), JenisGerak.IPTEK_KEMBALI, "1.00")

    assert ATURAN not in running(bb)


def test_a_second_sending_and_a_stranger_change_nothing():
    bb = lent_to_science()
    new = gerak(JenisGerak.IPTEK_KEMBALI, "0.50")
    move_bb(bb, new, versi=bb.versi, actor=PENYIDIK)

    with pytest.raises(Conflict):
        move_bb(bb, new, versi=bb.versi, actor=PENYIDIK)
    with pytest.raises(NotAllowed):
        move_bb(fresh(bb), new, versi=fresh(bb).versi, actor=ORANG_LUAR)
    assert fresh(bb).takaran(Wadah.IPTEK).gram == Decimal("1.50")


def test_the_page_offers_the_way_back_and_the_destruction_of_what_came():
    bb = back()

    page = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()

    assert "Kembali dari iptek atau pelatihan, tidak dapat dipakai" in page
    assert "Ini sisa yang dikembalikan laboratorium, iptek, atau pelatihan" in page
    assert "Pemusnahan barang yang kembali dari iptek atau pelatihan" in page
