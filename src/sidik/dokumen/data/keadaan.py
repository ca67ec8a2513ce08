"""Where a paper stands on its way from draft to reader, and what the rooms above answer for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeAlias

from sidik.dokumen.data.bahan import Babak, Berakhir, PerintahTercatat, Sumber, Tertutup
from sidik.jejak.data import Actor


class Keadaan(StrEnum):
    KONSEP = "konsep"
    DIAJUKAN = "diajukan"
    PARAF_KBO = "paraf_kbo"
    PARAF_KASAT = "paraf_kasat"
    DITANDATANGANI = "ditandatangani"
    DIKIRIM = "dikirim"
    DITERIMA = "diterima"
    DITOLAK = "ditolak"
    DICABUT = "dicabut"


KEADAAN_LABEL: Final = {
    Keadaan.KONSEP: "konsep",
    Keadaan.DIAJUKAN: "diajukan",
    Keadaan.PARAF_KBO: "diparaf Kaur Bin Ops",
    Keadaan.PARAF_KASAT: "diparaf Kasat",
    Keadaan.DITANDATANGANI: "ditandatangani",
    Keadaan.DIKIRIM: "dikirim",
    Keadaan.DITERIMA: "diterima",
    Keadaan.DITOLAK: "ditolak penerima",
    Keadaan.DICABUT: "dicabut",
}
LANGKAH_LABEL: Final = {
    "submit": "diajukan",
    "paraf_kbo": "diparaf Kaur Bin Ops",
    "paraf_kasat": "diparaf Kasat",
    "sign": "ditandatangani",
    "give_back": "dikembalikan untuk diperbaiki",
    "note": "dicatat di buku register",
    "send": "dikirim",
    "accept": "diterima",
    "refuse": "ditolak penerima",
    "withdraw": "dicabut",
    "discard": "dibuang",
}
"""What each step of the flow table did, as it is told afterwards."""
BERLAKU: Final = frozenset({Keadaan.DITANDATANGANI, Keadaan.DIKIRIM, Keadaan.DITERIMA})
"""Signed and in force: other papers may rest on it."""
TERKIRIM: Final = frozenset({Keadaan.DIKIRIM, Keadaan.DITERIMA, Keadaan.DITOLAK})
"""Out of the house, taken or refused."""
BERJALAN: Final = frozenset({Keadaan.DIAJUKAN, Keadaan.PARAF_KBO, Keadaan.PARAF_KASAT})
"""On someone's desk to be initialled or signed."""
HIDUP: Final = frozenset(set(Keadaan) - {Keadaan.DICABUT})


@dataclass(frozen=True, kw_only=True)
class LangkahSurat:
    """A step as an officer asks for it; `versi` is the state he was looking at."""

    step: str
    versi: int
    alasan: str = ""
    """Why it goes back, is refused or withdrawn; how it was handed over."""


@dataclass(frozen=True, kw_only=True)
class Pokok:
    """What a paper may be about: a person, an arrest, an exhibit, as its room calls it."""

    subject: str
    label: str


OnSurat: TypeAlias = Callable[[Any, Actor], None]
"""(dokumen, actor): what the rooms above do when a paper reaches a state, in the same act."""


@dataclass(frozen=True, kw_only=True)
class Kabel:
    """What `wiring` plugs in: who knows what papers say, and who wants to know of them."""

    sumber: Mapping[str, Sumber]
    on_surat: Mapping[tuple[str, str], OnSurat]
    own: Callable[[str, Actor], bool]
    """(case, actor): is it his own? Raises `NotFound` when he may not know of it."""
    satuan: Callable[[str, Actor], str]
    """(case, actor): the unit that handles it. Raises `NotFound` likewise."""
    pokok: Callable[[str, str, Actor], Sequence[Pokok]] = lambda *_: ()
    """(case, jenis, actor): what in this case a paper that is not about the whole may be about."""
    loket: Callable[[str, Actor], bool] = lambda *_: False
    """(case, actor): did its report come over his counter?"""
    spdp_dikirim: Callable[[str], bool] = lambda _: False
    """(case): has an SPDP gone out that was not made here, but on paper?"""
    tertutup: Callable[[str, Actor], Tertutup] = lambda *_: Tertutup()
    """(case, actor): whom of it he may not know, on paper either."""
    boleh_sidik: Callable[[str], bool] = lambda _: False
    """(case): does it go to penyidikan without an LHGP among its papers?"""
    babak: Callable[[str], Babak] = lambda _: Babak()
    """(case): where it stands, as far as its papers ask."""
    berakhir: Callable[[str], Berakhir] = lambda _: Berakhir()
    """(case): about whom and what of it no paper is written any more."""
    perintah: Callable[[str], Sequence[PerintahTercatat]] = lambda _: ()
    """(case): the orders that are known of it without being among its papers."""
