"""Orders, hand-overs, transfers, notes and locks (SOP 2.b)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.perkara import usecases
from sidik.perkara.data import Jawaban, Kesulitan, TujuanGelar
from sidik.perkara.errors import (
    AlasanBelumDipilih,
    ArahanSudahDijawab,
    BukanPetugasPerkara,
    LainSimpul,
    MasihMenunggu,
    SerahanTidakMenunggu,
    SerahkanDahulu,
    SudahBertugas,
    TidakBertugas,
)
from sidik.perkara.models import BukaKunci, Penugasan, Perkara, Tindakan
from sidik.perkara.queries import insist_bertugas
from sidik.satuan.queries import get_satuan
from tests.cast import (
    BALANGAN,
    KANIT,
    KAPOLRES,
    KASAT,
    KBO,
    OPERATOR_LP,
    ORANG_LUAR,
    PEMBANTU,
    PENYIDIK,
    RESNARKOBA,
    TABALONG,
    appoint,
)
from tests.perkara.builders import (
    an_lp,
    as_,
    assigned,
    detail,
    gelar,
    in_penyidikan,
    registered,
    terlapor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def offered(perkara: Perkara | None = None):
    perkara = perkara or assigned()
    return usecases.offer_perkara(perkara, appoint(PEMBANTU), alasan="Pindah tugas", actor=PENYIDIK)


def member(perkara: Perkara):
    return usecases.add_anggota(
        perkara, appoint(PEMBANTU), nomor_sprin="SP.Gas/12/III/2026", actor=KASAT
    )


class TestOrder:
    def test_assignment_puts_the_investigator_on_the_order(self):
        perkara = assigned()

        tugas = Penugasan.objects.get()
        assert (tugas.nrp, tugas.peran, tugas.selesai_at) == (PENYIDIK.nrp, "penyidik", None)
        assert perkara.tim == [PENYIDIK.nrp]

    def test_a_member_of_the_team_works_on_the_case_as_on_his_own(self):
        perkara = in_penyidikan()
        with pytest.raises(NotAllowed):
            usecases.add_orang(perkara, terlapor(), actor=PEMBANTU)

        member(perkara)

        assert usecases.add_orang(perkara, terlapor(), actor=PEMBANTU).orang.nama == "Ahmad Rizki"

    def test_nobody_is_on_one_order_twice(self):
        perkara = assigned()
        member(perkara)

        with pytest.raises(SudahBertugas):
            member(perkara)

    def test_whose_duty_has_ended_is_on_the_order_of_that_time_only(self):
        perkara = assigned()
        member(perkara)
        then = clock.now()
        usecases.release_anggota(perkara, PEMBANTU.nrp, actor=KASAT)

        insist_bertugas(perkara, PEMBANTU.nrp, then)
        with pytest.raises(BukanPetugasPerkara, match="tidak tercantum"):
            insist_bertugas(perkara, PEMBANTU.nrp, clock.now() + timedelta(hours=1))

    def test_the_investigator_himself_is_not_simply_taken_off(self):
        with pytest.raises(TidakBertugas):
            usecases.release_anggota(assigned(), PENYIDIK.nrp, actor=KASAT)

    @pytest.mark.parametrize("actor", [PENYIDIK, OPERATOR_LP, ORANG_LUAR], ids=lambda a: a.nama)
    def test_an_order_is_given_by_those_who_assign(self, actor):
        perkara = assigned()

        with pytest.raises(NotAllowed):
            usecases.add_anggota(perkara, appoint(PEMBANTU), nomor_sprin="x", actor=actor)


class TestHandOver:
    @pytest.mark.sop("2.b")
    def test_a_case_changes_hands_when_the_next_investigator_accepts(self):
        serahan = offered()

        usecases.answer_serahan(serahan, Jawaban.DITERIMA, catatan="", actor=PEMBANTU)

        perkara = Perkara.objects.get()
        assert perkara.penyidik is not None
        assert (perkara.penyidik.nrp, perkara.tim) == (PEMBANTU.nrp, [PEMBANTU.nrp])
        assert Penugasan.objects.get(nrp=PENYIDIK.nrp).selesai_at is not None

    def test_until_then_it_stays_with_the_first(self):
        offered()

        assert Perkara.objects.get().penyidik.nrp == PENYIDIK.nrp

    def test_a_no_needs_its_reason_and_changes_nothing(self):
        serahan = offered()
        with pytest.raises(AlasanBelumDipilih):
            usecases.answer_serahan(serahan, Jawaban.DITOLAK, catatan=" ", actor=PEMBANTU)

        usecases.answer_serahan(serahan, Jawaban.DITOLAK, catatan="Sedang cuti", actor=PEMBANTU)

        assert Perkara.objects.get().penyidik.nrp == PENYIDIK.nrp

    def test_only_he_to_whom_it_is_offered_answers_and_only_once(self):
        serahan = offered()
        with pytest.raises(SerahanTidakMenunggu):
            usecases.answer_serahan(serahan, Jawaban.DITERIMA, catatan="", actor=KANIT)
        usecases.answer_serahan(serahan, Jawaban.DITERIMA, catatan="", actor=PEMBANTU)

        with pytest.raises(SerahanTidakMenunggu):
            usecases.answer_serahan(serahan, Jawaban.DITERIMA, catatan="", actor=PEMBANTU)

    def test_one_offer_at_a_time(self):
        perkara = assigned()
        offered(perkara)

        with pytest.raises(MasihMenunggu, match="serah terima"):
            offered(perkara)

    def test_a_case_that_somebody_has_is_not_assigned_over_his_head(self):
        perkara = assigned()

        with pytest.raises(SerahkanDahulu, match="Hadi Prayoga"):
            usecases.assign_penyidik(
                perkara,
                appoint(PEMBANTU),
                versi=perkara.versi,
                kesulitan=Kesulitan.SEDANG,
                actor=KASAT,
            )


class TestTransfer:
    POLSEK = f"{BALANGAN}.PARINGIN"

    def lift(self, perkara: Perkara, ke: str = ""):
        return usecases.offer_pelimpahan(
            perkara,
            get_satuan(ke or self.POLSEK),
            nomor="B/12/III/2026",
            alasan="TKP di wilayah Polsek",
            actor=KASAT,
        )

    @pytest.mark.laugh(28)
    def test_a_case_goes_to_a_polsek_when_its_letter_is_accepted_and_waits_there_for_somebody(self):
        row = self.lift(assigned())

        usecases.answer_pelimpahan(row, Jawaban.DITERIMA, catatan="", actor=KAPOLRES)

        perkara = Perkara.objects.get()
        assert (perkara.satuan_id, perkara.penyidik, perkara.tim) == (self.POLSEK, None, [])
        assert Penugasan.objects.filter(selesai_at=None).count() == 0

    def test_until_then_it_stays(self):
        self.lift(assigned())

        assert Perkara.objects.get().satuan_id == RESNARKOBA

    def test_a_no_sends_it_back_with_the_reason(self):
        row = self.lift(assigned())

        usecases.answer_pelimpahan(
            row, Jawaban.DITOLAK, catatan="Bukan wilayah kami", actor=KAPOLRES
        )

        assert Perkara.objects.get().penyidik.nrp == PENYIDIK.nrp

    def test_another_polres_is_reached_by_letter_not_by_button(self):
        with pytest.raises(LainSimpul):
            self.lift(assigned(), f"{TABALONG}.RESNARKOBA")

    def test_the_giving_unit_cannot_accept_for_the_other(self):
        row = self.lift(assigned())

        with pytest.raises(NotAllowed):
            usecases.answer_pelimpahan(row, Jawaban.DITERIMA, catatan="", actor=KASAT)


class TestSupervision:
    @pytest.mark.sop("2.b")
    def test_a_supervisor_writes_and_the_investigator_answers(self):
        arahan = usecases.write_arahan(assigned(), "Periksa saksi kedua", actor=KBO)

        usecases.answer_arahan(arahan, "Sudah diperiksa kemarin", actor=PENYIDIK)

        assert arahan.jawaban == "Sudah diperiksa kemarin"
        with pytest.raises(ArahanSudahDijawab):
            usecases.answer_arahan(arahan, "lagi", actor=PENYIDIK)

    def test_who_does_not_supervise_writes_none(self):
        with pytest.raises(NotAllowed):
            usecases.write_arahan(assigned(), "Cepat", actor=PEMBANTU)

    def test_grading_is_the_chiefs(self):
        perkara = assigned()

        usecases.grade_perkara(perkara, Kesulitan.SANGAT_SULIT, versi=perkara.versi, actor=KASAT)

        assert (perkara.kesulitan, perkara.dinilai_oleh) == ("sangat_sulit", KASAT.nrp)
        with pytest.raises(NotAllowed):
            usecases.grade_perkara(perkara, Kesulitan.RINGAN, versi=perkara.versi, actor=PENYIDIK)


class TestPages:
    def post(self, actor, name, perkara, *keys, **data):
        data.setdefault("versi", Perkara.objects.get(pk=perkara.pk).versi)
        return as_(actor).post(reverse(f"perkara:{name}", args=[perkara.pk, *keys]), data)

    def test_a_case_is_handed_over_on_its_page(self):
        perkara = assigned()
        appoint(PEMBANTU)
        self.post(PENYIDIK, "serah", perkara, petugas=PEMBANTU.nrp, alasan="Pindah tugas")
        assert "Serah terima menunggu" in as_(PEMBANTU).get(detail(perkara)).content.decode()

        serahan = perkara.serahan.get()
        self.post(PEMBANTU, "serah_jawab", perkara, serahan.pk, jawaban="diterima", catatan="")

        assert Perkara.objects.get().penyidik.nrp == PEMBANTU.nrp

    def test_lock_ask_and_open_on_the_page(self):
        perkara = in_penyidikan()
        self.post(KASAT, "kunci", perkara, versi=perkara.versi)
        self.post(PENYIDIK, "buka", perkara, alasan="Salah ketik")
        row = BukaKunci.objects.get()

        self.post(KASAT, "buka_jawab", perkara, row.pk, jawaban="diterima", catatan="")

        assert not Perkara.objects.get().is_terkunci

    def test_team_grade_note_and_transfer_on_the_page(self):
        perkara = assigned()
        appoint(PEMBANTU)
        self.post(KASAT, "anggota", perkara, petugas=PEMBANTU.nrp, nomor_sprin="SP.Gas/1")
        self.post(KASAT, "anggota_keluar", perkara, PEMBANTU.nrp)
        perkara.refresh_from_db()
        self.post(KASAT, "nilai", perkara, versi=perkara.versi, kesulitan="sulit")
        self.post(KASAT, "arahan", perkara, isi="Segera periksa")
        self.post(PENYIDIK, "arahan_jawab", perkara, perkara.arahan.get().pk, jawaban="Siap")
        self.post(
            KASAT, "limpah", perkara, ke=f"{BALANGAN}.PARINGIN", nomor="B/1", alasan="wilayah"
        )

        perkara.refresh_from_db()
        assert perkara.kesulitan == "sulit"
        assert perkara.arahan.get().jawaban == "Siap"
        assert perkara.pelimpahan.get().jawaban == "menunggu"

    @pytest.mark.parametrize(
        "name", ["anggota", "serah", "nilai", "limpah", "arahan", "buka", "informan", "kunci"]
    )
    def test_an_empty_form_is_answered_in_its_place(self, name):
        url = reverse(f"perkara:{name}", args=[in_penyidikan().pk])

        assert as_(KASAT).post(url).status_code == 422

    def test_a_gelar_with_a_time_is_refused_in_its_place(self):
        perkara = assigned()

        answer = self.post(
            KASAT, "gelar", perkara, tujuan="khusus", nomor="L", hasil="x", at="2020-01-01T00:00"
        )

        assert answer.status_code == 422
        assert "mendahului" in answer.content.decode()


def test_gelar_by_a_chief_is_his_as_a_superior():
    perkara = assigned()
    gelar(perkara, TujuanGelar.KHUSUS)

    assert Tindakan.objects.get(jenis="gelar").sebagai == "atasan"


def test_an_unassigned_case_has_an_empty_order():
    assert registered(an_lp()).perkara.tim == []
