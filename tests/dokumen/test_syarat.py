"""What a paper must have before it goes up: its ground or a reason, and all that must be said."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from sidik.dokumen.data import Keadaan
from sidik.dokumen.errors import AlasanSusulanKosong, KonsepSudahAda, PrasyaratBelumTerpenuhi
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_isi_dokumen
from sidik.dokumen.usecases import Suntingan, draft_dokumen, edit_konsep
from sidik.kernel import clock
from sidik.kernel.flow import TransitionRefused
from sidik.kernel.ref import ref
from sidik.perkara.data import TujuanGelar
from sidik.wiring import KABEL_SURAT
from tests.cast import KAPOLRES, KASAT, KBO, PENYIDIK
from tests.dokumen.builders import KABEL, PERKARA, drafted, signed, take
from tests.perkara.builders import an_lp, assigned, gelar
from tests.perkara.builders import step as advance

pytestmark = pytest.mark.usefixtures("negeri")


@pytest.mark.laugh(12)
def test_the_database_refuses_an_sp2hp_a3_before_its_a1():
    late = drafted_late("sp2hp_a3")
    stripped = {"ditandatangani_at": clock.now(), "keadaan": "ditandatangani", "susulan": ""}

    with pytest.raises(DatabaseError, match="mendahului SP2HP A1"), transaction.atomic():
        Dokumen.objects.filter(pk=late.pk).update(**stripped)


def drafted_late(jenis: str, alasan: str = "A1 dikirim di kertas sebelum layanan ini.") -> Dokumen:
    return draft_dokumen(jenis, PERKARA, kabel=KABEL, actor=PENYIDIK, susulan=alasan)


def test_a_paper_whose_ground_lies_on_paper_elsewhere_comes_late_and_says_why():
    with pytest.raises(AlasanSusulanKosong):
        drafted_late("sp2hp_a3", "lupa")
    late = drafted_late("sp2hp_a3")

    for step, actor in (("submit", PENYIDIK), ("paraf_kbo", KBO), ("paraf_kasat", KASAT)):
        late = take(late, step, actor)
    late = take(late, "sign", KAPOLRES)

    assert late.keadaan == Keadaan.DITANDATANGANI
    assert late.susulan.startswith("A1 dikirim di kertas")
    with pytest.raises(DatabaseError, match="tidak berubah"), transaction.atomic():
        Dokumen.objects.filter(pk=late.pk).update(susulan="")


def test_what_is_here_in_time_is_not_called_late():
    signed("sprin_sidik")

    assert drafted_late("spdp").susulan == ""


@pytest.mark.laugh(12)
@pytest.mark.parametrize("kosong", ["telepon_penyidik", "pengaduan", "tindakan", "rencana"])
def test_an_sp2hp_without_telephones_deeds_or_plans_is_not_handed_up(kosong):
    paper = drafted("sp2hp_a1")
    bare = Suntingan(versi=paper.versi, isian={kosong: ""})
    paper = edit_konsep(paper, bare, kabel=KABEL, actor=PENYIDIK)

    with pytest.raises(TransitionRefused, match="isian wajib"):
        take(paper, "submit", PENYIDIK)


def tembusan_of(signer) -> list[str]:
    paper = drafted("sp2hp_a1")
    for name, actor in (("submit", PENYIDIK), ("paraf_kbo", KBO), ("paraf_kasat", KASAT)):
        paper = take(paper, name, actor)
    naskah = read_isi_dokumen(take(paper, "sign", signer)).naskah
    return naskah.tembusan if naskah else []


def test_the_chief_gets_no_copy_of_the_letter_that_he_signs_himself():
    assert tembusan_of(KAPOLRES) == ["Kaur Bin Ops"]


def test_the_chief_gets_a_copy_of_the_letter_that_another_signs():
    assert tembusan_of(KASAT) == ["Kapolres", "Kaur Bin Ops"]


LIDIK = replace(KABEL, boleh_sidik=lambda _: False)
"""A case still looked into: not caught red-handed, no gelar in the book."""


def test_no_sprin_sidik_is_drafted_before_a_gelar_unless_caught_red_handed():
    with pytest.raises(PrasyaratBelumTerpenuhi, match="bukan tertangkap tangan"):
        drafted("sprin_sidik", wires=LIDIK)
    signed("lhgp", wires=LIDIK)

    assert signed("sprin_sidik", wires=LIDIK).nomor.startswith("SP.Sidik/")


def test_a_sprin_sidik_whose_ground_has_gone_is_not_signed():
    paper = take(take(drafted("sprin_sidik"), "submit", PENYIDIK), "paraf_kbo", KBO)

    with pytest.raises(PrasyaratBelumTerpenuhi, match="belum ditandatangani"):
        take(paper, "sign", KASAT, wires=LIDIK)


def test_the_room_of_cases_says_which_case_may_go_to_penyidikan():
    slow, caught = assigned(an_lp()), assigned(an_lp(tertangkap_tangan=True))
    slow = advance(slow, "open_penyelidikan")

    assert not KABEL_SURAT.boleh_sidik(ref("perkara", slow.pk))
    assert KABEL_SURAT.boleh_sidik(ref("perkara", caught.pk))
    gelar(slow, TujuanGelar.NAIK_SIDIK)
    assert KABEL_SURAT.boleh_sidik(ref("perkara", slow.pk))


def test_one_letter_of_a_kind_to_a_reporter_is_written_at_a_time():
    drafted("sp2hp_a1")

    with pytest.raises(KonsepSudahAda, match="sedang disusun"):
        drafted("sp2hp_a1")


def test_the_reporter_hears_of_an_investigation_once_it_was_ordered():
    signed("sp2hp_a1")

    with pytest.raises(PrasyaratBelumTerpenuhi, match="Sprin Lidik belum ditandatangani"):
        drafted("sp2hp_a2")

    signed("sprin_lidik")
    assert drafted("sp2hp_a2")


def test_the_reporter_hears_of_a_raise_only_after_a_gelar_that_raised():
    signed("sp2hp_a1")
    signed("lhgp")

    with pytest.raises(PrasyaratBelumTerpenuhi, match="menaikkan perkara ini ke penyidikan"):
        drafted("sp2hp_a3", wires=LIDIK)
    assert drafted("sp2hp_a3")
