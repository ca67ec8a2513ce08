"""Words that a letter to a citizen had better not say, found in the sentence they stand in."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from sidik.dokumen.data import Konsep, Naskah, list_pantangan

_KALIMAT: Final = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
_KETURUNAN: Final = re.compile(r"\s+(?:bin|binti|alias|als)\b.*", re.IGNORECASE)
_DISIDIK: Final = frozenset({"terlapor", "tersangka"})
_PANJANG: Final = 240


def find_pantangan(naskah: Naskah, konsep: Konsep, day: date) -> Sequence[str]:
    """Return a sentence for each that the sheet should not tell; each kind once in a line."""
    names = "|".join(re.escape(name) for name in _names(konsep))
    rules = [
        (
            rule["apa"],
            rule["dasar"],
            re.compile(rule["pola"].replace("{nama}", names), re.IGNORECASE),
        )
        for rule in list_pantangan(day)
        if names or "{nama}" not in rule["pola"]
    ]
    found = [
        f"Surat ini {apa} («{_word(hit)}»): “{_cut(line)}”. "
        f"Hapus atau samarkan bila tidak perlu, sebelum ditandatangani ({dasar})."
        for line in _lines(naskah)
        for apa, dasar, pola in rules
        if (hit := pola.search(line))
    ]
    return list(dict.fromkeys(found))


def _lines(naskah: Naskah) -> Iterator[str]:
    """Return what the unit wrote itself, sentence by sentence; not the papers it quotes."""
    for blok in naskah.blok:
        lines = [blok.teks, *(butir.teks for butir in blok.butir if "Nomor:" not in butir.teks)]
        for line in lines:
            yield from filter(None, _KALIMAT.split(line))


def _names(konsep: Konsep) -> Iterator[str]:
    """The whole name, and its beginning where it is longer than two words."""
    for one in konsep.orang:
        if one.peran not in _DISIDIK or one.is_anak:
            continue
        words = _KETURUNAN.sub("", one.nama.partition(",")[0]).split()
        if words:
            yield " ".join(words)
        if len(words) > 2:
            yield " ".join(words[:2])


def _word(hit: re.Match[str]) -> str:
    return hit.groupdict().get("kata") or hit[0]


def _cut(line: str) -> str:
    return line if len(line) <= _PANJANG else f"{line[:_PANJANG].rstrip()}…"
