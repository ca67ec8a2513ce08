"""The receipt as a paper: what it says, that nothing in a name acts, that it stays the same."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
import segno
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from sidik.dokumen.data import CaraTanya, JenisSurat, Pejabat, SuratBerubah, TandaTerima
from sidik.dokumen.queries import kepala_of, kop_of, read_isi
from sidik.dokumen.render import qr_svg, render_tanda_terima
from sidik.dokumen.usecases import issue_surat
from tests.cast import BALANGAN, KASAT, RESNARKOBA

MALAM_ITU = datetime(2026, 3, 5, 14, 30, tzinfo=UTC)
ALAMAT = "https://layanan.balangan.example/cek?kode=7K3M9QXAD"
LEMBAR = TandaTerima(
    jenis=JenisSurat.STTLP,
    nomor="STTLP/B/7/III/2026/SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN",
    kop=("KEPOLISIAN NEGARA REPUBLIK INDONESIA", "DAERAH KALIMANTAN SELATAN", "RESOR BALANGAN"),
    atas_nama="KEPALA KEPOLISIAN RESOR BALANGAN",
    tempat="Balangan",
    tanggal="5 Maret 2026",
    penerima="Siti Maimunah",
    hubungan="Pelapor",
    nomor_lp="LP/B/7/III/2026/SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN",
    dilaporkan="5 Maret 2026 pukul 22.30 WITA",
    perihal="Dugaan tindak pidana UU 35/2009 ps. 114 ayat (1)",
    pejabat=Pejabat(
        nama="Bambang Wirasto, S.H., M.H.",
        pangkat="Iptu",
        nrp="79070707",
        jabatan="KASAT RESNARKOBA",
    ),
    tanya=CaraTanya(
        kode="7K3M-9QXA-D",
        kode_ketik="7K3M9QXAD",
        alamat="layanan.balangan.example/cek",
        alamat_qr=ALAMAT,
        sms="0811-5000-110",
        telepon="0526-2021110",
        pengaduan="0811-5000-220",
        akhiran_hp="1234",
    ),
)


def pages_of(paper: TandaTerima) -> list[str]:
    reader = PdfReader(BytesIO(render_tanda_terima(paper, MALAM_ITU)))
    return [page.extract_text() for page in reader.pages]


def text_of(paper: TandaTerima) -> str:
    """All words of the paper, with no line ends and no invisible places to break a line."""
    return " ".join(" ".join(pages_of(paper)).replace("\u200b", "").split())


@pytest.mark.sop("2.c")
@pytest.mark.parametrize(
    "words",
    [
        "KEPOLISIAN NEGARA REPUBLIK INDONESIA DAERAH KALIMANTAN SELATAN RESOR BALANGAN",
        "SURAT TANDA TERIMA LAPORAN POLISI",
        "Siti Maimunah",
        "5 Maret 2026 pukul 22.30 WITA",
        "7K3M-9QXA-D",
        "INFO 7K3M9QXAD",
        "kirim ke 0811-5000-110 dari nomor HP Anda yang berakhiran 1234",
        "layanan.balangan.example/cek",
        "Pengaduan pelayanan: 0811-5000-220",
        "Balangan, 5 Maret 2026",
        "a.n. KEPALA KEPOLISIAN RESOR BALANGAN",
        "KASAT RESNARKOBA",
        "Bambang Wirasto, S.H., M.H.",
        "IPTU NRP 79070707",
    ],
)
def test_a_receipt_says(words):
    assert words in text_of(LEMBAR)


def test_the_number_of_the_report_stands_there_whole():
    assert LEMBAR.nomor_lp.replace(" ", "") in text_of(LEMBAR).replace(" ", "")


def test_a_card_has_no_number_and_no_word_of_the_offence():
    card = replace(LEMBAR, jenis=JenisSurat.KARTU_AKSES, nomor="", perihal="", hubungan="Keluarga")

    assert "KARTU AKSES INFORMASI PERKARA" in text_of(card)
    assert "Nomor:" not in text_of(card)
    assert "Tentang" not in text_of(card)


def test_a_paper_of_a_case_that_is_not_told_says_whom_to_ask():
    told = text_of(replace(LEMBAR, tanya=None))

    assert "disampaikan langsung oleh petugas" in told
    assert "KODE PERKARA" not in told


def test_a_civil_servant_has_a_nip():
    assert replace(LEMBAR.pejabat, nrp="198001012005011001").nomor_induk == "NIP 198001012005011001"


def test_printed_twice_it_is_the_same_paper_to_the_byte():
    first = render_tanda_terima(LEMBAR, MALAM_ITU)

    assert render_tanda_terima(LEMBAR, MALAM_ITU) == first
    assert render_tanda_terima(replace(LEMBAR, penerima="Orang lain"), MALAM_ITU) != first


def test_the_picture_holds_the_address_of_the_question():
    drawn = _modules(qr_svg(ALAMAT))
    wanted = [[bool(m) for m in row] for row in segno.make(ALAMAT, error="q", micro=False).matrix]

    assert drawn == wanted
    assert drawn != _modules(qr_svg(ALAMAT.replace("7K3M", "7K3N")))


def _modules(svg: str) -> list[list[bool]]:
    """Read the strokes of the SVG back into dark and light modules."""
    root = ET.fromstring(svg)
    size = int(root.attrib["width"])
    path = next(e for e in root.iter() if e.tag.endswith("path")).attrib["d"]
    grid = [[False] * size for _ in range(size)]
    x, y = 0, 0.0
    for command, args in re.findall(r"([Mmh])([^Mmh]*)", path):
        numbers = [float(n) for n in re.findall(r"-?\d*\.?\d+", args)]
        if command == "h":
            for column in range(x, x + int(numbers[0])):
                grid[int(y)][column] = True
            x += int(numbers[0])
        elif command == "M":
            x, y = int(numbers[0]), numbers[1]
        else:
            x, y = x + int(numbers[0]), y + numbers[1]
    return grid


MARKUP = (
    '#panic("x") *tebal* _miring_ $x^2$ [isi] `kode` @rujuk <label> \\ // = + - ~ "kutip" {{x}}'
)


def test_markup_in_a_name_is_only_a_name():
    told = text_of(replace(LEMBAR, penerima=MARKUP))

    assert '#panic("x") *tebal* _miring_ $x^2$ [isi]' in told
    assert "<label>" in told


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=160), st.text(max_size=160), st.lists(st.text(max_size=100), max_size=4))
def test_nothing_typed_breaks_the_paper_or_the_frame(nama, nomor, pasal):
    odd = replace(LEMBAR, penerima=nama, nomor_lp=nomor, perihal="; ".join(pasal))

    assert "7K3M-9QXA-D" in text_of(odd)


@pytest.mark.parametrize(
    "nama",
    [
        "Raden Ajeng Siti Nurhaliza Kusumaningrum Wahyuningsih Hadiwijaya binti Haji Abdurrahman",
        "W" * 120,
        "Siti 👮 Maimunah",
        "",
    ],
)
def test_long_and_odd_names_stay_on_one_page(nama):
    assert len(pages_of(replace(LEMBAR, penerima=nama))) == 1


@pytest.mark.usefixtures("negeri")
def test_letterhead_and_chief_come_from_the_tree_of_units():
    assert kop_of(RESNARKOBA) == LEMBAR.kop
    assert kepala_of(RESNARKOBA) == kepala_of(BALANGAN) == LEMBAR.atas_nama
    assert kepala_of("POLRI.KALSEL.DITRESNARKOBA") == "KEPALA KEPOLISIAN DAERAH KALIMANTAN SELATAN"


@pytest.mark.usefixtures("negeri")
def test_a_letter_is_frozen_and_lies_locked():
    surat = issue_surat(LEMBAR, subject="perkara:1", actor=KASAT)

    assert read_isi(surat) == LEMBAR
    assert b"Siti" not in surat.isi


@pytest.mark.usefixtures("negeri")
def test_a_letter_that_was_changed_or_exchanged_is_not_printed():
    one = issue_surat(LEMBAR, subject="perkara:1", actor=KASAT)
    other = issue_surat(replace(LEMBAR, penerima="Lain"), subject="perkara:2", actor=KASAT)

    one.isi = other.isi

    with pytest.raises(SuratBerubah):
        read_isi(one)
