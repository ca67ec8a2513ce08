"""A case moves by the table, with its paper, its reason and its clocks."""

import threading
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection

from sidik.jejak.models import Peristiwa
from sidik.jejak.queries import facts_of
from sidik.kernel.errors import Conflict, NotAllowed
from sidik.kernel.flow import TransitionRefused
from sidik.perkara import usecases
from sidik.perkara.data import SELESAI, Kesulitan, Langkah, Tahap, TujuanGelar
from sidik.perkara.errors import (
    AlasanBelumDipilih,
    BukanPenyidik,
    GelarSudahDicatat,
    GelarTidakSesuai,
    OrangBelumDipilih,
    PerkaraBerubah,
    PerkaraSudahSelesai,
    SPDPBelumWaktunya,
    SuratBelumDiisi,
    TersangkaLewatPenetapan,
    UmurSalah,
)
from sidik.perkara.flow import KETERANGAN, PERKARA, SURAT, Facts, reasons_for
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries import access_perkara
from sidik.tenggat.models import Tenggat
from sidik.tenggat.policy import all_rules
from tests.cast import (
    KAPOLRES,
    KASAT,
    OPERATOR_LP,
    ORANG_LUAR,
    PEMBANTU,
    PENYIDIK,
    appoint,
)
from tests.perkara.builders import (
    an_lp,
    assigned,
    gelar,
    in_penyidikan,
    in_tahap_1,
    registered,
    step,
    terlapor,
    with_tersangka,
)


class TestTheTable:
    def test_every_stage_can_be_reached_and_only_the_last_ones_have_no_way_on(self):
        reached = {PERKARA.initial} | {s.target for s in PERKARA.steps}
        left = {source for s in PERKARA.steps for source in s.sources}

        assert reached == set(Tahap)
        assert set(Tahap) - left == {Tahap.TAHAP_2} < set(SELESAI)

    def test_every_clock_it_names_is_a_rule(self):
        named = {c for s in PERKARA.steps for c in (*s.starts, *s.meets)}

        assert named
        assert named <= set(all_rules())

    def test_every_need_is_a_sentence_and_every_paper_belongs_to_a_step(self):
        steps = {s.name for s in PERKARA.steps}

        assert all(n.reason for s in PERKARA.steps for n in s.needs)
        assert set(SURAT) | set(KETERANGAN) <= steps

    @pytest.mark.parametrize(("rezim", "count"), [("kuhap_1981", 3), ("kuhap_2025", 10)])
    def test_the_grounds_of_an_sp3_are_those_of_the_code_in_force(self, rezim, count):
        assert len(reasons_for("stop_penyidikan", rezim)) == count

    def test_every_ground_of_a_code_is_in_the_table(self):
        for row in PERKARA.steps:
            for rezim in ("kuhap_1981", "kuhap_2025"):
                assert set(reasons_for(row.name, rezim)) <= set(row.reasons)

    def test_without_red_handed_arrest_there_is_no_way_round_lidik(self):
        with pytest.raises(TransitionRefused, match="bukan tertangkap tangan"):
            PERKARA.step(
                "open_penyidikan_langsung",
                at=Tahap.LP_DITERIMA,
                facts=Facts(has_penyidik=True),
            )


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
class TestTheRoad:
    def test_red_handed_goes_straight_to_penyidikan_and_the_spdp_is_due_in_seven_days(self):
        with time_machine.travel(datetime(2026, 3, 6, 2, tzinfo=UTC), tick=False):
            perkara = in_penyidikan()

        due = Tenggat.objects.get(aturan="spdp")
        assert perkara.tahap == "penyidikan"
        assert perkara.rezim_acara == "kuhap_2025"
        assert due.due_at.date().isoformat() == "2026-03-12"

    def test_a_penyidikan_begun_before_2026_keeps_the_old_code(self):
        with time_machine.travel(datetime(2025, 12, 30, 2, tzinfo=UTC), tick=False):
            perkara = in_penyidikan(dilaporkan_at=datetime(2025, 12, 29, tzinfo=UTC))

        assert perkara.rezim_acara == "kuhap_1981"

    def test_the_long_way_passes_lidik_and_gelar(self):
        perkara = step(assigned(), "open_penyelidikan")
        gelar(perkara, TujuanGelar.NAIK_SIDIK)
        perkara = step(perkara, "hold_gelar", nomor="")

        perkara = step(perkara, "open_penyidikan")

        assert perkara.tahap == "penyidikan"

    def test_from_lp_to_tahap_2(self):
        perkara = in_tahap_1()
        perkara = step(perkara, "take_p19", alasan="Lengkapi hasil lab")
        perkara = step(perkara, "send_tahap_1")
        perkara = step(perkara, "take_p21")

        perkara = step(perkara, "hand_over_tahap_2")

        assert perkara.tahap == "tahap_2"
        assert perkara.selesai_at is not None
        assert Tenggat.objects.get(aturan="spdp").dipenuhi_at is not None

    def test_each_step_says_in_the_ledger_from_where_to_where_and_by_which_paper(self):
        in_penyidikan()

        facts = facts_of(Peristiwa.objects.get(verb="perkara.tahap"))
        assert (facts["dari"], facts["ke"]) == ("lp_diterima", "penyidikan")
        assert facts["nomor"] == "SP/open_penyidikan_langsung/1/III/2026"


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
class TestRefusals:
    def test_no_step_without_an_investigator(self):
        perkara = registered().perkara

        with pytest.raises(TransitionRefused, match="penyidik belum ditunjuk"):
            step(perkara, "open_penyelidikan", actor=KASAT)

    def test_no_step_without_its_paper(self):
        perkara = assigned()

        with pytest.raises(SuratBelumDiisi, match="Isi nomor Sprin Lidik"):
            step(perkara, "open_penyelidikan", nomor="  ")

    @pytest.mark.laugh(27)
    def test_no_sp3_without_a_gelar(self):
        perkara = in_penyidikan()

        with pytest.raises(TransitionRefused, match="gelar perkara untuk penyelesaian"):
            step(perkara, "stop_penyidikan", alasan="Bukan tindak pidana")

    def test_no_sp3_on_a_ground_that_the_law_does_not_know(self):
        perkara = in_penyidikan()
        gelar(perkara, TujuanGelar.HENTI)

        with pytest.raises(AlasanBelumDipilih):
            step(perkara, "stop_penyidikan", alasan="Sudah berdamai di warung")

    def test_a_gelar_opens_only_what_it_was_held_for(self):
        perkara = in_penyidikan()
        gelar(perkara, TujuanGelar.KHUSUS)

        with pytest.raises(TransitionRefused):
            step(perkara, "stop_penyidikan", alasan="Bukan tindak pidana")

    def test_no_diversion_without_a_child(self):
        perkara = with_tersangka()
        gelar(perkara, TujuanGelar.HENTI)

        with pytest.raises(TransitionRefused, match="tidak ada anak"):
            step(perkara, "settle_diversi", alasan="Kembali kepada orang tua")

    def test_no_file_to_the_prosecutor_before_the_spdp(self):
        perkara = with_tersangka()

        with pytest.raises(TransitionRefused, match="SPDP belum"):
            step(perkara, "send_tahap_1")

    def test_no_spdp_before_the_sprin_sidik(self):
        with pytest.raises(SPDPBelumWaktunya):
            usecases.record_spdp(assigned(), nomor="SPDP/1", actor=PENYIDIK)

    def test_only_a_terlapor_of_this_case_becomes_tersangka(self):
        other = usecases.add_orang(in_penyidikan(), terlapor(), actor=PENYIDIK)
        perkara = in_penyidikan()
        usecases.add_orang(perkara, terlapor("Budi"), actor=PENYIDIK)

        with pytest.raises(OrangBelumDipilih):
            step(perkara, "name_tersangka", orang=str(other.pk))

    def test_nobody_is_a_tersangka_from_the_first_day(self):
        from dataclasses import replace

        from sidik.perkara.data import PeranOrang

        perkara = assigned()

        with pytest.raises(TersangkaLewatPenetapan):
            usecases.add_orang(
                perkara, replace(terlapor(), peran=PeranOrang.TERSANGKA), actor=PENYIDIK
            )

    def test_nothing_is_added_to_a_finished_case(self):
        perkara = step(assigned(), "transfer_perkara", alasan="Polres Tabalong", actor=KASAT)

        with pytest.raises(PerkaraSudahSelesai):
            usecases.add_orang(perkara, terlapor(), actor=KASAT)
        with pytest.raises(PerkaraSudahSelesai):
            step(perkara, "open_penyelidikan")

    def test_an_impossible_age_is_refused(self):
        with pytest.raises(UmurSalah):
            usecases.add_orang(assigned(), terlapor(umur=180), actor=PENYIDIK)

    @pytest.mark.parametrize("actor", [PEMBANTU, OPERATOR_LP, KAPOLRES, ORANG_LUAR])
    def test_only_its_investigator_and_the_chiefs_of_the_unit_move_a_case(self, actor):
        perkara = assigned()

        with pytest.raises(NotAllowed):
            step(perkara, "open_penyelidikan", actor=actor)

    @pytest.mark.parametrize("actor", [PENYIDIK, OPERATOR_LP, ORANG_LUAR])
    def test_only_the_chiefs_assign(self, actor):
        perkara = registered().perkara

        with pytest.raises(NotAllowed):
            usecases.assign_penyidik(
                perkara,
                appoint(PENYIDIK),
                versi=perkara.versi,
                kesulitan=Kesulitan.RINGAN,
                actor=actor,
            )

    @pytest.mark.parametrize("chosen", [OPERATOR_LP, ORANG_LUAR])
    def test_a_case_is_given_to_an_investigator_of_the_resort_and_to_nobody_else(self, chosen):
        perkara = registered().perkara

        with pytest.raises(BukanPenyidik, match="bukan penyidik"):
            usecases.assign_penyidik(
                perkara,
                appoint(chosen),
                versi=perkara.versi,
                kesulitan=Kesulitan.RINGAN,
                actor=KASAT,
            )

    def test_the_second_of_two_officers_is_told_who_was_first(self):
        perkara = assigned(an_lp(tertangkap_tangan=True))
        mine = access_perkara(PENYIDIK, perkara.pk)
        step(access_perkara(KASAT, perkara.pk), "open_penyidikan_langsung", actor=KASAT)

        seen = Langkah(step="open_penyelidikan", versi=mine.versi, nomor="SP.Lidik/1")
        with pytest.raises(PerkaraBerubah, match="Iptu Bambang Wirasto"):
            usecases.advance_perkara(access_perkara(PENYIDIK, mine.pk), seen, actor=PENYIDIK)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("negeri")
def test_of_two_officers_at_the_same_moment_one_is_refused():
    pk = assigned().pk
    barrier, outcome = threading.Barrier(2), []

    def officer(actor):
        try:
            perkara = access_perkara(actor, pk)
            barrier.wait()
            step(perkara, "open_penyelidikan", actor=actor)
            outcome.append("ok")
        except Conflict:
            outcome.append("ditolak")
        finally:
            connection.close()

    threads = [threading.Thread(target=officer, args=[a]) for a in (PENYIDIK, KASAT)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcome) == ["ditolak", "ok"]
    assert Perkara.objects.get(pk=pk).tahap == "penyelidikan"
    assert Peristiwa.objects.filter(verb="perkara.tahap").count() == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
class TestPeople:
    @pytest.mark.parametrize(
        ("lahir", "umur", "anak"),
        [
            ((2008, 3, 5), 18, False),
            ((2008, 3, 6), 17, True),
            ((1990, 1, 1), 36, False),
        ],
    )
    def test_the_age_on_the_day_of_the_event_decides_who_is_a_child(self, lahir, umur, anak):
        from datetime import date

        person = terlapor(umur=None, tanggal_lahir=date(*lahir))

        found = usecases.add_orang(assigned(), person, actor=PENYIDIK)

        assert (found.umur_saat_kejadian, found.is_anak) == (umur, anak)

    def test_a_child_has_not_even_initials_in_the_ledgers_words(self):
        usecases.add_orang(assigned(), terlapor("Rizal Fahmi", umur=16), actor=PENYIDIK)

        words = facts_of(Peristiwa.objects.get(verb="orang.ditambah"))
        assert words == {"peran": "Terlapor", "anak": True}

    def test_an_adult_is_told_by_initials(self):
        usecases.add_orang(assigned(), terlapor("Rizal Fahmi"), actor=PENYIDIK)

        assert facts_of(Peristiwa.objects.get(verb="orang.ditambah"))["inisial"] == "R.F."

    def test_a_named_suspect_was_a_terlapor_first(self):
        with_tersangka()

        assert Keterlibatan.objects.get().peran == "tersangka"

    def test_a_sensitive_case_says_why_and_who(self):
        perkara = registered().perkara

        usecases.mark_sensitif(
            perkara, sensitif=True, alasan="Ada informan", versi=perkara.versi, actor=KASAT
        )

        facts = facts_of(Peristiwa.objects.get(verb="perkara.sensitif"))
        assert facts == {"sensitif": True, "alasan": "Ada informan"}
        assert Perkara.objects.get().sensitif_alasan == "Ada informan"


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
def test_a_gelar_of_reopening_is_held_only_for_a_case_that_has_ended():
    with pytest.raises(GelarTidakSesuai, match="sudah selesai"):
        gelar(in_penyidikan(), TujuanGelar.BUKA)


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
def test_one_lhgp_is_written_down_once_for_its_purpose():
    perkara = in_penyidikan()
    gelar(perkara, TujuanGelar.TERSANGKA)

    with pytest.raises(GelarSudahDicatat):
        gelar(perkara, TujuanGelar.TERSANGKA)
