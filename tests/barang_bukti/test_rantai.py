"""The chain of custody says from whom to whom at every hour, also where nobody typed it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sidik.barang_bukti.data import JenisGerak
from sidik.barang_bukti.queries.layar import get_lembar
from sidik.kernel import clock
from sidik.perkara.usecases import add_orang
from tests.barang_bukti.builders import a_bb, at_lab, entered, fresh, moved, ponsel
from tests.cast import PENYIDIK
from tests.perkara.builders import as_, in_penyidikan, terlapor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def chain(bb):
    rows = get_lembar(PENYIDIK, fresh(bb)).gerak
    return [(row.gerak.jenis, row.dari, row.ke) for row in rows]


def test_what_a_laboratory_gets_and_gives_back_names_the_laboratory():
    bb = at_lab(entered(), "0.06")
    moved(bb, JenisGerak.LAB_KEMBALI, "0.01")

    assert chain(bb)[1:] == [
        ("lab", "penyimpanan", "Balai Besar POM"),
        ("lab_kembali", "Balai Besar POM", "penyimpanan"),
    ]


def test_what_was_lent_comes_back_from_the_borrower():
    bb = moved(entered(ponsel()), JenisGerak.PINJAM, 1)
    moved(bb, JenisGerak.PINJAM_KEMBALI, 1)

    assert chain(bb)[1:] == [
        ("pinjam", "penyimpanan", "Panitera Rahmawati, PN Paringin"),
        ("pinjam_kembali", "Panitera Rahmawati, PN Paringin", "penyimpanan"),
    ]


def test_what_somebody_typed_stands_as_he_typed_it():
    bb = moved(entered(), JenisGerak.SIDANG, "1", dari="Lemari besi A", ke="Jaksa Rina")

    assert chain(bb)[-1] == ("sidang", "Lemari besi A", "Jaksa Rina")


def test_from_the_hour_of_the_seizure_until_it_is_weighed_the_officers_who_seized_it_have_it():
    perkara = in_penyidikan()
    add_orang(perkara, terlapor(), actor=PENYIDIK)
    bb = entered(a_bb(disita_at=clock.now() - timedelta(hours=2)), perkara)

    sita = get_lembar(PENYIDIK, bb).sita
    page = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()

    assert (sita.at, sita.dari, sita.ke) == (bb.disita_at, "Ahmad Rizki", "petugas yang menyita")
    assert chain(bb) == [("masuk", "petugas yang menyita", "Lemari besi A")]
    assert "Ahmad Rizki → petugas yang menyita" in " ".join(page.split())


def test_what_enters_the_store_at_the_hour_of_its_seizure_comes_from_whom_it_was_taken():
    bb = entered(ponsel(dari_siapa="Ibu Siti", tempat_simpan="", disita_at=clock.now()))

    assert get_lembar(PENYIDIK, bb).sita is None
    assert chain(bb) == [("masuk", "Ibu Siti", "penyimpanan")]


def test_who_lends_does_not_say_that_it_comes_from_the_store():
    bb = entered()
    page = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk]))

    forms = {name: form for name, _, form, _ in page.context["forms"]}
    assert "dari" not in forms["pinjam"].fields
    assert "dari" in forms["gerak"].fields
