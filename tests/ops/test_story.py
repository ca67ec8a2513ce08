"""The story of the demo is told through the use cases, in the order of its days."""

import pytest

from sidik.barang_bukti.models import BarangBukti, Pemusnahan, UjiLab
from sidik.dokumen.data import BERJALAN, Keadaan
from sidik.dokumen.models import Dokumen
from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import verify_all
from sidik.kernel import clock
from sidik.ops.story import tell_polres, tell_pusat
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.prapenuntutan.models import BerkasPerkara, Petunjuk
from sidik.satuan.models import Akun
from sidik.tenggat.models import Tenggat
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

    assert Akun.objects.count() == 13


def test_the_story_holds_detainees_exhibits_and_a_signed_paper():
    tell_polres()

    held = Penahanan.objects.filter(keluar=None)
    assert held.count() == 4
    assert {segmen.urut for segmen in Segmen.objects.all()} == {1, 2}
    assert BarangBukti.objects.count() == 5
    assert UjiLab.objects.exclude(hasil_nomor="").count() == 3
    papers = {Keadaan(d.keadaan) for d in Dokumen.objects.all()}
    assert Keadaan.DITANDATANGANI in papers
    assert papers & BERJALAN  # one waits for its signature


def test_no_detention_of_the_story_has_run_out_unseen():
    tell_polres()

    for row in Penahanan.objects.filter(keluar=None):
        last = Segmen.objects.filter(penahanan=row).latest("urut")
        assert last.akhir > clock.today("Asia/Makassar")


def test_the_story_holds_what_a_kasat_looks_for_in_the_morning():
    tell_polres()
    today = clock.today("Asia/Makassar")

    ends = [Segmen.objects.filter(penahanan=p).latest("urut").akhir for p in _held()]
    assert min((end - today).days for end in ends) == 3
    back = BerkasPerkara.objects.get(keadaan="p19")
    points = Petunjuk.objects.filter(surat__berkas=back)
    assert [p.dijawab_at is None for p in points] == [False, True, True]
    late = set(
        Tenggat.objects.filter(dipenuhi_at=None, due_at__lt=clock.now()).values_list("aturan")
    )
    assert {aturan for (aturan,) in late} & {"sp2hp_a1", "sp2hp_lidik", "sp2hp_sidik"}
    assert Keterlibatan.objects.filter(umur_saat_kejadian__lt=18, peran="terlapor").exists()
    assert Tenggat.objects.filter(aturan="status_kejari", dipenuhi_at=None).exists()
    assert Pemusnahan.objects.exclude(nomor_ba="").exists()


def _held():
    return Penahanan.objects.filter(keluar=None)


def test_every_paper_of_the_story_bears_its_month_and_year():
    tell_polres()

    told = Peristiwa.objects.exclude(records=None).values_list("records", flat=True)
    minutes = BarangBukti.objects.values_list("ba_sita", flat=True)
    assert [text for text in map(str, [*told, *minutes]) if "{thn}" in text] == []
