"""Whom of a case a paper is about: it names nobody else and quotes nobody else's orders."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_isi_dokumen
from sidik.dokumen.usecases import Suntingan, draft_dokumen, edit_konsep
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.queries import list_keterlibatan
from sidik.perkara.usecases import add_orang
from sidik.wiring import KABEL_SURAT
from tests.cast import PENYIDIK
from tests.dokumen.builders import ISIAN, PERKARA, TERSANGKA, bahan, drafted, kabel, signed
from tests.perkara.builders import as_, terlapor, with_tersangka

pytestmark = pytest.mark.usefixtures("negeri")
SATU = replace(TERSANGKA, kunci="keterlibatan:0198c2d0-0000-7000-8000-00000000000a")
DUA = replace(TERSANGKA, nama="Burhan", kunci="keterlibatan:0198c2d0-0000-7000-8000-00000000000b")
TELAH = "Sprin Sidik ditandatangani di kertas"


def about(*orang, subject: str, **isian):
    return kabel(bahan(subject, orang=orang, isian=ISIAN | isian))


def quoted(paper: Dokumen) -> str:
    return "\n".join(read_isi_dokumen(paper).konsep.dasar)


@pytest.fixture
def berdua():
    """Two suspects, each arrested under his own order."""
    signed("sprin_sidik", wires=about(SATU, DUA, subject=PERKARA))
    days = {"sampai": ISIAN["mulai"] + timedelta(days=3)}
    return [
        signed("sprin_kap", wires=about(one, subject=one.kunci, **days), subject=one.kunci)
        for one in (SATU, DUA)
    ]


def test_an_order_to_detain_quotes_the_arrest_of_its_own_man_only(berdua):
    his, other = berdua
    wires = about(SATU, subject="penahanan:1")

    paper = drafted("sprin_han", wires=wires, subject="penahanan:1")

    assert his.nomor in quoted(paper)
    assert other.nomor not in quoted(paper)
    assert his.pk in paper.dari
    assert other.pk not in paper.dari


def test_an_extension_wants_the_order_against_the_same_man(berdua):
    signed("sprin_han", wires=about(SATU, subject="penahanan:1"), subject="penahanan:1")
    asked = "minta_perpanjangan_han"

    soon = ISIAN | {"mulai": clock.now().date() + timedelta(days=3)}

    for one, subject, there in ((SATU, "penahanan:1", True), (DUA, "penahanan:2", False)):
        page_wires = kabel(bahan(subject, orang=(one,), isian=soon))
        late = "" if there else "Sprin Han di kertas"
        paper = draft_dokumen(asked, subject, kabel=page_wires, actor=PENYIDIK, susulan=late)
        assert bool(paper.susulan) is not there


@pytest.mark.usefixtures("negeri", "berdua")
def test_a_paper_about_both_quotes_the_notices_about_each():
    notices = [signed("spdp", wires=about(one, subject=PERKARA)) for one in (SATU, DUA)]

    both = drafted("resume", wires=about(SATU, DUA, subject=PERKARA))
    one = drafted("sprin_han", wires=about(DUA, subject="penahanan:2"), subject="penahanan:2")

    assert all(notice.nomor in quoted(both) for notice in notices)
    assert notices[0].nomor not in quoted(one)
    assert notices[1].nomor in quoted(one)


def ask_spdp(perkara, **typed):
    said = {"jenis": "spdp", "subject": ref("perkara", perkara.pk), "susulan": TELAH}
    return as_(PENYIDIK).post(reverse("dokumen:baru"), said | typed)


def test_an_spdp_names_only_whom_the_officer_ticked():
    perkara = with_tersangka()
    add_orang(perkara, terlapor("Burhanuddin"), actor=PENYIDIK)
    people = {row.orang.nama: row for row in list_keterlibatan(perkara)}
    form = as_(PENYIDIK).get(
        reverse("dokumen:baru"), {"jenis": "spdp", "subject": ref("perkara", perkara.pk)}
    )
    assert form.text.count('name="orang"') == 2

    made = ask_spdp(perkara, orang=[ref("keterlibatan", people["Ahmad Rizki"].pk)])

    assert made.status_code == 302
    paper = Dokumen.objects.get(jenis="spdp")
    assert [o.nama for o in read_isi_dokumen(paper).konsep.orang] == ["Ahmad Rizki"]
    assert paper.orang == [ref("keterlibatan", people["Ahmad Rizki"].pk)]


def test_an_spdp_about_nobody_is_refused_at_its_field():
    perkara = with_tersangka()
    add_orang(perkara, terlapor("Burhanuddin"), actor=PENYIDIK)

    answer = ask_spdp(perkara, orang=["keterlibatan:bukan"])

    assert answer.status_code == 422
    assert "Pilih paling sedikit satu orang" in answer.text
    assert not Dokumen.objects.filter(jenis="spdp").exists()


@pytest.mark.usefixtures("negeri", "berdua")
def test_a_resume_of_one_quotes_no_notice_about_the_other():
    notices = [signed("spdp", wires=about(one, subject=PERKARA)) for one in (SATU, DUA)]

    paper = drafted("resume", wires=about(DUA, subject=PERKARA))

    assert notices[0].nomor not in quoted(paper)
    assert notices[1].nomor in quoted(paper)


def test_a_draft_whose_time_is_over_says_so():
    perkara = with_tersangka()
    paper = draft_dokumen(
        "sprin_lidik", ref("perkara", perkara.pk), kabel=KABEL_SURAT, actor=PENYIDIK
    )
    konsep = read_isi_dokumen(paper).konsep
    late = Suntingan(versi=paper.versi, isian={"sampai": "5 Maret 2020"}, dasar=konsep.dasar)
    edit_konsep(paper, late, kabel=KABEL_SURAT, actor=PENYIDIK)

    page = as_(PENYIDIK).get(reverse("dokumen:surat", args=[paper.pk])).text

    assert "Masa yang tertulis sudah lewat: sampai dengan 5 Maret 2020." in page
