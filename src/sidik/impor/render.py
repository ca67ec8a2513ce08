"""The empty register that a unit may fill in."""

import io
from typing import Final

import xlsxwriter

from sidik.impor.data import KOLOM_LABEL, WAJIB, Kolom

_CONTOH: Final = {
    Kolom.NOMOR: "LP/A/7/III/2019/SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN",
    Kolom.TANGGAL: "5 Maret 2019 pukul 22.30",
    Kolom.KEJADIAN: "5 Maret 2019, sekitar 20.30",
    Kolom.TKP: "Desa Lingsir, Kec. Paringin Selatan",
    Kolom.RINGKAS: "Dua paket sabu di Lingsir",
    Kolom.URAIAN: "Anggota menemukan dua paket sabu di saku celana terlapor.",
    Kolom.PASAL: "Pasal 112 ayat (1) UU 35/2009",
    Kolom.TERSANGKA: "1. Nama tersangka pertama\n2. Nama tersangka kedua",
    Kolom.PELAPOR: "hanya LP model B",
    Kolom.TAHAP: "Tahap II",
    Kolom.SELESAI: "2 Juli 2019",
}


def blank_register() -> bytes:
    """Return a workbook with the headings that are understood and one line as an example."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Register LP")
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        grey = book.add_format({"italic": True, "font_color": "#666666", "text_wrap": True})
        for at, kolom in enumerate(Kolom):
            mark = " *" if kolom in WAJIB else ""
            sheet.write_string(0, at, f"{KOLOM_LABEL[kolom]}{mark}", bold)
            sheet.write_string(1, at, _CONTOH[kolom], grey)
            sheet.set_column(at, at, 24)
        sheet.freeze_panes(1, 1)
    return buffer.getvalue()
