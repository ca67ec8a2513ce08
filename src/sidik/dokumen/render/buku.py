"""A register book as a workbook, one line of the book in one row."""

import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

import xlsxwriter
from django.utils.timezone import localtime

from sidik.dokumen.models import Dokumen

KOLOM: Final = (
    ("No.", 6),
    ("Surat", 22),
    ("Nomor surat", 44),
    ("Tanggal", 12),
    ("Perihal", 44),
    ("Kepada", 28),
    ("Dicatat", 17),
    ("Dikirim", 17),
    ("Diterima", 17),
    ("Keadaan", 18),
    ("Keterangan", 40),
)
_A4: Final = 9


def write_buku(judul: str, kop: Sequence[str], rows: Iterable[tuple[Dokumen, str]]) -> bytes:
    """Return the workbook. Text is always text: a subject that begins like a formula is none."""
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        _write(book, judul, kop, rows)
    return made.getvalue()


def _write(book: Any, judul: str, kop: Sequence[str], rows: Iterable[tuple[Dokumen, str]]) -> None:
    cell = {"border": 1, "valign": "top", "text_wrap": True}
    head = book.add_format(cell | {"bold": True, "align": "center", "bg_color": "#EFE7D6"})
    teks = book.add_format(cell)
    hari = book.add_format(cell | {"num_format": "dd-mm-yyyy"})
    saat = book.add_format(cell | {"num_format": "dd-mm-yyyy hh:mm"})
    sheet = book.add_worksheet("Buku")
    for at, line in enumerate((*kop, judul)):
        sheet.write_string(at, 0, line, book.add_format({"bold": True}))
    top = len(kop) + 2
    for at, (label, width) in enumerate(KOLOM):
        sheet.set_column(at, at, width)
        sheet.write_string(top, at, label, head)
    for row, (dokumen, kepada) in enumerate(rows, top + 1):
        for at, value in enumerate(_values(dokumen, kepada)):
            if value is None:
                sheet.write_blank(row, at, None, teks)
            elif isinstance(value, int):
                sheet.write_number(row, at, value, teks)
            elif isinstance(value, str):
                sheet.write_string(row, at, value, teks)
            else:
                moment = hasattr(value, "hour")
                sheet.write_datetime(row, at, value, saat if moment else hari)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&8Halaman &P dari &N")


def _values(dokumen: Dokumen, kepada: str) -> Sequence[Any]:
    moments = [
        localtime(at).replace(tzinfo=None) if at else None
        for at in (dokumen.dicatat_at, dokumen.dikirim_at, dokumen.diterima_at)
    ]
    late = f"menyusul: {dokumen.susulan}" if dokumen.susulan else ""
    return [
        dokumen.register_urut,
        dokumen.entri.nama,
        dokumen.nomor,
        dokumen.tanggal,
        dokumen.perihal,
        kepada or "—",
        *moments,
        dokumen.keadaan_label,
        "; ".join(part for part in (dokumen.alasan, late) if part),
    ]
