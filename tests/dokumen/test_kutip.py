"""An order that is known only by what an act says of it is quoted like a written one."""

import pytest

from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import read_isi_dokumen
from sidik.dokumen.usecases import draft_dokumen
from sidik.kernel.bahasa import tanggal
from sidik.kernel.ref import ref
from sidik.perkara.queries import list_keterlibatan
from sidik.perkara.usecases import add_anggota, add_orang
from sidik.wiring import KABEL_SURAT
from tests.cast import KANIT, KASAT, PEMBANTU, PENYIDIK, appoint
from tests.dokumen.kertas import written
from tests.perkara.builders import step, terlapor, with_tersangka
from tests.prapenuntutan.builders import spdp_sampai
from tests.upaya_paksa.builders import arrested, detained, reread

pytestmark = pytest.mark.usefixtures("negeri")
KAP = "SP.Kap/9/III/RES.4.2/2026/Resnarkoba"
KAP_LAIN = "SP.Kap/10/III/RES.4.2/2026/Resnarkoba"
TELAH = "suratnya ditandatangani di kertas"


def quoted(jenis: str, subject: str) -> list[str]:
    paper = draft_dokumen(jenis, subject, kabel=KABEL_SURAT, actor=PENYIDIK, susulan=TELAH)
    return read_isi_dokumen(paper).konsep.dasar


@pytest.mark.laugh(8)
def test_an_arrest_under_an_order_on_paper_is_quoted_without_a_day_that_nobody_noted():
    perkara = with_tersangka()
    arrested(perkara, nomor=KAP)
    tahan = detained(perkara)

    lines = quoted("sprin_han", ref("penahanan", tahan.pk))

    assert f"Surat Perintah Penangkapan Nomor: {KAP}" in lines
    assert sum(KAP in line for line in lines) == 1


def test_the_day_is_said_where_somebody_wrote_it_down():
    perkara = with_tersangka()
    notice = spdp_sampai(perkara)
    tahan = detained(perkara)

    asked = quoted("minta_perpanjangan_han", ref("penahanan", tahan.pk))

    assert f"Surat Perintah Penahanan Nomor: {tahan.nomor}, tanggal {tanggal(tahan.mulai)}" in asked
    assert any(notice.nomor in line and tanggal(notice.tanggal) in line for line in asked)


def test_a_sprin_sidik_typed_into_a_step_and_an_order_on_the_team_are_quoted_once():
    perkara = with_tersangka()
    for actor in (PEMBANTU, KANIT):
        add_anggota(reread(perkara), appoint(actor), nomor_sprin="SP.Gas/3/III/2026", actor=KASAT)

    lines = quoted("resume", ref("perkara", perkara.pk))

    typed = "Surat Perintah Penyidikan Nomor: SP/open_penyidikan_langsung/1/III/2026"
    assert lines.count(typed) == 1
    assert lines.count("Surat Perintah Tugas Nomor: SP.Gas/3/III/2026") == 1


def test_the_order_against_another_is_not_quoted():
    perkara = with_tersangka()
    lain = add_orang(perkara, terlapor("Burhanuddin"), actor=PENYIDIK)
    perkara.refresh_from_db()
    step(perkara, "name_tersangka", orang=str(lain.pk))
    arrested(perkara, nomor=KAP)
    arrested(perkara, orang=str(lain.pk), nomor=KAP_LAIN)
    tahan = detained(perkara, orang=str(lain.pk))

    lines = "\n".join(quoted("sprin_han", ref("penahanan", tahan.pk)))

    assert KAP_LAIN in lines
    assert KAP not in lines


def test_an_order_that_was_written_here_after_all_is_quoted_as_written_and_once():
    perkara = with_tersangka()
    written_sidik = written_late("sprin_sidik", ref("perkara", perkara.pk))
    tangkap = arrested(perkara, nomor=KAP)
    paper = written_late("sprin_kap", ref("penangkapan", tangkap.pk))
    tahan = detained(perkara)

    lines = quoted("sprin_han", ref("penahanan", tahan.pk))

    assert [line for line in lines if "Penangkapan Nomor" in line] == [
        f"Surat Perintah Penangkapan Nomor: {paper.nomor}, tanggal {tanggal(paper.tanggal)}"
    ]
    sidik = [line for line in lines if "Perintah Penyidikan Nomor" in line]
    assert len(sidik) == 1
    assert written_sidik.nomor in sidik[0]


def written_late(jenis: str, subject: str) -> Dokumen:
    return Dokumen.objects.get(pk=written(jenis, subject).pk)


def test_an_order_does_not_quote_itself():
    perkara = with_tersangka()
    who = list_keterlibatan(perkara)[0]

    assert not any(
        "SP/name_tersangka" in one for one in quoted("stap_tersangka", ref("keterlibatan", who.pk))
    )
    assert not any(
        "open_penyidikan" in one for one in quoted("sprin_sidik", ref("perkara", perkara.pk))
    )
