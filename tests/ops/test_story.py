"""The story of the demo is told through the use cases, in the order of its days."""

import pytest

from sidik.barang_bukti.models import BarangBukti, UjiLab
from sidik.dokumen.data import Keadaan
from sidik.dokumen.models import Dokumen
from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import verify_all
from sidik.kernel import clock
from sidik.ops.story import tell_polres, tell_pusat
from sidik.perkara.models import LaporanPolisi, Perkara
from sidik.satuan.models import Akun
from sidik.upaya_paksa.models import Penahanan, Segmen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def test_the_story_is_told_once_and_its_chain_holds():
    first, again = tell_polres(), tell_polres()

    assert first == Perkara.objects.count() > 10
    assert again == 0
    assert verify_all(public_keys={}) == []


def test_moments_of_the_story_stand_in_their_order():
    tell_polres()

    moments = list(Peristiwa.objects.order_by("seq").values_list("at", flat=True))
    assert moments == sorted(moments)


def test_the_story_holds_both_models_and_each_kind_of_end():
    tell_polres()

    assert set(LaporanPolisi.objects.values_list("model", flat=True)) == {"A", "B"}
    stages = set(Perkara.objects.values_list("tahap", flat=True))
    assert {"tahap_2", "rehabilitasi", "sp2lid", "p19", "tahap_1", "lp_diterima"} <= stages


def test_everybody_of_the_story_can_log_in():
    tell_polres()
    tell_pusat()

    assert Akun.objects.count() == 12


def test_the_story_holds_detainees_exhibits_and_a_signed_paper():
    tell_polres()

    held = Penahanan.objects.filter(keluar=None)
    assert held.count() == 4
    assert {segmen.urut for segmen in Segmen.objects.all()} == {1, 2}
    assert BarangBukti.objects.count() == 5
    assert UjiLab.objects.exclude(hasil_nomor="").count() == 2
    assert Dokumen.objects.get().keadaan == Keadaan.DITANDATANGANI


def test_no_detention_of_the_story_has_run_out_unseen():
    tell_polres()

    for row in Penahanan.objects.filter(keluar=None):
        last = Segmen.objects.filter(penahanan=row).latest("urut")
        assert last.akhir > clock.today("Asia/Makassar")
