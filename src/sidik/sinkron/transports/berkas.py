"""The stick: the same signed envelopes and answers in a file, for weeks without a line."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from sidik.sinkron.data import BerkasKurirSalah, KirimanRusak
from sidik.sinkron.wire import MAX_ENVELOPE, Signed, read_signed

BATCHES: Final = b"SIDIK-KURIR 1 kiriman\n"
ANSWERS: Final = b"SIDIK-KURIR 1 jawaban\n"


def write_batches(path: Path, envelopes: Iterable[bytes]) -> int:
    """Write envelopes for the centre; return how many."""
    return _write(path, BATCHES, envelopes)


def write_answers(path: Path, answers: Iterable[Signed]) -> int:
    """Write receipts for a site; return how many."""
    return _write(path, ANSWERS, (msgspec.json.encode(answer) for answer in answers))


def read_batches(path: Path) -> Iterator[bytes]:
    return _read(path, BATCHES)


def read_answers(path: Path) -> Iterator[Signed]:
    for raw in _read(path, ANSWERS):
        try:
            yield read_signed(raw)
        except KirimanRusak as no:
            raise BerkasKurirSalah(berkas=path.name, sebab=str(no)) from no


def _write(path: Path, magic: bytes, parts: Iterable[bytes]) -> int:
    """Write beside the goal and rename: a stick pulled out leaves the old file or the new one."""
    fresh = path.with_name(path.name + ".sebagian")
    count = 0
    with fresh.open("wb") as out:
        out.write(magic)
        for part in parts:
            out.write(f"{len(part)}\n".encode() + part)
            count += 1
    fresh.replace(path)
    return count


def _read(path: Path, magic: bytes) -> Iterator[bytes]:
    try:
        source = path.open("rb")
    except OSError as wrong:
        raise BerkasKurirSalah(berkas=path.name, sebab=wrong.strerror) from wrong
    with source:
        if source.readline(64) != magic:
            raise BerkasKurirSalah(berkas=path.name, sebab="bukan berkas kurir jenis ini")
        while size := source.readline(16):
            yield _part(source, size, path)


def _part(source: BinaryIO, size: bytes, path: Path) -> bytes:
    digits = size.strip()
    if not digits.isdigit() or int(digits) > MAX_ENVELOPE:
        raise BerkasKurirSalah(berkas=path.name, sebab="ukuran bagian tidak benar")
    part = source.read(int(digits))
    if len(part) != int(digits):
        raise BerkasKurirSalah(berkas=path.name, sebab="berkas terpotong")
    return part
