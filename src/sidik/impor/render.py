"""The empty register that a unit may fill in."""

import io
from typing import Final

import xlsxwriter

from sidik.impor.data import KOLOM_LABEL, WAJIB, Kolom

CONTOH: Final = {
    Kolom.NOMOR: "LP/A/7/III/2019/SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN",
    Kolom.TANGGAL: "5 Maret 2019 pukul 22.30",
    Kolom.KEJADIAN: "5 Maret 2019, sekitar 20.30",
    Kolom.TKP: "Desa Lingsir, Kec. Paringin Selatan",
    Kolom.RINGKAS: "Dua paket sabu di Lingsir",
    Kolom.URAIAN: "Anggota menemukan dua paket sabu di saku celana terlapor.",
    Kolom.PASAL: "Pasal 112 ayat (1) UU 35/2009",
    Kolom.TERSANGKA: "1. Nama tersangka pertama\n2. Nama tersangka kedua",
    Kolom.UMUR: "1. 34 th\n2. 17 th",
    Kolom.LAHIR: "1. 3-4-1984\n2. 10-2-2002",
    Kolom.KELAMIN: "1. L\n2. P",
    Kolom.PEKERJAAN: "1. Swasta\n2. Pelajar",
    Kolom.ALAMAT: "1. Desa Lingsir RT 02\n2. Halong",
    Kolom.BARANG: "Dua paket sabu; satu HP",
    Kolom.PELAPOR: "hanya LP model B",
    Kolom.TAHAP: "Tahap II",
    Kolom.SELESAI: "2 Juli 2019",
}

_LEBAR: Final = {Kolom.NOMOR: 52, Kolom.RINGKAS: 30, Kolom.URAIAN: 44, Kolom.TERSANGKA: 30}
_A4: Final = 9
_TEKS: Final = 49
"""Excel's own number for text."""


def blank_register() -> bytes:
    """Return a workbook with the headings that are understood and one line as an example."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Register LP")
        cell = {"text_wrap": True, "valign": "top"}
        head = {"bold": True, "border": 1, "bg_color": "#EFE7D6", "align": "center"}
        bold = book.add_format(cell | head)
        grey = book.add_format(
            cell | {"italic": True, "font_color": "#666666", "num_format": _TEKS}
        )
        text = book.add_format(cell | {"num_format": _TEKS})
        for at, kolom in enumerate(Kolom):
            mark = " *" if kolom in WAJIB else ""
            sheet.write_string(0, at, f"{KOLOM_LABEL[kolom]}{mark}", bold)
            sheet.write_string(1, at, CONTOH[kolom], grey)
            # As text, else Excel makes numbers of numbers and dates of dates in its own order.
            sheet.set_column(at, at, _LEBAR.get(kolom, 24), text)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
    return buffer.getvalue()
