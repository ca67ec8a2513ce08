"""A case is not ended, left or signed off over the heads of people who are held, nor untruly."""

import pytest

from sidik.kernel import clock
from sidik.kernel.flow import TransitionRefused
from sidik.perkara import usecases
from sidik.perkara.data import HasilDiversi, PasalDisangkakan, StatusOrang, TujuanGelar
from sidik.perkara.errors import (
    AlasanBelumCocok,
    DiversiBelumDimulai,
    GelarTidakSesuai,
    PerkaraSudahSelesai,
    SuratLainSiap,
    TahananMasihAda,
)
from sidik.perkara.models import Keterlibatan
from sidik.perkara.usecases.kabar import NewDiversi
from tests.cast import KASAT, PENYIDIK
from tests.dokumen.kertas import written
from tests.perkara.builders import (
    an_lp,
    assigned,
    gelar,
    in_penyidikan,
    registered,
    step,
    terlapor,
    with_tersangka,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
MENINGGAL = "Tersangka meninggal dunia"


def stands(perkara, status: StatusOrang) -> None:
    row = Keterlibatan.objects.get(perkara=perkara, peran="tersangka")
    usecases.set_status_orang(row, status, alasan="surat", at=clock.now(), actor=PENYIDIK)


def stopped(perkara, alasan: str = "Tidak cukup bukti"):
    gelar(perkara, TujuanGelar.HENTI)
    return step(perkara, "stop_penyidikan", alasan=alasan)


class TestWhileSomebodyIsHeld:
    @pytest.fixture
    def perkara(self):
        perkara = with_tersangka()
        stands(perkara, StatusOrang.DITAHAN)
        return perkara

    def test_the_investigation_is_not_stopped(self, perkara):
        with pytest.raises(TransitionRefused, match="masih ada yang ditangkap atau ditahan"):
            stopped(perkara)

    def test_the_case_is_not_given_to_another_unit(self, perkara):
        with pytest.raises(TransitionRefused, match="masih ada yang ditangkap atau ditahan"):
            step(perkara, "transfer_perkara", alasan="Polres Tabalong")

    def test_the_case_is_not_signed_off(self, perkara):
        with pytest.raises(TahananMasihAda, match="Ahmad Rizki masih ditahan"):
            usecases.lock_perkara(perkara, versi=perkara.versi, actor=KASAT)

    def test_all_of_it_may_be_done_once_he_is_out(self, perkara):
        stands(perkara, StatusOrang.TIDAK_DITAHAN)

        assert stopped(perkara).tahap == "sp3"


def test_nobody_is_written_dead_by_the_ground_of_an_end():
    perkara = with_tersangka()

    with pytest.raises(AlasanBelumCocok, match="Ahmad Rizki masih tercatat"):
        stopped(perkara, MENINGGAL)
    stands(perkara, StatusOrang.MENINGGAL)

    assert step(perkara, "stop_penyidikan", alasan=MENINGGAL).tahap == "sp3"


class TestAfterTheEnd:
    @pytest.fixture
    def perkara(self):
        return stopped(with_tersangka())

    def test_nothing_told_of_a_person_is_replaced(self, perkara):
        row = Keterlibatan.objects.get(perkara=perkara, peran="tersangka")
        versi = row.versi + row.orang.versi

        with pytest.raises(PerkaraSudahSelesai):
            usecases.amend_orang(row, terlapor("Orang Lain"), versi=versi, actor=PENYIDIK)

        assert Keterlibatan.objects.get(pk=row.pk).orang.nama == "Ahmad Rizki"

    def test_nothing_told_in_the_report_is_replaced_but_a_gap_is_filled(self, perkara):
        lp = perkara.lp.get()
        versi = lp.versi + lp.perkara.versi

        new = an_lp(tertangkap_tangan=True, tkp="Jalan lain")

        with pytest.raises(PerkaraSudahSelesai):
            usecases.amend_lp(lp, new, versi=versi, alasan="keliru", actor=PENYIDIK)
        lp = perkara.lp.get()
        filled = an_lp(tertangkap_tangan=True, dors_id="DORS-1", modus="Tempel")
        usecases.amend_lp(lp, filled, versi=versi, alasan="", actor=PENYIDIK)

        assert perkara.lp.get().modus == "Tempel"


def test_whom_to_suspect_is_decided_within_an_investigation():
    perkara = registered().perkara

    with pytest.raises(GelarTidakSesuai, match="sudah di penyidikan"):
        gelar(perkara, TujuanGelar.TERSANGKA)


def test_a_step_names_the_order_that_was_signed_for_it():
    perkara = assigned(an_lp(dilaporkan_at=clock.now(), tertangkap_tangan=True))
    order = written("sprin_sidik", f"perkara:{perkara.pk}")

    with pytest.raises(SuratLainSiap, match=order.nomor):
        step(perkara, "open_penyidikan_langsung", nomor="SP.Sidik/999/XI/2026/Resnarkoba")

    assert step(perkara, "open_penyidikan_langsung", nomor=order.nomor).tahap == "penyidikan"


class TestDiversion:
    @pytest.fixture
    def anak(self):
        pemakai = (PasalDisangkakan(kode="uu35-127-1-a"),)
        perkara = in_penyidikan(pasal=(), pasal_rinci=pemakai)
        return usecases.add_orang(perkara, terlapor("Rizal", umur=16), actor=PENYIDIK)

    def told(self, anak, hasil: HasilDiversi, nomor: str):
        new = NewDiversi(hasil=hasil, orang=str(anak.pk), nomor=nomor, keterangan="Bapas hadir")
        return usecases.record_diversi(anak.perkara, new, actor=PENYIDIK)

    def test_what_never_began_does_not_fail(self, anak):
        with pytest.raises(DiversiBelumDimulai):
            self.told(anak, HasilDiversi.GAGAL, "BA/1")

    def test_what_failed_does_not_succeed_afterwards(self, anak):
        self.told(anak, HasilDiversi.DIMULAI, "B/1")
        self.told(anak, HasilDiversi.GAGAL, "BA/1")

        with pytest.raises(DiversiBelumDimulai):
            self.told(anak, HasilDiversi.BERHASIL, "BA/2")
