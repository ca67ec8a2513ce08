"""No reason excuses an order that the world does not know; numbers are found in any spelling."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from sidik.barang_bukti.data import JenisBB, JenisGerak
from sidik.barang_bukti.errors import (
    MendahuluiContoh,
    MendahuluiPenetapan,
    PenyitaanMendahuluiKejadian,
)
from sidik.barang_bukti.models import BarangBukti, Pemusnahan, Penetapan
from sidik.barang_bukti.queries import search_bb
from sidik.kernel import clock
from sidik.perkara.models import LaporanPolisi
from tests.barang_bukti.builders import a_bb, at_lab, destroyed, entered, fresh, moved, ruled, told
from tests.barang_bukti.test_pages import typed
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, in_penyidikan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
ALASAN = "Listrik padam"


def test_nothing_is_destroyed_before_the_ruling_was_received_whatever_the_reason(hari):
    bb = told(entered())
    before = clock.now()
    hari.maju(3)
    bb = ruled(bb)

    with pytest.raises(MendahuluiPenetapan, match="mendahului diterimanya penetapan"):
        destroyed(bb, "1.00", at=before, terlambat=ALASAN)
    assert not Pemusnahan.objects.exists()


def test_a_narcotic_is_not_destroyed_before_its_sample_was_set_aside(hari):
    bb = ruled(entered())
    before = clock.now()
    hari.maju(1)
    at_lab(bb, "0.06")

    with pytest.raises(MendahuluiContoh, match="penyisihan contoh"):
        destroyed(bb, "1.00", at=before, terlambat=ALASAN)
    assert destroyed(bb, "1.00").musnah_gram == 1


def test_the_database_too_refuses_a_destruction_before_its_ruling_and_before_its_sample(hari):
    bb = at_lab(ruled(entered()), "0.06")
    ruling = Penetapan.objects.get(bb=bb)
    facts = {"bb": bb, "penetapan": ruling, "gram": 1, "versi": 1, "node": bb.node}

    for days, said in ((0, "sebelum contohnya disisihkan"), (2, "sebelum penetapannya diterima")):
        at = clock.now() - timedelta(days=days, minutes=1)
        with pytest.raises(IntegrityError, match=said), transaction.atomic():
            _destroy_past_the_application(at, **facts)


def _destroy_past_the_application(at, **facts):
    Pemusnahan.objects.create(at=at, **facts)
    connection.check_constraints()


def test_nothing_is_seized_before_the_day_of_the_event_whatever_the_reason():
    perkara = in_penyidikan()
    lp = LaporanPolisi.objects.get(perkara=perkara)
    event = lp.dilaporkan_at
    LaporanPolisi.objects.filter(pk=lp.pk).update(kejadian_at=event)
    early = event - timedelta(days=2)

    with pytest.raises(PenyitaanMendahuluiKejadian):
        entered(a_bb(disita_at=early, terlambat=ALASAN), perkara)
    assert not BarangBukti.objects.exists()


@pytest.mark.parametrize("year", ["1990-03-05T10:00", "2005-03-05T10:00"])
def test_a_wrong_year_points_at_the_date_and_not_at_the_substance(year):
    perkara = in_penyidikan()
    wrong = typed(disita_at=year, terlambat=ALASAN)

    answer = as_(PENYIDIK).post(reverse("bb:perkara", args=[perkara.pk]), wrong)

    assert list(answer.context["form"].errors) == ["disita_at"]


def test_a_car_without_a_number_of_pieces_is_one_car():
    perkara = in_penyidikan()
    drug = dict.fromkeys(("zat", "bruto_gram", "netto_gram", "jumlah_paket", "butir"), "")
    car = typed(**drug | {"jenis": "kendaraan", "nama": "Avanza"})

    as_(PENYIDIK).post(reverse("bb:perkara", args=[perkara.pk]), car)

    assert BarangBukti.objects.get().netto_butir == 1


@pytest.mark.parametrize("said", ["DA8899YY", "da 8899 yy", "da8899", "DA-8899-YY", "8899.yy"])
@pytest.mark.parametrize("kept", ["DA 8899 YY", "da8899yy", "DA-8899-YY"])
def test_a_plate_is_found_however_it_is_spaced_or_cased(kept, said):
    car = a_bb(jenis=JenisBB.KENDARAAN, nama="Avanza")
    bb = entered(type(car)(**vars(car) | {"plat": kept}))

    assert search_bb(PENYIDIK, said) == [bb.perkara_id]


def test_an_exhibit_is_found_by_its_new_seal_and_no_longer_by_the_old_one():
    bb = entered(a_bb(label="SEG-0091"))

    moved(bb, JenisGerak.PINDAH, "0.00", ke="Gudang lantai 2", label="SEG 0107-B")

    assert search_bb(PENYIDIK, "seg 0107-b") == [bb.perkara_id]
    assert search_bb(PENYIDIK, "SEG-0091") == []


def test_the_list_says_what_lies_with_the_court_beside_what_is_left():
    bb = at_lab(entered(), "0.06")
    bb = moved(bb, JenisGerak.SIDANG, "1.00")

    page = as_(PENYIDIK).get(reverse("bb:perkara", args=[bb.perkara_id])).content.decode()

    assert [text for _, text in fresh(bb).di_luar] == ["0,06 gram", "1,00 gram"]
    assert "91,93 gram" in page
    assert all(f"{label.lower()}: {text}" in page for label, text in bb.di_luar)
