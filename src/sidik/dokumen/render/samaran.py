"""Names that may not leave the law's hands: a child by initials, the protected not at all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, TypeAlias

from sidik.dokumen.data.bahan import OrangSurat, Tertutup
from sidik.dokumen.data.naskah import Blok, Butir, Konsep, Naskah, Penanda

SAMARAN: Final = "(identitas dilindungi)"
Cover: TypeAlias = tuple[str, str]
Covers: TypeAlias = Sequence[Cover]
_PENDEK: Final = 3
"""Words up to so many letters (bin, Moh) give nobody away."""
_KEPALA: Final = {"kop", "pejabat", "penanda", "tempat", "jenis", "bentuk"}
"""Parts of a sheet that say who wrote it, not whom it is about."""


def inisial(nama: str) -> str:
    words = re.findall(r"[^\W\d_][\w'’]*", nama.partition(",")[0])
    return "".join(f"{word[0].upper()}." for word in words[:4]) or "N.N."


def cover_names(konsep: Konsep) -> Konsep:
    """Replace each child's name and its longer words; rather too many words than one too few.

    So are the names that the room keeps from the public, but for whoever receives the letter.
    """
    covers = _anak(konsep) + _rahasia(konsep)
    if not covers:
        return konsep
    covered = [
        OrangSurat(nama=inisial(o.nama), peran=o.peran, is_anak=True) if o.is_anak else o
        for o in konsep.orang
    ]
    isian = {key: _cover(value, covers) for key, value in konsep.isian.items()}
    dasar = [str(_cover(line, covers)) for line in konsep.dasar]
    return replace(konsep, orang=covered, isian=isian, dasar=dasar)


def cover_salinan(naskah: Naskah, konsep: Konsep) -> Naskah:
    """Return the frozen sheet as a copy for whoever may not know the child in it."""
    children = {
        _identitas(o): f"{inisial(o.nama)} (anak, identitas dirahasiakan)"
        for o in konsep.orang
        if o.is_anak
    }
    return _marked(_covered(naskah, _anak(konsep), children), "identitas anak disamarkan")


def cover_naskah(naskah: Naskah, konsep: Konsep, tertutup: Tertutup) -> Naskah:
    """Return the sheet as a reader may see it who may not know everybody on it.

    It is the very sheet where nobody on it is closed to him.
    """
    covers = list(tertutup.kata.items())
    hidden = [o for o in konsep.orang if _is_closed(o, covers, tertutup)]
    people = {_identitas(o): str(_cover(o.nama, covers)) for o in hidden}
    covers = [*covers, *_rumah(konsep, hidden, covers)]
    found = _covered(naskah, covers, people)
    return naskah if found == naskah else _marked(found, "identitas yang tertutup disamarkan")


def cover_isian(konsep: Konsep, tertutup: Tertutup) -> Konsep:
    """Return a draft whose own words give nobody away whom its drafter may not know."""
    covers = list(tertutup.kata.items())
    isian = {key: _cover(value, covers) for key, value in konsep.isian.items()}
    return replace(konsep, isian=isian)


def cover_kepada(line: str, konsep: Konsep, *, known: bool) -> str:
    """Return an addressee as a register book may say him.

    A child stands in it by initials and the protected not at all; a reader who may not know the
    reporter (`known` is false) is told of neither him nor any witness.
    """
    hidden = konsep.rahasia if konsep.dilindungi is None or not known else konsep.dilindungi
    return str(_cover(line, [*_anak(konsep), *_whole(hidden)]))


def _is_closed(one: OrangSurat, covers: Covers, tertutup: Tertutup) -> bool:
    """Papers of old do not know who is who; there the name tells."""
    if one.kunci:
        return one.kunci in tertutup.orang
    return bool(_cover(one.nama, covers) != one.nama)


def _rumah(konsep: Konsep, hidden: Sequence[OrangSurat], covers: Covers) -> Iterator[Cover]:
    """An address tells who lives there: that of the closed, and of a closed addressee."""
    penerima = konsep.isian.get("penerima", "")
    if _cover(penerima, covers) != penerima:
        lines = konsep.isian.get("alamat_penerima", "")
        yield from ((line, SAMARAN) for line in str(lines).splitlines() if line.strip())
    yield from ((one.alamat, SAMARAN) for one in hidden if " " in one.alamat)


def _covered(naskah: Naskah, covers: Covers, people: Mapping[str, str]) -> Naskah:
    told = {
        name: _cover_any(value, covers, people)
        for name, value in vars(naskah).items()
        if name not in _KEPALA
    }
    return replace(naskah, **told)


def _marked(naskah: Naskah, what: str) -> Naskah:
    return replace(naskah, register=f"{naskah.register} · salinan, {what}".lstrip(" ·"))


def has_anak(konsep: Konsep) -> bool:
    return any(o.is_anak for o in konsep.orang)


def _identitas(one: OrangSurat) -> str:
    return f"{one.nama} alias {one.alias}" if one.alias else one.nama


def _cover_any(value: Any, covers: Covers, people: Mapping[str, str]) -> Any:
    if isinstance(value, Butir):
        said = dict(value.baris)
        if said.get("Nama") in people:
            rows = [("Nama", people[said["Nama"]])]
            value = replace(value, baris=rows)
        rows = [(label, _cover(text, covers)) for label, text in value.baris]
        sel = _cover(value.sel, covers)
        return replace(value, teks=_cover(value.teks, covers), baris=rows, sel=sel)
    if isinstance(value, Blok):
        lines = _cover_any(value.butir, covers, people)
        return replace(value, teks=_cover(value.teks, covers), butir=lines)
    if isinstance(value, Penanda):
        return replace(value, nama=_cover(value.nama, covers))
    if isinstance(value, list):
        return [_cover_any(part, covers, people) for part in value]
    return _cover(value, covers) if isinstance(value, str) else value


def _anak(konsep: Konsep) -> list[tuple[str, str]]:
    children = [o for o in konsep.orang if o.is_anak]
    return [(name, inisial(one.nama)) for one in children for name in _names(one)]


def _rahasia(konsep: Konsep) -> list[tuple[str, str]]:
    """The whole name first, then each long word of it that names nobody else on the paper."""
    others = [o.nama for o in konsep.orang if o.peran != "pelapor"]
    known = " ".join([str(konsep.isian.get("penerima", "")), *others]).lower()
    named = [name for name in konsep.rahasia if name.partition(",")[0].strip().lower() not in known]
    return [(one, cover) for one, cover in _whole(named) if one.lower() not in known]


def _whole(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Cover each whole name, then each of its longer words."""
    for whole in filter(None, (name.partition(",")[0].strip() for name in names)):
        yield whole, SAMARAN
        yield from ((word, SAMARAN) for word in whole.split() if len(word) > _PENDEK)


def _names(one: OrangSurat) -> Iterator[str]:
    for name in (one.nama.partition(",")[0], one.alias):
        if name:
            yield name
            yield from (word for word in name.split() if len(word) > _PENDEK)


def _cover(value: Any, covers: Sequence[tuple[str, str]]) -> Any:
    if isinstance(value, list):
        return [_cover(part, covers) for part in value]
    if isinstance(value, dict):
        return {key: _cover(part, covers) for key, part in value.items()}
    for name, letters in covers:
        value = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", letters, value, flags=re.IGNORECASE)
    return value
