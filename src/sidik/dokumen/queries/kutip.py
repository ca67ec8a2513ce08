"""The papers that a new one quotes: written here, or known by what an act says of them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sidik.dokumen.data import Bahan, JenisDokumen, PerintahTercatat, jenis_of, kutipan
from sidik.dokumen.models import Dokumen
from sidik.dokumen.queries.rantai import is_about
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal

_HIASAN: Final = re.compile(r"[\s.]")


def list_kutipan(
    entri: JenisDokumen,
    bahan: Bahan,
    papers: Sequence[Dokumen],
    tercatat: Sequence[PerintahTercatat],
) -> list[str]:
    """Return the papers in force that this one is built on, in the order of the time."""
    order = kutipan(entri)
    rank = {jenis: n for n, jenis in enumerate(order)}
    today = clock.now().date()

    def at(jenis: str, day: date | None) -> tuple[date, int]:
        return day or today, rank.get(jenis, len(rank))

    rows = [
        (at(p.jenis, p.tanggal), p.pk.int, cite(p))
        for p in papers
        if p.is_berlaku
        and p.nomor
        and (p.jenis in order or p.jenis in entri.induk)
        and is_about(p, bahan.tentang)
    ]
    rows += [
        (at(one.jenis, one.tanggal or one.sejak), n, _say(one.jenis, one.nomor, one.tanggal))
        for n, one in enumerate(_unwritten(tercatat, papers))
        if one.jenis in (*order, *entri.induk) and _concerns(one, entri, bahan)
    ]
    return list(dict.fromkeys(line for *_, line in sorted(rows)))


def cite(paper: Dokumen) -> str:
    """Surat Perintah Penyidikan Nomor: SP.Sidik/… tanggal 5 Maret 2026."""
    return _say(paper.jenis, paper.nomor, paper.tanggal)


def _say(jenis: str, nomor: str, day: date | None) -> str:
    on = f", tanggal {tanggal(day)}" if day else ""
    return f"{jenis_of(jenis).judul} Nomor: {nomor}{on}"


def _unwritten(
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


def _concerns(one: PerintahTercatat, entri: JenisDokumen, bahan: Bahan) -> bool:
    """Say whether an order is for the whole case or for somebody the paper names.

    A paper does not quote itself, nor the order for another act of the kind that it is about.
    """
    about = bahan.tentang
    if one.subject == about.subject:
        return one.jenis != entri.jenis
    kind, _, _ = about.subject.partition(":")
    other = kind != "perkara" and one.subject.startswith(f"{kind}:") and kind != "keterlibatan"
    return not other and (not one.orang or not one.orang.isdisjoint(about.orang))


def _same(one: str, other: str) -> bool:
    """Say whether two spellings are one number: the shorter is the beginning of the longer."""
    parts = [_parts(one), _parts(other)]
    short, long = sorted(parts, key=len)
    return len(short) > 1 and long[: len(short)] == short


def _parts(nomor: str) -> list[str]:
    return [_HIASAN.sub("", part).casefold().lstrip("0") for part in nomor.split("/")]
