"""What is lent out: to whom, what for, until when; and who has it now."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.data import JenisGerak
from sidik.barang_bukti.errors import (
    HariKembaliSalah,
    InstansiBelumDiisi,
    KeperluanBelumDiisi,
    PeminjamBelumDiisi,
)
from sidik.kernel import clock
from tests.barang_bukti.builders import entered, fresh, moved, ponsel
from tests.cast import PENYIDIK
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]

PINJAM, KEMBALI = JenisGerak.PINJAM, JenisGerak.PINJAM_KEMBALI


def today():
    return clock.today("Asia/Makassar")


def lend(bb, **said):
    now = f"{localtime(clock.now()):%Y-%m-%dT%H:%M}"
    usual = {"versi": bb.versi, "butir": "1", "nomor_ba": "BA.Pinjam/1", "at": now}
    usual |= {"keperluan": "pemotretan", "kembali": today().isoformat()}
    address = reverse("bb:tindakan", args=[bb.pk, "pinjam"])
    return as_(PENYIDIK).post(address, usual | said, follow=True)


@pytest.mark.parametrize(
    ("said", "no"),
    [
        ({"ke": " - "}, PeminjamBelumDiisi),
        ({"instansi": " "}, InstansiBelumDiisi),
        ({"keperluan": ""}, KeperluanBelumDiisi),
        ({"kembali": None}, HariKembaliSalah),
    ],
)
def test_a_loan_says_who_of_which_office_what_for_and_until_when(said, no):
    with pytest.raises(no):
        moved(entered(ponsel()), PINJAM, 1, **said)


def test_nothing_comes_back_before_it_left():
    with pytest.raises(HariKembaliSalah):
        moved(entered(ponsel()), PINJAM, 1, kembali=today() - timedelta(days=1))


def test_an_officer_of_the_unit_is_chosen_and_stands_with_name_and_number():
    bb = entered(ponsel())

    page = lend(bb, peminjam=PENYIDIK.nrp).content.decode()

    assert fresh(bb).pinjam_oleh.startswith("Aipda Hadi Prayoga")
    assert f"NRP {PENYIDIK.nrp}" in fresh(bb).pinjam_oleh
    assert "untuk pemotretan" in page


def test_he_is_chosen_or_named_but_not_both():
    bb = entered(ponsel())

    answer = lend(bb, peminjam=PENYIDIK.nrp, ke="Panitera", instansi="PN")

    assert answer.status_code == 422
    assert not fresh(bb).pinjam_oleh


def test_a_loan_is_booked_on_its_own_form_only():
    bb = entered(ponsel())
    address = reverse("bb:tindakan", args=[bb.pk, "gerak"])
    said = {"versi": bb.versi, "jenis": "pinjam", "butir": "1", "nomor_ba": "BA/1", "ke": "Budi"}

    assert as_(PENYIDIK).post(address, said | {"at": "2026-03-06T10:00"}).status_code == 422


def test_it_is_said_who_has_it_until_it_is_back():
    bb = moved(entered(), PINJAM, "2.00", kembali=today() + timedelta(days=3))
    bb = moved(bb, PINJAM, "1.00", ke="Jaksa Lina", instansi="Kejari Balangan")

    assert bb.pinjam_oleh == "Panitera Rahmawati, PN Paringin; Jaksa Lina, Kejari Balangan"
    assert bb.pinjam_sampai == today()
    bb = moved(bb, KEMBALI, "1.00", dari="Jaksa Lina")
    assert bb.pinjam_oleh == "Panitera Rahmawati, PN Paringin"
    bb = moved(bb, KEMBALI, "0.50")
    assert bb.pinjam_sampai == today() + timedelta(days=3)
    bb = moved(bb, KEMBALI, "1.50")
    assert (bb.pinjam_oleh, bb.pinjam_sampai) == ("", None)


def test_what_is_not_back_on_its_day_stands_out_in_the_book(hari):
    late = moved(entered(), PINJAM, "1.00")
    moved(entered(), PINJAM, "1.00", kembali=today() + timedelta(days=9))
    asked = (reverse("bb:daftar"), {"keadaan": "pinjam_lewat"})

    assert not as_(PENYIDIK).get(*asked).context["baris"]
    hari.maju(2)
    page = as_(PENYIDIK)
    answer = page.get(*asked)
    assert [row.bb for row in answer.context["baris"]] == [late]
    assert "belum kembali" in answer.content.decode()
    assert "belum kembali" in page.get(reverse("bb:detail", args=[late.pk])).content.decode()
