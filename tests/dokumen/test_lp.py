"""The report as a paper, and the minutes of an interrogation."""

import pytest
from django.urls import reverse

from sidik.dokumen.data import Keadaan
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_isi_dokumen, read_pdf
from sidik.dokumen.usecases import Suntingan, draft_dokumen, edit_konsep
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.queries import list_keterlibatan
from sidik.perkara.usecases import add_orang
from sidik.wiring import KABEL_SURAT
from tests.cast import KA_SPKT, KAPOLRES, KASAT, OPERATOR_LP, PENYIDIK, SI_TIK, appoint
from tests.dokumen.builders import take, text_of
from tests.perkara.builders import (
    an_lp,
    an_lp_b,
    as_,
    assigned,
    registered,
    terlapor,
    with_tersangka,
)

pytestmark = pytest.mark.usefixtures("negeri")


def written(perkara, jenis: str, actor, **isian):
    paper = draft_dokumen(jenis, ref("perkara", perkara.pk), kabel=KABEL_SURAT, actor=actor)
    return typed(paper, actor, **isian)


def typed(paper, actor, **isian):
    konsep = read_isi_dokumen(paper).konsep
    said = Suntingan(versi=paper.versi, isian=isian, dasar=konsep.dasar, kelas=konsep.kelas)
    return edit_konsep(paper, said, kabel=KABEL_SURAT, actor=actor)


def test_the_counter_writes_the_report_and_its_head_signs_it_under_its_own_number():
    appoint(KA_SPKT)
    perkara = registered(an_lp_b()).perkara
    add_orang(perkara, terlapor(), actor=OPERATOR_LP)
    lp = perkara.lp.get()

    paper = written(perkara, "lp", OPERATOR_LP, barang_awal=["satu paket sabu"])
    paper = take(paper, "submit", OPERATOR_LP, wires=KABEL_SURAT)
    paper = take(paper, "sign", KA_SPKT, wires=KABEL_SURAT)

    assert paper.nomor == lp.nomor
    said = text_of(read_pdf(paper))
    assert "".join(lp.nomor.split()) in "".join(said.split())
    for word in ("LAPORAN POLISI", "Siti Maimunah", "Ahmad Rizki", "satu paket sabu"):
        assert word in said, word


def test_the_counter_is_offered_the_report_and_no_other_paper():
    perkara = registered(an_lp_b()).perkara

    page = as_(OPERATOR_LP).get(reverse("perkara:detail", args=[perkara.pk])).text

    assert "jenis=lp&" in page.replace("&amp;", "&")
    assert "jenis=spdp" not in page
    with pytest.raises(NotAllowed):
        draft_dokumen("sttlp", ref("perkara", perkara.pk), kabel=KABEL_SURAT, actor=OPERATOR_LP)
    with pytest.raises(NotAllowed):
        draft_dokumen("lp", ref("perkara", perkara.pk), kabel=KABEL_SURAT, actor=SI_TIK)


def test_a_report_of_model_a_names_the_member_who_made_it():
    appoint(OPERATOR_LP)
    perkara = assigned(an_lp(tertangkap_tangan=True))

    paper = written(perkara, "lp", PENYIDIK)
    paper = take(paper, "submit", PENYIDIK, wires=KABEL_SURAT)
    paper = take(paper, "sign", KASAT, wires=KABEL_SURAT)

    assert paper.keadaan == Keadaan.DITANDATANGANI
    assert "Anggota Polri" in text_of(read_pdf(paper))


def test_minutes_of_an_interrogation_keep_each_question_and_answer():
    perkara = with_tersangka()
    row = next(k for k in list_keterlibatan(perkara) if k.peran == "tersangka")
    subject = ref("keterlibatan", row.pk)
    late = "Sprin Sidik di kertas"
    paper = draft_dokumen("bap_tersangka", subject, kabel=KABEL_SURAT, actor=PENYIDIK, susulan=late)
    asked = "\n".join(f"{n}. Apakah saudara sehat? Jawab: Ya, sehat." for n in range(1, 121))

    url = reverse("dokumen:ubah", args=[paper.pk])
    said = {"versi": paper.versi, "kelas": "RES.4.2", "dasar": "", "tembusan": ""}
    said |= {"isi_at": "Senin, 9 Maret 2026 pukul 10.00 WITA", "isi_tanya_jawab": asked}
    assert as_(PENYIDIK).post(url, said).status_code == 302
    paper = take(Dokumen.objects.get(pk=paper.pk), "submit", PENYIDIK, wires=KABEL_SURAT)
    page = as_(KAPOLRES).get(reverse("dokumen:surat", args=[paper.pk])).text

    assert "<span>120.</span>" in page
    assert "Ahmad Rizki" in page
    sheet = text_of(as_(PENYIDIK).get(reverse("dokumen:pdf", args=[paper.pk])).content)
    assert "120. T: Apakah saudara sehat? J: Ya, sehat." in sheet
    assert "BERITA ACARA PEMERIKSAAN TERSANGKA" in sheet
