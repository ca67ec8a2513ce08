"""The cells of a register below its headings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from sidik.impor.data.kolom import PRIBADI, SIFAT, WAJIB, Kolom, guess_kolom, plain
from sidik.impor.data.sel import MAX_SEL, as_cell

MAX_BYTES: Final = 20_000_000
MAX_BARIS: Final = 12_000
"""Rows of one file: all of them become cases in one transaction, which lies in memory."""
MAX_KOLOM: Final = 60
MAX_HURUF: Final = 20_000_000
"""Letters of all cells of one file together."""
JUDUL_DALAM: Final = 20
"""Rows among which the headings are looked for: registers begin with titles."""
TIADA: Final = "-"
"""What stands for one whose age is not told, where several people share a line."""
_IDEM: Final = re.compile(
    r"idem|id|sda|s\.\s*d\.\s*a\.?|sama dengan (?:di )?atas|[-–—\s]*(?:[\"”“″〃]|'{2})[-–—\s]*",
    re.IGNORECASE,
)
"""What stands for the words of the row above."""
_JUDUL_ATAS: Final = 3
"""Cells above which a row is one of headings; a title has one or two."""
_ABJAD: Final = 26
_SUBJUDUL: Final = re.compile(
    r"^(nama|umur|usia|ttl|tgl|tanggal|tempat|lahir|jk|l p|jenis kelamin|kelamin|pekerjaan|"
    r"alamat)\b"
)

Baris = tuple[int, list[str]]


@dataclass(frozen=True, kw_only=True)
class Lembar:
    """The cells of a register: its headings, and its rows with the number each has in the file."""

    judul: Sequence[str]
    baris: Sequence[tuple[int, Sequence[object]]]


Menyatu = Mapping[tuple[int, int], int]
"""Merged cells: of row and column where one begins, the row in which it ends."""


def as_lembar(
    rows: Iterable[tuple[int, Sequence[object]]], menyatu: Menyatu | None = None
) -> Lembar | None:
    """Return a sheet from its headings on, or None when its first rows hold none.

    A row right below another that only names more people, as merged cells or one line a suspect
    leave it, is part of the one above. "Sda" is what stands above it. A suspect in a cell that is
    merged over the rows of several LP stands in each.
    """
    source = ((number, [as_cell(cell) for cell in row[:MAX_KOLOM]]) for number, row in rows)
    judul, below = _find_judul(source)
    if not judul:
        return None
    found = guess_kolom(judul)
    beside = _beside(judul, found)
    below = _spread(below, menyatu or {}, found, beside)
    baris: list[Baris] = []
    last, above = 0, list[str]()
    for number, cells in below:
        if not any(cells) or (not baris and _is_nomor_kolom(cells)) or _is_judul(cells, judul):
            continue
        filled = _filled(cells, above)
        if baris and (
            (last == number - 1 and _is_lanjutan(filled, found, beside))
            or _is_kawan(filled, above, found, beside)
        ):
            _join(baris[-1][1], filled, found, beside)
        else:
            baris.append((number, filled))
        last, above = number, list(filled)
        if len(baris) > MAX_BARIS:
            break
    return Lembar(judul=_named(judul, baris), baris=baris)


def _spread(
    rows: Iterable[Baris], menyatu: Menyatu, found: Mapping[str, int], beside: set[int]
) -> Iterator[Baris]:
    """Yield the rows; one with a number of its own has whom a merged cell above it names."""
    open_: dict[int, tuple[int, str]] = {}
    nomor = found[Kolom.NOMOR.value]
    people = {*beside, found.get(Kolom.TERSANGKA.value, -1)} - {-1}
    for number, cells in rows:
        for at in people:
            if at >= len(cells):
                continue
            if end := menyatu.get((number, at)):
                open_[at] = end, cells[at]
            last, text = open_.get(at, (0, ""))
            if number <= last and not cells[at] and nomor < len(cells) and cells[nomor]:
                cells[at] = text
        yield number, cells


def _named(judul: Sequence[str], baris: Sequence[Baris]) -> list[str]:
    """Return the headings; a column without one that holds something is called by its letter."""
    widest = max((len(cells) for _, cells in baris), default=0)
    said = [*(text[:200] for text in judul), *[""] * (widest - len(judul))]
    for at, text in enumerate(said):
        if not text and any(at < len(cells) and cells[at] for _, cells in baris):
            said[at] = f"(kolom {_letter(at)} tanpa judul)"
    return said


def _letter(at: int) -> str:
    letter = chr(ord("A") + at % 26)
    return letter if at < _ABJAD else f"{chr(ord('A') + at // _ABJAD - 1)}{letter}"


def _is_judul(cells: Sequence[str], judul: Sequence[str]) -> bool:
    """Say whether the headings are printed once more, as at the top of each page."""
    said = [plain(text) for text in cells if text]
    heads = {plain(text) for text in judul} | {plain(text.partition(" (")[0]) for text in judul}
    return len(said) >= _JUDUL_ATAS and all(text in heads for text in said)


def _filled(cells: Sequence[str], above: Sequence[str]) -> list[str]:
    """Return a row with what "sda" stands for; where nothing stands above, it stays."""
    return [
        above[at] if _IDEM.fullmatch(text) and at < len(above) and above[at] else text
        for at, text in enumerate(cells)
    ]


def _is_kawan(
    cells: Sequence[str], above: Sequence[str], found: Mapping[str, int], beside: set[int]
) -> bool:
    """Say whether a row names another suspect of the LP above: all but the people is the same."""
    nomor, at = found[Kolom.NOMOR.value], found.get(Kolom.TERSANGKA.value, -1)
    if at < 0 or max(nomor, at) >= min(len(cells), len(above)):
        return False
    if not cells[nomor] or plain(cells[nomor]) != plain(above[nomor]):
        return False
    if not cells[at] or not above[at] or cells[at] == above[at]:
        return False
    others = set(found.values()) - beside - {at}
    return all(
        place >= len(cells) or not cells[place] or cells[place] == above[place] for place in others
    )


def _find_judul(source: Iterator[Baris]) -> tuple[list[str], Iterator[Baris]]:
    """Return the headings, which may stand in two rows under merged cells, and the rows below."""
    above: list[str] = []
    for number, cells in source:
        found = guess_kolom(cells)
        if found.keys() >= WAJIB:
            return _with_sub(cells, found, source)
        both = _two_rows(above, cells)
        if guess_kolom(both).keys() >= WAJIB:
            return both, source
        if number > JUDUL_DALAM:
            break
        above = cells
    return [], source


def _with_sub(
    cells: list[str], found: dict[str, int], source: Iterator[Baris]
) -> tuple[list[str], Iterator[Baris]]:
    """Take the row below with its headings of the second order, if it is one."""
    below = next(source, None)
    if below is None:
        return cells, iter(())
    said = [plain(text) for text in below[1] if text]
    empty = not any(below[1][found[k.value]] for k in WAJIB if found[k.value] < len(below[1]))
    wordy = not any(re.search(r"\d", text) for text in said)
    if empty and wordy and any(_SUBJUDUL.match(text) for text in said):
        return _two_rows(cells, below[1]), source
    return cells, chain([below], source)


def _two_rows(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return headings of two rows as one: UMUR below TERSANGKA is "UMUR (TERSANGKA)"."""
    if sum(1 for text in above if text) < _JUDUL_ATAS:
        return []
    joined, over = [], ""
    for at in range(max(len(above), len(below))):
        upper = above[at] if at < len(above) else ""
        under = below[at] if at < len(below) else ""
        over = upper or over
        joined.append(f"{under} ({over})" if under and over else under or upper)
    return joined


def _is_nomor_kolom(cells: Sequence[str]) -> bool:
    """Say whether a row only counts the columns, as registers do below their headings."""
    said = [text.strip("() .") for text in cells if text]
    return len(said) > 1 and said == [str(n) for n in range(1, len(said) + 1)]


def _beside(judul: Sequence[str], found: Mapping[str, int]) -> set[int]:
    """Return the columns that say something of whom the column of names names."""
    ages = _sifat(found)
    at = found.get(Kolom.TERSANGKA, -1)
    over = judul[at].rpartition(" (")[2] if at >= 0 and judul[at].endswith(")") else ""
    return ages | {place for place, text in enumerate(judul) if over and text.endswith(f"({over}")}


def _is_lanjutan(cells: Sequence[str], found: Mapping[str, int], beside: set[int]) -> bool:
    """Say whether a row only names one more person, alone or with his age beside him."""
    at = found.get(Kolom.TERSANGKA, -1)
    filled = {place for place, text in enumerate(cells) if text}
    others = set(found.values()) - beside - {at}
    return filled == {at} or (
        at in filled and bool((beside - {at}) & filled) and not others & filled
    )


def _sifat(found: Mapping[str, int]) -> set[int]:
    return {found[kolom.value] for kolom in (*SIFAT, *PRIBADI) if kolom.value in found}


def _join(
    above: list[str], cells: Sequence[str], found: Mapping[str, int], beside: set[int]
) -> None:
    """Add a row to the one above, so that the second age stays that of the second name."""
    own = _sifat(found)
    people = beside | {found[Kolom.TERSANGKA.value]}
    for at, text in enumerate(cells[: len(above)]):
        if at in own:
            above[at] = f"{above[at] or TIADA}\n{text or TIADA}"[:MAX_SEL]
        elif text and (at in people or text not in above[at].split("\n")):
            above[at] = f"{above[at]}\n{text}".lstrip("\n")[:MAX_SEL]
