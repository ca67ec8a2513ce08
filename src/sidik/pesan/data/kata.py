"""What a citizen typed, read forgivingly, and what a keyword's owner is given and gives back."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sidik.pesan.data.nomor import Nomor

BERHENTI: Final = "BERHENTI"
MULAI: Final = "MULAI"
BANTUAN: Final = "BANTUAN"
PETUGAS: Final = "PETUGAS"

_SAMA_ARTI: Final = {
    "STOP": BERHENTI,
    "UNREG": BERHENTI,
    "START": MULAI,
    "REG": MULAI,
    "HELP": BANTUAN,
    "BANTU": BANTUAN,
    "?": BANTUAN,
}
_BUILT_IN: Final = frozenset({BERHENTI, MULAI, BANTUAN, PETUGAS})
_TOKEN: Final = re.compile(r"\W*?(\w+|\?)[\W_]*(.*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Pertanyaan:
    """One message with its keyword, as the owner of that keyword gets it.

    `nomor` is no proof of who sent it: networks and devices let it be chosen.
    """

    nomor: Nomor
    kata: str
    argumen: str
    text: str
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The words to send back, and the name and version of the text that was approved."""

    text: str
    template: str


Handler = Callable[[Pertanyaan], Answer | None]
"""None: a person must answer."""

Keywords = Mapping[str, Handler]


@dataclass(frozen=True)
class Perintah:
    kata: str
    argumen: str


def parse_perintah(text: str, known: Collection[str] = ()) -> Perintah | None:
    """Return the keyword that `text` begins with, or None when it is free text.

    Forgives case, punctuation, synonyms and a code glued on: "info#7k3m", "INFO7K3M9QXA".
    """
    found = _TOKEN.match(text)
    if found is None:
        return None
    token, rest = found[1].upper(), found[2].strip()
    kata = _SAMA_ARTI.get(token, token)
    words = _BUILT_IN.union(known)
    # These count only alone: "bantu saya, motor hilang" is a cry for help, not for a manual.
    if kata in {BERHENTI, MULAI, BANTUAN} and rest:
        return None
    if kata in words:
        return Perintah(kata, rest)
    return _glued(token, rest, known)


def _glued(token: str, rest: str, known: Collection[str]) -> Perintah | None:
    for kata in sorted(known, key=len, reverse=True):
        tail = token.removeprefix(kata)
        if tail != token and any(letter.isdigit() for letter in tail):
            return Perintah(kata, f"{tail} {rest}".strip())
    return None


TEKS_BANTUAN: Final = Answer(
    template="bantuan.1",
    text=(
        "Ketik INFO (spasi) KODE pada tanda terima laporan. "
        "Ketik PETUGAS (spasi) pesan untuk petugas. BERHENTI: tanpa pemberitahuan."
    ),
)
TEKS_BERHENTI: Final = Answer(
    template="berhenti.1",
    text="Pemberitahuan dihentikan. Ketik MULAI untuk menerimanya lagi. INFO tetap dijawab.",
)
TEKS_MULAI: Final = Answer(
    template="mulai.1",
    text="Pemberitahuan diaktifkan kembali. Ketik BERHENTI untuk menghentikannya.",
)
TEKS_PETUGAS: Final = Answer(
    template="petugas.1",
    text="Pesan Anda diteruskan kepada petugas. Keadaan darurat: telepon 110.",
)
