"""Every paper of a real case, through the wiring: what stands on it as PDF and as Word."""

import re
from dataclasses import dataclass
from io import BytesIO

import docx
import pytest
import time_machine
from pypdf import PdfReader

from sidik.dokumen.data import Bentuk, JenisDokumen, jenis_of, katalog
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries import kode_of, read_isi_dokumen, read_pdf
from sidik.dokumen.render import render_docx
from tests.dokumen.builders import text_of
from tests.dokumen.nyata import HARI_ITU, SAKSI, TERSANGKA, URUT, a_real_case, written

KOP = "KEPOLISIAN NEGARA REPUBLIK INDONESIA DAERAH KALIMANTAN SELATAN RESOR BALANGAN"
ATAS_NAMA = "a.n. KEPALA KEPOLISIAN RESOR BALANGAN KASAT RESNARKOBA"
KASAT = "Bambang Wirasto, S.H., M.H. IPTU NRP 79070707"
PEMBUAT = "Hadi Prayoga, S.H. AIPDA NRP 88020202"
TERBILANG = {
    "sprin_han": "20 (dua puluh) hari",
    "minta_perpanjangan_han": "40 (empat puluh) hari",
    "ba_penimbangan": "92,99 (sembilan puluh dua koma sembilan sembilan) gram",
    "ba_penyisihan": "91,93 (sembilan puluh satu koma sembilan tiga) gram",
    "ba_pemusnahan": "91,93 (sembilan puluh satu koma sembilan tiga) gram",
    "sprin_lidik": "30 (tiga puluh) hari",
    "pengantar_tahap_1": "2 (dua)",
}
CACAT = ("……", "None", "«", "»", "{", "}", "..,", "_", "True", "2026-0", ": ;", " ;", " ,")
_BOLEH_LAIN = {
    "lp",
    "bap_saksi",
    "bap_tersangka",
    "sprin_geledah",
    "ba_sita",
    "minta_persetujuan_sita",
    "permintaan_lab",
    "sp3",
    "sp2lid",
    "sprin_henti_lidik",
    "sprin_henti_sidik",
    "panggilan_saksi",
    "panggilan_saksi_2",
    "panggilan_tersangka",
    "panggilan_tersangka_2",
    "sprin_bawa",
    "dpo",
    "cabut_dpo",
    "ba_bawa",
    "sprin_guhan",
    "ba_diversi",
    "ba_penolakan",
}
"""Made as well, though nobody asked for them by name."""


@dataclass(frozen=True)
class Lembaran:
    """A signed paper as it left the printer and as it left for Word."""

    entri: JenisDokumen
    nomor: str
    register: str
    halaman: tuple[str, ...]
    kop: tuple[str, ...]
    pdf: str
    word: str


def _word(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    words = [p.text for p in document.paragraphs]
    for table in document.tables:
        words += [cell.text for row in table.rows for cell in row.cells]
    return " ".join(" ".join(words).split())


def _lembaran(dokumen: Dokumen) -> Lembaran:
    naskah = read_isi_dokumen(dokumen).naskah
    pdf = read_pdf(Dokumen.objects.get(pk=dokumen.pk))
    return Lembaran(
        entri=dokumen.entri,
        nomor=dokumen.nomor,
        register=naskah.register,
        halaman=tuple(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages),
        kop=tuple(naskah.kop),
        pdf=text_of(pdf),
        word=_word(render_docx(naskah, kode=kode_of(dokumen.hash))),
    )


_JADI: dict[str, Lembaran] = {}
"""Made once by the first test of this file; the others only read."""


@pytest.fixture
def lembar(negeri):
    if not _JADI:
        with time_machine.travel(HARI_ITU, tick=False):
            nyata = a_real_case()
            _JADI.update((jenis, _lembaran(written(jenis, nyata))) for jenis in URUT)
    return _JADI


def joined(words: str) -> str:
    """A reader of PDF sees spaces where a line ends; what counts is the letters."""
    return words.replace(" ", "")


LOKET = {"lp", "sttlp"}
"""The counter's papers quote no law and are signed by its head."""


def test_every_paper_that_the_unit_asked_for_is_made():
    assert set(URUT) == set(katalog())
    assert len(set(URUT) - _BOLEH_LAIN - {"stap_tersangka"}) == 22


@pytest.mark.sop("5.a.1")
@pytest.mark.laugh(14)
@pytest.mark.laugh(23)
@pytest.mark.parametrize("jenis", URUT)
def test_a_real_paper_is_ready_to_be_signed_in_both_forms(lembar, jenis):
    one = lembar[jenis]
    for text in (one.pdf, one.word):
        assert KOP in text
        assert ("PRO JUSTITIA" in text) is one.entri.pro_justitia
        assert one.entri.judul.upper() in text or one.entri.bentuk is Bentuk.SURAT
        assert joined(one.nomor) in joined(text)
        assert "6 Maret 2026" in text
        assert joined(TERBILANG.get(jenis, "")) in joined(text)
        assert joined(one.register) in joined(text)
        assert [blemish for blemish in CACAT if blemish in _printed(one, text)] == []


def _printed(one: Lembaran, text: str) -> str:
    """Leave out what is filled in with a pen: when the copy was handed over, and to whom."""
    dots = (one.entri.tanda_serah, "…" * 16) if one.entri.penyerahan else ()
    for one_line in dots:
        text = text.replace(one_line, "")
    return text


@pytest.mark.laugh(13)
@pytest.mark.parametrize("jenis", URUT)
def test_a_real_paper_bears_the_title_rank_and_number_of_its_signer(lembar, jenis):
    one = lembar[jenis]
    for text in (one.pdf, one.word):
        if one.entri.bentuk is Bentuk.BERITA_ACARA:
            assert PEMBUAT in text
            continue
        if jenis in LOKET:
            assert "a.n. KEPALA KEPOLISIAN RESOR BALANGAN KA SPKT" in text
            assert "Hasanuddin, S.H. IPDA NRP 80161616" in text
            continue
        assert (
            f"{ATAS_NAMA} selaku Penyidik" in text
            or not one.entri.pro_justitia
            or (one.entri.bentuk is Bentuk.LAPORAN and ATAS_NAMA in text)
        )
        assert KASAT in text


@pytest.mark.parametrize("jenis", [j for j in URUT if j not in LOKET])
def test_a_real_paper_of_2026_rests_on_the_new_codes_and_its_report(lembar, jenis):
    one = lembar[jenis]
    for text in (joined(one.pdf), joined(one.word)):
        assert joined("Undang-Undang Nomor 2 Tahun 2002") in text
        assert joined("Pasal 361 Undang-Undang Nomor 20 Tahun 2025") in text
        report = "A/2" if one.entri.umur == "anak" else "B/1"
        assert joined(f"LP/{report}/III/2026/SPKT.SATRESNARKOBA/POLRES BALANGAN") in text
        assert "Nomor8Tahun1981" not in text
        if one.entri.bentuk in (Bentuk.SURAT_PERINTAH, Bentuk.KETETAPAN):
            assert joined("Pasal 3 dan Pasal 618 Undang-Undang Nomor 1 Tahun 2023") in text


@pytest.mark.parametrize("jenis", [j for j in URUT if katalog()[j].is_bernomor and j not in LOKET])
def test_a_real_number_has_code_serial_roman_month_class_year_and_unit(lembar, jenis):
    entri = jenis_of(jenis)
    kode = "B" if entri.pola == "biasa" else re.escape(entri.kode)

    assert re.fullmatch(rf"{kode}/\d+/III/RES\.4\.2\.?/2026/Resnarkoba", lembar[jenis].nomor)


def test_an_extension_of_an_arrest_begins_where_the_first_hours_end(lembar):
    said = "mulai 9 Maret 2026 pukul 11.00 WITA sampai dengan 12 Maret 2026 pukul 11.00 WITA"

    assert joined(said) in joined(lembar["sprin_kap_lanjut"].pdf)
    assert "sampai dengan tanggal 9 Maret 2026" in lembar["sprin_kap"].pdf


def test_the_prosecutor_is_addressed_by_the_name_of_his_office(lembar):
    assert "KEPALA KEJAKSAAN NEGERI BALANGAN" in lembar["minta_perpanjangan_han"].pdf
    assert "KETUA PENGADILAN NEGERI PARINGIN" in lembar["minta_persetujuan_sita"].pdf
    assert "Paringin, 6 Maret 2026" in lembar["spdp"].pdf


@pytest.mark.laugh(12)
@pytest.mark.parametrize("jenis", [j for j in URUT if j.startswith("sp2hp")])
def test_a_real_sp2hp_has_code_telephone_complaint_line_and_register(lembar, jenis):
    one = lembar[jenis]
    assert f"\n{one.entri.sudut}\n" in f"\n{one.halaman[0]}\n"
    for text in (one.pdf, one.word):
        assert "Aipda Hadi Prayoga, S.H. Penyidik 0526-2021110" in text
        assert "nomor pengaduan 0811-5000-220" in text.replace("0811- ", "0811-")
        assert re.search(r"Register B\.18 nomor \d+/2026", text)
        assert TERSANGKA not in text


def test_a_real_receipt_names_offence_time_place_and_who_reported(lembar):
    one = lembar["sttlp"]
    for text in (joined(one.pdf), joined(one.word)):
        assert joined("tindak pidana sebagaimana dimaksud dalam Pasal") in text
        assert joined("Waktu kejadian:") in text
        assert joined("Tempat kejadian: Jl. A. Yani, Paringin Kota.") in text
        assert joined("Amuntai, 17 Agustus 1981") in text
        assert joined("0812-5550-1234") in text.replace("+6281255501234", "0812-5550-1234")


PANGGILAN = [j for j in URUT if j.startswith("panggilan")]


@pytest.mark.parametrize("jenis", PANGGILAN)
def test_a_real_summons_says_who_comes_when_where_and_to_whom(lembar, jenis):
    one, saksi = lembar[jenis], "saksi" in jenis
    sebagai = "saksi" if saksi else "tersangka"
    for text in (joined(one.pdf), joined(one.word)):
        assert joined(SAKSI if saksi else TERSANGKA) in text
        assert joined("Menghadap kepada Aipda Hadi Prayoga, S.H., di ruang Sat Resnarkoba") in text
        assert joined("pada Kamis, 5 Maret 2026 pukul 09.00 WITA") in text
        assert joined(f"Didengar keterangannya sebagai {sebagai} dalam perkara") in text
        assert joined("Surat panggilan diterima tanggal") in text
        assert ("SURATPANGGILANKE-2" in text) is jenis.endswith("_2")
        assert (joined("memanggil sekali lagi") in text or joined("dipanggil sekali") in text) is (
            jenis.endswith("_2")
        )


def test_a_real_second_summons_and_the_order_to_bring_quote_what_was_ignored(lembar):
    for later, earlier in (
        ("panggilan_saksi_2", "panggilan_saksi"),
        ("panggilan_tersangka_2", "panggilan_tersangka"),
        ("sprin_bawa", "panggilan_tersangka_2"),
    ):
        assert joined(f"Nomor: {lembar[earlier].nomor}") in joined(lembar[later].pdf)
    assert lembar["panggilan_saksi"].nomor not in lembar["sprin_bawa"].pdf


def test_a_summons_of_usual_length_is_one_page(lembar):
    assert len(lembar["panggilan_saksi"].halaman) == 1


@pytest.mark.parametrize(
    ("jenis", "words"),
    [
        ("sprin_bawa", "Membawa dan menghadapkan"),
        ("sprin_bawa", "berlaku mulai tanggal 6 Maret 2026 sampai dengan tanggal 4 April 2026"),
        ("ba_bawa", "telah membawa tersangka yang identitasnya"),
        ("ba_bawa", "dan menghadapkannya kepada Aipda Hadi Prayoga, S.H."),
        ("ba_bawa", "Surat Perintah Membawa Nomor: SP.Bawa/1/III/RES.4.2./2026/Resnarkoba"),
        ("cabut_dpo", "Daftar Pencarian Orang Nomor: DPO/1/III/RES.4.2/2026/Resnarkoba"),
        ("cabut_dpo", "dicabut dan dinyatakan tidak berlaku lagi, karena:"),
        ("bap_saksi", "1. T: Apakah Saudara sehat? J: Ya, saya sehat dan bersedia diperiksa."),
        ("bap_tersangka", "2. T: Dari siapa Saudara memperoleh empat paket itu? J: Dari seorang"),
        ("dpo", "tato naga di lengan kiri"),
        ("dpo", "telepon 0526-2021110"),
        ("sprin_guhan", "yang ditahan di Rutan Polres Balangan, terhitung mulai tanggal 6 Maret"),
        ("sprin_guhan", "dengan jaminan: orang, yaitu H. Abdurrahman (ayah tersangka)"),
        ("sprin_guhan", "wajib lapor setiap Senin dan Kamis; tidak meninggalkan Kabupaten"),
        ("sp2lid", "Menghentikan penyelidikan atas Laporan Polisi Nomor: LP/B/1/III/2026"),
        ("sp2lid", "Surat Edaran Kapolri Nomor SE/7/VII/2018"),
        ("sprin_henti_lidik", "Surat Ketetapan tentang Penghentian Penyelidikan Nomor: S.Tap/"),
        ("sprin_henti_sidik", "Surat Ketetapan tentang Penghentian Penyidikan Nomor: S.Tap/"),
        ("sprin_henti_sidik", "Pasal 24 dan Pasal 361 Undang-Undang Nomor 20 Tahun 2025"),
        ("ba_diversi", "Undang-Undang Nomor 11 Tahun 2012 tentang Sistem Peradilan Pidana Anak"),
        ("ba_diversi", "Peraturan Pemerintah Nomor 65 Tahun 2015"),
        ("ba_diversi", "pembimbing kemasyarakatan Bapas Amuntai"),
        ("ba_diversi", "anak dikembalikan kepada orang tuanya untuk dibina"),
        ("ba_penolakan", "menolak menandatangani berita acara pemeriksaan tersangka"),
    ],
)
def test_a_real_paper_says_what_it_is_for_in_both_forms(lembar, jenis, words):
    for text in (lembar[jenis].pdf, lembar[jenis].word):
        assert joined(words) in joined(text)


@pytest.mark.parametrize("jenis", URUT)
def test_a_signature_never_stands_alone_on_a_page(lembar, jenis):
    one = lembar[jenis]
    last = one.halaman[-1]
    before = last.partition("Dikeluarkan")[0].partition("a.n. KEPALA")[0]

    assert len(before.partition("Yang membuat")[0].split()) > 4
    assert all(len(page.split()) > 25 for page in one.halaman)
