"""Opening a workbook of unknown hands, in a process that may not grow and may not stay.

A workbook of a few kilobytes can unfold to more than any machine has: a zip in a zip, or a single
cell in the farthest corner. What happens to this process happens to nobody else.
"""

import csv
import io
import json
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from sidik.impor.data import MAX_BARIS, MAX_BYTES, MAX_HURUF, Lembar, as_lembar
from sidik.impor.errors import (
    BerkasKosong,
    BerkasTerkunci,
    BerkasTerlaluBesar,
    BerkasTidakTerbaca,
)

_BUKU: Final = (b"PK", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: .xlsx and .xls."""
_PEMISAH: Final = ";,\t"
_MEMORI: Final = 1_000_000_000
_DETIK: Final = 60
_TERKUNCI, _KOSONG, _RUSAK = 3, 4, 5
_SEBAB: Final = {_TERKUNCI: BerkasTerkunci, _KOSONG: BerkasKosong, _RUSAK: BerkasTidakTerbaca}


def read_lembar(content: bytes) -> Lembar:
    """Return the first sheet that has the headings of a register.

    Formulas are never computed: a cell is what Excel last showed. Raises `BerkasTerlaluBesar`,
    `BerkasTerkunci`, `BerkasTidakTerbaca`, `BerkasKosong`.
    """
    if len(content) > MAX_BYTES:
        raise BerkasTerlaluBesar(batas="20 MB")
    if not content.startswith(_BUKU) and not is_teks(content):
        raise BerkasTidakTerbaca
    command = [sys.executable, "-m", "sidik.impor.probes"]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=_DETIK, check=False
        )
    except subprocess.TimeoutExpired:
        raise BerkasTerlaluBesar(batas="yang dapat dibuka dalam satu menit") from None
    if done.returncode in _SEBAB:
        raise _SEBAB[done.returncode]
    if done.returncode:
        raise BerkasTerlaluBesar(batas="1 GB bila dibuka")
    told = json.loads(done.stdout)
    if len(told["baris"]) > MAX_BARIS:
        raise BerkasTerlaluBesar(batas=f"{MAX_BARIS} baris")
    return Lembar(judul=told["judul"], baris=[(number, cells) for number, cells in told["baris"]])


def _serve() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORI, _MEMORI))
    resource.setrlimit(resource.RLIMIT_CPU, (_DETIK, _DETIK))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        lembar = _read(sys.stdin.buffer.read())
    except PasswordError:
        return _TERKUNCI
    except (CalamineError, csv.Error, ValueError, OSError):
        return _RUSAK
    if lembar is None:
        return _KOSONG
    told = json.dumps({"judul": lembar.judul, "baris": lembar.baris})
    if len(told) > MAX_HURUF:
        raise MemoryError
    sys.stdout.write(told)
    return 0


def _read(content: bytes) -> Lembar | None:
    if not content.startswith(_BUKU):
        return _read_csv(content)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    pages = (book.get_sheet_by_name(name) for name in book.sheet_names)
    sheets = (as_lembar(_rows(page), _menyatu(page)) for page in pages)
    return next((each for each in sheets if each is not None), None)


def is_teks(content: bytes) -> bool:
    """Say whether bytes may be lines of text that a programme of old wrote: CSV."""
    return b"\n" in content.strip() and b"\0" not in content


def _read_csv(content: bytes) -> Lembar | None:
    """Read text as Excel here writes it: parted by semicolons, commas or tabs; in UTF-8 or not."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    for mark in _PEMISAH:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        if lembar := as_lembar(enumerate(rows, 1)):
            return lembar
    raise ValueError


def _menyatu(sheet: CalamineSheet) -> dict[tuple[int, int], int]:
    """Return which cells are merged downwards, and to which row; an old format does not tell."""
    ranges = sheet.merged_cell_ranges or ()
    first = sheet.start[1] if sheet.start else 0
    return {(top + 1, left - first): low + 1 for (top, left), (low, _) in ranges if low > top}


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, Sequence[object]]]:
    """Yield rows with the number that Excel shows beside them, hidden ones too."""
    return enumerate(sheet.iter_rows(), 1)


if __name__ == "__main__":
    sys.exit(_serve())
