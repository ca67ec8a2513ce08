"""A paper that takes over the number of a step bears the day of the step, as the paper one does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from sidik.dokumen.data import PerintahTercatat
from sidik.dokumen.errors import HariTercatatLain
from sidik.dokumen.models import Dokumen
from sidik.kernel import clock
from sidik.kernel.bahasa import romawi, tanggal
from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from tests.cast import PENYIDIK
from tests.dokumen.builders import PERKARA, bahan, kabel, printed, signed
from tests.dokumen.kertas import written
from tests.perkara.builders import an_lp, as_, assigned, detail, step

pytestmark = pytest.mark.usefixtures("negeri")
ZONA = "Asia/Makassar"


def begun(hari_lalu: int, nomor: str) -> Perkara:
    """A case whose penyidikan was written down so many days ago, under an order on paper."""
    with clock.telling(clock.now() - timedelta(days=hari_lalu)):
        return step(
            assigned(an_lp(tertangkap_tangan=True)), "open_penyidikan_langsung", nomor=nomor
        )


def sheet(paper: Dokumen) -> str:
    return as_(PENYIDIK).get(reverse("dokumen:surat", args=[paper.pk])).text


def test_a_copy_entered_late_bears_the_day_of_its_step_and_only_the_screen_says_late():
    perkara = begun(40, "SP.Sidik/7")
    day = clock.today(ZONA) - timedelta(days=40)

    paper = written("sprin_sidik", ref("perkara", perkara.pk))

    assert paper.tanggal == day
    assert paper.nomor == f"SP.Sidik/7/{romawi(day.month)}/RES.4.2./{day.year}/Resnarkoba"
    assert tanggal(day) in printed(paper)
    assert tanggal(clock.today(ZONA)) not in printed(paper)
    assert "menyusul" not in printed(paper)
    assert f"ditandatangani di sini pada {tanggal(clock.today(ZONA))}" in sheet(paper)
    assert "menyusul" in as_(PENYIDIK).get(detail(perkara)).text


def test_a_paper_of_the_day_of_its_step_and_one_with_a_number_of_its_own_are_not_late():
    today = clock.today(ZONA)
    same = written("sprin_sidik", ref("perkara", begun(0, "SP.Sidik/8").pk))
    other = written("sprin_sidik", ref("perkara", begun(5, "tanpa seri").pk))

    for paper in (same, other):
        assert paper.tanggal == today
        assert "ditandatangani di sini pada" not in sheet(paper)


def test_minutes_bear_the_day_of_their_act():
    facts = {"nomor": "BA.Timbang/4/III/RES.4.2/2026/Resnarkoba"}

    paper = signed("ba_penimbangan", wires=kabel(bahan("bb:x", **facts)), subject="bb:x")

    assert tanggal(paper.tanggal) == "5 Maret 2026"


def test_a_day_that_has_not_come_is_refused_with_both_days():
    nomor, day = "SP.Sidik/9/III/RES.4.2./2026/Resnarkoba", clock.today(ZONA) + timedelta(days=2)
    known = PerintahTercatat(
        jenis="sprin_sidik", nomor=nomor, subject=PERKARA, sejak=day, tanggal=day
    )
    wires = replace(kabel(bahan(nomor=nomor)), perintah=lambda _: [known])

    with pytest.raises(HariTercatatLain) as told:
        signed("sprin_sidik", wires=wires)

    assert tanggal(day) in str(told.value)
    assert tanggal(clock.today(ZONA)) in str(told.value)
