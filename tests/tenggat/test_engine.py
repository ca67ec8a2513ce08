"""Clocks as they live: they warn, stand still, recur, move, end with their case, and climb."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, transaction

from sidik.jejak.models import Peristiwa
from sidik.tenggat.data import HarusOrangLain, TindihanBaru
from sidik.tenggat.models import Tenggat, Tindihan
from sidik.tenggat.policy import all_rules, rule
from sidik.tenggat.queries import list_tenggat_of
from sidik.tenggat.usecases import (
    approve_tindihan,
    cancel_tenggat,
    meet_tenggat,
    pause_tenggat,
    propose_tindihan,
    regrade_tenggat,
    resume_tenggat,
    start_tenggat,
    sweep,
)
from tests.cast import KAPOLRES, KASAT, RESNARKOBA, SISTEM, WAKAPOLRES, appoint

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
KINI = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
PERKARA = "perkara:1"
WITA = ZoneInfo("Asia/Makassar")


@pytest.fixture(autouse=True)
def kini():
    with time_machine.travel(KINI, tick=False) as wall:
        yield wall


def start(aturan: str, subject: str = PERKARA, **more) -> Tenggat:
    return start_tenggat(
        actor=SISTEM, aturan=aturan, subject=subject, at=KINI, satuan=RESNARKOBA, **more
    )


def day(tenggat: Tenggat) -> str:
    return f"{Tenggat.objects.get(pk=tenggat.pk).due_at.astimezone():%d.%m}"


def running(aturan: str) -> Tenggat:
    return Tenggat.objects.get(aturan=aturan, dipenuhi_at=None)


def verbs(verb: str) -> int:
    return Peristiwa.objects.filter(verb=verb).count()


@pytest.mark.laugh(6)
def test_a_bantar_stops_detention_and_what_was_left_is_left_again():
    penahanan = {"aturan": "tahan_penyidik", "subject": "penahanan:1"}
    first = start("tahan_penyidik", "penahanan:1", induk=PERKARA)
    before = first.due_at

    pause_tenggat(actor=SISTEM, **penahanan, at=KINI + timedelta(days=5), alasan="Dibantarkan")
    assert list_tenggat_of(PERKARA)[0].state == "jeda"
    resume_tenggat(actor=SISTEM, **penahanan, at=KINI + timedelta(days=12))

    assert running("tahan_penyidik").due_at - before == timedelta(days=7)
    assert verbs("tenggat.jeda") == verbs("tenggat.lanjut") == 1


def test_a_clock_that_stands_still_neither_warns_nor_lapses(kini):
    start("tangkap")
    pause_tenggat(actor=SISTEM, aturan="tangkap", subject=PERKARA, at=KINI, alasan="menunggu")
    kini.shift(timedelta(days=9))

    assert sweep(actor=SISTEM, on_lapse={}) == 0
    assert verbs("tenggat.diingatkan") == 0


def test_a_letter_sent_starts_the_next_of_its_calendar_until_the_last():
    start("sp2hp_sidik", varian="ringan")
    days = []
    for _ in range(3):
        days.append(day(running("sp2hp_sidik")))
        meet_tenggat(actor=SISTEM, aturan="sp2hp_sidik", subject=PERKARA)

    assert days == ["14.03", "24.03", "03.04"]
    assert not Tenggat.objects.filter(dipenuhi_at=None).exists()


def test_a_monthly_letter_counts_again_from_the_last_one(kini):
    start("sp2hp_bulanan")
    kini.shift(timedelta(days=10))

    meet_tenggat(actor=SISTEM, aturan="sp2hp_bulanan", subject=PERKARA)

    assert day(running("sp2hp_bulanan")) == "13.04"


def test_grading_a_case_harder_moves_its_calendar_and_leaves_a_trace():
    start("sp2hp_sidik", varian="ringan")
    start("spdp")
    meet_tenggat(actor=SISTEM, aturan="sp2hp_sidik", subject=PERKARA)

    assert regrade_tenggat(actor=SISTEM, subject=PERKARA, varian="sulit") == 1

    assert day(running("sp2hp_sidik")) == "19.03"
    assert running("sp2hp_sidik").varian == "sulit"
    assert verbs("tenggat.digeser") == 1


def test_a_closed_case_owes_nothing_more_nor_does_what_is_inside_it(kini):
    start("spdp")
    start("tahan_penyidik", "penahanan:1", induk=PERKARA)
    start("spdp", "perkara:2")

    assert cancel_tenggat(actor=SISTEM, subject=PERKARA, alasan="SP3") == 2

    assert {t.state for t in list_tenggat_of(PERKARA)} == {"batal"}
    kini.shift(timedelta(days=60))
    assert sweep(actor=SISTEM, on_lapse={}) == 1


def test_what_had_run_out_when_the_case_closed_stays_as_never_met(kini):
    start("spdp")
    start("tahan_penyidik", "penahanan:1", induk=PERKARA)
    kini.shift(timedelta(days=8))

    cancel_tenggat(actor=SISTEM, subject=PERKARA, alasan="Tahap II")

    assert {t.aturan: t.state for t in list_tenggat_of(PERKARA)} == {
        "spdp": "lalai",
        "tahan_penyidik": "batal",
    }


@pytest.mark.laugh(6)
def test_detention_warns_on_the_morning_of_the_tenth_fifth_third_and_last_day_before(kini):
    """24 March is the last day; the roll call is at half past seven in Balangan."""
    start("tahan_penyidik")
    heard = []
    for number in range(24):
        day = datetime(2026, 3, 5, tzinfo=UTC) + timedelta(days=number)
        for moment in (day - timedelta(hours=1, minutes=1), day - timedelta(hours=1)):
            if moment < KINI:
                continue
            kini.move_to(moment)
            before = verbs("tenggat.diingatkan")
            sweep(actor=SISTEM, on_lapse={})
            if verbs("tenggat.diingatkan") > before:
                heard.append(f"{moment.astimezone(WITA):%d.%m %H.%M}")

    assert heard == ["14.03 07.00", "19.03 07.00", "21.03 07.00", "23.03 07.00"]


def test_a_clock_of_hours_warns_to_the_minute_at_night_as_well(kini):
    start("tangkap")
    kini.move_to(KINI + timedelta(hours=11, minutes=59))
    sweep(actor=SISTEM, on_lapse={})
    assert verbs("tenggat.diingatkan") == 0
    kini.shift(timedelta(minutes=1))

    sweep(actor=SISTEM, on_lapse={})

    assert verbs("tenggat.diingatkan") == 1


def test_a_lapse_climbs_the_ladder_step_by_step_and_each_step_is_a_trace(kini):
    start("spdp_berkas")
    kini.move_to(running("spdp_berkas").due_at + timedelta(minutes=1))
    desks = []
    for wait in (0, 24, 48, 500):
        kini.shift(timedelta(hours=wait))
        sweep(actor=SISTEM, on_lapse={})
        desks.append(running("spdp_berkas").eskalasi)

    assert desks == ["kbo", "kasat", "kapolres", "kapolres"]
    assert verbs("tenggat.naik") == 2


def test_a_lapse_that_is_met_climbs_no_further(kini):
    start("spdp_berkas")
    kini.shift(timedelta(days=31))
    sweep(actor=SISTEM, on_lapse={})
    meet_tenggat(actor=SISTEM, aturan="spdp_berkas", subject=PERKARA)
    kini.shift(timedelta(days=9))

    sweep(actor=SISTEM, on_lapse={})

    assert verbs("tenggat.naik") == 0


def test_an_empty_desk_is_passed_over_at_once(kini):
    appoint(KASAT)
    appoint(KAPOLRES)
    start("spdp_berkas")
    kini.move_to(running("spdp_berkas").due_at + timedelta(minutes=1))

    sweep(actor=SISTEM, on_lapse={})
    assert running("spdp_berkas").eskalasi == "kasat"
    kini.shift(timedelta(hours=72))
    sweep(actor=SISTEM, on_lapse={})

    assert running("spdp_berkas").eskalasi == "kapolres"


def test_what_lapses_in_a_case_that_nobody_has_goes_straight_to_the_last_desk(kini):
    start("tanpa_penyidik")
    start("spdp_berkas")
    start("sp2hp_a1", "perkara:2")
    for aturan in ("sp2hp_a1", "spdp_berkas"):
        kini.move_to(running(aturan).due_at + timedelta(minutes=1))
        sweep(actor=SISTEM, on_lapse={})
        assert running("sp2hp_a1").eskalasi == ("kanit" if aturan == "sp2hp_a1" else "kasat")

    assert running("spdp_berkas").eskalasi == "kapolres"


def test_what_the_server_notices_late_lies_at_once_where_it_would_lie_by_now(kini):
    start("spdp_berkas")
    kini.move_to(running("spdp_berkas").due_at + timedelta(days=2))

    sweep(actor=SISTEM, on_lapse={})

    assert running("spdp_berkas").eskalasi == "kasat"
    assert running("spdp_berkas").naik_at == running("spdp_berkas").due_at + timedelta(hours=72)


def test_nobody_reaches_the_kapolres_faster_than_a_case_without_an_investigator():
    def reach(kode: str) -> int:
        nilai = rule(kode).nilai[-1]
        hours = nilai.jumlah * (1 if nilai.jenis == "jam" else 24)
        return hours + next(rung.jam for rung in rule(kode).tangga if rung.peran == "kapolres")

    up = {kode for kode, law in all_rules().items() if "kapolres" in {r.peran for r in law.tangga}}

    assert min(up, key=reach) == "tanpa_penyidik"
    assert reach("tanpa_penyidik") <= 10


def test_one_broken_rung_holds_up_no_other_clock(kini, monkeypatch):
    start("spdp")
    start("tangkap", "penangkapan:1")
    Tenggat.objects.filter(aturan="spdp").update(aturan="aturan_yang_hilang")
    kini.shift(timedelta(days=9))

    assert sweep(actor=SISTEM, on_lapse={}) == 1

    assert running("tangkap").lewat_at


def test_the_database_itself_refuses_one_officer_in_two_chairs():
    new = TindihanBaru(
        aturan="sp2hp_a1", jumlah=2, dasar="x", alasan="x", berlaku=KINI.astimezone().date()
    )
    proposal = propose_tindihan(new, actor=WAKAPOLRES)

    with pytest.raises(HarusOrangLain):
        approve_tindihan(proposal, actor=WAKAPOLRES)
    with pytest.raises(IntegrityError), transaction.atomic():
        Tindihan.objects.update(disahkan_nrp=WAKAPOLRES.nrp)
