"""One telephone or car is one exhibit of its case; the book is searched as people speak."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.data import JenisBB, Peruntukan, SaringBB
from sidik.barang_bukti.models import BarangBukti
from sidik.barang_bukti.queries import list_bb, search_bb
from sidik.kernel import clock
from tests.barang_bukti.builders import a_bb, at_lab, entered, ponsel, ruled
from tests.cast import KASAT, PENYIDIK
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def enter(perkara, **facts):
    now = f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"
    sent = {"disita_at": now, "ba_sita": "BA/1", "nama": "Barang", "tanpa_pemilik": "on"} | facts
    return as_(PENYIDIK).post(reverse("bb:perkara", args=[perkara.pk]), sent)


@pytest.mark.parametrize(
    "typed", ["356938035643809", "35-693803-564380-9", "IMEI 1: 356938035643809"]
)
def test_the_same_telephone_twice_in_a_case_leads_to_the_first(typed):
    first = entered(ponsel())

    answer = enter(first.perkara, jenis="telepon", imei=typed)

    said = str(answer.context["form"].errors["imei"])
    assert f"sudah tercatat sebagai {first.nomor}" in said
    assert f'href="{reverse("bb:detail", args=[first.pk])}"' in said
    assert BarangBukti.objects.count() == 1


def test_the_same_car_twice_in_a_case_leads_to_the_first():
    first = entered(a_bb(jenis=JenisBB.KENDARAAN, nama="Honda Beat", plat="DA 1234 XY"))

    answer = enter(first.perkara, jenis="kendaraan", plat="da1234xy")

    assert first.nomor in str(answer.context["form"].errors["plat"])


def test_another_case_may_hold_the_same_telephone():
    entered(ponsel())

    assert entered(ponsel()).pk


@pytest.mark.parametrize("typed", ["bb 1 iii 2026", "bb1iii2026", "BB.1/III/2026", "bb/1/03/2026"])
def test_an_exhibit_is_found_by_its_number_in_any_spelling(typed):
    bb = entered()

    assert search_bb(PENYIDIK, typed) == [bb.perkara_id]
    assert list(list_bb(KASAT, SaringBB(cari=typed))) == [bb]
    assert search_bb(PENYIDIK, typed.replace("1", "2", 1)) == []


@pytest.mark.parametrize("typed", ["zenith", "Carnophen"])
def test_a_substance_is_found_by_what_the_street_calls_it(typed):
    bb = entered(
        a_bb(
            nama="Butiran putih",
            zat="karisoprodol",
            jumlah_paket=None,
            butir=10,
            netto_gram=None,
            bruto_gram=None,
        )
    )

    assert search_bb(PENYIDIK, typed) == [bb.perkara_id]
    assert search_bb(PENYIDIK, "hexymer") == []


def test_what_a_ruling_leaves_without_a_fate_is_said_beneath_it():
    bb = ruled(
        at_lab(entered(a_bb(netto_gram=Decimal("0.92"), bruto_gram=None)), "0.06"),
        {Peruntukan.PEMBUKTIAN: "0.15", Peruntukan.MUSNAH: "0.50"},
    )
    page = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()

    assert "0,21 gram belum ditetapkan" in page


def test_a_ruling_on_all_of_it_leaves_nothing_to_say():
    bb = ruled(entered())
    page = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()

    assert "belum ditetapkan" not in page
