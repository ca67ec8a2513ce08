"""The bar of stages, and the number that a signed paper lends to its step."""

import pytest

from sidik.kernel.ref import ref
from sidik.perkara.data import ModelLP, NomorLP, Tahap
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import LPLama, register_lama
from tests.cast import KAUR_MINTU, PENYIDIK
from tests.dokumen.builders import bahan, kabel, signed
from tests.perkara.builders import NOMOR, an_lp, as_, assigned, detail, step

pytestmark = pytest.mark.usefixtures("negeri")


def bar_of(perkara: Perkara) -> dict[str, str]:
    page = as_(KAUR_MINTU).get(detail(perkara))
    return {stop["label"]: stop["state"] for stop in page.context["halaman"].bar}


def taken_over(tahap: Tahap) -> Perkara:
    lama = LPLama(lp=an_lp(model=ModelLP.A), nomor=NomorLP.parse(NOMOR), tahap=tahap)
    (lp,) = register_lama([lama], actor=KAUR_MINTU)
    return Perkara.objects.get(pk=lp.perkara_id)


def test_of_a_case_from_an_old_register_nobody_says_that_it_skipped_a_stage():
    perkara = taken_over(Tahap.P21)

    bar = bar_of(perkara)

    assert {bar[name] for name in ("Lidik", "Gelar", "Sidik", "Tersangka", "Tahap I")} == {"unsaid"}
    assert (bar["LP"], bar["P-21"], bar["Tahap II"]) == ("done", "now", "next")
    assert "tidak dicatat di sini" in as_(KAUR_MINTU).get(detail(perkara)).text


def test_a_case_that_began_here_did_skip_what_it_skipped():
    perkara = step(assigned(an_lp(tertangkap_tangan=True)), "open_penyidikan_langsung")

    bar = bar_of(perkara)

    assert (bar["Lidik"], bar["Sidik"]) == ("off", "now")


def test_the_number_of_a_signed_paper_waits_in_the_form_of_its_step_until_it_is_used():
    perkara = assigned(an_lp(tertangkap_tangan=True))
    case = ref("perkara", perkara.pk)
    paper = signed("sprin_sidik", wires=kabel(bahan(case, induk=case)), subject=case)

    def offered() -> dict[str, str]:
        halaman = as_(PENYIDIK).get(detail(perkara)).context["halaman"]
        return {tombol.step: tombol.nomor for tombol in halaman.tombol}

    assert offered()["open_penyidikan_langsung"] == paper.nomor
    assert f'value="{paper.nomor}"' in as_(PENYIDIK).get(detail(perkara)).text
    perkara = step(perkara, "open_penyidikan_langsung", nomor=paper.nomor)
    assert paper.nomor not in offered().values()
