"""Words that a letter to a citizen had better not say, found in the sentence they stand in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sidik.dokumen.data import Konsep, Naskah, list_pantangan

_KALIMAT: Final = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
_KETURUNAN: Final = re.compile(r"\s+(?:bin|binti|alias|als)\b.*", re.IGNORECASE)
_DISIDIK: Final = frozenset({"terlapor", "tersangka"})
_PANJANG: Final = 240


@dataclass(frozen=True)
class Temuan:
    """One word that had better not go out, with the sentence it stands in."""

    apa: str
    dasar: str
    kata: str
    kalimat: str


def find_pantangan(naskah: Naskah, konsep: Konsep, day: date) -> Sequence[str]:
    """Return a sentence for each that the sheet should not tell; each kind once in a line."""
    disidik = [one.nama for one in konsep.orang if one.peran in _DISIDIK and not one.is_anak]
    found = [
        f"Surat ini {one.apa} («{one.kata}»): “{one.kalimat.rstrip('.;')}”. "
        f"Hapus atau samarkan bila tidak perlu, sebelum ditandatangani ({one.dasar})."
        for one in find_in_words(_lines(naskah), disidik, day)
    ]
    return list(dict.fromkeys(found))


def find_in_words(lines: Iterable[str], disidik: Iterable[str], day: date) -> Sequence[Temuan]:
    """Return what these sentences should not tell to a citizen of a case that investigates them."""
    names = "|".join(re.escape(name) for name in _names(disidik))
    rules = [
        (
            rule["apa"],
            rule["dasar"],
            re.compile(rule["pola"].replace("{nama}", names), re.IGNORECASE),
        )
        for rule in list_pantangan(day)
        if names or "{nama}" not in rule["pola"]
    ]
    return [
        Temuan(apa, dasar, _word(hit), _cut(line))
        for line in lines
        for apa, dasar, pola in rules
        if (hit := pola.search(line))
    ]


def split_kalimat(text: str) -> Sequence[str]:
    return [line for line in _KALIMAT.split(text) if line]


def _lines(naskah: Naskah) -> Iterator[str]:
    """Return what the unit wrote itself, sentence by sentence; not the papers it quotes."""
    for blok in naskah.blok:
        lines = [blok.teks, *(butir.teks for butir in blok.butir if "Nomor:" not in butir.teks)]
        for line in lines:
            yield from split_kalimat(line)


def _names(disidik: Iterable[str]) -> Iterator[str]:
    """The whole name, and its beginning where it is longer than two words."""
    for one in disidik:
        words = _KETURUNAN.sub("", one.partition(",")[0]).split()
        if words:
            yield " ".join(words)
        if len(words) > 2:
            yield " ".join(words[:2])


def _word(hit: re.Match[str]) -> str:
    return hit.groupdict().get("kata") or hit[0]


def _cut(line: str) -> str:
    return line if len(line) <= _PANJANG else f"{line[:_PANJANG].rstrip()}…"
