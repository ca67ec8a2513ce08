"""Withdrawing: what rests on a paper falls with it, and what was exchanged stays."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from sidik.dokumen.data import Keadaan
from sidik.dokumen.errors import BukanGiliranAnda
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_isi_dokumen
from sidik.kernel.flow import TransitionRefused
from sidik.kernel.ref import ref
from tests.cast import KASAT, KAUR_MINTU, KBO, ORANG_LUAR, PENYIDIK
from tests.dokumen.builders import ISIAN, KABEL, bahan, drafted, kabel, sent, signed, take
from tests.perkara.builders import as_, in_penyidikan

pytestmark = pytest.mark.usefixtures("negeri")


def fresh(dokumen: Dokumen) -> Dokumen:
    return Dokumen.objects.get(pk=dokumen.pk)


def test_what_rests_on_a_withdrawn_paper_falls_with_it():
    sidik, gas, lhgp = signed("sprin_sidik"), signed("sprin_gas"), signed("lhgp")
    stap, spdp = signed("stap_tersangka"), drafted("spdp")
    apart = signed("sp2hp_a1")

    take(sidik, "withdraw", KASAT, alasan="Penyidiknya keliru ditulis.")

    assert {fresh(d).keadaan for d in (sidik, gas, lhgp, stap, spdp)} == {Keadaan.DICABUT}
    assert fresh(spdp).alasan == f"gugur karena {sidik.nomor} dicabut"
    assert fresh(apart).keadaan == Keadaan.DITANDATANGANI


def test_nothing_is_withdrawn_once_the_spdp_has_been_exchanged():
    sidik, gas = signed("sprin_sidik"), signed("sprin_gas")
    spdp = sent("spdp")
    later = signed("sp2hp_a1")

    for paper in (sidik, gas, spdp, later):
        with pytest.raises(TransitionRefused, match="SPDP sudah dikirim"):
            take(fresh(paper), "withdraw", KASAT)
        with pytest.raises(DatabaseError, match="SPDP sudah dikirim"), transaction.atomic():
            Dokumen.objects.filter(pk=paper.pk).update(keadaan="dicabut")
    assert take(drafted("sp2hp_a4"), "discard", PENYIDIK).keadaan == Keadaan.DICABUT


def test_an_spdp_that_went_out_on_paper_holds_the_papers_too():
    sidik = signed("sprin_sidik")
    gone = replace(KABEL, spdp_dikirim=lambda _: True)

    with pytest.raises(TransitionRefused, match="SPDP sudah dikirim"):
        take(sidik, "withdraw", KASAT, wires=gone)


def test_only_the_chiefs_withdraw():
    sidik = signed("sprin_sidik")

    for actor in (PENYIDIK, KBO, KAUR_MINTU, ORANG_LUAR):
        with pytest.raises(BukanGiliranAnda):
            take(sidik, "withdraw", actor)


def test_a_case_whose_order_to_investigate_was_withdrawn_says_that_it_stands_on_none():
    perkara = in_penyidikan()
    case = ref("perkara", perkara.pk)
    wires = kabel(bahan(case, induk=case))
    warned = "tidak berdasar surat perintah yang berlaku"

    def page() -> str:
        return as_(PENYIDIK).get(reverse("perkara:detail", args=[perkara.pk])).text

    order = signed("sprin_sidik", wires=wires, subject=case)
    assert warned not in page()

    take(order, "withdraw", KASAT, wires=wires)
    assert warned in page()

    signed("sprin_sidik", wires=wires, subject=case)
    assert warned not in page()


def test_what_the_gelar_came_to_is_known_from_its_report_and_from_no_withdrawn_one():
    signed("sprin_sidik")
    first, last = signed("lhgp"), signed("lhgp")

    wires = kabel(bahan(isian={key: ISIAN[key] for key in ISIAN if key != "gelar"}))

    def told() -> str:
        return str(read_isi_dokumen(drafted("sp3", wires=wires)).konsep.isian["gelar"])

    assert told().startswith(f"Nomor {last.nomor} tanggal ")

    take(last, "withdraw", KASAT, alasan="Keliru menyebut peserta gelar")

    assert told().startswith(f"Nomor {first.nomor} tanggal ")
