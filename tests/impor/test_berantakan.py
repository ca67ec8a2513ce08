"""Three registers as they lie in the cupboards of a Kaur Mintu, and what must become of them."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from django.urls import reverse

from sidik.impor import usecases
from sidik.impor.models import BarisImpor, Impor
from sidik.impor.probes import read_lembar
from sidik.impor.queries import count_baris
from sidik.pengawasan.queries.angka import open_cases
from sidik.perkara.data import Tahap
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.tenggat.models import Tenggat
from tests.cast import KASAT, KAUR_MINTU, RESNARKOBA
from tests.impor.builders import a_register, a_row, nomor
from tests.perkara.builders import as_

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri"), pytest.mark.laugh(17)]


def looked_at(isi: bytes) -> Impor:
    return usecases.preview_register(
        read_lembar(isi), nama="register.xlsx", isi=isi, satuan=RESNARKOBA, actor=KAUR_MINTU
    )


def brought_in(isi: bytes, **choice: bool) -> Impor:
    impor = usecases.order_impor(looked_at(isi), hanya_benar=False, actor=KAUR_MINTU, **choice)
    usecases.carry_out(impor, actor=KAUR_MINTU)
    return impor


def sheet(write: Callable[[Any], object]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        write(book.add_worksheet())
    return buffer.getvalue()


def lp(n: int, tahun: int = 2019) -> LaporanPolisi:
    return LaporanPolisi.objects.get(nomor=nomor(n, tahun))


def names(n: int, tahun: int = 2019) -> set[str]:
    people = Keterlibatan.objects.filter(perkara=lp(n, tahun).perkara)
    return {k.orang.nama for k in people}


# --- the first: one line a suspect, "sda", a foot ------------------------------------------------


def year_2019(page: Any) -> None:
    page.merge_range(0, 0, 0, 9, "DATA UNGKAP KASUS NARKOBA TAHUN 2019")
    page.merge_range(2, 0, 3, 0, "NO")
    page.merge_range(2, 1, 2, 2, "LAPORAN POLISI")
    page.write_row(3, 1, ("NOMOR", "TANGGAL"))
    page.merge_range(2, 3, 2, 6, "TERSANGKA")
    page.write_row(3, 3, ("NAMA", "L/P", "UMUR", "PEKERJAAN"))
    page.write(2, 7, "BB")
    page.write(2, 8, "PASAL")
    page.write(2, 9, "KET")
    page.write(2, 10, "PENYIDIK")
    pasal = "Pasal 112 ayat (1) UU 35/2009"
    rows = (
        (1, nomor(1), "05-III-2019", "RUDI", "L", 25, "Swasta", "2 paket sabu", pasal, "THP II"),
        (2, "sda", "sda", "SITI AMINAH", "P", 17, "Pelajar", "sda", "idem", "sda"),
        (),
        (
            3,
            nomor(2),
            "Kamis, 7 Maret 2019",
            "AMAT",
            "L",
            "tiga puluh",
            "Tani",
            "1 HP",
            '"',
            "Sidik",
        ),
        ("NO", "NOMOR", "TANGGAL", "NAMA", "L/P", "UMUR", "PEKERJAAN", "", "", ""),
        (4, nomor(3), "9/3/2019", "UDIN", "L", 40, "-", "-", pasal, "SELESAI"),
        ("", "JUMLAH", "", "4 org"),
        (),
        ("", "", "", "", "", "", "", "", "Paringin, Desember 2019"),
        ("", "", "", "", "", "", "", "", "KASAT RESNARKOBA"),
        ("", "", "", "", "", "", "", "", "AKP CONTOH SAJA, S.H."),
    )
    for at, row in enumerate(rows, 4):
        page.write_row(at, 0, row)
    page.write(4, 10, "Aipda Hadi")


def test_one_line_a_suspect_with_sda_and_a_foot_comes_in_as_three_cases():
    impor = brought_in(sheet(year_2019))

    assert impor.masuk == 3
    assert count_baris(impor)["lewat"] == 4
    assert names(1) == {"RUDI", "SITI AMINAH"}
    siti = Keterlibatan.objects.get(orang__nama="SITI AMINAH")
    assert (siti.umur_saat_kejadian, siti.is_anak) == (17, True)
    assert (siti.orang.pekerjaan, siti.orang.jenis_kelamin) == ("Pelajar", "p")
    amat = Keterlibatan.objects.get(orang__nama="AMAT")
    assert (amat.umur_saat_kejadian, amat.orang.pekerjaan) == (30, "Tani")
    assert lp(2).pasal == ["Pasal 112 ayat (1) UU 35/2009"]


def test_what_was_seized_stands_in_the_account_and_gives_the_case_its_title():
    brought_in(sheet(year_2019))

    assert "Barang bukti menurut register: 2 paket sabu." in lp(1).uraian
    assert lp(1).perkara.ringkas == "2 paket sabu"
    assert "Pasal" not in lp(3).perkara.ringkas


def test_a_column_that_is_not_read_is_named_and_kept_if_the_officer_wishes():
    page = reverse("impor:detail", args=[looked_at(sheet(year_2019)).pk])

    shown = as_(KAUR_MINTU).get(page).content.decode()
    brought_in(sheet(year_2019), simpan_sisa=True)

    assert "Kolom ini tidak dibaca: PENYIDIK." in " ".join(shown.split())
    assert "PENYIDIK: Aipda Hadi" in lp(1).uraian


def test_a_column_that_gives_away_a_reporter_is_never_kept_in_an_account():
    heads = ("NO LP", "TGL LAPOR", "KASUS", "ALAMAT PELAPOR", "NAMA ORANG TUA TSK", "CATATAN")
    row = (nomor(1), "5/3/2019", "Sabu", "Desa Mampari RT 1", "Bapak Fulan", "titip Rutan")
    isi = a_register(row, judul=heads)
    page = reverse("impor:detail", args=[looked_at(isi).pk])

    shown = as_(KAUR_MINTU).get(page).content.decode()
    brought_in(isi, simpan_sisa=True)

    assert "CATATAN: titip Rutan" in lp(1).uraian
    assert "Mampari" not in lp(1).uraian
    assert "Fulan" not in lp(1).uraian
    assert "identitas yang dilindungi: ALAMAT PELAPOR, NAMA ORANG TUA TSK." in shown


def test_without_that_wish_it_is_left_in_the_file():
    brought_in(sheet(year_2019))

    assert "Aipda Hadi" not in lp(1).uraian


# --- closed, and nobody wrote down when ----------------------------------------------------------


def test_a_case_that_was_closed_on_no_known_day_is_closed_and_on_no_day():
    brought_in(a_register(a_row(7, selesai=""), a_row(8, ket="lidik"), a_row(9, selesai="2019")))

    assert lp(7).perkara.tahap == Tahap.TAHAP_2
    assert lp(7).perkara.selesai_at is lp(9).perkara.selesai_at is None
    assert not Tenggat.objects.exists()
    assert set(open_cases(KASAT)) == {lp(8).perkara}
    assert "Tanggal selesai tidak tertulis dalam register." in lp(7).uraian
    assert "Tanggal selesai menurut register: 2019." in lp(9).uraian


def test_the_preview_and_the_case_say_that_the_day_is_not_known():
    impor = looked_at(a_register(a_row(7, selesai="")))
    shown = as_(KAUR_MINTU).get(reverse("impor:detail", args=[impor.pk])).content.decode()
    usecases.order_impor(impor, hanya_benar=False, actor=KAUR_MINTU)
    usecases.carry_out(impor, actor=KAUR_MINTU)
    page = reverse("perkara:detail", args=[Perkara.objects.get().pk])

    assert "Tanggal selesai tidak tertulis; perkara masuk sebagai selesai" in shown
    assert "tanggalnya tidak tertulis dalam register lama" in as_(KASAT).get(page).content.decode()


# --- the second: a column without a heading, notes, months between -------------------------------


def year_2022(page: Any) -> None:
    page.write(0, 0, "REGISTER B.1 SATRESNARKOBA")
    heads = ("No.", "No. Pol / LP", "Tgl LP", "Identitas Tersangka", "TKP", "Perkara", "Status")
    page.write_row(2, 0, heads)
    page.write_row(3, 0, ("1", "2", "3", "4", "5", "6", "7"))
    page.write(4, 1, "BULAN JANUARI 2022")
    rows = (
        (
            1,
            nomor(4, 2022),
            "5 Maret 2022",
            "Ahmad, Budi dan Candra dkk",
            "DESA LINGSIR",
            "Psl 112 UU 35/2009",
            "P21",
        ),
        (
            2,
            nomor(5, 2022),
            "6 Maret 2022",
            "dr. Rudi Hartono, S.H.",
            "Halong",
            "SABU AN. RUDI HARTONO",
            "P 21",
        ),
        (3, nomor(6, 2022), "Senin, 8 Maret 2022", "-", "Juai", "Ganja", "lidik"),
    )
    for at, row in enumerate(rows, 5):
        page.write_row(at, 0, row)
    page.write(5, 7, "titip Rutan")
    page.write(9, 0, "Catatan: LP nomor 9 dilimpahkan ke Polda")


def test_notes_months_and_a_column_without_a_heading_do_no_harm():
    impor = brought_in(sheet(year_2022), simpan_sisa=True)

    assert impor.masuk == 3
    assert names(4, 2022) == {"Ahmad", "Budi", "Candra"}
    assert names(5, 2022) == {"dr. Rudi Hartono, S.H."}
    assert names(6, 2022) == set()
    assert "titip Rutan" in lp(4, 2022).uraian
    assert "Tersangka menurut register: Ahmad, Budi dan Candra dkk." in lp(4, 2022).uraian


def test_the_title_of_an_imported_case_is_no_article_and_names_nobody():
    brought_in(sheet(year_2022))

    assert lp(4, 2022).perkara.ringkas == "Perkara narkoba di Desa Lingsir"
    assert lp(4, 2022).uraian.startswith("Dari register lama.")
    assert lp(4, 2022).pasal == ["Psl 112 UU 35/2009"]
    assert lp(5, 2022).perkara.ringkas == "Sabu di Halong"
    assert lp(6, 2022).perkara.ringkas == "Ganja di Juai"


def test_a_row_that_is_no_case_is_quoted():
    impor = looked_at(sheet(year_2019))

    said = [
        row.galat[0]["pesan"] for row in BarisImpor.objects.filter(impor=impor, keadaan="lewat")
    ]

    assert "«KASAT RESNARKOBA»: bukan baris perkara" in str(said)


def test_the_wrong_name_of_a_day_is_said_before_it_goes_in():
    impor = looked_at(sheet(year_2022))

    shown = as_(KAUR_MINTU).get(reverse("impor:detail", args=[impor.pk])).content.decode()

    assert "Tertulis Senin, padahal 8 Maret 2022 hari Selasa." in shown


# --- the third: written as CSV by an old programme -----------------------------------------------

CSV = (
    "Register LP;;;;;\r\n"
    "NO LP;TGL LAPOR;TERSANGKA;UMUR;KASUS;KET\r\n"
    f"{nomor(7, 2025)};5/3/2025;Rudi;25;Dua paket sabu di Lingsir;Sidik\r\n"
    f"{nomor(7, 2025)};5/3/2025;Amat;17;Dua paket sabu di Lingsir;Sidik\r\n"
    f"{nomor(8, 2025)};6/3/2025;Si Anu, Si Itu;;Ganja;Lidik\r\n"
    "Total;;;;;2 perkara\r\n"
)


@pytest.mark.parametrize("written", [CSV, CSV.replace(";", ","), CSV.replace(";", "\t")])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_register_in_csv_is_read_and_what_is_not_clear_is_asked(written, encoding):
    written = written.replace("Si Anu, Si Itu", '"Si Anu, Si Itu"')

    impor = looked_at(written.encode(encoding))

    counts = count_baris(impor)
    assert (counts["siap"], counts["salah"], counts["lewat"]) == (1, 1, 1)
    [galat] = BarisImpor.objects.get(impor=impor, keadaan="salah").galat
    assert "dapat berarti 2 orang: Si Anu; Si Itu" in galat["pesan"]
    first = BarisImpor.objects.get(impor=impor, keadaan="siap")
    assert "Rudi\nAmat" in first.sel


def test_two_suspects_of_one_lp_who_stand_differently_are_asked_about():
    impor = looked_at(a_register(a_row(7, tsk="Rudi"), a_row(7, tsk="Amat", ket="SP3")))

    [galat] = BarisImpor.objects.get(impor=impor, keadaan="salah").galat
    assert galat["pesan"].startswith("Nomor LP ini sudah ada di baris 4")
