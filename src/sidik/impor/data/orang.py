"""Who stands in a line of a register, and how old he was."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sidik.impor.data.bilangan import spell_ages
from sidik.impor.data.nama import Sebutan, part_names
from sidik.impor.data.sel import as_text, read_day
from sidik.perkara.data import is_anak

MAX_ORANG: Final = 60
"""People of one line; whoever writes more into a cell has merged something."""
_DI_SINI: Final = "\x1f"
"""Marks where an age stood in a cell; no cell holds it."""
UMUR_TERBESAR: Final = 110
_UMUR: Final = tuple(
    (re.compile(words, re.IGNORECASE), least)
    for words, least in (
        (r"\b(?:umur|usia)\s*[:=.]?\s*(\d{1,2})\b\s*(?:(?:th|thn|tahun)\b)?\.?", 0),
        (r"\b(\d{1,2})\s*(?:th|thn|tahun)\b\.?", 0),
        # A bare number, as under "TERSANGKA / UMUR": parted off, or last. Below 5 it counts
        # something else.
        (r"(?<=[/,(\[|-])\s*(\d{1,2})\s*(?=\.?\s*$|[)\],/|-])", 5),
        (r"(?<!\brt)(?<!\brw)(?<!\bno)(?<!\bkm)(?<!\bgg)(?<!kelas)\s(\d{1,2})(?=\.?\s*$)", 5),
    )
)
_LAHIR: Final = re.compile(
    r"\b(?:ke)?(?:lahir(?:an)?|lhr|ttl)\b[^\d]{0,40}"
    r"((?:\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[A-Za-z]{3,9})\s*[-/. ]\s*)?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_GELAR: Final = re.compile(r"\.[A-Za-z]{1,4}\.$")
"""The full stop of a degree belongs to it."""
KATA_ANAK: Final = re.compile(
    r"\b(anak|abh|siswa|siswi|pelajar|murid|(di\s*)?bawah umur)\b", re.IGNORECASE
)


TIADA_ORANG: Final = re.compile(
    r"[\s\-–—.]*(?:(?:masih\s+)?(?:dalam\s+)?(?:lidik|penyelidikan)|nihil|nn|tanpa\s+tersangka"
    r"|(?:belum|blm|tidak|tdk)\s+(?:di)?(?:ketahui|kenal|ada|diketahui))[\s.]*",
    re.IGNORECASE,
)
"""What a register writes where nobody is known yet."""
_LAIN: Final = re.compile(
    r"\s*[(,]?\s*(?<!\w)(?P<kata>als|alias|bin|binti|@)(?!\w)\.?\s*", re.IGNORECASE
)


def pisah_nama(text: str) -> tuple[str, str, str]:
    """Return a name, what else he is called, and whose child he is."""
    marks = list(_LAIN.finditer(text))
    nama = text[: marks[0].start()].strip(" ,") if marks else text
    if not marks or not nama:
        return text, "", ""
    said = {"alias": "", "bin": ""}
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        kind = "bin" if mark["kata"].casefold() in {"bin", "binti"} else "alias"
        part = text[mark.end() : after.start() if after else len(text)].strip(" ,")
        part = part if part.count("(") == part.count(")") else part.strip("()")
        said[kind] = f"{said[kind]} {mark['kata']} {part}" if said[kind] else part
    return nama, said["alias"], said["bin"]


@dataclass(frozen=True)
class Tersebut:
    """Someone named in a cell, with what the cell says of his age."""

    nama: str
    umur: int | None = None
    dilindungi: bool = False
    """The cell calls him a child, or he may be one by his year, and no age says otherwise."""

    @property
    def is_tertutup(self) -> bool:
        return self.dilindungi or is_anak(self.umur)


def read_orang(cell: object, pada: date | None = None, selang: int = 0) -> tuple[Tersebut, ...]:
    """Return the people of one cell, one a line, parted by semicolons or "dan", with ages if told.

    The age matters most of what a register says of a person: a child is masked everywhere. `pada`
    is the day of the event, at which one who was born in a year has his age; an age that is
    written is that of the LP, `selang` whole years later.
    """
    named = [name for each in read_sebutan(cell) for name in each.orang]
    return read_named(named, pada, selang)


def read_sebutan(cell: object) -> Sequence[Sebutan]:
    """Return whom a cell names, line by line, with what cannot be said for certain."""
    parts = re.split(r"[\n;]+|(?<!umur)(?<!usia)\s+\d+[.)]\s+", spell_ages(as_text(cell)))
    bare = (re.sub(r"^\s*(\d+[.)]|-)\s*", "", part) for part in parts)
    return [part_names(part) for part in bare if part.strip()]


def read_named(
    named: Iterable[str], pada: date | None = None, selang: int = 0
) -> tuple[Tersebut, ...]:
    """Return people of whom each has his own words."""
    people = (_read_satu(part, pada, selang) for part in named)
    return tuple(each for each in people if len(each.nama) > 1)[:MAX_ORANG]


def _read_satu(part: str, pada: date | None, selang: int) -> Tersebut:
    """Read one person. Where several ages stand, the lowest counts: it may be a child's."""
    born, rest = _LAHIR.search(part), _LAHIR.sub(_DI_SINI, part)
    told = [age_of(born[1], pada)] if born and pada else []
    for pattern, least in _UMUR:
        found = [int(number) for number in pattern.findall(rest) if int(number) >= least]
        rest = pattern.sub(_DI_SINI, rest) if found else rest
        told += [number - selang for number in found]
    umur = min((age for age in told if 0 <= age <= UMUR_TERBESAR), default=None)
    if umur is None:
        return Tersebut(_tidy(rest), None, bool(born or KATA_ANAK.search(part)))
    return Tersebut(_tidy(rest), umur, bool(born and is_just(born[1], umur)))


def age_of(born: str, pada: date) -> int:
    """Return the age at a day; of one whose year alone is known, the age he reaches in it."""
    day = read_day(born) or date(int(born[-4:]), 1, 1)
    return pada.year - day.year - ((pada.month, pada.day) < (day.month, day.day))


def is_just(born: str, umur: int) -> bool:
    """Say whether one whose year alone is known comes of age in this very year."""
    return born.isdigit() and not is_anak(umur) and is_anak(umur - 1)


def _tidy(text: str) -> str:
    """Return a name without the holes that its age left in it."""
    nama = re.sub(rf"[\s,/|(\[{_DI_SINI}-]*{_DI_SINI}[\s,./|)\]{_DI_SINI}-]*", ", ", text)
    whole = nama.strip(" ,")
    nama = whole.strip(".") + ("." if _GELAR.search(whole) else "")
    return (nama if nama.count("(") == nama.count(")") else nama.replace("(", ""))[:160]
