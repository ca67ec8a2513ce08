"""A case that is signed off is locked, and the order of things is guarded (SOP 2.b)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.perkara import usecases
from sidik.perkara.data import Jawaban, StatusOrang, TujuanGelar
from sidik.perkara.errors import (
    PerkaraTerkunci,
    TindakanDiMasaDepan,
    UrutanTerbalik,
)
from sidik.perkara.models import BukaKunci, Keterlibatan, Perkara, Tindakan
from sidik.perkara.queries import get_halaman, insist_kronologi
from tests.cast import (
    KASAT,
    PEMBANTU,
    PENYIDIK,
)
from tests.perkara.builders import (
    MALAM_ITU,
    as_,
    assigned,
    detail,
    in_penyidikan,
    step,
    terlapor,
)
from tests.prapenuntutan.builders import opened, perkara_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


@pytest.mark.laugh(20)
class TestLock:
    def locked(self) -> Perkara:
        perkara = in_penyidikan()
        return usecases.lock_perkara(perkara, versi=perkara.versi, actor=KASAT)

    def test_what_was_signed_off_is_not_changed(self):
        perkara = self.locked()

        with pytest.raises(PerkaraTerkunci):
            usecases.add_orang(perkara, terlapor(), actor=PENYIDIK)
        with pytest.raises(PerkaraTerkunci):
            step(perkara, "transfer_perkara", alasan="Polres Tabalong", actor=KASAT)

    def test_it_opens_for_a_while_with_a_reason_and_the_consent_of_another(self):
        perkara = self.locked()
        row = usecases.ask_buka_kunci(perkara, "Nama salah ketik", actor=PENYIDIK)

        usecases.answer_buka_kunci(row, Jawaban.DITERIMA, actor=KASAT)

        perkara = Perkara.objects.get()
        assert not perkara.is_terkunci
        usecases.add_orang(perkara, terlapor(), actor=PENYIDIK)
        with clock.telling(clock.now() + timedelta(hours=25)):
            assert perkara.is_terkunci

    def test_nobody_consents_to_his_own_request(self):
        row = usecases.ask_buka_kunci(self.locked(), "Salah ketik", actor=KASAT)

        with pytest.raises(NotAllowed):
            usecases.answer_buka_kunci(row, Jawaban.DITERIMA, actor=KASAT)

    def test_a_refusal_keeps_it_locked(self):
        row = usecases.ask_buka_kunci(self.locked(), "Salah ketik", actor=PENYIDIK)

        usecases.answer_buka_kunci(row, Jawaban.DITOLAK, actor=KASAT)

        assert Perkara.objects.get().is_terkunci
        assert BukaKunci.objects.get().jawaban == "ditolak"

    def test_no_case_is_signed_off_while_a_file_of_it_runs(self):
        perkara = perkara_with()
        berkas = opened(perkara, 0)
        where = f"{detail(perkara)}kunci/"

        page = as_(KASAT).post(where, {"versi": Perkara.objects.get().versi})

        assert page.status_code == 409
        assert f"{berkas}, Disusun penyidik masih berjalan" in page.text
        assert not Perkara.objects.get().is_terkunci

    def test_a_file_whose_suspect_was_settled_otherwise_has_ended(self):
        perkara = perkara_with()
        opened(perkara, 0)
        Keterlibatan.objects.filter(perkara=perkara).update(status=StatusOrang.MENINGGAL.value)
        where = f"{detail(perkara)}kunci/"

        as_(KASAT).post(where, {"versi": Perkara.objects.get().versi})

        assert Perkara.objects.get().is_terkunci

    def test_no_page_offers_to_delete_an_lp(self):
        page = as_(KASAT).get(detail(self.locked())).content.decode()

        assert "Hapus" not in page
        assert "terkunci" in page


class TestOrderOfThings:
    def test_an_act_before_its_lp_is_refused_or_taken_late_with_its_reason_in_red(self):
        perkara = in_penyidikan()
        before = MALAM_ITU - timedelta(days=1)
        with pytest.raises(UrutanTerbalik, match="laporan polisinya"):
            insist_kronologi(perkara, before)
        with pytest.raises(UrutanTerbalik):
            usecases.record_gelar(
                perkara,
                tujuan=TujuanGelar.KHUSUS,
                nomor="LHGP/1",
                hasil="-",
                at=before,
                actor=KASAT,
            )

        usecases.record_gelar(
            perkara,
            tujuan=TujuanGelar.KHUSUS,
            nomor="LHGP/1",
            hasil="-",
            at=before,
            terlambat="Server mati",
            actor=KASAT,
        )

        told = get_halaman(KASAT, perkara).riwayat
        late = [k for k in told if k.late]
        assert [k.text.split(" · ")[-1] for k in late] == ["dicatat menyusul: Server mati"]

    def test_what_has_not_happened_yet_is_refused(self):
        with pytest.raises(TindakanDiMasaDepan):
            usecases.record_gelar(
                in_penyidikan(),
                tujuan=TujuanGelar.KHUSUS,
                nomor="LHGP/1",
                hasil="-",
                at=clock.now() + timedelta(days=1),
                actor=KASAT,
            )

    def raw(self, perkara: Perkara, **changes) -> None:
        row = {
            "perkara": perkara,
            "node": perkara.node,
            "versi": 1,
            "jenis": "gelar",
            "at": clock.now(),
            "petugas_nrp": PENYIDIK.nrp,
        } | changes
        with transaction.atomic():
            Tindakan.objects.create(**row)

    def test_the_database_itself_refuses_an_act_before_the_lp(self):
        perkara = assigned()

        with pytest.raises(IntegrityError, match="mendahului laporan polisinya"):
            self.raw(perkara, at=MALAM_ITU - timedelta(days=1))

    def test_the_database_itself_refuses_the_act_of_one_who_is_not_on_the_order(self):
        perkara = assigned()

        with pytest.raises(IntegrityError, match="tidak tercantum"):
            self.raw(perkara, petugas_nrp=PEMBANTU.nrp)
        self.raw(perkara)
        self.raw(perkara, petugas_nrp=KASAT.nrp, sebagai="atasan")
