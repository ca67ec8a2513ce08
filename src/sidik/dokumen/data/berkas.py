"""What a scan or a photo is, by what stands in it; its name says nothing."""

import struct
import zlib
from typing import Final

PDF: Final = "application/pdf"
JPEG: Final = "image/jpeg"
PNG: Final = "image/png"
_AWAL_PNG: Final = b"\x89PNG\r\n\x1a\n"
_AKTIF: Final = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
"""What makes a PDF do something or carry something along."""
_UKURAN_JPEG: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_TANPA_PANJANG: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def tipe_of(content: bytes) -> str:
    """Return what the first bytes say the file is; empty when none of ours."""
    for start, tipe in ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (_AWAL_PNG, PNG)):
        if content.startswith(start):
            return tipe
    return ""


def is_utuh(content: bytes, tipe: str) -> bool:
    """Say whether the file is whole and is inside what it says it is."""
    if tipe == PDF:
        return b"%%EOF" in content[-2048:]
    return _is_jpeg(content) if tipe == JPEG else _is_png(content)


def is_aktif(content: bytes, tipe: str) -> bool:
    """Say whether it is a PDF that would run a program or that hides another file."""
    return tipe == PDF and any(word in content for word in _AKTIF)


def _is_png(content: bytes) -> bool:
    head = content[8:33]
    if len(head) < 25 or head[4:8] != b"IHDR":
        return False
    width, height = struct.unpack(">II", head[8:16])
    intact = zlib.crc32(head[4:21]) == struct.unpack(">I", head[21:25])[0]
    return intact and width > 0 and height > 0 and b"IEND" in content[-64:]


def _is_jpeg(content: bytes) -> bool:
    """Walk from part to part up to the picture itself; phones add things of their own behind it."""
    at, sized = 2, False
    while at + 4 <= len(content) and content[at] == 0xFF:
        kind = content[at + 1]
        if kind == 0xFF or kind in _TANPA_PANJANG:
            at += 1 if kind == 0xFF else 2
            continue
        length = struct.unpack(">H", content[at + 2 : at + 4])[0]
        if kind in _UKURAN_JPEG and at + 9 <= len(content):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            sized = height > 0 and width > 0
        if kind == 0xDA:
            return sized and b"\xff\xd9" in content[at + length :]
        at += 2 + length
    return False
