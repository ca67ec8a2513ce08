"""Ages in a column of their own: whose they are, how old he was at the event, who is a child."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from sidik.impor import usecases
from sidik.impor.data import guess_kolom, read_tersangka, read_umur
from sidik.impor.errors import UmurTanpaNama
from sidik.impor.models import BarisImpor, Impor
from sidik.impor.probes import read_lembar
from sidik.perkara.models import Keterlibatan
from tests.cast import KASAT, KAUR_MINTU, RESNARKOBA
from tests.impor.builders import JUDUL_UMUR, a_register, aged, nomor
from tests.perkara.builders import as_

PADA = date(2019, 3, 5)
COLUMNS = {"tanggal": 0, "tersangka": 1, "umur": 2, "lahir": 3, "kejadian": 4}


def people(tsk: str, umur: str = "", lahir: str = "", kejadian: str = "") -> list[Any]:
    read = read_tersangka(["5 Maret 2019", tsk, umur, lahir, kejadian], COLUMNS)
    assert not read.galat, read.galat
    return [who.umur for who in read.orang]


def fault(tsk: str, umur: str = "", lahir: str = "") -> str:
    [galat] = read_tersangka(["5 Maret 2019", tsk, umur, lahir, ""], COLUMNS).galat
    return galat.pesan


@pytest.mark.parametrize(
    ("heading", "kolom"),
    [
        ("UMUR", "umur"),
        ("Usia", "umur"),
        ("UMUR (TH)", "umur"),
        ("UMUR TSK", "umur"),
        ("JK/UMUR", "umur"),
        ("TGL LAHIR", "lahir"),
        ("TEMPAT/TGL. LAHIR", "lahir"),
        ("TEMPAT, TANGGAL LAHIR TERSANGKA", "lahir"),
        ("TTL", "lahir"),
        ("TMPT TGL LHR", "lahir"),
        ("UMUR PELAPOR", None),
        ("TGL LAHIR KORBAN", None),
        ("JENIS KELAMIN", "kelamin"),
    ],
)
def test_a_column_of_ages_is_known_by_its_heading_and_takes_no_other_column(heading, kolom):
    judul = ("NO LP", heading, "TGL LAPOR", "TKP", "KASUS", "NAMA TSK")

    found = guess_kolom(judul)

    assert next((name for name, at in found.items() if at == 1), None) == kolom
    assert (found["tanggal"], found["tkp"], found["ringkas"], found["tersangka"]) == (2, 3, 4, 5)


def test_of_two_columns_of_ages_that_beside_the_suspects_is_theirs():
    judul = ("NO LP", "TGL LP", "PELAPOR", "UMUR", "TGL LAHIR", "NAMA TSK", "UMUR", "TTL", "KET")

    found = guess_kolom(judul)

    assert (found["pelapor"], found["umur"], found["lahir"]) == (2, 6, 7)
    assert "umur" not in guess_kolom(("NO LP", "TGL LP", "NAMA TSK", "KORBAN", "UMUR"))


def test_a_heading_that_names_and_ages_is_a_column_of_names():
    found = guess_kolom(("NO LP", "TGL LP", "TERSANGKA / UMUR"))

    assert (found["tersangka"], "umur" in found) == (2, False)


@pytest.mark.parametrize(
    ("umur", "ages"),
    [
        ("25 th / 17 th", [25, 17]),
        ("25/17", [25, 17]),
        ("25, 17", [25, 17]),
        ("25 dan 17 tahun", [25, 17]),
        ("25 & 17", [25, 17]),
        ("1. 25 th\n2. 17 th", [25, 17]),
        ("1. 25 th 2. 17 th", [25, 17]),
        ("25 Thn\n\n17 Thn", [25, 17]),
        ("25; 17", [25, 17]),
        ("± 25 th / 17 th 8 bln", [25, 17]),
        ("L 25, P 17", [25, 17]),
        ("25 th / -", [25, None]),
        ("- / 17", [None, 17]),
        ("25 th\ntidak diketahui", [25, None]),
        ("-", [None, None]),
        ("", [None, None]),
        ("1994 / 2002", [25, 17]),
    ],
)
def test_several_ages_in_one_cell_belong_to_the_names_in_their_order(umur, ages):
    assert people("1. Rudi\n2. Amat", umur) == ages


@pytest.mark.parametrize(
    ("lahir", "ages"),
    [
        ("Halong, 5-3-1994 / Barabai, 6 Maret 2001", [25, 17]),
        ("05/03/1994\n06/03/2001", [25, 17]),
        ("5/3/94 / 6/3/01", [25, 17]),
        ("1. Halong, 5 Maret 1994 2. Barabai 6-3-2001", [25, 17]),
        ("Halong, 5-3-1994, Barabai, 6-3-2001", [25, 17]),
        ("1994-03-05 00:00\n2001-03-06", [25, 17]),
        ("Halong RT 05, 5-3-1994\n-", [25, None]),
    ],
)
def test_birthdays_become_ages_on_the_day_of_the_event(lahir, ages):
    assert people("Rudi\nAmat", lahir=lahir) == ages


def test_an_age_counts_at_the_event_not_on_the_day_of_the_report():
    assert people("Rudi", lahir="5-3-2001") == [18]
    assert people("Rudi", lahir="5-3-2001", kejadian="4 Maret 2019") == [17]
    assert people("Rudi", umur="19", kejadian="1 Maret 2017") == [17]
    assert people("Rudi (19 th)", kejadian="1 Maret 2017") == [17]
    assert people("Rudi", umur="18", kejadian="sekitar Maret 2019") == [18]


def test_where_name_age_and_birthday_differ_by_a_year_the_lower_counts():
    assert people("Rudi (18 th)", "17", "5-3-2001") == [17]


def test_whom_only_a_word_calls_a_child_is_protected_and_an_age_ends_it():
    def shut(tsk: str, umur: str) -> list[bool]:
        row = ["5 Maret 2019", tsk, umur, "", ""]
        return [who.dilindungi for who in read_tersangka(row, COLUMNS).orang]

    assert shut("Rudi\nAmat", "anak / dewasa") == [True, False]
    assert shut("Rudi, pelajar", "19 th") == [False]
    assert shut("Rudi", "2001") == [True]  # eighteen on a day of that year nobody wrote down


@pytest.mark.parametrize(
    ("tsk", "umur", "said"),
    [
        ("Rudi\nAmat", "17 th", "Ada 2 nama, tetapi 1 isian di kolom ini («17 th»)"),
        ("Rudi\nAmat", "25 / 17 / 30", "Ada 2 nama, tetapi 3 isian"),
        ("", "17", "Ada 0 nama, tetapi 1 isian"),
        ("Rudi", "25 th, 17 th", "lebih dari satu umur untuk orang ke-1"),
        ("Rudi", "25-30", "lebih dari satu umur untuk orang ke-1"),
        ("Rudi", "entah", "«entah» tidak terbaca untuk orang ke-1"),
        ("Rudi\nAmat", "25\nbelasan", "«belasan» tidak terbaca untuk orang ke-2"),
        ("Rudi", "150", "menjadi 150 tahun"),
        ("Rudi", "3", "menjadi 3 tahun"),
        ("Rudi", "2019-12-17", "menjadi -1 tahun"),
        ("Rudi (17 th)", "25", "Umur orang ke-1 tertulis 17 dan 25 tahun"),
    ],
)
def test_an_age_that_fits_nobody_or_nothing_is_a_sentence_at_its_row(tsk, umur, said):
    assert said in fault(tsk, umur)


def test_a_birthday_after_the_event_is_a_fault():
    assert "periksa isiannya" in fault("Rudi", lahir="5-3-2020")


@settings(max_examples=200)
@given(
    st.text(max_size=40) | st.text(alphabet="0123456789/-., th\n", max_size=40),
    st.integers(0, 4),
    st.booleans(),
)
def test_any_cell_of_ages_is_read_or_a_fault_and_never_breaks(text, jumlah, lahir):
    for umur in read_umur(text, jumlah, PADA, lahir=lahir):
        assert umur.tahun is None or 5 <= umur.tahun <= 110


# --- real workbooks -------------------------------------------------------------------------------


def sheet(write: Callable[[Any], object]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        write(book.add_worksheet())
    return buffer.getvalue()


def in_two_rows(page: Any) -> None:
    """Headings as Mintu makes them: merged over two rows, the columns counted below."""
    page.merge_range(0, 0, 0, 6, "REGISTER LAPORAN POLISI TAHUN 2019")
    page.merge_range(2, 0, 3, 0, "NO")
    page.merge_range(2, 1, 2, 2, "LAPORAN POLISI")
    page.write_row(3, 1, ("NOMOR", "TANGGAL"))
    page.merge_range(2, 3, 3, 3, "TKP")
    page.merge_range(2, 4, 2, 6, "TERSANGKA")
    page.write_row(3, 4, ("NAMA", "L/P", "UMUR"))
    page.merge_range(2, 7, 3, 7, "KET")
    page.write_row(4, 0, range(1, 9))
    page.write_row(5, 0, (1, nomor(1), "5/3/2019", "Lingsir", "Rudi", "L", 25, "lidik"))
    page.write_row(6, 4, ("Amat", "L", 17))
    page.write_row(7, 4, ("Siti", "P"))
    page.write_row(8, 4, ("Umi", "P", 31))


def test_merged_headings_of_two_rows_are_read_and_each_name_below_keeps_its_age():
    lembar = read_lembar(sheet(in_two_rows))

    assert list(lembar.judul[1:7]) == [
        "NOMOR (LAPORAN POLISI)",
        "TANGGAL (LAPORAN POLISI)",
        "TKP",
        "NAMA (TERSANGKA)",
        "L/P (TERSANGKA)",
        "UMUR (TERSANGKA)",
    ]
    [(number, row)] = lembar.baris
    read = read_tersangka(row, guess_kolom(lembar.judul))
    assert number == 6
    assert [(who.nama, who.umur) for who in read.orang] == [
        ("Rudi", 25),
        ("Amat", 17),
        ("Siti", None),
        ("Umi", 31),
    ]


def test_headings_of_one_row_with_a_second_below_the_suspects_only():
    def write(page: Any) -> None:
        page.write_row(0, 0, ("NO LP", "TGL LAPOR", "TERSANGKA", "", "KET"))
        page.write_row(1, 2, ("NAMA", "USIA"))
        page.write_row(2, 0, (nomor(1), "5/3/2019", "Rudi", 17, "lidik"))

    lembar = read_lembar(sheet(write))

    assert list(lembar.judul[2:4]) == ["NAMA (TERSANGKA)", "USIA (TERSANGKA)"]
    assert [number for number, _ in lembar.baris] == [3]


def test_a_first_row_without_a_number_is_not_taken_for_headings():
    def write(page: Any) -> None:
        page.write_row(0, 0, JUDUL_UMUR)
        page.write_row(1, 3, ("Sabu", "Namira", 17))

    assert len(read_lembar(sheet(write)).baris) == 1


def looked_at(isi: bytes) -> Impor:
    return usecases.preview_register(
        read_lembar(isi), nama="r.xlsx", isi=isi, satuan=RESNARKOBA, actor=KAUR_MINTU
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
class TestDatabase:
    def test_a_child_of_the_column_is_a_child_of_the_case(self):
        impor = looked_at(
            a_register(
                aged(7, "Rudi\nAmat", "25 th / 17 th"), aged(8, "Siti", 16.0), judul=JUDUL_UMUR
            )
        )
        usecases.order_impor(impor, hanya_benar=False, actor=KAUR_MINTU)
        usecases.carry_out(impor, actor=KAUR_MINTU)

        rows = Keterlibatan.objects.order_by("umur_saat_kejadian")
        assert [(k.orang.nama, k.umur_saat_kejadian, k.is_anak) for k in rows] == [
            ("Siti", 16, True),
            ("Amat", 17, True),
            ("Rudi", 25, False),
        ]

    def test_the_preview_says_who_was_read_with_which_age_and_covers_it_for_others(self):
        impor = looked_at(a_register(aged(7, "Rudi\nAmat", "25 / 17"), judul=JUDUL_UMUR))
        page = reverse("impor:detail", args=[impor.pk])

        mine = as_(KAUR_MINTU).get(page).content.decode()
        others = as_(KASAT).get(page).content.decode()

        assert "Umur terbaca: Rudi: 25 th; Amat: 17 th, anak" in mine
        assert "Umur terbaca: " in others

    def test_a_row_whose_ages_do_not_fit_its_names_stays_out_with_a_sentence(self):
        impor = looked_at(
            a_register(aged(7, "Rudi\nAmat", 17), aged(8, "Siti", 30), judul=JUDUL_UMUR)
        )
        usecases.order_impor(impor, hanya_benar=True, actor=KAUR_MINTU)

        assert usecases.carry_out(impor, actor=KAUR_MINTU) == 1
        [galat] = BarisImpor.objects.get(impor=impor, nomor=4).galat
        assert galat["kolom"] == "umur"
        assert galat["pesan"].startswith("Ada 2 nama, tetapi 1 isian")

    def test_ages_without_a_column_of_names_are_refused_at_the_mapping(self):
        impor = looked_at(a_register(aged(7, "Rudi", 17), judul=JUDUL_UMUR))

        with pytest.raises(UmurTanpaNama, match="«UMUR»"):
            usecases.map_kolom(impor, {"nomor": 1, "tanggal": 2, "umur": 5}, actor=KAUR_MINTU)
        answer = as_(KAUR_MINTU).post(
            reverse("impor:kolom", args=[impor.pk]), {"nomor": 1, "tanggal": 2, "lahir": 5}
        )

        assert "tunjukkan juga itu" in answer.content.decode()

    def test_a_column_of_ages_may_be_shown_by_hand(self):
        judul = ("NO", "NO. LP", "TGL LAPOR", "KASUS", "NAMA TSK", "TH", "KET")
        impor = looked_at(a_register(aged(7, "Rudi", 17), judul=judul))
        columns = {"nomor": 1, "tanggal": 2, "tersangka": 4, "umur": 5}

        usecases.map_kolom(impor, columns, actor=KAUR_MINTU)

        page = as_(KAUR_MINTU).get(reverse("impor:detail", args=[impor.pk])).content.decode()
        assert "Rudi: 17 th, anak" in page
