"""Tablets that are weighed and counted: neither number goes anywhere without the other."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from sidik.barang_bukti.data import JenisGerak, Peruntukan, Takaran, Wadah
from sidik.barang_bukti.errors import (
    ButirBelumDisebut,
    GramBelumDisebut,
    HabisTidakBersama,
    PeruntukanTidakLengkap,
)
from sidik.barang_bukti.models import Gerak
from sidik.barang_bukti.usecases import destroy_bb, move_bb, reweigh_bb, rule_status
from sidik.kernel import clock
from tests.barang_bukti.builders import (
    a_bb,
    asked,
    at_lab,
    entered,
    fresh,
    gerak,
    moved,
    musnah,
    pil,
    ruling,
    timbang,
    told,
)
from tests.cast import PENYIDIK
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri", "hari")]


def tablets():
    """35 tablets that weigh 10.50 g."""
    return entered(pil(butir=35, netto_gram=Decimal("10.50")))


def both(butir, gram):
    return Takaran(butir=butir, gram=Decimal(gram))


def move(bb, jenis, takaran):
    bb = fresh(bb)
    return move_bb(bb, gerak(jenis, 0, takaran=takaran), versi=bb.versi, actor=PENYIDIK)


@pytest.mark.parametrize("jenis", [JenisGerak.SIDANG, JenisGerak.PINJAM])
@pytest.mark.parametrize(
    ("amount", "no"),
    [("1.00", ButirBelumDisebut), (35, GramBelumDisebut)],
)
def test_tablets_do_not_move_without_their_weight_nor_weight_without_tablets(jenis, amount, no):
    bb = tablets()

    with pytest.raises(no):
        moved(bb, jenis, amount)

    assert fresh(bb).takaran(Wadah.SISA) == both(35, "10.50")


@pytest.mark.parametrize("takaran", [both(35, "9.50"), both(34, "10.50")])
def test_all_tablets_are_gone_when_all_grams_are_and_the_other_way_round(takaran):
    bb = tablets()

    with pytest.raises(HabisTidakBersama):
        move(bb, JenisGerak.SIDANG, takaran)

    move(bb, JenisGerak.SIDANG, both(35, "10.50"))
    assert fresh(bb).takaran(Wadah.SISA).is_nol


def test_the_laboratory_gets_both_and_gives_back_both():
    with pytest.raises(ButirBelumDisebut):
        at_lab(tablets(), "1.80")
    bb = at_lab(tablets(), 0, takaran=both(6, "1.80"), alasan_contoh="diminta")

    with pytest.raises(GramBelumDisebut):
        move(bb, JenisGerak.LAB_KEMBALI, both(2, "0"))
    with pytest.raises(HabisTidakBersama):
        move(bb, JenisGerak.LAB_KEMBALI, both(2, "1.80"))
    move(bb, JenisGerak.LAB_KEMBALI, both(2, "0.60"))
    assert fresh(bb).takaran(Wadah.SISA) == both(31, "9.30")


def test_a_ruling_gives_tablets_with_their_weight_and_so_are_they_destroyed():
    bb = told(at_lab(tablets(), 0, takaran=both(6, "1.80"), alasan_contoh="diminta"))

    with pytest.raises(PeruntukanTidakLengkap, match="Dimusnahkan"):
        _rule(bb, both(0, "8.70"))
    _rule(bb, both(29, "8.70"))

    bb = fresh(bb)
    with pytest.raises(ButirBelumDisebut):
        destroy_bb(bb, musnah("8.70"), versi=bb.versi, actor=PENYIDIK)


def _rule(bb, takaran):
    rule_status(bb, ruling({Peruntukan.MUSNAH: takaran}), versi=bb.versi, actor=PENYIDIK)


def test_weighed_again_they_are_counted_again():
    bb = tablets()

    with pytest.raises(HabisTidakBersama):
        _reweigh(bb, butir=0, netto_gram=Decimal("10.40"))

    _reweigh(bb, butir=35, netto_gram=Decimal("10.40"))
    assert fresh(bb).takaran(Wadah.SISA) == both(35, "10.40")


def _reweigh(bb, **facts):
    new = timbang(alasan="timbangan baru", bruto_gram=None, **facts)
    reweigh_bb(bb, new, versi=bb.versi, actor=PENYIDIK)


def test_packets_are_no_tablets_a_sample_is_taken_out_of_them():
    bb = at_lab(asked_away(), "0.06")

    assert fresh(bb).takaran(Wadah.SISA) == both(4, "92.93")


def asked_away():
    """Sabu in four packets, counted as such."""
    return entered(a_bb(butir=4, hitungan="paket"))


def test_what_was_moved_before_it_was_weighed_comes_back_as_it_went():
    bb = entered(pil(butir=35))
    bb = at_lab(bb, 6)
    _reweigh(bb, butir=35, netto_gram=Decimal("8.70"))

    move(bb, JenisGerak.LAB_KEMBALI, both(2, "0"))

    assert fresh(bb).takaran(Wadah.LAB) == both(4, "0")


def test_the_page_asks_for_both_and_says_at_the_field_which_is_missing():
    bb = asked(tablets())
    sent = {"versi": bb.versi, "at": f"{localtime(clock.now()):%Y-%m-%dT%H:%M}", "gram": "1"}
    sent |= {"jenis": "sidang", "nomor_ba": "BA/1"}

    answer = as_(PENYIDIK).post(reverse("bb:tindakan", args=[bb.pk, "gerak"]), sent)

    text = answer.content.decode()
    assert answer.status_code in (409, 422)
    assert "Isi juga berapa butir" in text
    assert "isi keduanya, butir dan gram" in text
    assert Gerak.objects.filter(bb=bb).count() == 1
