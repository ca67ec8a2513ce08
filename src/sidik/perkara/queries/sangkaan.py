"""What a case is charged with, and what one of its people is: his own articles, or those of it."""

from collections.abc import Sequence

from sidik.perkara.data import (
    Pasal,
    ancaman_tertinggi,
    find_pasal,
    outside_tempus,
    pasal_on,
    read_pasal,
    spell_pasal,
)
from sidik.perkara.models import Keterlibatan, Perkara
from sidik.perkara.queries.waktu import tempus


def list_sangkaan(perkara: Perkara, orang: Keterlibatan | None = None) -> Sequence[tuple[str, str]]:
    """Return a charge: the code of each article, or its words, and how it is read.

    `orang`: whose it is; without articles of his own he is charged as his case is.
    """
    if orang and orang.pasal_rinci:
        return [_read(row["kode"]) for row in orang.pasal_rinci]
    found: dict[str, str] = {}
    for lp in perkara.lp.all():
        found |= dict(_read(row["kode"]) for row in lp.pasal_rinci)
        found |= {text: text for text in lp.pasal[len(lp.pasal_rinci) :]}
    return list(found.items())


def spell_sangkaan(orang: Keterlibatan) -> Sequence[str]:
    """Return what he alone is charged with, as people read it; empty: as his case is."""
    return spell_pasal(read_pasal(orang.pasal_rinci))


def say_lain(orang: Keterlibatan, perkara: Perkara) -> str:
    """Return the same in one line where it is not what his case is charged with."""
    same = any(orang.pasal_rinci == lp.pasal_rinci for lp in perkara.lp.all())
    return "" if same else "; ".join(spell_sangkaan(orang))


def say_sangkaan(orang: Keterlibatan) -> str:
    """Return his charge in one line, and say when it is that of his case."""
    if own := spell_sangkaan(orang):
        return "; ".join(own)
    whole = "; ".join(text for lp in orang.perkara.lp.all() for text in lp.pasal)
    return f"seperti perkaranya: {whole}" if whole else ""


def ancaman_of(
    perkara: Perkara, pasal: str = "", *, orang: Keterlibatan | None = None
) -> int | None:
    """Return the longest imprisonment that a charge threatens, in years begun.

    `pasal`: the one article that is meant, when it is not all. `orang`: whom it threatens, when it
    is not the case. None when it is not known: an article stands in it as free text, or has no
    known maximum.
    """
    kodes = [pasal] if pasal else [kode for kode, _ in list_sangkaan(perkara, orang)]
    return ancaman_tertinggi(kodes)


def list_kode(orang: Keterlibatan) -> Sequence[str]:
    """Return what he may be charged with: what was in force that day, and what his case names."""
    days = [tempus(lp) for lp in orang.perkara.lp.all()]
    offered = [pasal.kode for day in days for pasal in pasal_on(day)]
    held = [kode for kode, _ in list_sangkaan(orang.perkara)]
    return list(dict.fromkeys([*held, *offered, *(row["kode"] for row in orang.pasal_rinci)]))


def find_luar_tempus(perkara: Perkara, kodes: Sequence[str]) -> Pasal | None:
    """Return an article that was in force on no day on which one of its LPs says it happened.

    What the case is charged with has been asked about there.
    """
    named = {kode for kode, _ in list_sangkaan(perkara)}
    rest = [kode for kode in kodes if kode not in named]
    days = [tempus(lp) for lp in perkara.lp.all()]
    gone = [set(outside_tempus(rest, day)) for day in days]
    return next(iter(sorted(set.intersection(*gone), key=lambda p: p.kode)), None) if gone else None


def _read(kode: str) -> tuple[str, str]:
    pasal = find_pasal(kode)
    return kode, pasal.teks if pasal else kode
