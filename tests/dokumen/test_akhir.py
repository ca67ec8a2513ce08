"""What a later paper ends or carries out says so where it stands, and is not ended twice."""

import pytest
from django.urls import reverse

from sidik.dokumen.errors import SuratTidakPadaTempatnya
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import get_surat_perkara
from sidik.dokumen.queries.layar import get_halaman_surat
from sidik.dokumen.queries.panel import Ada, Baris
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel.ref import ref
from sidik.wiring import KABEL_SURAT
from tests.cast import KASAT, PENYIDIK, RESNARKOBA
from tests.dokumen.builders import KABEL, PERKARA, drafted, out, signed, take
from tests.perkara.builders import as_, with_tersangka
from tests.upaya_paksa.builders import suspect

pytestmark = pytest.mark.usefixtures("negeri")
DIA = "keterlibatan:0198c2d0-0000-7000-8000-00000000000a"
LAIN = "keterlibatan:0198c2d0-0000-7000-8000-00000000000b"


@pytest.fixture
def dpo() -> Dokumen:
    signed("sprin_sidik")
    return signed("dpo", subject=DIA)


def row_of(paper: Dokumen) -> Baris:
    ada = Ada(orang=frozenset(), pokok=frozenset())
    shown = get_surat_perkara(
        PERKARA, RESNARKOBA, PENYIDIK, kabel=KABEL, own=True, ada=lambda: ada, zona="Asia/Makassar"
    )
    return next(one for one in shown.baris if one.dokumen.pk == paper.pk)


def said_on(paper: Dokumen) -> str:
    return get_halaman_surat(paper, PENYIDIK, kabel=KABEL, own=True).akhir


def test_a_wanted_notice_is_ended_by_its_withdrawal_everywhere_it_stands(dpo):
    assert said_on(dpo) == row_of(dpo).akhir == ""

    end = signed("cabut_dpo", subject=DIA)

    assert said_on(dpo) == row_of(dpo).akhir
    assert said_on(dpo).startswith(f"Dicabut dengan {end.nomor} tanggal ")


def test_no_notice_is_ended_twice_until_another_stands(dpo):
    waiting = drafted("cabut_dpo", subject=DIA)
    end = signed("cabut_dpo", subject=DIA)

    with pytest.raises(SuratTidakPadaTempatnya, match=f"sudah dicabut dengan {end.nomor}"):
        drafted("cabut_dpo", subject=DIA)
    with pytest.raises(Exception, match="sudah dicabut dengan"):
        take(waiting, "submit", PENYIDIK)
    again = signed("dpo", subject=DIA)
    assert drafted("cabut_dpo", subject=DIA).dari == [again.pk]


def test_a_withdrawal_that_was_withdrawn_lets_the_notice_stand(dpo):
    take(signed("cabut_dpo", subject=DIA), "withdraw", KASAT)

    assert said_on(dpo) == ""
    assert drafted("cabut_dpo", subject=DIA).dari == [dpo.pk]


def test_minutes_of_the_bringing_tell_at_the_order_that_it_was_carried_out():
    signed("sprin_sidik")
    for jenis in ("panggilan_tersangka", "panggilan_tersangka_2"):
        out(signed(jenis, subject=DIA))
    order = signed("sprin_bawa", subject=DIA)

    minutes = signed("ba_bawa", subject=DIA)

    assert said_on(order).startswith(f"Dilaksanakan dengan {minutes.nomor}")
    assert row_of(order).akhir == said_on(order)


def test_a_paper_about_a_person_leads_to_his_page():
    perkara = with_tersangka()
    who = suspect(perkara)
    paper = draft_dokumen(
        "dpo",
        ref("keterlibatan", who.pk),
        kabel=KABEL_SURAT,
        actor=PENYIDIK,
        susulan="di kertas dulu",
    )

    page = as_(PENYIDIK).get(reverse("dokumen:surat", args=[paper.pk])).text

    assert reverse("perkara:orang", args=[perkara.pk, who.pk]) in page
