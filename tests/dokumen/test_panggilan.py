"""Summonses: the second follows one that went out, and the day on it is one of the calendar."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sidik.dokumen.data import LangkahSurat
from sidik.dokumen.errors import CaraKirimKosong, PrasyaratBelumTerpenuhi
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import cite, read_isi_dokumen
from sidik.dokumen.usecases import advance_dokumen, draft_dokumen
from sidik.kernel import clock
from sidik.kernel.bahasa import hari, tanggal
from sidik.kernel.ref import ref
from sidik.perkara.queries import list_keterlibatan
from sidik.wiring import KABEL_SURAT
from tests.cast import KAUR_MINTU, PENYIDIK
from tests.dokumen.builders import ISIAN, KABEL, bahan, drafted, kabel, out, signed, take
from tests.perkara.builders import as_, with_tersangka

pytestmark = pytest.mark.usefixtures("negeri")
DIA = "keterlibatan:0198c2d0-0000-7000-8000-00000000000a"


def summoned(jenis: str = "panggilan_tersangka"):
    return signed(jenis, subject=DIA)


@pytest.fixture
def _sidik():
    signed("sprin_sidik")


@pytest.mark.usefixtures("negeri", "_sidik")
def test_nobody_is_called_a_second_time_before_the_first_call_is_out():
    first = summoned()
    with pytest.raises(PrasyaratBelumTerpenuhi, match="belum dikirim"):
        drafted("panggilan_tersangka_2", subject=DIA)

    out(first)

    assert drafted("panggilan_tersangka_2", subject=DIA).dari == [first.pk]


@pytest.mark.usefixtures("negeri", "_sidik")
def test_a_call_refused_at_the_door_counts_as_a_call():
    first = take(out(summoned()), "refuse", KAUR_MINTU)

    second = drafted("panggilan_tersangka_2", subject=DIA)

    assert second.dari == [first.pk]


@pytest.mark.usefixtures("negeri", "_sidik")
def test_he_is_brought_only_after_the_second_call_is_out():
    first = out(summoned())
    second = summoned("panggilan_tersangka_2")
    with pytest.raises(PrasyaratBelumTerpenuhi, match="belum dikirim"):
        drafted("sprin_bawa", subject=DIA)

    out(second)

    assert Dokumen.objects.get(pk=second.pk).dari == [first.pk]
    assert set(drafted("sprin_bawa", subject=DIA).dari) == {first.pk, second.pk}


@pytest.mark.usefixtures("negeri", "_sidik")
@pytest.mark.parametrize("answer", ["accept", "refuse"])
def test_the_order_to_bring_quotes_both_calls_however_they_were_answered(answer):
    calls = [
        take(out(summoned(jenis)), answer, KAUR_MINTU)
        for jenis in ("panggilan_tersangka", "panggilan_tersangka_2")
    ]

    dasar = read_isi_dokumen(drafted("sprin_bawa", subject=DIA)).konsep.dasar

    assert [line for line in dasar if "S.Pgl" in line] == [cite(call) for call in calls]


@pytest.mark.usefixtures("negeri", "_sidik")
def test_a_letter_goes_out_by_a_way_that_is_told():
    paper = take(summoned(), "note", KAUR_MINTU)

    with pytest.raises(CaraKirimKosong):
        advance_dokumen(
            paper, LangkahSurat(step="send", versi=paper.versi), kabel=KABEL, actor=KAUR_MINTU
        )


@pytest.mark.usefixtures("negeri", "_sidik")
def test_nobody_is_called_again_before_the_day_he_was_called_for():
    day = clock.today("Asia/Makassar") + timedelta(days=4)
    told = kabel(bahan(isian=ISIAN | {"hadir_at": f"{hari(day)}, {tanggal(day)} pukul 09.00 WITA"}))
    first = out(signed("panggilan_tersangka", wires=told, subject=DIA))

    with pytest.raises(PrasyaratBelumTerpenuhi, match="belum lewat"):
        drafted("panggilan_tersangka_2", subject=DIA)
    take(first, "refuse", KAUR_MINTU)
    assert drafted("panggilan_tersangka_2", subject=DIA)


# --- through the page -----------------------------------------------------------------------------


@pytest.fixture
def konsep():
    perkara = with_tersangka()
    row = next(k for k in list_keterlibatan(perkara) if k.peran == "tersangka")
    late = "Sprin Sidik ditandatangani di kertas"
    return draft_dokumen(
        "panggilan_tersangka",
        ref("keterlibatan", row.pk),
        kabel=KABEL_SURAT,
        actor=PENYIDIK,
        susulan=late,
    )


def typed(konsep, hadir_at: str):
    said = {"versi": konsep.versi, "kelas": "RES.4.2", "sifat": "B", "dasar": "", "tembusan": ""}
    page = reverse("dokumen:ubah", args=[konsep.pk])
    return as_(PENYIDIK).post(page, said | {"isi_hadir_at": hadir_at})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Senin, 30 Februari 2026", "30 Februari 2026 tidak ada dalam kalender."),
        ("Selasa, 9 Maret 2026", "jatuh pada hari Senin, bukan Selasa"),
        ("Senin, 9 Maret 2026 pukul 27.80 WITA", "Pukul 27.80 tidak ada."),
        ("besok pagi", "Tulis hari dan tanggalnya"),
    ],
)
def test_a_day_that_is_none_is_refused_at_its_field(konsep, text, sentence):
    answer = typed(konsep, text)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'id="id_isi_hadir_at_error"' in answer.text


@pytest.mark.parametrize(("days", "warned"), [(-1, True), (1, True), (3, False), (9, False)])
def test_a_call_for_too_early_a_day_is_pointed_out(konsep, days, warned):
    day = clock.today(konsep.satuan.zona) + timedelta(days=days)
    assert typed(konsep, f"{hari(day)}, {tanggal(day)} pukul 09.00 WITA").status_code == 302

    page = as_(PENYIDIK).get(reverse("dokumen:surat", args=[konsep.pk])).text

    assert ("kurang dari 3 hari lagi" in page) is warned
