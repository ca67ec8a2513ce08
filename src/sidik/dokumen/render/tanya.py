"""Questions and answers of an examination, typed into one field and printed in counted pairs."""

import re
from collections.abc import Iterator
from typing import Final

from sidik.dokumen.data.naskah import TITIK, Butir

_TANDA: Final = re.compile(
    r"(?:\d{1,3}\s*[.)]\s*)?(?:(?P<tanya>T|Tanya|Pertanyaan)|(?P<jawab>J|Jawab|Jawaban))\s*[:.]\s*",
    re.IGNORECASE,
)
_HITUNG: Final = re.compile(r"\d{1,3}\s*[.)]\s+")
_SEBARIS: Final = re.compile(r"(?<=\?)\s+(?:(?:J|Jawab|Jawaban)\s*[:.]\s*)?(?=\S)", re.IGNORECASE)


def list_tanya(text: str) -> Iterator[Butir]:
    """Return each question, counted, and its answer under it; the paper counts, not the officer."""
    for n, (asked, said) in enumerate(pairs_of(text) or [("", "")], 1):
        yield Butir(nomor=f"{n}.", teks=f"T: {asked or TITIK * 2}")
        yield Butir(teks=f"J: {said or TITIK * 2}", sambung=True)


def pairs_of(text: str) -> list[tuple[str, str]]:
    """Read pairs as officers write them.

    "T:" begins a question and "J:" an answer; a line without a mark goes on with the one above.
    Where nothing is marked, a count or a question mark makes the question, and what follows is the
    answer. A count that was typed is dropped.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    marked = any(_TANDA.match(line) for line in lines)
    pairs: list[list[list[str]]] = []
    for line in lines:
        part, words = _marked(line) if marked else _guessed(line, pairs)
        if part == 0 or not pairs:
            pairs.append([[], []])
        at = part if part is not None else int(bool(pairs[-1][1]))
        pairs[-1][at].append(words)
    return [_split(" ".join(asked), "\n".join(said)) for asked, said in pairs]


def _marked(line: str) -> tuple[int | None, str]:
    found = _TANDA.match(line)
    if found is None:
        return None, line
    return int(found["jawab"] is not None), line[found.end() :]


def _guessed(line: str, pairs: list[list[list[str]]]) -> tuple[int | None, str]:
    counted = _HITUNG.match(line)
    if counted:
        return 0, line[counted.end() :]
    if line.endswith("?"):
        return 0, line
    asked = pairs and not pairs[-1][1] and pairs[-1][0][-1].endswith("?")
    return (1 if asked else None), line


def _split(asked: str, said: str) -> tuple[str, str]:
    """Take an answer out of the line of its question."""
    if said or not (found := _SEBARIS.search(asked)):
        return asked, said
    return asked[: found.start()], asked[found.end() :]
