"""Registers as they come from a unit's cupboard, made as real workbooks."""

import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

TAIL = "SPKT.SATRESNARKOBA/POLRES BALANGAN/POLDA KALIMANTAN SELATAN"
JUDUL = ("NO", "NO. LP", "TGL LAPOR", "TKP", "KASUS", "PASAL", "NAMA TSK", "KET", "TGL SELESAI")


JUDUL_UMUR = ("NO", "NO. LP", "TGL LAPOR", "KASUS", "NAMA TSK", "UMUR", "KET")


def nomor(n: int, tahun: int = 2019) -> str:
    return f"LP/A/{n}/III/{tahun}/{TAIL}"


def a_row(n: int = 7, **changes: object) -> list[object]:
    row = {
        "no": n,
        "lp": nomor(n),
        "tanggal": "5 Maret 2019",
        "tkp": "Desa Lingsir",
        "kasus": "Dua paket sabu",
        "pasal": "Pasal 112 ayat (1) UU 35/2009",
        "tsk": "1. Rudi Hartono\n2. Amat",
        "ket": "Tahap II",
        "selesai": "2 Juli 2019",
    }
    return list((row | changes).values())


def a_register(*rows: Sequence[object], titles: int = 2, judul: Sequence[str] = JUDUL) -> bytes:
    """A workbook with titles above its headings, as registers have."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("2019")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at in range(titles):
            sheet.write_string(at, 0, ("REGISTER LAPORAN POLISI", "SATRESNARKOBA")[at % 2])
        for at, text in enumerate(judul):
            sheet.write_string(titles, at, text)
        for number, row in enumerate(rows, titles + 1):
            for at, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, at, cell, day)
                elif isinstance(cell, str):
                    sheet.write_string(number, at, cell)
                else:
                    sheet.write(number, at, cell)
    return buffer.getvalue()


def aged(n: int, tsk: str, umur: object, **changes: object) -> list[object]:
    """A row below `JUDUL_UMUR`."""
    row = {"no": n, "lp": nomor(n), "tanggal": "5 Maret 2019", "kasus": "Sabu", "tsk": tsk}
    return list((row | {"umur": umur, "ket": "lidik"} | changes).values())
