"""Whom a line names: over merged rows, under two names, as whose child, or nobody at all."""

from typing import Any

import pytest

from sidik.impor.data import guess_kolom, pisah_nama, read_moment
from sidik.impor.data.umur import read_tersangka
from sidik.impor.probes import read_lembar
from sidik.impor.queries.baris import judge, people_of
from sidik.perkara.data import Tahap
from sidik.perkara.models import LaporanPolisi
from tests.cast import KAUR_MINTU
from tests.impor.builders import JUDUL, a_row, nomor
from tests.impor.test_memasukkan import brought_in
from tests.impor.test_membaca import sheet
from tests.perkara.builders import as_, detail

PETA = guess_kolom(JUDUL)


def asked(tsk: str, **changes: object) -> list[str]:
    sel = a_row(7, tsk=tsk, **changes)
    return [each.pesan for each in judge(sel, PETA, "Asia/Makassar") if each.kolom == "tersangka"]


def named(tsk: str) -> list[str]:
    return [who.nama for who in read_tersangka(a_row(7, tsk=tsk), PETA).orang]


def test_a_suspect_merged_over_the_rows_of_two_lp_stands_in_both():
    def write(page: Any, _book: Any) -> None:
        for at, row in enumerate((7, 8, 9), 4):
            page.write_row(at, 1, a_row(row, tsk="", tkp=f"Desa {row}"))
        page.merge_range(4, 7, 5, 7, "Rudi Hartono")
        page.write_string(6, 7, "Amat")

    lembar = read_lembar(sheet(write))

    at = list(lembar.judul).index("NAMA TSK")
    lp = list(lembar.judul).index("NO. LP")
    assert [(row[lp], row[at]) for _, row in lembar.baris] == [
        (nomor(7), "Rudi Hartono"),
        (nomor(8), "Rudi Hartono"),
        (nomor(9), "Amat"),
    ]


def test_an_empty_cell_that_is_not_merged_stays_empty():
    def write(page: Any, _book: Any) -> None:
        page.write_row(4, 1, a_row(7, tsk="Rudi"))
        page.write_row(5, 1, a_row(8, tsk="", tkp="Desa lain"))

    lembar = read_lembar(sheet(write))

    assert [row[list(lembar.judul).index("NAMA TSK")] for _, row in lembar.baris] == ["Rudi", ""]


@pytest.mark.parametrize(
    ("tsk", "ket"), [("", "lidik"), (" ", "sidik"), ("", "Tahap II"), ("-", "Tahap II")]
)
def test_a_line_that_names_nobody_is_asked_about(tsk, ket):
    [pesan] = asked(tsk, ket=ket)

    assert "tulis «dalam lidik»" in pesan


@pytest.mark.parametrize("tsk", ["dalam lidik", "DALAM LIDIK", "Belum diketahui", "nihil", "-"])
def test_that_nobody_is_known_yet_can_be_said_and_makes_nobody(tsk):
    assert asked(tsk, ket="lidik") == []
    assert named(tsk) == []


@pytest.mark.parametrize(
    ("said", "nama", "alias", "bin_"),
    [
        ("Rudi Hartono", "Rudi Hartono", "", ""),
        ("Rudi Hartono als Udin", "Rudi Hartono", "Udin", ""),
        ("RUDI ALS. UDIN BIN AHMAD", "RUDI", "UDIN", "AHMAD"),
        ("Rudi bin Ahmad alias Udin Kecil", "Rudi", "Udin Kecil", "Ahmad"),
        ("Siti binti H. Mahmud (alm)", "Siti", "", "H. Mahmud (alm)"),
        ("Rudi (als Udin)", "Rudi", "Udin", ""),
        ("Bintang Alsa", "Bintang Alsa", "", ""),
        ("bin Ahmad", "bin Ahmad", "", ""),
    ],
)
def test_other_names_and_the_fathers_stand_in_fields_of_their_own(said, nama, alias, bin_):
    assert pisah_nama(said) == (nama, alias, bin_)

    [who] = people_of(a_row(7, tsk=said), PETA, Tahap.PENYIDIKAN)
    assert (who.nama, who.alias, who.bin) == (nama, alias, bin_)


@pytest.mark.parametrize(
    "said", ["5 Maret 2019 jam 21.30", "5-3-19 jam 21,30", "5/3/2019 pkl 2130 wita"]
)
def test_the_hour_is_read_however_it_is_written(said):
    assert f"{read_moment(said):%Y-%m-%d %H:%M}" == "2019-03-05 21:30"


def test_an_hour_without_minutes_is_read_too():
    assert f"{read_moment('5 Maret 2019 jam 21 wita'):%H:%M}" == "21:00"


@pytest.mark.django_db
@pytest.mark.usefixtures("negeri")
@pytest.mark.parametrize(
    ("lapor", "said"),
    [("5 Maret 2019", "5 Maret 2019"), ("5 Maret 2019 jam 21.30", "5 Maret 2019 pukul 21.30 WITA")],
)
def test_a_case_out_of_a_register_says_no_hour_that_the_register_does_not(lapor, said):
    brought_in(a_row(7, tanggal=lapor))
    lp = LaporanPolisi.objects.get()

    page = " ".join(as_(KAUR_MINTU).get(detail(lp.perkara)).content.decode().split())

    assert f"<dd> {said} </dd>" in page or f"{said} <" in page
    assert "5 Maret 2019 pukul 00.00" not in page
    assert ("Jam lapor tidak tertulis dalam register." in lp.uraian) == (lapor == said)
