"""Papers that a case knows by number only, apart from those that were written here after all."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sidik.dokumen.data import PerintahTercatat
from sidik.dokumen.models import Dokumen

_HIASAN: Final = re.compile(r"[\s.]")


def list_belum_tertulis(
    tercatat: Sequence[PerintahTercatat], papers: Sequence[Dokumen]
) -> Iterator[PerintahTercatat]:
    """Leave out each order that a paper here bears, and each that a later paper here stands for.

    A paper that was written for an act whose order was noted in another spelling got a number of
    the house; it is that order.
    """
    own = [p for p in papers if p.nomor and not any(_same(t.nomor, p.nomor) for t in tercatat)]
    seen: list[PerintahTercatat] = []
    for one in tercatat:
        written = any(_same(one.nomor, p.nomor) for p in papers)
        stood_for = any(
            p.is_berlaku and p.jenis == one.jenis and p.subject == one.subject for p in own
        )
        twice = any(_same(one.nomor, old.nomor) and one.subject == old.subject for old in seen)
        if not (written or stood_for or twice):
            seen.append(one)
            yield one


def _same(one: str, other: str) -> bool:
    """Say whether two spellings are one number: the shorter is the beginning of the longer."""
    parts = [_parts(one), _parts(other)]
    short, long = sorted(parts, key=len)
    return len(short) > 1 and long[: len(short)] == short


def _parts(nomor: str) -> list[str]:
    return [_HIASAN.sub("", part).casefold().lstrip("0") for part in nomor.split("/")]
