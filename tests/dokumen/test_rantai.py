"""A paper's way: initials, signature, number, book, reader, and how it ends."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine

from sidik.dokumen.data import Keadaan, LangkahSurat, OrangSurat, katalog
from sidik.dokumen.errors import (
    AlasanKosong,
    BukanGiliranAnda,
    KonsepSedangDiajukan,
    LangkahTidakSesuai,
    PrasyaratBelumTerpenuhi,
    SuratBerpindah,
    SuratSudahBeku,
)
from sidik.dokumen.flow import DOKUMEN
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import (
    facts_of,
    list_dokumen,
    list_meja,
    read_isi_dokumen,
    signed_numbers,
)
from sidik.dokumen.usecases import Suntingan, advance_dokumen, draft_dokumen, edit_konsep
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, Refusal
from sidik.kernel.flow import TransitionRefused
from sidik.tenggat.queries import find_running
from sidik.tenggat.usecases import start_tenggat
from tests.cast import (
    KANIT,
    KAPOLRES,
    KASAT,
    KAUR_MINTU,
    KBO,
    ORANG_LUAR,
    PEMBANTU,
    PENYIDIK,
    RESNARKOBA,
    SI_TIK,
    WAKAPOLRES,
)
from tests.dokumen.builders import (
    KABEL,
    LAIN,
    PERKARA,
    bahan,
    drafted,
    kabel,
    prepared,
    printed,
    sent,
    signed,
    take,
)

pytestmark = pytest.mark.usefixtures("negeri")

SORE = datetime(2026, 3, 5, 8, tzinfo=UTC)


def fresh(dokumen: Dokumen) -> Dokumen:
    return Dokumen.objects.get(pk=dokumen.pk)


# --- the chain ------------------------------------------------------------------------------------


@pytest.mark.sop("5.a.1")
def test_a_paper_goes_from_the_desk_of_the_investigator_to_its_reader():
    sprin = signed("sprin_sidik")
    spdp = sent("spdp")
    spdp = take(spdp, "accept", KAUR_MINTU, alasan="Kejari, diantar Briptu Wahyu")

    assert sprin.keadaan == Keadaan.DITANDATANGANI
    assert spdp.keadaan == Keadaan.DITERIMA
    assert [p.langkah for p in fresh(spdp).paraf.all()] == [
        "submit",
        "paraf_kbo",
        "paraf_kasat",
        "sign",
        "note",
        "send",
        "accept",
    ]


def test_initials_are_asked_in_their_order():
    prepared("spdp")
    spdp = take(drafted("spdp"), "submit", PENYIDIK)

    with pytest.raises(TransitionRefused, match="Kaur Bin Ops belum memaraf"):
        take(spdp, "paraf_kasat", KASAT)
    with pytest.raises(TransitionRefused, match="paraf belum lengkap"):
        take(spdp, "sign", KAPOLRES)


@pytest.mark.parametrize("actor", [PENYIDIK, KANIT, KAUR_MINTU, SI_TIK, ORANG_LUAR])
def test_nobody_initials_or_signs_who_has_no_right_to(actor):
    prepared("spdp")
    spdp = take(drafted("spdp"), "submit", PENYIDIK)

    for step in ("paraf_kbo", "sign"):
        with pytest.raises((BukanGiliranAnda, TransitionRefused)):
            take(spdp, step, actor)


def test_the_drafter_does_not_initial_his_own_draft():
    sprin = take(drafted("sprin_sidik", actor=KBO), "submit", KBO)

    with pytest.raises(BukanGiliranAnda, match="bukan penyusunnya"):
        take(sprin, "paraf_kbo", KBO)
    assert take(sprin, "paraf_kbo", KASAT).keadaan == Keadaan.PARAF_KBO


def test_a_drafter_who_may_sign_needs_another_pair_of_eyes():
    receipt = take(drafted("sttlp", actor=KASAT), "submit", KASAT)

    with pytest.raises(TransitionRefused, match="tidak menandatangani sendirian"):
        take(receipt, "sign", KASAT)
    assert take(receipt, "sign", WAKAPOLRES).keadaan == Keadaan.DITANDATANGANI


def test_minutes_are_signed_by_the_investigator_after_his_superior_has_read_them():
    ba = take(drafted("ba_penimbangan"), "submit", PENYIDIK)
    with pytest.raises(TransitionRefused, match="paraf belum lengkap"):
        take(ba, "sign", PENYIDIK)

    ba = take(take(ba, "paraf_kbo", KBO), "sign", PENYIDIK)

    assert ba.penanda_nrp == PENYIDIK.nrp


def test_a_draft_goes_back_with_a_reason_and_its_initials_count_no_longer():
    prepared("spdp")
    spdp = take(take(drafted("spdp"), "submit", PENYIDIK), "paraf_kbo", KBO)
    with pytest.raises(AlasanKosong):
        take(spdp, "give_back", KASAT, alasan="salah")

    spdp = take(spdp, "give_back", KASAT, alasan="Pasal yang disangkakan keliru.")

    assert spdp.keadaan == Keadaan.KONSEP
    assert spdp.alasan == "Pasal yang disangkakan keliru."
    spdp = take(fresh(spdp), "submit", PENYIDIK)
    with pytest.raises(TransitionRefused, match="Kaur Bin Ops belum memaraf"):
        take(spdp, "paraf_kasat", KASAT)


def test_what_is_compulsory_must_be_typed_before_the_draft_is_handed_up():
    told = bahan(isian={})
    prepared("spdp")
    spdp = drafted("spdp", wires=kabel(told))

    with pytest.raises(TransitionRefused, match="isian wajib"):
        take(spdp, "submit", PENYIDIK)


def test_a_draft_on_its_way_is_not_changed_and_a_signed_paper_never():
    sprin = take(drafted("sprin_sidik"), "submit", PENYIDIK)
    with pytest.raises(KonsepSedangDiajukan):
        edit_konsep(sprin, Suntingan(versi=sprin.versi), kabel=KABEL, actor=PENYIDIK)

    sprin = take(take(sprin, "paraf_kbo", KBO), "sign", KASAT)

    with pytest.raises(SuratSudahBeku):
        edit_konsep(sprin, Suntingan(versi=sprin.versi), kabel=KABEL, actor=PENYIDIK)


def test_the_later_of_two_is_told_who_was_first():
    mine = drafted("sprin_sidik")
    theirs = fresh(mine)
    edit_konsep(mine, Suntingan(versi=mine.versi, dasar=["satu"]), kabel=KABEL, actor=PENYIDIK)

    with pytest.raises(SuratBerpindah, match="Aipda Hadi Prayoga"):
        edit_konsep(theirs, Suntingan(versi=theirs.versi), kabel=KABEL, actor=PENYIDIK)


def test_the_later_of_two_editors_is_told_which_fields_were_changed():
    prepared("sp2hp_a4")
    paper = drafted("sp2hp_a4")
    seen = paper.versi
    one = Suntingan(versi=seen, isian={"kendala": "saksi di luar kota", "rencana": "panggil lagi"})
    edit_konsep(paper, one, kabel=KABEL, actor=PENYIDIK)

    with pytest.raises(SuratBerpindah) as told:
        edit_konsep(paper, replace(one, isian={"kendala": "lain"}), kabel=KABEL, actor=KASAT)

    assert "Aipda Hadi Prayoga, S.H." in str(told.value)
    assert "SP2HP A4 disunting (Kendala, Rencana tindak lanjut" in str(told.value)
    assert "saksi di luar kota" not in str(told.value)


@pytest.mark.parametrize("step", [s.name for s in DOKUMEN.steps])
def test_no_step_is_taken_twice(step):
    prepared("sprin_kap")
    done = sent("sprin_kap")
    done = take(take(done, "accept", KAUR_MINTU), "withdraw", KASAT)

    with pytest.raises(LangkahTidakSesuai):
        take(done, step, KASAT)


def test_a_stranger_to_the_case_does_not_write_its_papers():
    with pytest.raises(NotAllowed):
        drafted("sprin_sidik", actor=PEMBANTU)
    with pytest.raises(NotAllowed):
        drafted("sprin_sidik", actor=ORANG_LUAR)


def test_an_unknown_paper_is_refused_with_a_sentence():
    with pytest.raises(Refusal, match="tidak ada dalam katalog"):
        drafted("surat_cinta")


# --- needs ----------------------------------------------------------------------------------------


@pytest.mark.laugh(12)
def test_sp2hp_a3_is_refused_before_a1():
    signed("lhgp")
    with pytest.raises(PrasyaratBelumTerpenuhi, match="SP2HP A1 belum ditandatangani"):
        drafted("sp2hp_a3")

    signed("sp2hp_a1")

    assert drafted("sp2hp_a3").keadaan == Keadaan.KONSEP


def test_an_spdp_needs_a_signed_sprin_sidik():
    drafted("sprin_sidik")
    with pytest.raises(PrasyaratBelumTerpenuhi, match="Sprin Sidik belum ditandatangani"):
        drafted("spdp")


def test_a_need_that_falls_away_meanwhile_stops_the_signature():
    sprin = signed("sprin_sidik")
    signed("sprin_sidik")  # so that the SPDP rests on another one too
    spdp = take(drafted("spdp"), "submit", PENYIDIK)
    take(sprin, "withdraw", KASAT)

    assert fresh(spdp).keadaan == Keadaan.DICABUT


@pytest.mark.parametrize("jenis", sorted(katalog()))
def test_every_paper_can_go_all_the_way_to_its_signature(jenis):
    prepared(jenis)

    paper = signed(jenis)

    assert paper.keadaan == Keadaan.DITANDATANGANI
    assert bool(paper.nomor) is paper.entri.is_bernomor


def test_an_extension_rests_on_the_order_for_the_same_arrest_only():
    signed("sprin_sidik")
    one = signed("sprin_kap", subject="penangkapan:1")
    other = signed("sprin_kap", subject="penangkapan:2")

    extension = signed("sprin_kap_lanjut", subject="penangkapan:1")

    assert extension.dari == [one.pk]
    take(other, "withdraw", KASAT)
    assert fresh(extension).keadaan == Keadaan.DITANDATANGANI


def test_whoever_wants_to_know_is_told_in_the_same_act():
    heard = []
    wires = replace(
        KABEL, on_surat={("spdp", "dikirim"): lambda paper, actor: heard.append(paper.nomor)}
    )
    prepared("spdp")
    spdp = sent("spdp", wires=wires)

    assert heard == [spdp.nomor]


def test_others_may_ask_for_the_numbers_of_a_case():
    one = signed("sprin_sidik")
    drafted("sprin_sidik")

    assert [d.nomor for d in signed_numbers(PERKARA, "sprin_sidik")] == [one.nomor]
    assert signed_numbers(LAIN, "sprin_sidik") == []
    assert len(list_dokumen(PERKARA)) == 2


def test_each_desk_holds_what_waits_for_it():
    prepared("spdp")
    take(Dokumen.objects.get(), "note", KAUR_MINTU)
    spdp = take(drafted("spdp"), "submit", PENYIDIK)

    assert list_meja(KBO) == [spdp]
    spdp = take(spdp, "paraf_kbo", KBO)
    assert (list_meja(KBO), list_meja(KASAT)) == ([], [spdp])
    spdp = take(spdp, "paraf_kasat", KASAT)
    assert list_meja(KAPOLRES) == list_meja(WAKAPOLRES) == [spdp]
    spdp = take(spdp, "sign", KAPOLRES)
    assert (list_meja(KAPOLRES), list_meja(KAUR_MINTU)) == ([], [spdp])
    take(spdp, "note", KAUR_MINTU)
    assert list_meja(KAUR_MINTU) == list_meja(PENYIDIK) == list_meja(ORANG_LUAR) == []


def test_facts_about_a_case_of_another_do_not_leak_into_needs():
    signed("sprin_sidik")
    elsewhere = kabel(bahan(subject=LAIN, induk=LAIN))

    with pytest.raises(PrasyaratBelumTerpenuhi):
        draft_dokumen("spdp", LAIN, kabel=elsewhere, actor=PENYIDIK)


def test_a_person_may_be_missing_and_everything_still_prints():
    bare = kabel(bahan(isian={}, orang=(), petugas=(), pasal=(), lp=()))
    paper = drafted("sprin_sidik", wires=bare)

    assert facts_of(paper, bare).kurang == ()
    assert OrangSurat(nama="x", peran="saksi").umur is None
    step = LangkahSurat(step="submit", versi=paper.versi)
    assert advance_dokumen(paper, step, kabel=bare, actor=PENYIDIK).satuan_id == RESNARKOBA


def test_an_sp2hp_that_is_sent_meets_its_clock():
    start_tenggat(actor=KASAT, aturan="sp2hp_a1", subject=PERKARA, at=clock.now())
    paper = take(signed("sp2hp_a1"), "note", KAUR_MINTU)
    assert find_running("sp2hp_a1", PERKARA)

    take(paper, "send", KAUR_MINTU)

    assert find_running("sp2hp_a1", PERKARA) is None


def test_a_receipt_is_for_somebody_who_reported():
    with pytest.raises(PrasyaratBelumTerpenuhi, match="tidak mempunyai pelapor"):
        drafted("sttlp", wires=kabel(bahan()))


def test_an_order_holds_from_its_signature_and_the_spdp_knows_since_when():
    told = kabel(bahan(isian={"uraian": "dua paket sabu"}))
    with time_machine.travel(SORE, tick=False):
        sprin = signed("sprin_sidik", wires=told)
    spdp = drafted("spdp", wires=told)

    assert "berlaku sejak tanggal 5 Maret 2026 sampai" in printed(fresh(sprin))
    assert read_isi_dokumen(spdp).konsep.isian["mulai_sidik"] == "5 Maret 2026"
