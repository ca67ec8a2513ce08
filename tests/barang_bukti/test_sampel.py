"""How much is set aside for the laboratory: as PP 40/2013 says, all of it, or with a reason."""

from decimal import Decimal
from functools import partial

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.errors import ContohTidakSesuai, PaketContohBelumDiisi
from sidik.barang_bukti.models import UjiLab
from sidik.kernel import clock
from tests.barang_bukti.builders import a_bb, asked, at_lab, entered, pil
from tests.cast import PENYIDIK
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def loose(netto, **changes):
    return a_bb(jumlah_paket=None, netto_gram=Decimal(netto), bruto_gram=None, **changes)


@pytest.mark.parametrize(
    ("new", "amount", "right"),
    [
        (partial(pil), 65, True),  # the root of 4,120 is 64.2
        (partial(pil), 64, False),
        (partial(pil), 66, False),
        (partial(pil, butir=60), 10, True),
        (partial(pil, butir=60), 9, False),
        (partial(pil, butir=15), 8, True),
        (partial(pil, butir=15), 15, True),
        (partial(loose, "92.99"), "0.305", True),
        (partial(loose, "92.99"), "0.31", True),
        (partial(loose, "92.99"), "0.06", False),
        (partial(loose, "92.99"), "5", False),
        (partial(loose, "0.3"), "0.3", True),
    ],
)
def test_a_sample_is_as_large_as_the_law_says_or_all_of_it(new, amount, right):
    bb = entered(new())

    if right:
        assert not at_lab(bb, amount, alasan_contoh="").takaran("lab").is_nol
        return
    with pytest.raises(ContohTidakSesuai, match="PP 40/2013"):
        at_lab(bb, amount, alasan_contoh=" ")


def test_another_size_is_taken_with_its_reason_which_stays_to_be_read():
    bb = at_lab(entered(pil()), 5, alasan_contoh="Laboratorium hanya meminta lima butir")

    page = as_(PENYIDIK).get(reverse("bb:detail", args=[bb.pk])).content.decode()

    assert bb.lab_butir == 5
    assert "Laboratorium hanya meminta lima butir" in page


def test_of_packets_it_is_said_how_many_were_opened():
    bb = entered(a_bb(jumlah_paket=30))

    for paket in (None, 0, 31):
        with pytest.raises(PaketContohBelumDiisi, match="1 sampai 30"):
            at_lab(bb, "0.06", paket=paket)
        UjiLab.objects.all().delete()
    with pytest.raises(ContohTidakSesuai, match="dari 30 paket diambil 10, ditulis 3"):
        at_lab(bb, "0.06", paket=3)
    UjiLab.objects.all().delete()
    assert at_lab(bb, "0.06", paket=10).lab_gram == Decimal("0.06")
    assert UjiLab.objects.get().paket == 10


def test_psychotropics_and_medicines_have_no_such_rule():
    tramadol = pil(zat="tramadol")

    assert at_lab(entered(tramadol), 3, alasan_contoh="").lab_butir == 3


def test_the_form_says_the_rule_and_its_no_stands_at_the_reason():
    bb = asked(entered(a_bb(jumlah_paket=30)))
    page = as_(PENYIDIK)
    address = reverse("bb:tindakan", args=[bb.pk, "serah_lab"])
    said = {
        "versi": bb.versi,
        "gram": "0,06",
        "nomor_ba": "BA.Sisih/1",
        "at": f"{localtime(clock.now()):%Y-%m-%dT%H:%M}",
    }

    shown = page.get(reverse("bb:detail", args=[bb.pk])).content.decode()
    answer = page.post(address, said | {"paket": "3"})

    assert "20 sampai 100: 10; dari 30 paket diambil 10 paket" in shown
    [form] = [form for name, _, form, _ in answer.context["forms"] if name == "serah_lab"]
    assert list(form.errors) == ["alasan_contoh"]
    assert page.post(address, said | {"paket": "10"}).status_code == 302
