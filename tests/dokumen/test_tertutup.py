"""Whoever sees initials on the case page sees no more on its papers, in no form of them."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from sidik.dokumen.data import katalog
from sidik.dokumen.errors import IsiTertutup, OrangTertutup, SuratSudahAda
from sidik.dokumen.models import Lampiran
from sidik.dokumen.queries import read_isi_dokumen
from sidik.dokumen.render import list_kurang
from sidik.dokumen.usecases import (
    Berkas,
    Suntingan,
    attach_lampiran,
    draft_dokumen,
    edit_konsep,
)
from sidik.kernel.ref import ref
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.queries import list_keterlibatan
from sidik.perkara.usecases import add_orang
from sidik.wiring import KABEL_SURAT
from tests.cast import KAPOLRES, KASAT, KAUR_MINTU, KBO, OPERATOR_LP, PEMBANTU, PENYIDIK
from tests.dokumen.builders import take, text_of
from tests.dokumen.test_lampiran import png
from tests.perkara.builders import an_lp_b, as_, assigned, terlapor

pytestmark = [pytest.mark.usefixtures("negeri"), pytest.mark.laugh(26)]

ANAK = "Rahmadani Fitriansyah"
SAKSI = "Burhanuddin Syarif"
PELAPOR = "Siti Maimunah"
SUSULAN = "surat dasarnya di kertas"


@pytest.fixture
def perkara():
    found = assigned(an_lp_b(tertangkap_tangan=True))
    anak = terlapor(
        ANAK,
        umur=16,
        alamat="Jalan Gunung Pandau RT 02",
        nik="6311010101100001",
        nama_ibu="Norhalisah Binti Umar",
    )
    add_orang(found, anak, actor=PENYIDIK)
    saksi = NewOrang(nama=SAKSI, peran=PeranOrang.SAKSI, dilindungi=True)
    add_orang(found, saksi, actor=PENYIDIK)
    return found


def drafted(perkara, jenis: str, actor=PENYIDIK):
    return draft_dokumen(
        jenis, ref("perkara", perkara.pk), kabel=KABEL_SURAT, actor=actor, susulan=SUSULAN
    )


def typed(paper, **isian: str):
    """A paper whose own words name the protected."""
    konsep = read_isi_dokumen(paper).konsep
    said = Suntingan(versi=paper.versi, isian=isian, dasar=konsep.dasar, kelas=konsep.kelas)
    return edit_konsep(paper, said, kabel=KABEL_SURAT, actor=PENYIDIK)


def signed(paper):
    paper = take(paper, "submit", PENYIDIK, wires=KABEL_SURAT)
    for who, actor in (("kbo", KBO), ("kasat", KASAT)):
        if who in paper.entri.paraf:
            paper = take(paper, f"paraf_{who}", actor, wires=KABEL_SURAT)
    return take(paper, "sign", KAPOLRES, wires=KABEL_SURAT)


def everything(paper, actor) -> str:
    """All that this reader gets of a paper: the page, the sheet, the Word file."""
    client = as_(actor)
    page = client.get(reverse("dokumen:surat", args=[paper.pk])).text
    pdf = text_of(client.get(reverse("dokumen:pdf", args=[paper.pk])).content)
    file = client.get(reverse("dokumen:docx", args=[paper.pk])).content
    document = Document(BytesIO(file))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([page, pdf, *(p.text for p in document.paragraphs), *cells]).lower()


@pytest.mark.parametrize(
    ("jenis", "reader"),
    [
        ("spdp", PEMBANTU),
        ("resume", PEMBANTU),
        ("sp2hp_a1", PEMBANTU),
        ("lp", PEMBANTU),
        ("sttlp", PEMBANTU),
        ("sttlp", OPERATOR_LP),
    ],
)
def test_a_paper_gives_nobody_away_whom_the_case_page_covers(perkara, jenis, reader):
    words = f"{SAKSI} melihat {ANAK} dan {PELAPOR.upper()} di Jalan Gunung Pandau RT 02, "
    words += "ibunya Norhalisah binti Umar"
    paper = drafted(perkara, jenis)
    key = "pokok" if "pokok" in paper.entri.isian else "uraian"
    paper = typed(paper, **{key: words})

    said = everything(paper, reader)

    assert as_(reader).get(reverse("perkara:detail", args=[perkara.pk])).status_code == 200
    closed = ["rahmadani", "fitriansyah", "burhanuddin", "gunung pandau", "6311010101100001"]
    closed += ["norhalisah"]
    if reader is PEMBANTU:  # the counter took the report and knows who made it
        closed += ["maimunah"]
    assert [word for word in closed if word in said] == []


def test_signing_opens_nothing_and_the_team_reads_the_very_sheet(perkara):
    paper = signed(typed(drafted(perkara, "spdp"), uraian=f"Ditemukan pada {ANAK}"))

    assert "rahmadani" not in everything(paper, PEMBANTU)
    covered = text_of(as_(PEMBANTU).get(reverse("dokumen:pdf", args=[paper.pk])).content)
    assert paper.nomor in covered
    assert "salinan, identitas yang tertutup disamarkan" in covered
    for actor in (PENYIDIK, KASAT, KAPOLRES):
        whole = everything(paper, actor)
        assert ANAK.lower() in whole
        assert "disamarkan" not in whole.replace("salinan, anak disamarkan", "")


def test_the_copy_for_others_is_covered_for_the_reader_too(perkara):
    paper = signed(typed(drafted(perkara, "spdp"), uraian=f"{SAKSI} melihat {ANAK}"))

    copy = as_(PEMBANTU).get(reverse("dokumen:salinan", args=[paper.pk]))

    said = text_of(copy.content).lower()
    assert "burhanuddin" not in said
    assert "rahmadani" not in said


def test_whoever_may_not_know_a_child_neither_drafts_nor_edits_its_papers(perkara):
    with pytest.raises(OrangTertutup, match="Mintalah penyidik"):
        drafted(perkara, "spdp", actor=KAUR_MINTU)

    paper = drafted(perkara, "spdp")
    konsep = read_isi_dokumen(paper).konsep
    said = Suntingan(versi=paper.versi, isian={}, dasar=konsep.dasar, kelas=konsep.kelas)
    with pytest.raises(IsiTertutup):
        edit_konsep(paper, said, kabel=KABEL_SURAT, actor=KAUR_MINTU)
    page = as_(KAUR_MINTU).get(reverse("dokumen:ubah", args=[paper.pk]))
    assert page.status_code == 302
    step = {"step": "submit", "versi": paper.versi}
    answer = as_(KAUR_MINTU).post(reverse("dokumen:langkah", args=[paper.pk]), step)
    assert "Rahmadani" not in answer.text


def test_a_letter_to_the_reporter_may_still_be_drafted_by_the_clerk(perkara):
    paper = drafted(perkara, "sp2hp_a1", actor=KAUR_MINTU)

    said = str(read_isi_dokumen(paper).konsep.isian)
    assert PELAPOR in said
    assert "Rahmadani" not in said


def test_no_scan_is_handed_to_whom_it_could_tell_too_much(perkara):
    induk = ref("perkara", perkara.pk)
    paper = drafted(perkara, "spdp")
    scan = Berkas(nama=f"KTP {ANAK}.png", content=png(), keterangan="")
    for subject in (induk, ref("dokumen", paper.pk)):
        attach_lampiran(subject, scan, induk=induk, kabel=KABEL_SURAT, actor=PENYIDIK)

    for row in Lampiran.objects.all():
        url = reverse("dokumen:lampiran", args=[row.pk])
        assert as_(PENYIDIK).get(url).status_code == 200
        assert as_(PEMBANTU).get(url).status_code == 403
    for url in (
        reverse("dokumen:surat", args=[paper.pk]),
        reverse("dokumen:lampir_perkara", args=[perkara.pk]),
        reverse("perkara:detail", args=[perkara.pk]),
    ):
        assert "Rahmadani" not in as_(PEMBANTU).get(url).text
        assert "Rahmadani" in as_(PENYIDIK).get(url).text


def test_every_paper_of_the_catalogue_covers_what_is_typed_into_any_field(perkara):
    """No field is forgotten: each is given the name of the child."""
    about = [e for e in katalog().values() if e.untuk_perkara and e.jenis in KABEL_SURAT.sumber]
    for entri in about:
        if entri.pihak or entri.jenis.startswith("sp2hp_"):
            continue
        paper = drafted(perkara, entri.jenis)
        paper = typed(paper, **{kolom.kunci: ANAK for kolom in entri.kolom})
        assert "fitriansyah" not in everything(paper, PEMBANTU), entri.jenis


@pytest.mark.parametrize("jenis", ["spdp", "resume", "sprin_sidik"])
def test_the_counter_reads_no_order_and_no_letter_of_the_investigation(perkara, jenis):
    paper = drafted(perkara, jenis)
    client = as_(OPERATOR_LP)

    page = client.get(reverse("dokumen:surat", args=[paper.pk])).text
    assert "hanya terbuka bagi tim perkara" in page
    assert "Paringin Kota" not in page
    for form in ("pdf", "docx"):
        assert client.get(reverse(f"dokumen:{form}", args=[paper.pk])).status_code == 403


def test_minutes_of_an_interrogation_are_read_by_the_team_and_who_leads_it_only(perkara):
    anak = next(k for k in list_keterlibatan(perkara) if k.orang.nama == ANAK)
    paper = draft_dokumen(
        "bap_saksi",
        ref("keterlibatan", anak.pk),
        kabel=KABEL_SURAT,
        actor=PENYIDIK,
        susulan=SUSULAN,
    )
    url = reverse("dokumen:pdf", args=[paper.pk])

    assert [as_(who).get(url).status_code for who in (PENYIDIK, KBO, KASAT)] == [200] * 3
    assert [as_(who).get(url).status_code for who in (PEMBANTU, KAUR_MINTU, OPERATOR_LP)] == (
        [403] * 3
    )
    assert "Penasihat hukum atau pendamping" in list_kurang(
        paper.entri, read_isi_dokumen(paper).konsep
    )


def test_the_report_says_whole_who_was_reported_to_whoever_took_it(perkara):
    paper = drafted(perkara, "lp", actor=OPERATOR_LP)

    assert ANAK.lower() in everything(paper, OPERATOR_LP)
    assert ANAK.lower() in everything(paper, PENYIDIK)
    assert ANAK.lower() not in everything(paper, PEMBANTU)
    with pytest.raises(SuratSudahAda):
        drafted(perkara, "lp")


def test_a_withdrawn_paper_says_so_on_every_sheet_of_it(perkara):
    paper = signed(drafted(perkara, "sprin_sidik"))
    paper = take(paper, "withdraw", KASAT, wires=KABEL_SURAT)

    sheet = text_of(as_(PENYIDIK).get(reverse("dokumen:pdf", args=[paper.pk])).content)
    file = as_(PENYIDIK).get(reverse("dokumen:docx", args=[paper.pk])).content
    word = " ".join(p.text for p in Document(BytesIO(file)).paragraphs)

    assert "surat ini tidak berlaku lagi" in sheet
    assert "DICABUT" in sheet
    assert "DICABUT" in word
