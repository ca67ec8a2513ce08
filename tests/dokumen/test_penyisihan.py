"""The minutes of a sample say of how many packets it was taken, and why of another number."""

import pytest

from sidik.barang_bukti.models import BarangBukti
from sidik.dokumen.queries import frame_of, read_isi_dokumen
from sidik.dokumen.render import compose_naskah
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel.ref import ref
from sidik.wiring import KABEL_SURAT
from tests.barang_bukti.builders import a_bb, at_lab, entered
from tests.cast import PENYIDIK

pytestmark = pytest.mark.usefixtures("negeri")
ALASAN = "laboratorium hanya menerima tiga paket"


def sheet(bb: BarangBukti) -> str:
    paper = draft_dokumen("ba_penyisihan", ref("bb", bb.pk), kabel=KABEL_SURAT, actor=PENYIDIK)
    return str(compose_naskah(paper.entri, read_isi_dokumen(paper).konsep, frame_of(paper.satuan)))


def test_a_sample_of_as_many_packets_as_the_law_says_names_their_number():
    said = sheet(at_lab(entered(a_bb(jumlah_paket=30)), "0.06", paket=10))

    assert "diambil dari 10 (sepuluh) paket di antara 30 (tiga puluh) paket" in said
    assert "laboratorium hanya" not in said


def test_a_sample_of_another_number_says_why():
    said = sheet(at_lab(entered(a_bb(jumlah_paket=30)), "0.06", paket=3, alasan_contoh=ALASAN))

    assert f"diambil dari 3 (tiga) paket di antara 30 (tiga puluh) paket; {ALASAN}" in said


def test_what_lies_in_no_packets_has_its_reason_alone():
    said = sheet(at_lab(entered(a_bb(jumlah_paket=None)), "0.06", alasan_contoh=ALASAN))

    assert ALASAN in said
    assert "diambil dari" not in said
