"""The sheet makes itself, is filled by the right person, in its own day, and is missed aloud."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from sidik.jejak.models import Peristiwa
from sidik.jejak.usecases import current_titik
from sidik.kernel.errors import NotAllowed
from sidik.perangkat.data import (
    BelumSelesai,
    HasilIsian,
    IsianDitolak,
    Jawaban,
    Kelas,
    LembarTertutup,
    Sumber,
    TidakDapatMundur,
)
from sidik.perangkat.models import Aset, Butir, Gangguan, Isian, Lembar, PerangkatLunak
from sidik.perangkat.queries import compliance
from sidik.perangkat.usecases import (
    fill_lembar,
    miss_lapsed,
    open_daily_sheets,
    plant_perangkat,
    sign_lembar,
)
from sidik.tenggat.models import Tenggat
from sidik.tenggat.usecases import sweep
from tests.cast import KASAT, KBO, OPERATOR_PERANGKAT, PENYIDIK, SI_TIK, SISTEM
from tests.perangkat.answers import BAIK, TIDAK, all_good, healthy, line, read

ON_LAPSE = {"cek_harian": miss_lapsed, "cek_mingguan": miss_lapsed}


@pytest.mark.sop("4.a", "4.b", "4.c", "4.d", "4.e")
def test_a_fresh_node_has_the_five_classes_of_equipment_with_lines_to_check(alat):
    classes = set(Aset.objects.values_list("kelas", flat=True))

    assert classes >= {k.value for k in Kelas if k is not Kelas.UPS}
    for kelas in classes:
        for daftar in ("harian", "mingguan"):
            assert Butir.objects.filter(aset__kelas=kelas, daftar__kode=daftar).exists()


@pytest.mark.sop("4.e")
def test_each_client_has_its_operating_system_office_browser_and_antivirus(alat):
    clients = Aset.objects.filter(kelas=Kelas.KLIEN)

    assert clients.count() == 3
    for client in clients:
        kinds = set(PerangkatLunak.objects.filter(aset=client).values_list("jenis", flat=True))
        assert kinds == {"os", "office", "browser", "antivirus"}


def test_planting_again_adds_nothing_and_keeps_what_the_site_has_changed(alat):
    aset = Aset.objects.get(kode="SMS-1")
    Aset.objects.filter(pk=aset.pk).update(nama="Modem baru")
    lines = Butir.objects.count()

    assert plant_perangkat(actor=SISTEM) == 0
    assert Butir.objects.count() == lines
    assert Aset.objects.get(pk=aset.pk).nama == "Modem baru"


@pytest.mark.laugh(30)
@pytest.mark.sop("6.a")
def test_todays_sheet_makes_itself_once(lembar):
    assert open_daily_sheets(actor=SISTEM) == []

    assert lembar.tanggal.isoformat() == "2026-11-03"
    assert Lembar.objects.filter(daftar__kode="harian").count() == 1
    assert (
        Isian.objects.filter(lembar=lembar).count()
        == Butir.objects.filter(daftar__kode="harian").count()
    )


def test_the_day_changes_at_midnight_of_the_site_not_of_greenwich(lembar, pagi):
    pagi.move_to(datetime(2026, 11, 3, 15, 59, tzinfo=UTC))
    assert open_daily_sheets(actor=SISTEM) == []

    pagi.move_to(datetime(2026, 11, 3, 16, 5, tzinfo=UTC))
    (fresh,) = open_daily_sheets(actor=SISTEM)

    assert fresh.tanggal.isoformat() == "2026-11-04"


@pytest.mark.sop("6.c")
def test_si_tik_has_one_sheet_a_week_from_monday_to_sunday(lembar_ti, pagi):
    assert (lembar_ti.tanggal.isoformat(), lembar_ti.tanggal_akhir.isoformat()) == (
        "2026-11-02",
        "2026-11-08",
    )

    for _ in range(7):
        pagi.shift(timedelta(days=1))
        open_daily_sheets(actor=SISTEM)

    assert Lembar.objects.filter(daftar__kode="mingguan").count() == 2
    assert Lembar.objects.filter(daftar__kode="harian").count() == 8


@pytest.mark.sop("6.a")
def test_the_operator_fills_the_sheet_and_it_is_closed_on_time(lembar, pagi):
    healthy()
    pagi.shift(timedelta(minutes=20))

    done = fill_lembar(lembar, all_good(lembar), selesai=True, actor=OPERATOR_PERANGKAT)

    assert (done.state, done.is_on_time) == ("selesai", True)
    assert "Fitri Handayani" in done.diisi_oleh
    assert Tenggat.objects.get(aturan="cek_harian").dipenuhi_at is not None
    assert not Gangguan.objects.exists()


def test_an_investigator_may_not_fill_the_sheet(lembar):
    with pytest.raises(NotAllowed):
        fill_lembar(lembar, all_good(lembar), selesai=True, actor=PENYIDIK)


@pytest.mark.sop("6.c")
def test_the_operator_may_not_fill_the_sheet_of_si_tik_but_si_tik_may(lembar_ti):
    with pytest.raises(NotAllowed):
        fill_lembar(lembar_ti, all_good(lembar_ti), selesai=True, actor=OPERATOR_PERANGKAT)

    fill_lembar(lembar_ti, all_good(lembar_ti), selesai=True, actor=SI_TIK)

    assert Lembar.objects.get(pk=lembar_ti.pk).state == "selesai"


def test_a_sheet_with_blank_lines_can_be_saved_but_not_closed(lembar):
    healthy()
    fisik = line(lembar, "APP-1", "fisik")
    fill_lembar(lembar, {fisik.pk: BAIK}, selesai=False, actor=OPERATOR_PERANGKAT)

    with pytest.raises(IsianDitolak) as no:
        fill_lembar(lembar, {}, selesai=True, actor=OPERATOR_PERANGKAT)

    blank = Isian.objects.filter(lembar=lembar, hasil="belum")
    assert set(no.value.rincian) == {row.pk for row in blank}
    assert fisik.pk not in no.value.rincian
    assert Lembar.objects.get(pk=lembar.pk).state == "terbuka"


def test_a_refused_sheet_writes_nothing(lembar):
    fisik = line(lembar, "APP-1", "fisik")

    with pytest.raises(IsianDitolak):
        fill_lembar(lembar, {fisik.pk: TIDAK}, selesai=True, actor=OPERATOR_PERANGKAT)

    fisik.refresh_from_db()
    assert fisik.hasil == "belum"
    assert not Gangguan.objects.exists()


def test_a_figure_judges_itself(lembar):
    baterai = line(lembar, "UPS-1", "baterai")

    fill_lembar(
        lembar,
        {baterai.pk: Jawaban(hasil=HasilIsian.BAIK, nilai=Decimal(61))},
        selesai=False,
        actor=OPERATOR_PERANGKAT,
    )

    baterai.refresh_from_db()
    assert baterai.hasil == "tidak"
    assert Gangguan.objects.get().butir == baterai.butir


def test_the_sheet_of_a_day_that_is_over_cannot_be_filled(lembar, pagi):
    pagi.shift(timedelta(days=1))

    with pytest.raises(TidakDapatMundur, match="03-11-2026"):
        fill_lembar(lembar, all_good(lembar), selesai=True, actor=OPERATOR_PERANGKAT)


def test_a_closed_sheet_stays_as_it_is(lembar):
    healthy()
    fill_lembar(lembar, all_good(lembar), selesai=True, actor=OPERATOR_PERANGKAT)

    with pytest.raises(LembarTertutup, match="sudah selesai"):
        fill_lembar(lembar, {}, selesai=False, actor=OPERATOR_PERANGKAT)


@pytest.mark.sop("6.a", "7.a-c")
def test_a_sheet_not_filled_by_its_hour_is_missed_aloud(lembar, pagi):
    pagi.shift(timedelta(hours=10, minutes=1))

    sweep(actor=SISTEM, on_lapse=ON_LAPSE)

    assert Lembar.objects.get(pk=lembar.pk).state == "terlewat"
    missed = Peristiwa.objects.get(verb="perangkat.lembar_terlewat")
    assert missed.records[-1]["data"]["diberitahu"] == ["kasat", "kbo", "kaur_mintu"]


def test_a_late_sheet_is_filled_the_same_day_and_stays_late(lembar, pagi):
    healthy()
    pagi.shift(timedelta(hours=11))
    sweep(actor=SISTEM, on_lapse=ON_LAPSE)

    done = fill_lembar(lembar, all_good(lembar), selesai=True, actor=OPERATOR_PERANGKAT)

    assert done.state == "selesai"
    assert not done.is_on_time
    assert done.terlewat_at is not None
    assert (compliance(days=30).jatuh, compliance(days=30).tepat) == (1, 0)


def test_a_sheet_nobody_ever_filled_is_missed_when_the_next_one_opens(lembar, pagi):
    pagi.shift(timedelta(days=1))
    open_daily_sheets(actor=SISTEM)
    sweep(actor=SISTEM, on_lapse=ON_LAPSE)

    assert Lembar.objects.get(pk=lembar.pk).state == "terlewat"
    assert Peristiwa.objects.filter(verb="perangkat.lembar_terlewat").count() == 1
    clock = Tenggat.objects.get(subject=lembar.ref)
    assert clock.lewat_at is not None
    assert clock.dipenuhi_at is not None  # it runs no longer


@pytest.mark.sop("7.a-c")
def test_the_sheet_is_signed_with_the_place_where_the_ledger_stood(lembar):
    healthy()
    fill_lembar(lembar, all_good(lembar), selesai=True, actor=OPERATOR_PERANGKAT)
    titik = current_titik()

    signed = sign_lembar(lembar, actor=KASAT)

    assert signed.state == "disahkan"
    assert (signed.titik_seq, signed.titik_hash) == (titik.seq, titik.hash)
    with pytest.raises(LembarTertutup):
        sign_lembar(lembar, actor=KBO)


def test_an_unfinished_sheet_is_not_signed_and_an_operator_signs_nothing(lembar):
    with pytest.raises(BelumSelesai):
        sign_lembar(lembar, actor=KASAT)
    with pytest.raises(NotAllowed):
        sign_lembar(lembar, actor=OPERATOR_PERANGKAT)


def test_a_line_takes_the_worst_reading_since_yesterdays_sheet_not_the_last(lembar, pagi):
    pagi.shift(timedelta(hours=17))  # midnight
    read("cakram", nilai="97")
    pagi.shift(timedelta(hours=2))
    read("cakram", nilai="40")
    open_daily_sheets(actor=SISTEM)

    today = Lembar.objects.get(daftar__kode="harian", tanggal="2026-11-04")
    cakram = line(today, "APP-1", "cakram")
    assert (cakram.hasil, cakram.nilai, cakram.sumber) == ("tidak", Decimal(97), Sumber.PROBE)


def test_of_good_readings_the_one_nearest_its_limit_is_shown(lembar):
    for nilai in ("60", "71", "65"):
        read("cakram", nilai=nilai)

    cakram = line(lembar, "APP-1", "cakram")
    assert (cakram.hasil, cakram.nilai) == ("baik", Decimal(71))


def test_what_is_not_installed_is_not_held_against_anyone(lembar):
    read("gerbang", ok=None)

    assert line(lembar, "GW-1", "aturan").hasil == "tidak_berlaku"


def test_a_probe_is_overruled_to_worse_freely(lembar):
    read("cakram", nilai="40")
    cakram = line(lembar, "APP-1", "cakram")

    fill_lembar(
        lembar,
        {cakram.pk: Jawaban(hasil=HasilIsian.TIDAK)},
        selesai=False,
        actor=OPERATOR_PERANGKAT,
    )

    cakram.refresh_from_db()
    assert (cakram.hasil, cakram.sumber, cakram.hasil_probe) == ("tidak", "manusia", "baik")


def test_a_probe_is_overruled_to_better_only_with_a_note(lembar):
    read("cakram", nilai="97")
    cakram = line(lembar, "APP-1", "cakram")

    with pytest.raises(IsianDitolak) as no:
        fill_lembar(lembar, {cakram.pk: BAIK}, selesai=False, actor=OPERATOR_PERANGKAT)
    assert no.value.rincian[cakram.pk][0] == "catatan"

    noted = Jawaban(hasil=HasilIsian.BAIK, catatan="cadangan lama sudah dipindah")
    fill_lembar(lembar, {cakram.pk: noted}, selesai=False, actor=OPERATOR_PERANGKAT)

    cakram.refresh_from_db()
    assert (cakram.hasil, cakram.sumber, cakram.hasil_probe) == ("baik", "manusia", "tidak")


def test_what_a_person_has_said_is_not_written_over_by_the_next_reading(lembar):
    read("cakram", nilai="40")
    cakram = line(lembar, "APP-1", "cakram")
    worse = {cakram.pk: Jawaban(hasil=HasilIsian.TIDAK, catatan="berbunyi")}
    fill_lembar(lembar, worse, selesai=False, actor=OPERATOR_PERANGKAT)

    read("cakram", nilai="41")

    cakram.refresh_from_db()
    assert (cakram.hasil, cakram.catatan) == ("tidak", "berbunyi")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_two_workers_that_start_together_open_one_sheet(alat):
    def open_all(_: int) -> int:
        try:
            return len(open_daily_sheets(actor=SISTEM))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(open_all, range(4)))

    assert sum(opened) == 2  # the day's and the week's
    assert Lembar.objects.count() == 2
    assert Tenggat.objects.count() == 2
