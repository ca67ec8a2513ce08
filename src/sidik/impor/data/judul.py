"""The title of a case out of a register: what it is about and where, as the house writes titles."""

import re
from collections.abc import Iterable
from typing import Final

MAX_JUDUL: Final = 120
_PASAL: Final = re.compile(
    r"^\W*(?:melanggar\s+|dugaan\s+|tp\.?\s+)*(?:pasal|psl|ps|uu|undang)\b|^\W*\d{2,3}\s*(?:ayat|\()",
    re.IGNORECASE,
)
_ATAS_NAMA: Final = r"(?:[\s,(]*\b(?:an|a\.\s?n|atas nama|tsk|tersangka|terlapor)\b[\s.:]*)*"
_SEBUTAN: Final = re.compile(
    r"^(?:(?:dr|drs|dra|ir|h|hj|k\.?h|sdr|tn|ny|alm)\.?\s+)+", re.IGNORECASE
)
_DI: Final = re.compile(r"\b(?:di|dalam)\b", re.IGNORECASE)
_PANJANG: Final = 3
"""Capitals of so many letters are shouting; fewer are an abbreviation."""


def is_pasal(text: str) -> bool:
    """Say whether a cell names an article and not what happened."""
    return bool(_PASAL.search(text))


def make_judul(isi: Iterable[str], tkp: str, names: Iterable[str], umum: str) -> str:
    """Return a title from the first cell that tells what it is, and the place. It names nobody."""
    people = sorted({each for name in names for each in _spellings(name)}, key=len, reverse=True)
    told = (_tidy(text, people) for text in isi if text and not is_pasal(text))
    what = next((text for text in told if text), umum)
    place = _lower(" ".join(tkp.split(",", maxsplit=1)[0].split()), title=True)
    if place and not _DI.search(what):
        what = f"{what} di {place}"
    return what if len(what) <= MAX_JUDUL else f"{what[:MAX_JUDUL].rsplit(' ', 1)[0]} …"


def _spellings(name: str) -> set[str]:
    """Return a name with its titles and degrees and without."""
    bare = _SEBUTAN.sub("", name.partition(",")[0]).strip()
    return {each for each in (name, name.partition(",")[0], bare) if len(each) >= _PANJANG}


def _tidy(text: str, names: Iterable[str]) -> str:
    for name in names:
        text = re.sub(rf"{_ATAS_NAMA}\b{re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
    text = " ".join(text.split()).strip(" .,;:-/()")
    text = _lower(text, title=False)
    return text[:1].upper() + text[1:]


def _lower(text: str, *, title: bool) -> str:
    """Return words that were written in capitals as they are written otherwise."""
    if not text.isupper():
        return text
    words = text.split()
    if title:
        return " ".join(word.capitalize() if len(word) >= _PANJANG else word for word in words)
    return " ".join(words).lower()
