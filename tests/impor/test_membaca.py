"""Cells as people wrote them for fifteen years."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidik.impor.data import guess_kolom, read_moment, read_names, read_tahap
from sidik.impor.errors import BerkasKosong, BerkasTerlaluBesar, BerkasTidakTerbaca
from sidik.impor.queries import read_lembar
from sidik.perkara.data import Tahap
from tests.impor.builders import JUDUL, a_register, a_row


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5/3/2019", "2019-03-05 00:00"),
        ("05-03-19", "2019-03-05 00:00"),
        ("5 Maret 2019", "2019-03-05 00:00"),
        ("Selasa, 5 maret 2019 pukul 22.30 wita", "2019-03-05 22:30"),
        ("5 Agt 2019", "2019-08-05 00:00"),
        ("2019-03-05", "2019-03-05 00:00"),
        ("2019-03-05 22:30", "2019-03-05 22:30"),
        (date(2019, 3, 5), "2019-03-05 00:00"),
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
    }


def test_several_names_in_one_cell_are_several_people():
    assert read_names("1. Rudi Hartono\n2. Amat, ") == ("Rudi Hartono", "Amat")
    assert read_names("Rudi; Amat") == ("Rudi", "Amat")
    assert read_names(None) == ()


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


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_cell_is_read_or_not_and_never_breaks(text):
    read_moment(text)
    read_tahap(text)
    read_names(text)
