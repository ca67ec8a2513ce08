"""Numbers in words, as registers write ages and years: tujuh belas, dua ribu sembilan belas."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from sidik.kernel.bahasa import terbilang

TERBESAR: Final = 2_100
"""Years are the largest numbers that a register writes in words."""
_KATA: Final = (
    "sepuluh|sebelas|seratus|seribu|puluh|belas|ratus|ribu|satu|dua|tiga|empat|lima|enam|tujuh"
    "|delapan|sembilan"
)
_DERET: Final = re.compile(rf"\b(?:{_KATA})(?:[\s-]*(?:{_KATA}))*\b", re.IGNORECASE)
_PECAH: Final = re.compile(_KATA, re.IGNORECASE)
_UMUR: Final = re.compile(
    rf"\b(?:umur|usia)\b\W*{_DERET.pattern}|{_DERET.pattern}(?=\s*(?:th|thn|tahun)\b)",
    re.IGNORECASE,
)


def spell_numbers(text: str) -> str:
    """Return a text with each number in words written in figures; what is none stays."""
    return _DERET.sub(_figures, text)


def spell_ages(text: str) -> str:
    """As `spell_numbers`, but only where a number says an age: a name may hold a number too."""
    return _UMUR.sub(lambda found: spell_numbers(found[0]), text)


def read_bilangan(text: str) -> int | None:
    """Return the number that these words say; None where they say none, as "puluh dua" does."""
    return _bilangan().get(" ".join(_PECAH.findall(text.casefold())))


def _figures(found: re.Match[str]) -> str:
    number = read_bilangan(found[0])
    return found[0] if number is None else str(number)


@cache
def _bilangan() -> Mapping[str, int]:
    return {terbilang(number): number for number in range(1, TERBESAR)}
