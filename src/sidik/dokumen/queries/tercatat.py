"""Papers that a case knows by number only, apart from those that were written here after all."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from sidik.dokumen.data import Bentuk, Konsep, PerintahTercatat
from sidik.dokumen.models import Dokumen
from sidik.kernel.bahasa import tanggal

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


def hari_tercatat(
    dokumen: Dokumen, konsep: Konsep, tercatat: Sequence[PerintahTercatat]
) -> date | None:
    """Return the day under which the number that a paper would take over was written down.

    Minutes tell it themselves: it is that of their act.
    """
    if not konsep.tercatat:
        return None
    for one in tercatat:
        if one.jenis == dokumen.jenis and _same(one.nomor, konsep.tercatat):
            return one.tanggal or one.sejak
    if dokumen.entri.bentuk is not Bentuk.BERITA_ACARA:
        return None
    return konsep.hari("at")


def menyusul_of(dokumen: Dokumen, zona: str) -> str:
    """Say when a paper was signed here that bears an earlier day; empty for any other."""
    signed, day = dokumen.ditandatangani_at, dokumen.tanggal
    here = signed.astimezone(ZoneInfo(zona)).date() if signed else None
    if not day or not here or day >= here:
        return ""
    return (
        f"Nomornya sudah dicatat pada {tanggal(day)}, maka surat ini bertanggal hari itu; "
        f"ditandatangani di sini pada {tanggal(here)}."
    )


def _same(one: str, other: str) -> bool:
    """Say whether two spellings are one number: the shorter is the beginning of the longer."""
    parts = [_parts(one), _parts(other)]
    short, long = sorted(parts, key=len)
    return len(short) > 1 and long[: len(short)] == short


def _parts(nomor: str) -> list[str]:
    return [_HIASAN.sub("", part).casefold().lstrip("0") for part in nomor.split("/")]
