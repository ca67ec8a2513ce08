"""What stands on a bag, in the code that is scanned from it, and in the workbook of exhibits."""

import re
import shutil
import subprocess
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
import zxingcpp
from django.urls import resolve, reverse
from python_calamine import CalamineWorkbook

from sidik.barang_bukti.data import JenisGerak, NewGerak, Takaran
from sidik.barang_bukti.render import Label, render_label
from sidik.barang_bukti.usecases import move_bb
from sidik.barang_bukti.views import show_bb
from sidik.kernel import clock
from sidik.pengawasan.data import Laporan
from sidik.perkara.usecases import add_orang
from tests.barang_bukti.builders import a_bb, entered, moved, pil
from tests.cast import KASAT, ORANG_LUAR, PENYIDIK, RESNARKOBA
from tests.perkara.builders import as_, in_penyidikan, terlapor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("negeri", "hari"),
    pytest.mark.skipif(not shutil.which("pdftoppm"), reason="no poppler"),
]


def scanned(pdf: bytes, folder) -> list[str]:
    """Return what a scanner reads from the printed page."""
    file = folder / "label.pdf"
    file.write_bytes(pdf)
    page = subprocess.run(
        ["pdftoppm", "-gray", "-r", "150", str(file)], capture_output=True, check=True
    ).stdout
    _, size, _, pixels = page.split(b"\n", 3)
    width, height = map(int, size.split())
    image = memoryview(pixels[: width * height]).cast("B", shape=[height, width])
    return [code.text for code in zxingcpp.read_barcodes(image)]


def printed(pdf: bytes, folder) -> str:
    file = folder / "teks.pdf"
    file.write_bytes(pdf)
    found = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
    return " ".join(found.stdout.decode().split())


def secret(perkara):
    """An exhibit with everything about it that no passer-by may read."""
    orang = add_orang(perkara, terlapor(), actor=PENYIDIK)
    return entered(
        a_bb(
            dari_siapa="Ahmad Rizki",
            pemilik="Ahmad Rizki",
            ditemukan_di="Jalan Merdeka 5",
            label="SEG-0091",
            keterlibatan=frozenset({str(orang.pk)}),
        ),
        perkara,
    )


def test_a_scan_of_the_label_opens_this_exhibit_and_says_nothing_else(tmp_path):
    bb = secret(in_penyidikan())

    [text] = scanned(as_(PENYIDIK).get(reverse("bb:label", args=[bb.pk])).content, tmp_path)

    parts = urlsplit(text)
    match = resolve(parts.path)
    assert (match.func, match.kwargs["pk"]) == (show_bb, bb.pk)
    assert (parts.query, parts.fragment) == ("", "")
    assert as_(PENYIDIK).get(parts.path).status_code == 200
    assert as_(ORANG_LUAR).get(parts.path).status_code == 404


def test_a_label_printed_at_the_server_itself_opens_on_a_telephone(tmp_path, settings):
    settings.SIDIK = replace(settings.SIDIK, alamat="http://sidik.balangan.local:8600")
    bb = secret(in_penyidikan())
    at_server = as_(PENYIDIK)

    page = at_server.get(reverse("bb:label", args=[bb.pk]), headers={"host": "127.0.0.1:8600"})

    there = f"http://sidik.balangan.local:8600{reverse('bb:detail', args=[bb.pk])}"
    assert scanned(page.content, tmp_path) == [there]


def test_the_label_names_the_thing_and_its_seal_and_nobody(tmp_path):
    bb = secret(in_penyidikan())

    text = printed(as_(PENYIDIK).get(reverse("bb:label", args=[bb.pk])).content, tmp_path)

    for said in (bb.nomor, "SEG-0091", "Empat paket sabu", "92,99 gram", "Maret 2026"):
        assert said in text
    for hidden in ("Ahmad", "Rizki", "Merdeka"):
        assert hidden not in text


def test_each_exhibit_of_a_case_has_its_own_code_on_the_sheet(tmp_path):
    perkara = in_penyidikan()
    rows = [entered(a_bb(label=f"SEG-{n}"), perkara) for n in range(3)]

    codes = scanned(
        as_(PENYIDIK).get(reverse("bb:label_perkara", args=[perkara.pk])).content, tmp_path
    )

    assert {resolve(urlsplit(text).path).kwargs["pk"] for text in codes} == {bb.pk for bb in rows}


def test_the_longest_words_stay_on_their_label(tmp_path):
    word = "Metilendioksimetamfetamina " * 7
    label = Label(
        nomor="BB/123456/VIII/2026/Resnarkoba",
        segel="S" * 60,
        nama=word[:200],
        takaran="99.999.999,9999 gram / 99.999.999 butir",
        disita="28 September 2026 pukul 23.59 WITA",
        lp="LP/A/123/VIII/2026/SPKT.SATRESNARKOBA/POLRES HULU SUNGAI TENGAH/POLDA KALSEL",
        satuan="Sat Resnarkoba",
        alamat="https://sidik.polres-hulu-sungai-tengah.internal/bb/" + "0" * 36 + "/",
    )

    pdf = render_label([label] * 8, clock.now())

    assert len(scanned(pdf, tmp_path)) == 8
    pages = subprocess.run(
        ["pdfinfo", str(tmp_path / "label.pdf")], capture_output=True, check=True
    )
    assert re.search(rb"Pages:\s+1\n", pages.stdout)


def workbook() -> bytes:
    asked = {
        "laporan": Laporan.BARANG_BUKTI.value,
        "satuan": RESNARKOBA,
        "awal": "2026-03-01",
        "akhir": "2026-03-31",
    }
    answer = as_(KASAT).get(reverse("pengawasan:laporan"), asked)
    return b"".join(answer)


def digits(book: bytes) -> str:
    return ZipFile(BytesIO(book)).read("xl/worksheets/sheet1.xml").decode()


def test_a_weight_stands_in_the_workbook_as_the_scale_showed_it():
    """The very digits in the file: 0.3, never 0.30000000000000004."""
    perkara = in_penyidikan()
    bb = entered(a_bb(), perkara)
    for _ in range(3):
        bb = moved(bb, JenisGerak.SIDANG, "0.10")
    entered(pil(), perkara)

    numbers = re.findall(r"<v>([-\d.E]+)</v>", digits(workbook()))
    assert {"94.1000", "92.9900", "0.3000", "92.6900", "4120"} <= set(numbers)
    assert all(len(n.partition(".")[2]) <= 4 for n in numbers)


def test_what_is_measured_in_millilitres_has_its_whole_balance_in_the_workbook():
    """A bottle with pills in it: a line for each measure, and each line adds up."""
    bb = entered(
        a_bb(bruto_gram=None, netto_gram=None, ml=Decimal("250.1234"), butir=12, hitungan="butir")
    )
    sample = NewGerak(
        jenis=JenisGerak.SIDANG,
        takaran=Takaran(ml=Decimal("0.3"), butir=2),
        nomor_ba="BA/1/III/2026",
        at=clock.now(),
    )
    move_bb(bb, sample, versi=bb.versi, actor=PENYIDIK)

    book = workbook()
    rows = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    [head] = [row for row in rows if "Nomor register BB" in row]
    lines = [dict(zip(head, row, strict=True)) for row in rows if bb.nomor in row]

    assert [line["Ukuran"] for line in lines] == ["mL", "butir"]
    kept = [(line["Netto"], line["Sidang"], line["Sisa"], line["Bruto"]) for line in lines]
    assert kept == [(250.1234, 0.3, 249.8234, ""), (12, 2, 10, "")]
    assert "<v>249.8234</v>" in digits(book)


def test_pages_cost_the_same_number_of_queries_for_two_exhibits_and_for_nine():
    perkara = in_penyidikan()
    page = as_(PENYIDIK)
    orang = add_orang(perkara, terlapor(), actor=PENYIDIK)
    known = frozenset({str(orang.pk)})

    def fill(count):
        for _ in range(count):
            bb = entered(a_bb(keterlibatan=known), perkara)
            bb = moved(bb, JenisGerak.PINJAM, "1.00")
        return [
            _queries(page, url)
            for url in (
                reverse("bb:daftar"),
                reverse("bb:perkara", args=[perkara.pk]),
                reverse("bb:detail", args=[bb.pk]),
                reverse("bb:label_perkara", args=[perkara.pk]),
                reverse("perkara:detail", args=[perkara.pk]),
            )
        ]

    fill(1)
    assert fill(1) == fill(7)


def test_a_long_chain_costs_no_more_than_a_short_one():
    page = as_(PENYIDIK)
    bb = entered()
    url = reverse("bb:detail", args=[bb.pk])
    short = _queries(page, url)
    for _ in range(6):
        bb = moved(bb, JenisGerak.SIDANG, "1.00")

    assert _queries(page, url) == short <= 34


def _queries(page, url) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page.get(url)  # what is kept for the session is read once
    with CaptureQueriesContext(connection) as seen:
        assert page.get(url).status_code == 200
    return len(seen)
