"""A paper has its place in the case: its stage, its people, its time; elsewhere it is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from sidik.dokumen.data import Babak, PerintahTercatat
from sidik.dokumen.errors import (
    KonsepSudahAda,
    PrasyaratBelumTerpenuhi,
    SuratTidakPadaTempatnya,
)
from sidik.dokumen.models import Dokumen
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.data import Kabar, TujuanGelar
from sidik.perkara.usecases import lock_perkara, record_kabar
from sidik.upaya_paksa.data import AlasanKeluar
from sidik.wiring import KABEL_SURAT, SUMBER_SURAT
from tests.cast import KASAT, PENYIDIK
from tests.dokumen.builders import KABEL, PERKARA, drafted, sent, signed, take
from tests.dokumen.kertas import written
from tests.perkara.builders import (
    an_lp,
    as_,
    assigned,
    detail,
    gelar,
    in_penyidikan,
    step,
    with_tersangka,
)
from tests.prapenuntutan.builders import at_p21, langkah, perkara_with, spdp_sampai
from tests.upaya_paksa.builders import detained, leave, reread, suspect

pytestmark = pytest.mark.usefixtures("negeri")
TELAH = "suratnya ditandatangani di kertas"


def write(jenis: str, subject: str, susulan: str = TELAH) -> Dokumen:
    return draft_dokumen(jenis, subject, kabel=KABEL_SURAT, actor=PENYIDIK, susulan=susulan)


def page(jenis: str, subject: str) -> str:
    asked = {"jenis": jenis, "subject": subject}
    return as_(PENYIDIK).get(reverse("dokumen:baru"), asked, follow=True).text


# --- letters to the reporter ----------------------------------------------------------------------


@pytest.mark.laugh(12)
def test_a_second_a1_is_refused_and_named_with_what_is_written_instead():
    first = sent("sp2hp_a1")

    with pytest.raises(SuratTidakPadaTempatnya) as told:
        drafted("sp2hp_a1")

    assert first.nomor in str(told.value)
    assert "SP2HP A2 selama penyelidikan atau SP2HP A4 selama penyidikan" in str(told.value)


def test_a_case_that_gathered_two_reports_has_two_a1():
    two = replace(KABEL, babak=lambda _: Babak(tahap="penyelidikan", lp=2))
    sent("sp2hp_a1", wires=two)
    sent("sp2hp_a1", wires=two)

    with pytest.raises(SuratTidakPadaTempatnya, match="tiap laporan polisi"):
        drafted("sp2hp_a1", wires=two)


def test_an_a1_that_is_being_drafted_is_one_click_away():
    subject = ref("perkara", with_tersangka().pk)
    draft = write("sp2hp_a1", subject)

    with pytest.raises(KonsepSudahAda):
        write("sp2hp_a1", subject)
    refusing = page("sp2hp_a1", subject)
    assert reverse("dokumen:surat", args=[draft.pk]) in refusing
    assert "Yang akan tertulis" not in refusing
    assert "Yang akan tertulis" in page("sprin_sidik", subject)


def test_an_a1_that_went_out_on_paper_is_the_first_too():
    perkara = with_tersangka()
    record_kabar(perkara, Kabar.SP2HP_A1, nomor="B/77/III/2026", actor=PENYIDIK)

    with pytest.raises(SuratTidakPadaTempatnya, match="sudah ada: B/77/III/2026"):
        write("sp2hp_a1", ref("perkara", perkara.pk))
    assert "jenis=sp2hp_a1&" not in as_(PENYIDIK).get(detail(perkara)).text


def test_what_went_out_on_paper_carries_the_next_letter_without_any_reason():
    perkara = with_tersangka()
    subject = ref("perkara", perkara.pk)
    with pytest.raises(PrasyaratBelumTerpenuhi, match="SP2HP A1 belum ditandatangani"):
        write("sp2hp_a4", subject, susulan="")
    record_kabar(perkara, Kabar.SP2HP_A1, nomor="B/77/III/2026", actor=PENYIDIK)
    assert "jenis=sp2hp_a4&" in as_(PENYIDIK).get(detail(perkara)).text

    paper = write("sp2hp_a4", subject, susulan="")

    sheet = as_(PENYIDIK).get(reverse("dokumen:surat", args=[paper.pk])).text
    assert "SP2HP A1 B/77/III/2026 (di kertas)" in sheet
    assert "Dicatat menyusul" not in sheet


def test_it_is_signed_on_what_went_out_on_paper_though_the_database_asks_for_a_first_letter():
    known = [
        PerintahTercatat(
            jenis=jenis, nomor=f"{n}/III/2026", subject=PERKARA, sejak=date(2026, 3, 6)
        )
        for n, jenis in enumerate(("sp2hp_a1", "sprin_sidik"), 76)
    ]

    paper = signed("sp2hp_a4", wires=replace(KABEL, perintah=lambda _: known))

    assert paper.susulan == ""
    assert paper.kertas == ["sp2hp_a1 76/III/2026", "sprin_sidik 77/III/2026"]


def test_a_withdrawn_a1_makes_room_for_another():
    take(signed("sp2hp_a1"), "withdraw", KASAT)

    assert drafted("sp2hp_a1").pk


@pytest.mark.laugh(12)
@pytest.mark.parametrize(
    ("jenis", "tahap", "instead"),
    [
        ("sp2hp_a2", "penyidikan", "pakailah SP2HP A4"),
        ("sp2hp_a3", "penyidikan", "pakailah SP2HP A4"),
        ("sp2hp_a4", "penyelidikan", "pakailah SP2HP A2"),
        ("sp2hp_a4", "henti", "pakailah SP2HP A5"),
    ],
)
def test_a_letter_of_another_stage_is_refused_whatever_reason_is_given(jenis, tahap, instead):
    wires = replace(KABEL, babak=lambda _: Babak(tahap=tahap))

    with pytest.raises(SuratTidakPadaTempatnya, match=instead):
        draft_dokumen(jenis, "perkara:x", kabel=wires, actor=PENYIDIK, susulan=TELAH)


def test_the_letter_of_the_raise_may_still_go_out_once_just_after_it():
    perkara = step(assigned(an_lp()), "open_penyelidikan")
    gelar(perkara, TujuanGelar.NAIK_SIDIK)
    perkara.refresh_from_db()
    perkara = step(step(perkara, "hold_gelar"), "open_penyidikan")
    subject = ref("perkara", perkara.pk)

    assert write("sp2hp_a3", subject).jenis == "sp2hp_a3"
    with pytest.raises(SuratTidakPadaTempatnya, match="SP2HP A4"):
        write("sp2hp_a2", subject)


def test_a_case_caught_red_handed_has_no_letter_of_a_raise():
    with pytest.raises(SuratTidakPadaTempatnya, match="sudah dalam penyidikan"):
        write("sp2hp_a3", ref("perkara", in_penyidikan().pk))


def test_the_last_letter_wants_the_ruling_that_stops_the_case():
    sent("sp2hp_a1")
    signed("lhgp")
    with pytest.raises(PrasyaratBelumTerpenuhi, match="henti"):
        drafted("sp2hp_a5")
    signed("sprin_sidik")
    signed("sp3")

    assert drafted("sp2hp_a5").pk


# --- people and acts that lie behind the case -----------------------------------------------------


@pytest.fixture
def diserahkan():
    """One suspect, held, and handed over with his file."""
    perkara = perkara_with(1)
    tahan = detained(perkara)
    spdp_sampai(perkara)
    langkah(at_p21(perkara), "hand_over_tahap_2")
    return reread(perkara), tahan


@pytest.mark.parametrize(
    "jenis", ["panggilan_tersangka", "dpo", "bap_tersangka", "sprin_bawa", "stap_tersangka"]
)
def test_about_somebody_handed_over_no_paper_is_written(diserahkan, jenis):
    perkara, _ = diserahkan
    subject = ref("keterlibatan", suspect(perkara).pk)

    with pytest.raises(SuratTidakPadaTempatnya, match="sudah diserahkan ke JPU"):
        write(jenis, subject)
    assert "sudah diserahkan ke JPU (Tahap II)" in page(jenis, subject)


def test_his_detention_is_extended_no_more_and_the_case_offers_nothing_about_him(diserahkan):
    perkara, tahan = diserahkan
    with pytest.raises(SuratTidakPadaTempatnya, match="sudah diserahkan ke JPU"):
        write("minta_perpanjangan_han", ref("penahanan", tahan.pk))

    offers = as_(PENYIDIK).get(detail(perkara)).text

    for jenis in ("panggilan_tersangka", "dpo", "bap_tersangka", "minta_perpanjangan_han"):
        assert f"jenis={jenis}&" not in offers
    choice = page("dpo", ref("perkara", perkara.pk))
    assert "sudah diserahkan ke JPU (Tahap II)." in choice


def test_a_locked_case_takes_no_paper_and_says_how_it_is_opened():
    perkara = with_tersangka()
    subject = ref("keterlibatan", suspect(perkara).pk)
    waiting = write("panggilan_tersangka", subject)
    perkara.refresh_from_db()
    lock_perkara(perkara, versi=perkara.versi, actor=KASAT)

    with pytest.raises(SuratTidakPadaTempatnya, match="Ajukan buka kunci"):
        write("dpo", subject)
    with pytest.raises(PrasyaratBelumTerpenuhi, match="Ajukan buka kunci"):
        take(waiting, "submit", PENYIDIK, wires=KABEL_SURAT)
    assert "jenis=spdp&" not in as_(PENYIDIK).get(detail(perkara)).text


# --- time that ran out ----------------------------------------------------------------------------


def test_an_extension_of_what_has_ended_is_refused_unless_it_comes_late_with_a_reason():
    tahan = detained(with_tersangka())
    subject = ref("penahanan", tahan.pk)
    signed_han = write("sprin_han", subject)
    assert signed_han.pk
    with time_machine.travel(clock.now() + timedelta(days=20, hours=1), tick=False):
        with pytest.raises(PrasyaratBelumTerpenuhi):
            write("minta_perpanjangan_han", subject, susulan="")
        assert write("minta_perpanjangan_han", subject).susulan == TELAH


def test_a_draft_that_waited_until_the_time_was_over_does_not_go_up():
    signed("sprin_sidik")
    signed("sprin_han")
    draft = drafted("minta_perpanjangan_han")

    with (
        time_machine.travel(clock.now() + timedelta(days=5), tick=False),
        pytest.raises(PrasyaratBelumTerpenuhi, match="sudah habis"),
    ):
        take(draft, "submit", PENYIDIK)


def test_nobody_asks_for_more_days_of_a_detention_that_was_ended():
    perkara = with_tersangka()
    written("sprin_sidik", ref("perkara", perkara.pk))
    held = detained(perkara)
    written("sprin_han", ref("penahanan", held.pk))
    leave(held, AlasanKeluar.TIDAK_DIPERLUKAN)

    with pytest.raises(PrasyaratBelumTerpenuhi, match="penahanannya sudah berakhir pada"):
        write("minta_perpanjangan_han", ref("penahanan", held.pk), susulan="")


# --- the page -------------------------------------------------------------------------------------


def test_a_form_that_is_sent_asks_the_room_once(monkeypatch):
    asked = []
    room = SUMBER_SURAT["sp2hp_a1"]
    monkeypatch.setitem(
        SUMBER_SURAT, "sp2hp_a1", lambda *about: asked.append(about) or room(*about)
    )
    subject = ref("perkara", with_tersangka().pk)

    answer = as_(PENYIDIK).post(reverse("dokumen:baru"), {"jenis": "sp2hp_a1", "subject": subject})

    assert answer.status_code == 302
    assert len(asked) == 1
