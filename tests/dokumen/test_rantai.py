"""A paper's way: initials, signature, number, book, reader, and how it ends."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction

from sidik.dokumen.data import Keadaan, LangkahSurat, OrangSurat, katalog
from sidik.dokumen.errors import (
    AlasanKosong,
    BukanGiliranAnda,
    BuktiKosong,
    KonsepSedangDiajukan,
    LangkahTidakSesuai,
    PrasyaratBelumTerpenuhi,
    SuratBerpindah,
    SuratBerubah,
    SuratSudahBeku,
)
from sidik.dokumen.flow import DOKUMEN
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import (
    facts_of,
    find_by_kode,
    kode_of,
    list_dokumen,
    list_meja,
    read_isi_dokumen,
    read_pdf,
    signed_numbers,
)
from sidik.dokumen.usecases import Suntingan, advance_dokumen, draft_dokumen, edit_konsep
from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed, Refusal
from sidik.kernel.flow import TransitionRefused
from sidik.satuan.models import Petugas
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
    appoint,
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


# --- withdrawal -----------------------------------------------------------------------------------


def test_what_rests_on_a_withdrawn_paper_falls_with_it():
    sidik, gas, lhgp = signed("sprin_sidik"), signed("sprin_gas"), signed("lhgp")
    stap, spdp = signed("stap_tersangka"), drafted("spdp")
    apart = signed("sp2hp_a1")

    take(sidik, "withdraw", KASAT, alasan="Penyidiknya keliru ditulis.")

    assert {fresh(d).keadaan for d in (sidik, gas, lhgp, stap, spdp)} == {Keadaan.DICABUT}
    assert fresh(spdp).alasan == f"gugur karena {sidik.nomor} dicabut"
    assert fresh(apart).keadaan == Keadaan.DITANDATANGANI


def test_nothing_that_the_prosecutor_has_seen_can_be_withdrawn():
    sidik, gas = signed("sprin_sidik"), signed("sprin_gas")
    spdp = sent("spdp")

    for paper in (sidik, gas, spdp):
        with pytest.raises(TransitionRefused, match="SPDP sudah dikirim"):
            take(fresh(paper), "withdraw", KASAT)


def test_a_later_paper_that_never_left_the_house_can_still_be_taken_back():
    signed("sprin_sidik")
    sent("spdp")

    late = take(signed("sp2hp_a1"), "withdraw", KASAT, alasan="Salah alamat penerima.")

    assert late.keadaan == Keadaan.DICABUT


def test_an_extension_rests_on_the_order_for_the_same_arrest_only():
    signed("sprin_sidik")
    one = signed("sprin_kap", subject="penangkapan:1")
    other = signed("sprin_kap", subject="penangkapan:2")

    extension = signed("sprin_kap_lanjut", subject="penangkapan:1")

    assert extension.dari == [one.pk]
    take(other, "withdraw", KASAT)
    assert fresh(extension).keadaan == Keadaan.DITANDATANGANI


def test_only_the_chiefs_withdraw():
    sidik = signed("sprin_sidik")

    for actor in (PENYIDIK, KBO, KAUR_MINTU, ORANG_LUAR):
        with pytest.raises(BukanGiliranAnda):
            take(sidik, "withdraw", actor)


# --- numbers and books ----------------------------------------------------------------------------


@pytest.mark.laugh(23)
@time_machine.travel(SORE, tick=False)
def test_numbers_are_written_as_the_unit_writes_them():
    assert signed("sprin_sidik").nomor == "SP.Sidik/1/III/RES.4.2./2026/Resnarkoba"
    assert signed("spdp").nomor == "SPDP/1/III/RES.4.2/2026/Resnarkoba"
    assert signed("sp2hp_a1").nomor == "B/1/III/RES.4.2/2026/Resnarkoba"
    assert signed("sprin_sidik").nomor == "SP.Sidik/2/III/RES.4.2./2026/Resnarkoba"


def test_a_case_of_psychotropics_is_filed_apart():
    told = kabel(bahan(pasal=("UU 5/1997 ps. 62",)))

    assert "/RES.4.1./" in signed("sprin_sidik", wires=told).nomor
    assert "/1/" in signed("sprin_sidik").nomor


def test_numbers_begin_again_with_the_year_of_the_unit_not_of_greenwich():
    with time_machine.travel(datetime(2026, 12, 31, 15, 59, tzinfo=UTC), tick=False):
        last = signed("sprin_sidik")
    with time_machine.travel(datetime(2026, 12, 31, 16, 1, tzinfo=UTC), tick=False):
        first = signed("sprin_sidik")

    assert "/XII/RES.4.2./2026/" in last.nomor
    assert first.nomor == "SP.Sidik/1/I/RES.4.2./2027/Resnarkoba"


def test_a_signature_that_fails_wastes_no_number():
    signed("sprin_sidik")

    def burst(dokumen, actor):
        raise Refusal

    broken = replace(KABEL, on_surat={("sprin_sidik", "ditandatangani"): burst})
    paper = take(take(drafted("sprin_sidik"), "submit", PENYIDIK), "paraf_kbo", KBO)
    with pytest.raises(Refusal):
        take(paper, "sign", KASAT, wires=broken)

    assert take(fresh(paper), "sign", KASAT).urut == 2


def test_a_cancelled_number_stays_in_the_book_with_its_reason():
    paper = take(signed("sprin_sidik"), "withdraw", KASAT, alasan="Salah menulis nama penyidik.")
    again = signed("sprin_sidik")

    assert (again.urut, again.register_urut) == (2, 2)
    assert (fresh(paper).urut, fresh(paper).alasan) == (1, "Salah menulis nama penyidik.")


def test_nothing_is_sent_that_kaur_mintu_has_not_written_into_the_book():
    paper = signed("sp2hp_a1")
    with pytest.raises(TransitionRefused, match="Kaur Mintu belum mencatatnya"):
        take(paper, "send", PENYIDIK)

    assert take(take(paper, "note", KAUR_MINTU), "send", PENYIDIK).keadaan == Keadaan.DIKIRIM


def test_a_receipt_of_delivery_says_who_took_it():
    with pytest.raises(BuktiKosong):
        take(sent("sp2hp_a1"), "accept", KAUR_MINTU, alasan="ok")


def test_an_order_is_not_posted_to_anybody():
    paper = take(signed("sprin_sidik"), "note", KAUR_MINTU)

    with pytest.raises(LangkahTidakSesuai):
        take(paper, "send", KAUR_MINTU)


# --- frozen ---------------------------------------------------------------------------------------


@pytest.mark.laugh(13)
def test_name_rank_and_titles_stay_as_they_were_on_that_day():
    appoint(KASAT)
    paper = signed("sprin_sidik")
    Petugas.objects.filter(nrp=KASAT.nrp).update(pangkat="AKP", nama="Bambang Wirasto, S.H.")
    take(paper, "note", KAUR_MINTU)

    assert "Bambang Wirasto, S.H., M.H. IPTU NRP 79070707" in printed(fresh(paper))


def test_printed_again_it_is_the_same_to_the_byte():
    paper = signed("sprin_sidik")
    first = read_pdf(fresh(paper))
    take(paper, "note", KAUR_MINTU)

    assert read_pdf(fresh(paper)) == first


def test_the_words_lie_locked_and_notice_when_they_are_touched():
    prepared("sprin_kap")
    one, other = signed("sprin_kap"), signed("spdp")
    assert b"Ahmad" not in bytes(one.isi)

    one.isi = other.isi
    with pytest.raises(SuratBerubah):
        read_isi_dokumen(one)


def test_the_database_itself_refuses_to_change_or_lose_a_signed_paper():
    paper = signed("sprin_sidik")

    for change in ({"nomor": "SP.Sidik/99"}, {"hash": "0" * 64}, {"tanggal": "2026-01-01"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Dokumen.objects.filter(pk=paper.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Dokumen.objects.filter(pk=drafted("sprin_sidik").pk)._raw_delete("default")


def test_the_database_refuses_a_number_twice():
    one = signed("sprin_sidik")
    other = drafted("sprin_sidik")

    with pytest.raises(IntegrityError), transaction.atomic():
        Dokumen.objects.filter(pk=other.pk).update(nomor=one.nomor, urut=one.urut)


def test_a_printed_paper_is_found_by_its_code():
    paper = signed("sprin_sidik")
    kode = kode_of(paper.hash)

    assert kode in printed(paper)
    assert find_by_kode(kode.lower().replace("-", " ")) == paper
    assert find_by_kode("AAAA-BBBB-CCCC") is None
    assert find_by_kode("apa saja") is None


def test_only_the_outside_of_a_paper_travels():
    prepared("sprin_kap")
    signed("sprin_kap")
    told = str([trace.records for trace in Peristiwa.objects.all()])

    assert "dokumen.v1" in told
    assert "SP.Kap/1/" in told
    assert "Rizki" not in told
    assert "isi" not in {
        key
        for trace in Peristiwa.objects.all()
        for one in trace.records
        if one["kind"] == "dokumen.v1"
        for key in one["data"]
    }


# --- hooks and reads ------------------------------------------------------------------------------


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

    assert facts_of(paper).kurang == ()
    assert OrangSurat(nama="x", peran="saksi").umur is None
    step = LangkahSurat(step="submit", versi=paper.versi)
    assert advance_dokumen(paper, step, kabel=bare, actor=PENYIDIK).satuan_id == RESNARKOBA
