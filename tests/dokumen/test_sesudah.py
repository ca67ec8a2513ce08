"""A case that has ended: the papers that belong after its end, and no other."""

import re

import pytest

from sidik.dokumen.data import Babak
from sidik.dokumen.errors import SuratTidakPadaTempatnya
from sidik.dokumen.queries import Ada
from sidik.dokumen.queries.panel import list_tawaran
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel.ref import ref
from sidik.perkara.data import TujuanGelar
from sidik.wiring import KABEL_SURAT
from tests.cast import PENYIDIK
from tests.dokumen.builders import signed
from tests.perkara.builders import as_, assigned, detail, gelar, step, with_tersangka

pytestmark = pytest.mark.usefixtures("negeri")
STOP_SIDIK = {"sp3", "sprin_henti_sidik", "sp2hp_a5"}
STOP_LIDIK = {"sp2lid", "sprin_henti_lidik", "sp2hp_a5"}
ADA = Ada(orang=frozenset({("tersangka", True)}), pokok=frozenset())
ORDERS = ("sprin_lidik", "sprin_sidik", "sp2hp_a1", "spdp", "resume")


def shown(selesai: str, tahap: str) -> set[str]:
    """Every paper about case or person that is on the page, open or not yet."""
    babak = Babak(tahap=tahap, selesai=selesai)
    offers = list_tawaran("perkara:x", [], babak, ADA, boleh_sidik=True)
    return {one.jenis for one in offers}


def offered(page: str) -> set[str]:
    return set(re.findall(r"jenis=(\w+)&", page))


@pytest.mark.laugh(12)
@pytest.mark.parametrize(
    ("selesai", "tahap", "own"),
    [
        ("sp3", "henti", STOP_SIDIK),
        ("sp2lid", "henti", STOP_LIDIK),
        ("rj", "penyidikan", STOP_SIDIK),
        ("rj", "penyelidikan", STOP_LIDIK),
        ("diversi", "penyidikan", STOP_SIDIK | {"ba_diversi"}),
        ("rehabilitasi", "penyidikan", STOP_SIDIK),
        ("tahap_2", "penyidikan", {"pengantar_tahap_2", "sp2hp_a4"}),
        ("dilimpahkan", "penyelidikan", {"sp2hp_a1", "sp2hp_a2"}),
    ],
)
def test_each_end_has_its_own_last_papers(selesai, tahap, own):
    kept = {one for one in shown(selesai, tahap) if not one.startswith("ba_") or one in own}

    assert kept == own | {"lp", "lhgp", "cabut_dpo"}


def test_a_case_that_was_stopped_offers_what_stops_it_and_refuses_the_rest_with_a_sentence():
    perkara = with_tersangka()
    gelar(perkara, TujuanGelar.HENTI)
    perkara.refresh_from_db()
    going = as_(PENYIDIK).get(detail(perkara)).text
    perkara = step(perkara, "stop_penyidikan", alasan="Bukan tindak pidana")
    subject = ref("perkara", perkara.pk)

    ended = as_(PENYIDIK).get(detail(perkara)).text

    assert {"sprin_sidik", "sp2hp_a1"} <= offered(going)
    assert offered(ended).isdisjoint(ORDERS)
    assert {"lp", "lhgp"} <= offered(ended)
    assert "Perkara sudah berakhir dengan penghentian penyidikan (SP3)" in ended
    for jenis in ORDERS:
        with pytest.raises(SuratTidakPadaTempatnya, match="SP2HP A5"):
            draft_dokumen(
                jenis, subject, kabel=KABEL_SURAT, actor=PENYIDIK, susulan="dibuat di kertas dulu"
            )


def test_a_stopped_inquiry_names_its_own_ruling():
    perkara = step(assigned(), "open_penyelidikan")
    gelar(perkara, TujuanGelar.HENTI)
    perkara.refresh_from_db()
    perkara = step(perkara, "stop_penyelidikan", alasan="Bukan tindak pidana")

    with pytest.raises(SuratTidakPadaTempatnya, match="SP2Lid"):
        draft_dokumen("sprin_gas", ref("perkara", perkara.pk), kabel=KABEL_SURAT, actor=PENYIDIK)


def test_the_report_of_a_case_is_offered_once():
    paper = signed("lp")
    offers = list_tawaran(paper.induk, [paper], Babak(), ADA, boleh_sidik=True)

    told = next(one for one in offers if one.jenis == "lp")

    assert paper.nomor in told.sebab
