"""A letter to the reporter that was made here is known to the case: once, and under its guard."""

from dataclasses import replace

import pytest
from django.conf import settings

from sidik.dokumen.models import Dokumen
from sidik.kernel.ref import ref
from sidik.perkara.data import JenisTindakan, Kabar, TujuanGelar
from sidik.perkara.errors import SuratDibuatDiSini, SuratSudahDicatat, UrutanTerbalik
from sidik.perkara.models import Perkara, Tindakan
from sidik.perkara.usecases import record_kabar
from sidik.tenggat.models import Tenggat
from sidik.wiring import KABEL_SURAT
from tests.cast import KAUR_MINTU, PENYIDIK
from tests.dokumen.builders import take
from tests.dokumen.nyata import Nyata, written
from tests.perkara.builders import an_lp_b, as_, assigned, detail, gelar, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.sop("2.b")]


@pytest.fixture
def perkara() -> Perkara:
    settings.SIDIK = replace(settings.SIDIK, telepon="0526-2021110", pengaduan="0811-5000-220")
    return step(assigned(an_lp_b()), "open_penyelidikan")


def signed(perkara: Perkara, jenis: str = "sp2hp_a1") -> Dokumen:
    about = {"perkara": ref("perkara", perkara.pk)}
    return written(jenis, Nyata(perkara=perkara, tentang=about, orang={}, anak=""))


def sent(dokumen: Dokumen) -> Dokumen:
    noted = take(dokumen, "note", KAUR_MINTU, wires=KABEL_SURAT)
    return take(noted, "send", KAUR_MINTU, wires=KABEL_SURAT)


def letters(perkara: Perkara) -> list[tuple[str, str]]:
    rows = Tindakan.objects.filter(perkara=perkara, jenis=JenisTindakan.KABAR.value)
    return list(rows.values_list("tujuan", "nomor_surat"))


def met(perkara: Perkara, aturan: str) -> int:
    rows = Tenggat.objects.filter(aturan=aturan, subject=ref("perkara", perkara.pk))
    return rows.exclude(dipenuhi_at=None).count()


@pytest.mark.laugh(12)
def test_an_a1_sent_as_a_paper_counts_for_the_letters_after_it(perkara):
    with pytest.raises(UrutanTerbalik, match="SP2HP A1"):
        record_kabar(perkara, Kabar.SP2HP_LIDIK, nomor="B/2", actor=PENYIDIK)

    a1 = sent(signed(perkara))

    record_kabar(perkara, Kabar.SP2HP_LIDIK, nomor="B/2", actor=PENYIDIK)
    assert letters(perkara) == [("sp2hp_a1", a1.nomor), ("sp2hp_lidik", "B/2")]
    assert a1.nomor in as_(PENYIDIK).get(detail(perkara)).content.decode()


def test_what_was_noted_by_hand_is_not_noted_again_when_the_paper_goes(perkara):
    paper = signed(perkara)
    Tindakan.objects.create(
        perkara=perkara,
        jenis=JenisTindakan.KABAR.value,
        tujuan=Kabar.SP2HP_A1.value,
        at=paper.ditandatangani_at,
        nomor_surat=paper.nomor.lower().replace("/", " /"),
        petugas_nrp=PENYIDIK.nrp,
    )

    sent(paper)

    assert len(letters(perkara)) == 1


def test_a_paper_of_this_system_is_sent_on_its_own_page_so_that_no_clock_is_met_twice(perkara):
    paper = signed(perkara)
    with pytest.raises(SuratDibuatDiSini, match="halaman suratnya"):
        record_kabar(perkara, Kabar.SP2HP_A1, nomor=f" {paper.nomor.upper()}", actor=PENYIDIK)

    sent(paper)

    with pytest.raises(SuratSudahDicatat):
        record_kabar(perkara, Kabar.SP2HP_A1, nomor=paper.nomor, actor=PENYIDIK)
    assert met(perkara, "sp2hp_a1") == met(perkara, "sp2hp_bulanan") == 1


def test_a_letter_that_was_sent_before_its_a1_went_out_stays_where_it_is(perkara):
    signed(perkara)
    signed(perkara, "lhgp")
    gelar(perkara, TujuanGelar.NAIK_SIDIK)
    a3 = take(signed(perkara, "sp2hp_a3"), "note", KAUR_MINTU, wires=KABEL_SURAT)

    with pytest.raises(UrutanTerbalik, match="SP2HP A1"):
        take(a3, "send", KAUR_MINTU, wires=KABEL_SURAT)

    assert Dokumen.objects.get(pk=a3.pk).dikirim_at is None
