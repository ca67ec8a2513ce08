"""A fault opens once, climbs one stage at a time, and is mended only when the probe agrees."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.kernel.flow import TransitionRefused
from sidik.perangkat.data import (
    GangguanSudahPulih,
    HasilLangkah,
    Langkah,
    PengukurMasihGagal,
    SudahTingkatTerakhir,
    TindakanKosong,
    UraianKosong,
)
from sidik.perangkat.flow import TANGGA, Posisi
from sidik.perangkat.models import Aset, Gangguan, PenangananGangguan
from sidik.perangkat.queries import guide_of, repairs
from sidik.perangkat.usecases import (
    NewKontak,
    escalate_gangguan,
    escalate_lapsed,
    fill_lembar,
    handle_gangguan,
    reopen_gangguan,
    report_gangguan,
    resolve_gangguan,
    set_kontak,
)
from sidik.pesan.models import Keluar
from sidik.tenggat.models import Tenggat
from sidik.tenggat.usecases import sweep
from tests.cast import (
    KASAT,
    OPERATOR_PERANGKAT,
    ORANG_LUAR,
    PENYIDIK,
    SI_TIK,
    SISTEM,
    TEKNISI,
)
from tests.perangkat.answers import TIDAK, line, read

ON_LAPSE = {f"gangguan_tingkat_{n}": escalate_lapsed for n in (1, 2, 3)}


@pytest.fixture
def gangguan(lembar):
    """The modem did not come on this morning."""
    modem = line(lembar, "SMS-1", "nyala")
    fill_lembar(lembar, {modem.pk: TIDAK}, selesai=False, actor=OPERATOR_PERANGKAT)
    return Gangguan.objects.get()


def try_guide(gangguan):
    steps = {n: Langkah(hasil=HasilLangkah.DICOBA) for n, _ in enumerate(guide_of(gangguan), 1)}
    handle_gangguan(gangguan, steps, "sudah dicoba", actor=OPERATOR_PERANGKAT)


def stages(gangguan):
    rows = PenangananGangguan.objects.filter(gangguan=gangguan)
    return [(row.tingkat, row.hasil) for row in rows]


@pytest.mark.sop("6.b")
def test_a_failed_line_opens_exactly_one_fault_at_stage_1_with_its_guide_and_its_clock(
    gangguan, lembar
):
    modem = line(lembar, "SMS-1", "nyala")
    fill_lembar(lembar, {modem.pk: TIDAK}, selesai=False, actor=OPERATOR_PERANGKAT)

    assert Gangguan.objects.count() == 1
    assert gangguan.tingkat == 1
    assert "tidak menyala" in gangguan.uraian
    assert len(guide_of(gangguan)) == 3
    assert Tenggat.objects.get(subject=gangguan.ref).aturan == "gangguan_tingkat_1"


def test_a_second_open_fault_on_the_same_line_cannot_be_stored(gangguan):
    twin = Gangguan(
        aset=gangguan.aset,
        butir=gangguan.butir,
        node=gangguan.node,
        uraian="kembar",
        mulai_at=gangguan.mulai_at,
        terdeteksi_at=gangguan.terdeteksi_at,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


@pytest.mark.sop("6.b", "6.d")
def test_a_fault_nobody_touches_climbs_1_2_3_by_its_clocks_and_stays_at_3(gangguan, pagi):
    seen = []
    for wait in (timedelta(minutes=31), timedelta(hours=4, minutes=1), timedelta(days=4)):
        pagi.shift(wait)
        sweep(actor=SISTEM, on_lapse=ON_LAPSE)
        gangguan.refresh_from_db()
        seen.append(gangguan.tingkat)

    assert seen == [2, 3, 3]
    assert stages(gangguan) == [(1, "lewat"), (2, "lewat"), (3, "")]
    assert Peristiwa.objects.filter(verb="gangguan.lewat_tingkat_3").exists()


def test_a_clock_that_is_still_running_moves_nothing(gangguan, pagi):
    pagi.shift(timedelta(minutes=29))

    assert sweep(actor=SISTEM, on_lapse=ON_LAPSE) == 0
    gangguan.refresh_from_db()
    assert gangguan.tingkat == 1


def test_one_sweep_after_a_long_night_climbs_one_stage_only(gangguan, pagi):
    pagi.shift(timedelta(days=5))

    sweep(actor=SISTEM, on_lapse=ON_LAPSE)

    gangguan.refresh_from_db()
    assert gangguan.tingkat == 2


@pytest.mark.sop("6.b", "6.d")
def test_people_hand_a_fault_on_one_stage_at_a_time(gangguan):
    try_guide(gangguan)
    escalate_gangguan(gangguan, actor=OPERATOR_PERANGKAT)
    handle_gangguan(gangguan, {}, "modem diganti lubang, tetap diam", actor=SI_TIK)
    escalate_gangguan(gangguan, actor=SI_TIK)

    gangguan.refresh_from_db()
    assert gangguan.tingkat == 3
    assert stages(gangguan) == [(1, "diserahkan"), (2, "diserahkan"), (3, "")]
    running = Tenggat.objects.filter(subject=gangguan.ref, dipenuhi_at=None)
    assert [t.aturan for t in running] == ["gangguan_tingkat_3"]
    handle_gangguan(gangguan, {}, "modem diperiksa", actor=TEKNISI)
    with pytest.raises(SudahTingkatTerakhir):
        escalate_gangguan(gangguan, actor=TEKNISI)


@pytest.mark.sop("6.b")
def test_the_manual_is_followed_to_its_end_before_a_fault_is_handed_to_it_staff(gangguan):
    handle_gangguan(gangguan, {1: Langkah(hasil=HasilLangkah.DICOBA)}, "", actor=OPERATOR_PERANGKAT)

    with pytest.raises(TransitionRefused, match="setiap langkah panduan"):
        escalate_gangguan(gangguan, actor=OPERATOR_PERANGKAT)


def test_it_staff_say_what_they_did_before_they_call_the_technician(gangguan):
    escalate_gangguan(gangguan, actor=SISTEM, lewat=True)

    with pytest.raises(TransitionRefused, match="tindakan"):
        escalate_gangguan(gangguan, actor=SI_TIK)


def test_the_table_has_no_step_from_stage_1_to_stage_3():
    ways = {(source, step.target) for step in TANGGA.steps for source in step.sources}

    assert (Posisi.TINGKAT_1, Posisi.TINGKAT_3) not in ways
    assert (Posisi.TINGKAT_1, Posisi.TINGKAT_2) in ways
    assert (Posisi.TINGKAT_2, Posisi.TINGKAT_3) in ways


def test_each_stage_belongs_to_its_own_people(gangguan):
    for stranger in (PENYIDIK, KASAT, TEKNISI, ORANG_LUAR):
        with pytest.raises(NotAllowed):
            handle_gangguan(gangguan, {}, "coba", actor=stranger)
    escalate_gangguan(gangguan, actor=SISTEM, lewat=True)

    with pytest.raises(NotAllowed):
        resolve_gangguan(gangguan, "sudah", actor=OPERATOR_PERANGKAT)


def test_the_next_person_gets_an_sms_when_his_number_is_known(gangguan):
    kontak = NewKontak(teknisi="Teknisi modem", teknisi_telepon="", ti_telepon="081250000001")
    set_kontak(gangguan.aset, kontak, actor=SI_TIK)

    escalate_gangguan(gangguan, actor=SISTEM, lewat=True)
    escalate_gangguan(gangguan, actor=SISTEM, lewat=True)

    (sms,) = Keluar.objects.all()
    assert sms.tujuan == "6281250000001" or sms.tujuan.endswith("81250000001")
    assert "SMS-1" in sms.text
    told = [
        p.records[-1]["data"]["diberitahu"]
        for p in Peristiwa.objects.filter(verb="gangguan.naik").order_by("seq")
    ]
    assert told == ["sms", "layar"]


def test_a_number_that_cannot_be_reached_does_not_keep_a_fault_from_climbing(gangguan):
    kontak = NewKontak(teknisi="T", teknisi_telepon="", ti_telepon="0526")
    set_kontak(gangguan.aset, kontak, actor=SI_TIK)

    assert escalate_gangguan(gangguan, actor=SISTEM, lewat=True).tingkat == 2
    assert not Keluar.objects.exists()


def test_a_fault_is_mended_with_a_word_on_what_was_done(gangguan, pagi):
    pagi.shift(timedelta(minutes=12))
    with pytest.raises(TindakanKosong):
        resolve_gangguan(gangguan, "  ", actor=OPERATOR_PERANGKAT)

    done = resolve_gangguan(gangguan, "modem dipasang ulang", actor=OPERATOR_PERANGKAT)

    assert done.pulih_at - done.terdeteksi_at == timedelta(minutes=12)
    assert not Tenggat.objects.filter(subject=gangguan.ref, dipenuhi_at=None).exists()
    with pytest.raises(GangguanSudahPulih):
        escalate_gangguan(gangguan, actor=SI_TIK)


def test_the_probe_must_agree_that_a_fault_is_mended(lembar, pagi):
    read("cakram", nilai="97")
    cakram = line(lembar, "APP-1", "cakram")
    fill_lembar(lembar, {}, selesai=False, actor=OPERATOR_PERANGKAT)
    found = Gangguan.objects.get(butir=cakram.butir)

    with pytest.raises(PengukurMasihGagal):
        resolve_gangguan(found, "dikosongkan", actor=OPERATOR_PERANGKAT)
    pagi.shift(timedelta(minutes=5))
    read("cakram", nilai="55")

    assert not resolve_gangguan(found, "dikosongkan", actor=OPERATOR_PERANGKAT).is_open


def test_a_fault_that_the_probe_saw_at_night_began_at_night(lembar, pagi):
    begun = lembar.dibuka_at
    read("cakram", nilai="97")
    pagi.shift(timedelta(hours=1))
    fill_lembar(lembar, {}, selesai=False, actor=OPERATOR_PERANGKAT)

    found = Gangguan.objects.get()
    assert (found.mulai_at, found.terdeteksi_at - found.mulai_at) == (begun, timedelta(hours=1))


def test_a_fault_that_comes_back_within_a_day_is_the_same_fault(gangguan, lembar, pagi):
    escalate_gangguan(gangguan, actor=SISTEM, lewat=True)
    resolve_gangguan(gangguan, "diperbaiki", actor=SI_TIK)
    pagi.shift(timedelta(hours=2))
    modem = line(lembar, "SMS-1", "nyala")

    fill_lembar(lembar, {modem.pk: TIDAK}, selesai=False, actor=OPERATOR_PERANGKAT)

    again = Gangguan.objects.get()
    assert (again.pk, again.tingkat, again.putaran, again.is_open) == (gangguan.pk, 1, 2, True)


def test_after_a_day_it_is_another_fault(gangguan, pagi):
    resolve_gangguan(gangguan, "diperbaiki", actor=OPERATOR_PERANGKAT)
    pagi.shift(timedelta(hours=25))

    with pytest.raises(TransitionRefused, match="24 jam"):
        reopen_gangguan(gangguan, actor=OPERATOR_PERANGKAT)


def test_anyone_of_the_resort_may_report_a_fault_and_a_stranger_may_not(alat):
    aset = Aset.objects.get(kode="PC-2")

    found = report_gangguan(aset, "layar hitam", actor=PENYIDIK)

    assert (found.tingkat, found.butir) == (1, None)
    with pytest.raises(UraianKosong):
        report_gangguan(aset, " ", actor=PENYIDIK)
    with pytest.raises(NotAllowed):
        report_gangguan(aset, "layar hitam", actor=ORANG_LUAR)


def test_a_fault_cannot_exist_without_equipment(gangguan):
    with pytest.raises(IntegrityError), transaction.atomic():
        Gangguan.objects.filter(pk=gangguan.pk).update(aset=None)


def test_a_mean_time_to_repair_is_given_from_three_repairs_on(alat, pagi):
    for kode, minutes in (("PC-1", 10), ("PC-2", 20), ("PC-3", 60)):
        assert repairs(days=90).rata is None
        found = report_gangguan(Aset.objects.get(kode=kode), "mati", actor=PENYIDIK)
        pagi.shift(timedelta(minutes=minutes))
        resolve_gangguan(found, "dinyalakan", actor=OPERATOR_PERANGKAT)

    assert repairs(days=90).rata == timedelta(minutes=30)
    assert repairs(days=90).jumlah == 3
