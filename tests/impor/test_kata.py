"""Days, ages and names as they are written in words, and what is asked where they are not clear."""

from datetime import date

import pytest

from sidik.impor.data import read_moment, read_orang, read_tersangka, salah_hari

COLUMNS = {"tanggal": 0, "tersangka": 1, "umur": 2}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("5 Maret 2026", "2026-03-05"),
        ("05-III-2026", "2026-03-05"),
        ("5/xii/2025", "2025-12-05"),
        ("05 IX 2021", "2021-09-05"),
        ("Senin, 5 Maret 2026", "2026-03-05"),
        ("Kamis tgl 05 Mrt 2026 jam 21.00", "2026-03-05"),
        ("lima Maret dua ribu dua puluh enam", "2026-03-05"),
        ("tujuh belas Agustus dua ribu sembilan belas", "2019-08-17"),
        ("05-XIII-2026", ""),
        ("5 Bulan 2026", ""),
    ],
)
def test_a_day_is_read_with_its_month_in_words_or_in_roman_figures(written, read):
    moment = read_moment(written)

    assert (f"{moment:%Y-%m-%d}" if moment else "") == read


def test_a_day_that_bears_the_name_of_another_is_said():
    assert salah_hari("Senin, 5 Maret 2026") == "Tertulis Senin, padahal 5 Maret 2026 hari Kamis."
    assert salah_hari("Jum'at 6-3-2026") == salah_hari("5 Maret 2026") == ""


def row(tsk: str, umur: str = "") -> tuple[list[tuple[str, int | None]], list[str]]:
    read = read_tersangka(["5 Maret 2019", tsk, umur], COLUMNS)
    return [(who.nama, who.umur) for who in read.orang], [each.pesan for each in read.galat]


@pytest.mark.parametrize(
    ("tsk", "umur", "people"),
    [
        ("Rudi", "tiga puluh", [("Rudi", 30)]),
        ("Rudi", "tujuh belas tahun", [("Rudi", 17)]),
        ("Rudi; Amat", "dua puluh lima th / tujuh belas th", [("Rudi", 25), ("Amat", 17)]),
        ("Rudi", "35 (tiga puluh lima) tahun", [("Rudi", 35)]),
        ("Rudi, umur enam belas tahun", "", [("Rudi", 16)]),
        ("Tiga Putra", "", [("Tiga Putra", None)]),
        ("Ahmad; Budi; Candra", "", [("Ahmad", None), ("Budi", None), ("Candra", None)]),
        ("Ahmad, Budi dan Candra", "", [("Ahmad", None), ("Budi", None), ("Candra", None)]),
        ("AHMAD & BUDI", "", [("AHMAD", None), ("BUDI", None)]),
        ("Udin 34 th, Amat / 15", "", [("Udin", 34), ("Amat", 15)]),
        ("Ahmad, Budi", "25, 17", [("Ahmad", 25), ("Budi", 17)]),
        ("Rudi dkk", "", [("Rudi", None)]),
    ],
)
def test_names_and_ages_in_words_are_read_where_they_are_certain(tsk, umur, people):
    assert row(tsk, umur) == (people, [])


@pytest.mark.parametrize(
    "cell",
    [
        "dr. Rudi Hartono, S.H., M.H.",
        "H. Muhammad bin H. Ali",
        "Hj. Siti Aminah, S.Sos",
        "Rudi, swasta, Desa Lingsir",
        "Rudi bin Aman (alias Udin, Ucok)",
        "Wildan Serta",
    ],
)
def test_a_title_a_degree_a_trade_and_a_father_are_no_second_person(cell):
    people, galat = row(cell)

    assert (len(people), galat) == (1, [])


def test_titles_stand_with_whom_they_belong_to():
    names = [each.nama for each in read_orang("Ir. H. Anwar, M.Si dan Drs. Beni", date(2019, 3, 5))]

    assert names == ["Ir. H. Anwar, M.Si", "Drs. Beni"]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Rudi Hartono, Amat", "dapat berarti 2 orang: Rudi Hartono; Amat."),
        ("Ahmad Yani, Banjarmasin", "bila satu orang, sisakan namanya saja"),
        ("Rudi dan istri", "menyebut orang lain tanpa namanya"),
        ("Rudi, dan 2 orang lainnya", "menyebut orang lain tanpa namanya"),
    ],
)
def test_what_may_be_one_or_two_is_asked_with_what_was_understood(cell, said):
    _, [pesan] = row(cell)

    assert said in pesan
