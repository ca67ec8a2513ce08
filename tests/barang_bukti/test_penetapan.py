"""A ruling gives away no more than there is, and one letter is one ruling."""

from decimal import Decimal

import pytest
from django.urls import reverse

from sidik.barang_bukti.data import Peruntukan
from sidik.barang_bukti.errors import PenetapanMelebihi, PenetapanSudahAda
from sidik.kernel import clock
from tests.barang_bukti.builders import a_bb, at_lab, entered, ruled, told
from tests.cast import PENYIDIK
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]

SEMUA = {Peruntukan.PEMBUKTIAN: "1.00", Peruntukan.MUSNAH: "91.99"}
BUTIR = {"bruto_gram": None, "netto_gram": None, "butir": 4120, "zat": "karisoprodol"}
CAIR = {"bruto_gram": None, "netto_gram": None, "ml": Decimal(500)}


def send(bb, **fields):
    day = f"{clock.today('Asia/Makassar'):%Y-%m-%d}"
    sent = {"versi": bb.versi, "nomor": "TAP-1", "tanggal": day, "diterima": day}
    url = reverse("bb:tindakan", args=[bb.pk, "penetapan"])
    answer = as_(PENYIDIK).post(url, sent | fields)
    forms = {name: form for name, _, form, _ in answer.context["forms"]}
    return answer.status_code, forms["penetapan"].errors


def test_what_lies_with_the_laboratory_is_nobodys_to_rule_upon():
    bb = at_lab(entered(), "0.06")

    with pytest.raises(PenetapanMelebihi, match=r"92,99 gram.*92,93 gram.*0,06 gram sudah"):
        ruled(bb, SEMUA)

    assert ruled(bb, SEMUA | {Peruntukan.MUSNAH: "91.93"}).penetapan.count() == 1


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, {"musnah_gram": "93"}),
        (BUTIR, {"musnah_butir": "4121"}),
        (CAIR, {"musnah_ml": "500,5"}),
    ],
)
def test_too_much_is_said_at_its_field(changes, fields):
    status, errors = send(told(entered(a_bb(**changes))), **fields)

    assert (status, set(errors)) == (422, set(fields))


@pytest.mark.parametrize("nomor", ["TAP-7/O.3.22/2026", " tap-7 / O.3.22/2026"])
def test_one_letter_is_one_ruling(hari, nomor):
    bb = ruled(entered(), {Peruntukan.MUSNAH: "50.00"}, nomor="TAP-7/O.3.22/2026")
    other = entered(perkara=bb.perkara)
    hari.maju(1)

    with pytest.raises(PenetapanSudahAda, match="diterima 6 Maret 2026"):
        ruled(bb, {Peruntukan.MUSNAH: "60.00"}, nomor=nomor)
    status, errors = send(bb, nomor=nomor, musnah_gram="1")

    assert (status, set(errors)) == (409, {"nomor"})
    assert ruled(other, nomor=nomor).penetapan.count() == 1
