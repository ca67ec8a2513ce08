"""What a guard of the rooms above says of an answer before it goes out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeAlias


@dataclass(frozen=True)
class Peringatan:
    """What the writer is to think over; `apa` goes into the trace and names nobody."""

    apa: str
    kalimat: str


@dataclass(frozen=True)
class Pemeriksaan:
    larangan: Sequence[str] = field(default_factory=list)
    """Why it may never go out, in sentences."""
    peringatan: Sequence[Peringatan] = field(default_factory=list)


Penjaga: TypeAlias = Callable[[str, str], Pemeriksaan]
"""A guard: (words, number they go to) -> what it found."""


def tanda_of(peringatan: Sequence[Peringatan]) -> str:
    """Return what a tick under these warnings says, so that it holds for no others."""
    return sha256("\n".join(one.kalimat for one in peringatan).encode()).hexdigest()[:16]
