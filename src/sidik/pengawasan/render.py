"""Tables to workbooks: titles, real dates, printing on A4 across, a place to sign."""

import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, Final

import xlsxwriter

from sidik.pengawasan.data import Lembar

_A4: Final = 9
_DATE: Final = "dd-mm-yyyy"
_MOMENT: Final = "dd-mm-yyyy hh:mm"
_KEPALA: Final = {"bg_color": "#EFE7D6", "align": "center", "valign": "vcenter"}
_GRAM: Final = "#,##0.00##"


def write_workbook(lembar: Lembar, *, penanda: Sequence[str], kota: str) -> IO[bytes]:
    """Return an open temporary file with the workbook, at its beginning.

    Rows are written as they come, so a long report costs no memory. Text is always text: a name
    that begins like a formula is not one.
    """
    with tempfile.NamedTemporaryFile(suffix=".xlsx", delete=False) as made:
        path = Path(made.name)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        _write(book, lembar, penanda, kota)
    opened = path.open("rb")
    path.unlink()
    return opened


def _write(book: Any, lembar: Lembar, penanda: Sequence[str], kota: str) -> None:
    sheet = book.add_worksheet(lembar.judul[:31].title())
    styles = _styles(book)
    for at, kolom in enumerate(lembar.kolom):
        sheet.set_column(at, at, kolom.lebar)
    row = _titles(sheet, lembar, styles)
    header = row
    for at, kolom in enumerate(lembar.kolom):
        sheet.write_string(row, at, kolom.judul, styles["kepala"])
    for values in lembar.baris:
        row += 1
        _values(sheet, row, values, styles, "")
    if lembar.kaki:
        row += 1
        _values(sheet, row, lembar.kaki, styles, "_tebal")
    _signature(sheet, row + 2, len(lembar.kolom), [kota, *penanda], styles)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header)
    sheet.freeze_panes(header + 1, 2)
    sheet.set_footer("&L&8SIDIK&R&8Halaman &P dari &N")


def _styles(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "valign": "top", "text_wrap": True}
    bold = {"bold": True}
    return {
        "kop": book.add_format(bold),
        "judul": book.add_format({"bold": True, "font_size": 14}),
        "redup": book.add_format({"italic": True}),
        "kepala": book.add_format(cell | bold | _KEPALA),
        "teks": book.add_format(cell),
        "angka": book.add_format(cell | {"num_format": "#,##0"}),
        "gram": book.add_format(cell | {"num_format": _GRAM}),
        "waktu": book.add_format(cell | {"num_format": _MOMENT, "align": "center"}),
        "tanggal": book.add_format(cell | {"num_format": _DATE, "align": "center"}),
        "teks_tebal": book.add_format(cell | bold),
        "angka_tebal": book.add_format(cell | bold | {"num_format": "#,##0"}),
        "gram_tebal": book.add_format(cell | bold | {"num_format": _GRAM}),
        "waktu_tebal": book.add_format(cell | bold | {"num_format": _MOMENT}),
        "tanggal_tebal": book.add_format(cell | bold | {"num_format": _DATE}),
    }


def _titles(sheet: Any, lembar: Lembar, styles: dict[str, Any]) -> int:
    """Write what stands above the table; return the row of its headings."""
    for at, line in enumerate(lembar.kop):
        sheet.write_string(at, 0, line, styles["kop"])
    row = len(lembar.kop) + 1
    sheet.write_string(row, 0, lembar.judul, styles["judul"])
    sheet.write_string(row + 1, 0, lembar.satuan, styles["kop"])
    sheet.write_string(row + 2, 0, lembar.keterangan, styles["redup"])
    return row + 4


def _values(
    sheet: Any, row: int, values: Sequence[object], styles: dict[str, Any], tone: str
) -> None:
    for at, value in enumerate(values):
        if isinstance(value, datetime):
            sheet.write_datetime(row, at, value, styles[f"waktu{tone}"])
        elif isinstance(value, date):
            sheet.write_datetime(row, at, value, styles[f"tanggal{tone}"])
        elif isinstance(value, Decimal):
            sheet.write_number(row, at, value, styles[f"gram{tone}"])
        elif isinstance(value, int):
            sheet.write_number(row, at, value, styles[f"angka{tone}"])
        else:
            sheet.write_string(row, at, "" if value is None else str(value), styles[f"teks{tone}"])


def _signature(
    sheet: Any, row: int, width: int, lines: Sequence[str], styles: dict[str, Any]
) -> None:
    column = max(width - 3, 0)
    for at, line in enumerate(lines):
        sheet.write_string(row + at, column, line, styles["kop"])
