"""Cells as people wrote them for fifteen years."""

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sidik.impor.data import guess_kolom, read_moment, read_orang, read_tahap
from sidik.impor.errors import BerkasKosong, BerkasTerlaluBesar, BerkasTidakTerbaca
from sidik.impor.probes import read_lembar
from sidik.perkara.data import NomorLP, Tahap
from tests.impor.builders import JUDUL, a_register, a_row, nomor


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5/3/2019", "2019-03-05 00:00"),
        ("05-03-19", "2019-03-05 00:00"),
        ("5 Maret 2019", "2019-03-05 00:00"),
        ("Selasa, 5 maret 2019 pukul 22.30 wita", "2019-03-05 22:30"),
        ("5 Agt 2019", "2019-08-05 00:00"),
        ("10 Pebruari 2025", "2025-02-10 00:00"),
        ("2019-03-05", "2019-03-05 00:00"),
        ("2019-03-05 22:30", "2019-03-05 22:30"),
        (date(2019, 3, 5), "2019-03-05 00:00"),
        ("43529", "2019-03-05 00:00"),
        ("43529.9375", "2019-03-05 22:30"),
        ("4.3529E+4", ""),
        ("31/2/2019", ""),
        ("awal Maret", ""),
        ("", ""),
    ],
)
def test_a_date_is_read_day_before_month(written, read):
    moment = read_moment(written)

    assert (f"{moment:%Y-%m-%d %H:%M}" if moment else "") == read


@pytest.mark.parametrize(
    ("said", "tahap"),
    [
        ("TAHAP II", Tahap.TAHAP_2),
        ("P 21 tgl 3 Mei", Tahap.P21),
        ("tahap i", Tahap.TAHAP_1),
        ("SP3", Tahap.SP3),
        ("Rehab (TAT)", Tahap.REHABILITASI),
        ("dlm proses sidik", Tahap.PENYIDIKAN),
        ("LIDIK", Tahap.PENYELIDIKAN),
        ("", Tahap.LP_DITERIMA),
        ("entah", None),
    ],
)
def test_where_a_case_stands_is_read_from_the_remark(said, tahap):
    assert read_tahap(said) is tahap


@pytest.mark.parametrize(
    "written", ["LP.A-903/PEB/2025", "LP/A/903/Pebruari/2025", "LP-A/903/FEB/2025"]
)
def test_a_number_with_its_month_in_words_is_the_number_with_a_roman_one(written):
    assert NomorLP.parse(written).key == NomorLP.parse("LP/A/903/II/2025").key


def test_headings_are_understood_in_the_units_own_words():
    found = guess_kolom(JUDUL)

    assert {name: JUDUL[at] for name, at in found.items()} == {
        "nomor": "NO. LP",
        "tanggal": "TGL LAPOR",
        "tkp": "TKP",
        "ringkas": "KASUS",
        "pasal": "PASAL",
        "tersangka": "NAMA TSK",
        "tahap": "KET",
        "selesai": "TGL SELESAI",
    }


def told(cell: object, pada: date | None = date(2025, 2, 10)) -> list[tuple[str, int | None]]:
    return [(each.nama, each.umur) for each in read_orang(cell, pada)]


def test_several_names_in_one_cell_are_several_people_each_with_an_age_if_told():
    assert told("1. Rudi Hartono\n2. Amat, ") == [("Rudi Hartono", None), ("Amat", None)]
    assert told("Rudi (17 th); Amat") == [("Rudi", 17), ("Amat", None)]
    assert told("Rudi bin Aman umur 32 Thn, swasta") == [("Rudi bin Aman, swasta", 32)]
    assert told(None) == []


@pytest.mark.parametrize(
    ("cell", "nama", "umur"),
    [
        ("Siswa Kedua / 15", "Siswa Kedua", 15),
        ("Siswa Ketiga (16)", "Siswa Ketiga", 16),
        ("Siswa Kelima umur 13", "Siswa Kelima", 13),
        ("Siswa Kelima, usia: 13.", "Siswa Kelima", 13),
        ("Siswa Kelima usia 15. ", "Siswa Kelima", 15),
        ("Siswa Keenam, 16.", "Siswa Keenam", 16),
        ("Siswa Keenam 16", "Siswa Keenam", 16),
        ("Siswa Keenam (L, 16)", "Siswa Keenam L", 16),
        ("Siswa Keenam / L / 16 / pelajar", "Siswa Keenam / L, pelajar", 16),
        ("Si Sembilan lahir 2010", "Si Sembilan", 15),
        ("Si Sembilan, lahir di Halong 11-2-2010", "Si Sembilan", 14),
        ("Si Sembilan (TTL: Halong, 10 Feb 2010)", "Si Sembilan", 15),
        ("Udin bin Adul / 34", "Udin bin Adul", 34),
        ("Udin, Desa Lingsir RT 05", "Udin, Desa Lingsir RT 05", None),
        ("Udin bin Adul", "Udin bin Adul", None),
    ],
)
def test_an_age_is_read_in_the_spellings_of_registers_and_is_no_part_of_a_name(cell, nama, umur):
    assert told(cell) == [(nama, umur)]


@pytest.mark.parametrize(
    ("cell", "dilindungi"),
    [
        ("Siswa Kedua", True),
        ("Rudi (anak)", True),
        ("Rudi, pelajar", True),
        ("ABH Rudi", True),
        ("Rudi, dibawah umur", True),
        ("Rudi", False),
        ("Rudi, pelajar, 19 th", False),
        ("Rudi lahir 2007", True),  # seventeen until his birthday, which nobody wrote down
        ("Rudi lahir 2006", False),
    ],
)
def test_who_is_called_a_child_without_an_age_is_protected_until_the_age_is_known(cell, dilindungi):
    assert [each.dilindungi for each in read_orang(cell, date(2025, 2, 10))] == [dilindungi]


def test_a_workbook_is_read_below_its_titles_with_the_rows_numbers_of_the_file():
    lembar = read_lembar(a_register(a_row(7), a_row(8, tanggal=date(2019, 3, 6))))

    assert [number for number, _ in lembar.baris] == [4, 5]
    assert lembar.baris[1][1][2] == "2019-03-06"


def test_a_formula_is_never_computed_and_stays_text():
    lembar = read_lembar(a_register(a_row(7, tkp="=1+1")))

    assert lembar.baris[0][1][3] == "=1+1"


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", BerkasTidakTerbaca),
        (b"bukan excel", BerkasTidakTerbaca),
        (b"PK\x03\x04rusak", BerkasTidakTerbaca),
        (b"\xd0\xcf\x11\xe0rusak", BerkasTidakTerbaca),
        (b"PK" + b"0" * 20_000_001, BerkasTerlaluBesar),
        (a_register(judul=("A", "B")), BerkasKosong),
    ],
    ids=["empty", "text", "broken zip", "broken xls", "too large", "no headings"],
)
def test_what_is_no_register_is_refused_in_one_sentence(content, refusal):
    with pytest.raises(refusal):
        read_lembar(content)


def sheet(write: Callable[[Any, Any], object]) -> bytes:
    """A workbook whose first rows are a heading and what `write` puts below it."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"constant_memory": False}) as book:
        page = book.add_worksheet()
        page.write_row(3, 1, JUDUL)
        write(page, book)
    return buffer.getvalue()


def test_rows_keep_the_number_that_excel_shows_though_the_sheet_begins_below_and_aside():
    lembar = read_lembar(sheet(lambda page, _: page.write_row(4, 1, a_row(7))))

    assert [number for number, _ in lembar.baris] == [5]


def test_merged_cells_make_one_line_with_several_people():
    def write(page: Any, _book: Any) -> None:
        page.write_row(4, 1, a_row(7, tsk="Rudi"))
        page.merge_range(4, 2, 6, 2, nomor(7))
        page.write_string(5, 7, "Amat")
        page.write_string(6, 7, "Budi")
        page.write_string(8, 7, "KASAT RESNARKOBA")

    lembar = read_lembar(sheet(write))

    at = list(lembar.judul).index("NAMA TSK")
    assert [(number, row[at]) for number, row in lembar.baris] == [
        (5, "Rudi\nAmat\nBudi"),
        (9, "KASAT RESNARKOBA"),
    ]


def test_hidden_rows_and_long_cells_and_numbers_of_every_kind_are_read():
    def write(page: Any, book: Any) -> None:
        page.write_row(4, 1, a_row(7, kasus="x" * 32_000, pasal=1.12e20, tkp=True))
        page.write_datetime(4, 3, date(2019, 3, 5), book.add_format({"num_format": "dd-mmm-yy"}))
        page.write_number(4, 1, 1e300)
        page.set_row(4, None, None, {"hidden": True})

    (row,) = [cells for _, cells in read_lembar(sheet(write)).baris]

    at = dict(zip(JUDUL, row[-len(JUDUL) :], strict=True))
    assert at["TGL LAPOR"] == "2019-03-05"
    assert at["PASAL"] == "112000000000000000000"
    assert len(at["KASUS"]) == 4000


def test_one_far_cell_does_not_unfold_to_more_than_the_machine_has():
    far = sheet(lambda page, _: page.write_string(1_048_575, 16_383, "jebakan"))

    with pytest.raises(BerkasTerlaluBesar, match="bila dibuka"):
        read_lembar(far)


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_cell_is_read_or_not_and_never_breaks(text):
    read_moment(text)
    read_tahap(text)
    read_orang(text)


def swollen(megabytes: int) -> bytes:
    """A workbook of some kilobytes whose only cell unfolds to so many megabytes."""
    buffer = io.BytesIO()
    plain = zipfile.ZipFile(io.BytesIO(a_register(a_row(7))))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name in plain.namelist():
            if name != "xl/worksheets/sheet1.xml":
                book.writestr(name, plain.read(name))
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as page:
            page.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/')
            page.write(b'main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>')
            for _ in range(megabytes):
                page.write(b"0" * 1_000_000)
            page.write(b"</t></is></c></row></sheetData></worksheet>")
    return buffer.getvalue()


@pytest.mark.parametrize(("megabytes", "refusal"), [(5, BerkasKosong), (600, BerkasTerlaluBesar)])
def test_a_workbook_that_swells_is_answered_in_a_sentence_and_the_server_does_not(
    megabytes, refusal
):
    content = swollen(megabytes)
    assert len(content) < 6_000_000

    tracemalloc.start()
    try:
        with pytest.raises(refusal):
            read_lembar(content)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 20_000_000
