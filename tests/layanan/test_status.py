"""The projection: follows the ledger, says little, and is silent on sealed cases."""

from datetime import UTC, datetime

import pytest
import time_machine

from sidik.dokumen.models import Dokumen
from sidik.jejak.usecases import follow
from sidik.layanan.data import KALIMAT, TAHAP_UMUM, Hasil, TahapUmum, mask_nomor
from sidik.layanan.models import StatusPublik
from sidik.layanan.queries import stage_since
from sidik.layanan.usecases import follow_traces, refresh_status
from sidik.perkara.data import NewOrang, PeranOrang, Tahap
from sidik.perkara.models import Keterlibatan
from sidik.perkara.usecases import add_orang, cancel_orang, mark_sensitif
from tests.cast import KASAT, PENYIDIK
from tests.layanan.builders import HP, IBU, SITI, a_reported_case, ask_web, issued, kode_of
from tests.perkara.builders import assigned, step, terlapor

pytestmark = pytest.mark.usefixtures("negeri")


def _catch_up() -> None:
    while follow("layanan", follow_traces):
        pass


def test_every_stage_has_a_sentence_that_names_no_measure_against_a_person():
    assert set(TAHAP_UMUM) == set(Tahap)
    assert set(KALIMAT) == set(TahapUmum)
    said = " ".join(KALIMAT.values()).lower()
    for word in ("tersangka", "tahan", "rehab", "anak", "diversi", "dpo", "geledah", "sita"):
        assert word not in said


@pytest.mark.sop("2.c")
def test_a_step_of_the_investigator_reaches_the_public_through_the_ledger():
    perkara = assigned()
    akses = issued(perkara, IBU)
    before = ask_web(kode_of(akses), "2000").status

    step(perkara, "open_penyelidikan")
    _catch_up()

    assert before.kalimat == KALIMAT[TahapUmum.DITERIMA]
    assert ask_web(kode_of(akses), "2000").status.kalimat == KALIMAT[TahapUmum.LIDIK]


def test_the_date_is_that_of_the_stage_and_not_of_the_latest_note():
    with time_machine.travel(datetime(2026, 3, 6, 1, tzinfo=UTC), tick=False):
        perkara = assigned()
        akses = issued(perkara, IBU)
    with time_machine.travel(datetime(2026, 3, 9, 20, tzinfo=UTC), tick=False):
        step(perkara, "open_penyelidikan")
    with time_machine.travel(datetime(2026, 3, 20, 1, tzinfo=UTC), tick=False):
        add_orang(perkara, terlapor(), actor=PENYIDIK)
        _catch_up()

        since = ask_web(kode_of(akses), "2000").status.tanggal_perubahan

    # 20.00 in Greenwich is already the next day in Balangan.
    assert since.isoformat() == "2026-03-10"


def test_a_report_typed_in_late_counts_from_the_day_it_was_made():
    akses = issued()

    assert ask_web(kode_of(akses)).status.tanggal_perubahan.isoformat() == "2026-03-05"


def test_the_next_letter_is_announced_while_it_is_still_to_come():
    with time_machine.travel(datetime(2026, 3, 6, 1, tzinfo=UTC), tick=False):
        akses = issued()
        announced = ask_web(kode_of(akses)).status.tanggal_berikut
    with time_machine.travel(datetime(2026, 4, 6, 1, tzinfo=UTC), tick=False):
        refresh_status([akses.perkara_id])
        later = ask_web(kode_of(akses)).status.tanggal_berikut

    assert announced.isoformat() == "2026-03-07"
    assert later is None


def test_a_sealed_case_is_not_there_from_the_moment_it_is_sealed():
    perkara = assigned()
    akses = issued(perkara, IBU)
    assert ask_web(kode_of(akses), "2000").hasil is Hasil.TERJAWAB

    perkara.refresh_from_db()
    mark_sensitif(perkara, sensitif=True, alasan="Informan", versi=perkara.versi, actor=KASAT)
    _catch_up()

    assert not StatusPublik.objects.exists()
    assert ask_web(kode_of(akses), "2000").hasil is Hasil.TIDAK_COCOK


def test_a_case_with_a_child_in_any_role_is_not_there():
    perkara = assigned()
    akses = issued(perkara, IBU)

    add_orang(perkara, terlapor("Udin", umur=17), actor=PENYIDIK)
    _catch_up()

    assert not StatusPublik.objects.exists()
    assert ask_web(kode_of(akses), "2000").hasil is Hasil.TIDAK_COCOK


def test_a_paper_of_a_case_that_is_not_told_carries_no_code():
    from sidik.dokumen.queries import read_isi

    perkara = assigned()
    add_orang(perkara, terlapor("Udin", umur=17), actor=PENYIDIK)

    assert read_isi(issued(perkara, IBU).surat).tanya is None


def test_following_twice_changes_nothing():
    akses = issued(a_reported_case())
    _catch_up()
    before = list(StatusPublik.objects.order_by("kunci").values())

    follow("layanan sekali lagi", follow_traces)

    assert list(StatusPublik.objects.order_by("kunci").values()) == before
    assert stage_since(akses.perkara)


@pytest.mark.parametrize(
    ("model", "masked"),
    [("B", "LP/B/***/III/2026"), ("A", "LP/A/***/III/2026"), ("", "LP/***/III/2026")],
)
def test_a_masked_number_keeps_what_its_reporter_knows_it_by(model, masked):
    assert mask_nomor(model, 3, 2026) == masked


def test_the_key_of_a_reporter_who_was_struck_out_opens_nothing_and_another_is_issued_anew():
    perkara = a_reported_case()
    akses, mother = issued(perkara), issued(perkara, IBU)
    wrong = Keterlibatan.objects.get(perkara=perkara)
    right = NewOrang(nama="Siti Aminah", peran=PeranOrang.PELAPOR, telepon="0812-7770-9999")
    add_orang(perkara, right, actor=KASAT)
    _catch_up()
    assert ask_web(kode_of(akses)).status

    versi = wrong.versi + wrong.orang.versi
    cancel_orang(wrong, alasan="Bukan pelapornya", versi=versi, actor=KASAT)
    _catch_up()

    akses.refresh_from_db()
    assert akses.dicabut_at
    assert ask_web(kode_of(akses)).status is None
    assert ask_web(kode_of(mother), "2000").status
    assert issued(perkara, SITI).pk != akses.pk
    lines = Dokumen.objects.order_by("register_urut").values_list("register_urut", "keadaan")
    assert list(lines) == [(1, "dicabut"), (2, "diterima")]


def test_who_stands_in_the_case_still_keeps_his_key_when_a_double_of_him_is_struck_out():
    perkara = a_reported_case()
    akses, first = issued(perkara), Keterlibatan.objects.get(perkara=perkara)
    twin = NewOrang(nama="Siti Maimunah", peran=PeranOrang.PELAPOR, telepon=HP, bin="binti Ali")
    add_orang(perkara, twin, actor=KASAT)

    versi = first.versi + first.orang.versi
    cancel_orang(first, alasan="Tercatat dua kali", versi=versi, actor=KASAT)
    _catch_up()

    assert ask_web(kode_of(akses)).status
