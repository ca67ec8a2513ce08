"""Trade, address and sex of those whom the column of names names, each his own."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from sidik.impor.data.kolom import PRIBADI, Kolom, pick
from sidik.impor.data.sel import as_text

_NOMOR: Final = re.compile(r"^\s*\d{1,2}[.)]\s*")
_KOSONG: Final = re.compile(r"[-–—?.\s]*|nihil|n/?a", re.IGNORECASE)
_LELAKI: Final = re.compile(r"l|lk|laki\W*laki|pria", re.IGNORECASE)
_WANITA: Final = re.compile(r"p|pr|perempuan|wanita|w", re.IGNORECASE)


def read_pribadi(
    sel: Sequence[object], pemetaan: Mapping[str, int], jumlah: int
) -> Mapping[Kolom, Sequence[str]]:
    """Return by column what it says of each of so many people; nothing where it does not fit."""
    found = {kolom: _parted(as_text(pick(sel, pemetaan, kolom)), jumlah) for kolom in PRIBADI}
    return {kolom: said for kolom, said in found.items() if said}


def read_kelamin(text: str) -> str:
    """Return l or p; nothing for anything else."""
    word = text.strip(" .")
    if _LELAKI.fullmatch(word):
        return "l"
    return "p" if _WANITA.fullmatch(word) else ""


def _parted(text: str, jumlah: int) -> Sequence[str]:
    if not text or not jumlah:
        return ()
    for mark in (r"[\n;]+", r"[\n;/]+", r"[\n;/,]+"):
        parts = [_bare(part) for part in re.split(mark, text)]
        if len(parts) == jumlah:
            return parts
    return [_bare(" ".join(text.split()))] if jumlah == 1 else ()


def _bare(part: str) -> str:
    said = _NOMOR.sub("", part).strip(" ,")
    return "" if _KOSONG.fullmatch(said) else said
