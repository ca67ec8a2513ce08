"""Workbooks that Polda asks for, read back as Polda would open them."""

import io
import zipfile
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from sidik.jejak.models import Peristiwa
from sidik.kernel.errors import NotAllowed
from sidik.pengawasan.data import KELOMPOK_UMUR, Laporan, Masa, kelompok_umur
from sidik.pengawasan.queries import make_laporan
from sidik.perkara.data import NewOrang, PeranOrang
from sidik.perkara.models import Perkara
from sidik.perkara.usecases import add_orang
from tests.cast import KASAT, OPERATOR_LP, PENYIDIK, PUSIKNAS, RESNARKOBA
from tests.perkara.builders import (
    an_lp,
    an_lp_b,
    as_,
    in_penyidikan,
    registered,
    terlapor,
    with_tersangka,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]
FEBRUARI = Masa(date(2026, 2, 1), date(2026, 2, 28))
MARET = Masa(date(2026, 3, 1), date(2026, 3, 31))


def ask(laporan: Laporan, satuan: str = RESNARKOBA, masa: Masa = MARET):
    return make_laporan(laporan, KASAT, satuan=satuan, masa=masa)


def workbook(laporan: str, **changes: str) -> bytes:
    query = {"laporan": laporan, "satuan": RESNARKOBA, "awal": "2026-03-01", "akhir": "2026-03-31"}
    answer = as_(KASAT).get(reverse("pengawasan:laporan"), query | changes)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def opened(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def download(laporan: str, **changes: str) -> list[list[object]]:
    return opened(workbook(laporan, **changes))


@pytest.mark.sop("2.d")
@pytest.mark.laugh(22)
def test_ct_cc_has_the_counts_beside_the_percentage_and_tunggakan_apart():
    with_tersangka()
    registered(an_lp(ringkas="Satu paket sabu"))

    lembar = ask(Laporan.CT_CC)

    assert list(lembar.kaki) == ["JUMLAH", 2, 0, 0, 0, 0, 0, "0 dari 2 (0 %)", 2]


def test_a_complete_file_is_not_settled_before_the_handover_and_the_heading_says_so():
    registered(an_lp())
    registered(an_lp(ringkas="Satu paket sabu"))
    first, second = Perkara.objects.order_by("pk")
    Perkara.objects.filter(pk=first.pk).update(tahap="p21")
    Perkara.objects.filter(pk=second.pk).update(tahap="tahap_2", selesai_at=second.dibuka_at)

    lembar = ask(Laporan.CT_CC)

    at = [kolom.judul for kolom in lembar.kolom].index("Tahap II (P-21 saja belum dihitung)")
    assert (lembar.kaki[2], lembar.kaki[at]) == (1, 1)


def test_a_month_without_reports_shows_no_percentage():
    empty = ask(Laporan.CT_CC, masa=Masa(date(2025, 1, 1), date(2025, 1, 31)))

    assert empty.kaki[7] == "0 dari 0 (–)"


@pytest.mark.laugh(17)
def test_the_workbook_opens_with_letterhead_real_dates_and_a_place_to_sign():
    with_tersangka()

    rows = download("perkara")

    assert rows[0][0] == "KEPOLISIAN NEGARA REPUBLIK INDONESIA"
    heads = next(at for at, row in enumerate(rows) if row[0] == "No")
    first = rows[heads + 1]
    assert first[1].startswith("LP/A/")
    assert first[2] == date(2026, 3, 5)
    assert first[6] == "Ahmad Rizki"
    assert any(KASAT.nama in str(cell) for row in rows[heads:] for cell in row)
    title = next(str(row[0]) for row in rows if "dicetak" in str(row[0]))
    assert title.startswith("Periode 1 Maret 2026 s.d. 31 Maret 2026; dicetak ")
    assert " WITA oleh " in title
    assert title.endswith(f"{KASAT.pangkat} {KASAT.nama}, NRP {KASAT.nrp}")


def test_ungkap_kasus_lists_only_cases_with_a_suspect():
    with_tersangka()
    registered(an_lp(ringkas="Belum ada tersangka"))

    rows = list(ask(Laporan.UNGKAP).baris)

    assert [row[6] for row in rows] == ["Ahmad Rizki"]
    assert rows[0][7] == 31


def test_beside_each_suspect_of_ungkap_kasus_stands_his_own_age():
    perkara = with_tersangka()
    add_orang(perkara, terlapor("Zainal", umur=19), actor=PENYIDIK)

    (row,) = ask(Laporan.UNGKAP).baris

    assert (row[6], row[7]) == ("Ahmad Rizki", 31)


@pytest.mark.parametrize("umur", [*range(121), None])
def test_every_age_stands_in_one_band(umur):
    said = kelompok_umur(umur)

    expected = {
        None: "tidak tercatat", 13: "di bawah 14 tahun", 14: "14–17 tahun", 15: "14–17 tahun",
        18: "18–24 tahun", 24: "18–24 tahun", 25: "25–64 tahun", 64: "25–64 tahun",
        65: "65 tahun ke atas", 66: "65 tahun ke atas",
    }  # fmt: skip
    assert said == expected.get(umur, said)
    assert said in {label for _, label in KELOMPOK_UMUR} | {"tidak tercatat"}


def test_the_recapitulation_counts_each_suspect_once_under_each_heading():
    with_tersangka()

    lembar = ask(Laporan.REKAP_TSK)

    found = [row for row in lembar.baris if row[2]]
    assert ("Umur", "25–64 tahun", 1) in found
    assert {what: sum(n for w, _, n in found if w == what) for what, _, _ in found} == {
        "Umur": 1,
        "Jenis kelamin": 1,
        "Peran": 1,
        "Pendidikan": 1,
    }
    assert lembar.kaki == ("JUMLAH TERSANGKA", "", 1)


@pytest.mark.laugh(26)
def test_a_child_is_written_by_its_initials():
    perkara = in_penyidikan()
    add_orang(perkara, terlapor("Budi Kecil", umur=15), actor=PENYIDIK)

    (row,) = ask(Laporan.PERKARA).baris

    assert row[6] == "Anak, inisial B.K."


def test_the_reporter_is_on_no_sheet():
    registered(an_lp_b())

    for laporan in Laporan:
        cells = [str(cell) for row in ask(laporan).baris for cell in row]
        assert not any("Maimunah" in cell for cell in cells), laporan


@pytest.mark.parametrize("nama", ["=A1+B1", "+Udin", "-Udin", "@SUM(A1)", "http://x", "{=A1}"])
def test_a_name_that_begins_like_a_formula_is_text(nama):
    perkara = in_penyidikan()
    add_orang(perkara, NewOrang(nama=nama, peran=PeranOrang.TERLAPOR), actor=PENYIDIK)

    content = workbook("perkara")

    assert any(cell == nama for row in opened(content) for cell in row)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_a_sheet_prints_across_on_one_width_with_its_headings_on_every_page():
    content = workbook("perkara")

    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        names = book.read("xl/workbook.xml").decode()
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "Print_Titles" in names


def test_every_report_is_handed_over_and_its_reading_is_written_down():
    with_tersangka()

    for laporan in Laporan:
        assert download(laporan.value)

    readings = Peristiwa.objects.filter(buku="baca", verb="dibaca")
    assert readings.count() == len(Laporan)


def test_a_period_the_wrong_way_round_is_refused_at_its_field():
    query = {
        "laporan": "ct-cc",
        "satuan": RESNARKOBA,
        "awal": "2026-03-31",
        "akhir": "2026-03-01",
    }

    answer = as_(KASAT).get(reverse("pengawasan:laporan"), query)

    assert answer.status_code == 422
    assert "mendahului tanggal awal" in answer.content.decode()


def test_who_may_not_take_lists_out_gets_none():
    with pytest.raises(NotAllowed):
        make_laporan(Laporan.PERKARA, OPERATOR_LP, satuan=RESNARKOBA, masa=MARET)
    assert as_(OPERATOR_LP).get(reverse("pengawasan:laporan")).status_code == 403


def test_the_centre_counts_and_dates_a_case_by_the_wall_of_its_own_unit(settings):
    midnight = datetime(2026, 2, 28, 16, 0, tzinfo=UTC)  # 1 March in Balangan, not yet in Jakarta
    registered(an_lp(dilaporkan_at=midnight))
    settings.TIME_ZONE = "Asia/Jakarta"

    with timezone.override(ZoneInfo("Asia/Jakarta")):
        maret, februari = ask(Laporan.CT_CC), ask(Laporan.CT_CC, masa=FEBRUARI)
        (row,) = ask(Laporan.PERKARA).baris
        page = as_(PUSIKNAS).get("/perkara/").text

    assert (maret.kaki[1], maret.kaki[8]) == (1, 1)
    assert (februari.kaki[1], februari.kaki[8]) == (0, 0)
    assert row[2] == date(2026, 3, 1)
    assert "1 Maret 2026" in page
    assert "28 Februari 2026" not in page
