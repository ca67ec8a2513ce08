"""Every paper of the catalogue, rendered: what stands on it as PDF and as Word."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sidik.dokumen.data import (
    Bentuk,
    Naskah,
    OrangSurat,
    Pejabat,
    jenis_of,
    katalog,
)
from sidik.dokumen.queries import konsep_from
from sidik.dokumen.render import (
    Bingkai,
    compose_naskah,
    render_docx,
    render_naskah,
)
from tests.cast import PENYIDIK
from tests.dokumen.builders import ANAK, ISIAN, TERSANGKA, bahan, text_of

WITA = "Asia/Makassar"
HARI_ITU = datetime(2026, 3, 8, 2, tzinfo=UTC)
KOP = ("KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH KALIMANTAN SELATAN", "RESOR BALANGAN")
BINGKAI = Bingkai(
    kop=KOP,
    kepala="KEPALA KEPOLISIAN RESOR BALANGAN",
    tempat="Balangan",
    unit="Resnarkoba",
    pengaduan="0811-5000-220",
    telepon="0526-2021110",
    nomor="X/1/III/RES.4.2/2026/Resnarkoba",
    register="B.18 nomor 12/2026",
    hari_ini=date(2026, 3, 8),
    peran="kasat",
    pejabat=Pejabat(
        nama="Bambang Wirasto, S.H., M.H.", pangkat="Iptu", nrp="79070707", jabatan="Kasat"
    ),
)
PEMBUAT = replace(
    BINGKAI,
    peran="penyidik",
    pejabat=Pejabat(
        nama=PENYIDIK.nama, pangkat=PENYIDIK.pangkat, nrp=PENYIDIK.nrp, jabatan="Penyidik"
    ),
)


@pytest.fixture(autouse=True)
def that_day(negeri):
    with time_machine.travel(HARI_ITU, tick=False):
        yield


def sheet(jenis: str, **changes) -> Naskah:
    entri = jenis_of(jenis)
    frame = PEMBUAT if entri.bentuk is Bentuk.BERITA_ACARA else BINGKAI
    return compose_naskah(entri, konsep_from(entri, bahan(**changes), []), frame)


def pdf_of(jenis: str, **changes) -> str:
    return text_of(render_naskah(sheet(jenis, **changes), HARI_ITU, kode="ABCD-EFGH-IJKL"))


def word_of(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    words = [p.text for p in document.paragraphs]
    for table in document.tables:
        words += [cell.text for row in table.rows for cell in row.cells]
    return " ".join(" ".join(words).split())


TULISAN = {
    "sttlp": ["SURAT TANDA TERIMA LAPORAN POLISI", "5 Maret 2026 pukul 22.30 WITA", "Pelapor,"],
    "lp": ["LAPORAN POLISI", "PERISTIWA YANG DILAPORKAN", "Demikian Laporan Polisi"],
    "ba_bawa": ["BERITA ACARA MEMBAWA DAN MENGHADAPKAN", "telah membawa tersangka", "Yang dibawa,"],
    "cabut_dpo": ["PENCABUTAN DAFTAR PENCARIAN ORANG", "tidak dicari lagi".upper(), "dicabut dan"],
    "bap_saksi": ["BERITA ACARA PEMERIKSAAN SAKSI", "Apakah Saudara sehat?", "Yang diperiksa,"],
    "bap_tersangka": ["BERITA ACARA PEMERIKSAAN TERSANGKA", "haknya untuk didampingi"],
    "sprin_lidik": ["SURAT PERINTAH PENYELIDIKAN", "badan, pakaian dan rumah tinggal"],
    "sprin_sidik": ["SURAT PERINTAH PENYIDIKAN", "DIPERINTAHKAN", "Membuat rencana penyidikan."],
    "sprin_gas": ["SURAT PERINTAH TUGAS", "membantu penyidikan"],
    "spdp": ["KEPALA KEJAKSAAN NEGERI BALANGAN", "telah dimulai penyidikan", "Klasifikasi : BIASA"],
    "sprin_kap": ["SURAT PERINTAH PENANGKAPAN", "Melakukan penangkapan terhadap:", "Alasan"],
    "sprin_kap_lanjut": ["SURAT PERINTAH PERPANJANGAN PENANGKAPAN", "Memperpanjang penangkapan"],
    "sprin_han": [
        "SURAT PERINTAH PENAHANAN",
        "selama 20 (dua puluh) hari terhitung mulai tanggal 8 Maret 2026",
        "sampai dengan tanggal 27 Maret 2026",
        "Rutan Polres Balangan",
    ],
    "minta_perpanjangan_han": [
        "KEPALA KEJAKSAAN NEGERI BALANGAN",
        "dimohon perpanjangan penahanan",
    ],
    "sprin_geledah": ["SURAT PERINTAH PENGGELEDAHAN", "disaksikan dua orang saksi"],
    "sprin_sita": ["SURAT PERINTAH PENYITAAN", "berupa: badan, pakaian dan rumah tinggal."],
    "ba_sita": ["BERITA ACARA PENYITAAN", "Pada hari ini Kamis tanggal 5 (lima) bulan Maret"],
    "minta_persetujuan_sita": ["KETUA PENGADILAN NEGERI", "mohon diberikan persetujuan"],
    "ba_penimbangan": [
        "BERITA ACARA PENIMBANGAN BARANG BUKTI",
        "94,20 (sembilan puluh empat koma dua nol) gram",
        "92,99 (sembilan puluh dua koma sembilan sembilan) gram",
        "Saksi 2, Rahmat Hidayat, S.Pd.",
    ],
    "ba_penyisihan": ["0,06 gram", "1,00 gram", "91,93 (sembilan puluh satu koma sembilan tiga)"],
    "ba_pemusnahan": ["12/O.3.22/Enz.1/03/2026", "dilarutkan dengan air dan deterjen"],
    "permintaan_lab": ["KEPALA BALAI BESAR POM DI BANJARMASIN", "mengandung narkotika"],
    "sp2hp_a1": ["laporan tersebut telah kami terima"],
    "sp2hp_a2": ["belum dapat ditingkatkan ke penyidikan, dengan alasan:"],
    "sp2hp_a3": ["ditingkatkan ke tahap penyidikan"],
    "sp2hp_a4": ["perkembangan hasil penyidikan perkara"],
    "sp2hp_a5": ["dihentikan, dengan alasan:"],
    "lhgp": ["LAPORAN HASIL GELAR PERKARA", "VI. KESIMPULAN", "Kaur Bin Ops"],
    "resume": ["RESUME", "V. BARANG BUKTI", "Unsur-unsur terpenuhi."],
    "pengantar_tahap_1": ["BP/9/IV/RES.4.2/2026/Resnarkoba tanggal 20 April 2026", "2 (dua)"],
    "pengantar_tahap_2": ["B-77/O.3.22/Enz.1/05/2026", "(P-21)"],
    "sp3": ["MENETAPKAN", "Menghentikan penyidikan", "Pasal 24 ayat (2)"],
    "stap_tersangka": ["MENETAPKAN", "Menetapkan sebagai tersangka:", "keterangan saksi"],
    "panggilan_saksi": ["SURAT PANGGILAN", "MEMANGGIL", "pada Senin, 9 Maret 2026 pukul 09.00"],
    "panggilan_saksi_2": ["SURAT PANGGILAN KE-2", "petugas diperintahkan membawanya"],
    "panggilan_tersangka": ["SURAT PANGGILAN", "sebagai tersangka dalam perkara"],
    "panggilan_tersangka_2": ["SURAT PANGGILAN KE-2", "tanpa alasan yang patut dan wajar"],
    "sprin_bawa": ["SURAT PERINTAH MEMBAWA", "Membawa dan menghadapkan:"],
    "dpo": ["DAFTAR PENCARIAN ORANG", "tato naga di lengan kiri", "telepon 110"],
    "sprin_guhan": ["PENANGGUHAN PENAHANAN", "jaminan: orang", "wajib lapor setiap Senin"],
    "sp2lid": ["MENETAPKAN", "Menghentikan penyelidikan atas Laporan Polisi Nomor: LP/A/7"],
    "sprin_henti_lidik": ["SURAT PERINTAH PENGHENTIAN PENYELIDIKAN", "DIPERINTAHKAN"],
    "sprin_henti_sidik": ["SURAT PERINTAH PENGHENTIAN PENYIDIKAN", "Menghentikan penyidikan"],
    "ba_diversi": ["BERITA ACARA DIVERSI", "anak dikembalikan kepada orang tuanya"],
    "ba_penolakan": ["BERITA ACARA PENOLAKAN", "menolak menandatangani berita acara"],
}
ORDERS = [j for j, e in katalog().items() if e.bentuk is Bentuk.SURAT_PERINTAH]
SP2HP = [j for j in katalog() if j.startswith("sp2hp")]


def test_every_paper_of_the_catalogue_is_looked_at_here():
    assert set(TULISAN) == set(katalog())


@pytest.mark.sop("5.a.1")
@pytest.mark.laugh(23)
@pytest.mark.parametrize("jenis", sorted(TULISAN))
def test_a_paper_says_what_it_must_in_pdf_and_in_word(jenis):
    naskah = sheet(jenis)
    pdf = text_of(render_naskah(naskah, HARI_ITU, kode="ABCD-EFGH-IJKL"))
    word = word_of(render_docx(naskah, kode="ABCD-EFGH-IJKL"))

    for words in TULISAN[jenis]:
        # A number may be broken at a stroke, and the reader of PDF sees a space there.
        assert words.replace(" ", "") in pdf.replace(" ", "")
        assert words.replace(" ", "") in word.replace(" ", "")
    for text in (pdf, word):
        assert " ".join(KOP) in text
        assert "ABCD-EFGH-IJKL" in text
        assert "2026-" not in text
        assert "{" not in text


@pytest.mark.laugh(14)
@pytest.mark.parametrize("jenis", ORDERS)
def test_an_order_has_head_justice_number_and_the_chief_by_whose_leave_it_is_signed(jenis):
    for text in (pdf_of(jenis), word_of(render_docx(sheet(jenis)))):
        assert "PRO JUSTITIA" in text
        assert "Nomor: X/1/III/RES.4.2/2026/Resnarkoba" in text
        assert "a.n. KEPALA KEPOLISIAN RESOR BALANGAN KASAT RESNARKOBA selaku Penyidik" in text
        assert "Dikeluarkan di" in text
        assert "8 Maret 2026" in text


@pytest.mark.laugh(13)
def test_rank_number_and_degrees_stand_with_the_name():
    text = pdf_of("sprin_sidik")

    assert "Bambang Wirasto, S.H., M.H. IPTU NRP 79070707" in text
    assert "AIPDA / 88020202" in text


@pytest.mark.laugh(12)
@pytest.mark.parametrize("jenis", SP2HP)
def test_an_sp2hp_has_its_code_telephones_complaint_line_and_register(jenis):
    naskah = sheet(jenis)
    first = PdfReader(BytesIO(render_naskah(naskah, HARI_ITU, kode="K"))).pages[0].extract_text()
    assert naskah.sudut == jenis[-2:].upper()
    assert f"\n{naskah.sudut}\n" in f"\n{first}\n"

    for text in (pdf_of(jenis), word_of(render_docx(naskah))):
        assert "0812-5550-2222" in text
        assert "0526-2021110" in text  # the other's own is not known: the office
        assert "0811-5000-220" in text
        assert "B.18 nomor 12/2026" in text
        assert "PRO JUSTITIA" not in text
        assert "a.n. KEPALA KEPOLISIAN RESOR BALANGAN" in text


def test_under_the_chiefs_own_hand_nothing_is_on_behalf():
    naskah = compose_naskah(
        jenis_of("spdp"),
        konsep_from(jenis_of("spdp"), bahan(), []),
        replace(BINGKAI, peran="kapolres"),
    )

    assert naskah.penanda.atas == ["KEPALA KEPOLISIAN RESOR BALANGAN", "selaku Penyidik"]


@pytest.mark.laugh(26)
@pytest.mark.parametrize("jenis", [j for j, e in katalog().items() if e.anak == "inisial"])
def test_a_child_stands_by_initials_in_a_paper_that_leaves_the_law(jenis):
    told = ISIAN | {
        "pokok": "dugaan terhadap Rahmadani Fitriansyah",
        "tindakan": ["memeriksa Rahmadani", "memeriksa IPIT"],
        "uraian": "Fitriansyah ditemukan membawa paket",
        "penerima": "orang tua dari Rahmadani Fitriansyah",
    }
    text = pdf_of(jenis, orang=(ANAK,), isian=told)

    for name in ("Rahmadani", "Fitriansyah", "Ipit", "IPIT", "Gunung Pandau"):
        assert name not in text


def test_the_prosecutor_is_told_the_childs_name():
    assert "Rahmadani Fitriansyah alias Ipit" in pdf_of("spdp", orang=(ANAK,))


@pytest.mark.parametrize("jenis", sorted(katalog()))
def test_what_is_not_known_is_a_dotted_line(jenis):
    bare = {"isian": {}, "orang": (), "petugas": (), "pasal": (), "lp": ()}
    naskah = sheet(jenis, **bare)

    assert "……" in text_of(render_naskah(naskah, HARI_ITU))
    assert render_docx(naskah)


def test_many_people_and_much_text_run_over_pages_that_are_counted():
    people = tuple(replace(TERSANGKA, nama=f"Orang Ke-{n}") for n in range(1, 13))
    content = render_naskah(sheet("spdp", orang=people), HARI_ITU, kode="K")
    pages = [page.extract_text() for page in PdfReader(BytesIO(content)).pages]

    assert len(pages) > 2
    assert f"halaman 2 dari {len(pages)}" in pages[1]
    assert "Orang Ke-12" in " ".join(pages)


# --- bytes and strangers --------------------------------------------------------------------------

MARKUP = '#panic("x") *tebal* {{ 7*7 }} {% for x in y %} <w:t> & <label> \x0b'


def test_markup_in_a_name_is_only_a_name():
    person = OrangSurat(nama=MARKUP, peran="tersangka")

    pdf = pdf_of("sprin_kap", orang=(person,))
    word = word_of(render_docx(sheet("sprin_kap", orang=(person,))))

    for text in (pdf, word):
        assert "{{ 7*7 }}" in text
        assert "<label>" in text
        assert "49" not in text.replace("2049", "")


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=200), st.sampled_from(["sprin_han", "sp2hp_a4", "ba_sita", "lhgp"]))
def test_nothing_typed_breaks_a_paper(text, jenis):
    odd = ISIAN | {"alasan": text, "pokok": text, "tempat": text, "fakta": [text], "saksi": [text]}
    naskah = sheet(jenis, isian=odd)

    assert render_naskah(naskah, HARI_ITU).startswith(b"%PDF-")
    assert docx.Document(BytesIO(render_docx(naskah)))


@pytest.mark.parametrize("jenis", ["sprin_kap", "sp2hp_a1", "ba_penimbangan", "resume"])
def test_the_same_sheet_gives_the_same_bytes(jenis):
    naskah = sheet(jenis)

    assert render_naskah(naskah, HARI_ITU, kode="A") == render_naskah(naskah, HARI_ITU, kode="A")
    assert render_docx(naskah) == render_docx(naskah)


@pytest.mark.parametrize("jenis", sorted(katalog()))
def test_word_finds_no_cell_without_a_paragraph(jenis):
    document = docx.Document(BytesIO(render_docx(sheet(jenis, petugas=()))))
    cells = document.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tc"
    )

    assert [cell for cell in cells if not cell.p_lst] == []
