"""A paper's way as a table: draft, initials, signature, book, reader."""

from dataclasses import dataclass
from typing import Final

from sidik.dokumen.data import BERJALAN, Keadaan
from sidik.kernel.flow import Flow, Need, Step


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the table asks of a paper."""

    wajib_paraf: tuple[str, ...] = ()
    paraf: frozenset[str] = frozenset()
    kurang: tuple[str, ...] = ()
    """Labels of what must still be typed in."""
    prasyarat: str = ""
    """Why the papers of the case do not allow this one; empty when they do."""
    mata_lain: bool = False
    """Someone beside the drafter has looked at it, or will by signing."""
    dicatat: bool = False
    spdp_terkirim: bool = False
    """The prosecutor has the SPDP of the case: nothing of it is withdrawn any more."""


LENGKAP: Final = Need[Facts](
    holds=lambda f: not f.kurang, reason="isian wajib masih kosong; lengkapi konsep dahulu"
)
PRASYARAT: Final = Need[Facts](
    holds=lambda f: not f.prasyarat, reason="surat yang menjadi dasarnya belum ditandatangani"
)
PARAF_KBO: Final = Need[Facts](
    holds=lambda f: "kbo" not in f.wajib_paraf or "paraf_kbo" in f.paraf,
    reason="Kaur Bin Ops belum memaraf",
)
PARAF_LENGKAP: Final = Need[Facts](
    holds=lambda f: {f"paraf_{one}" for one in f.wajib_paraf} <= f.paraf,
    reason="paraf belum lengkap",
)
MATA_LAIN: Final = Need[Facts](
    holds=lambda f: f.mata_lain,
    reason="penyusun tidak menandatangani sendirian; perlu paraf orang lain",
)
BELUM_DICATAT: Final = Need[Facts](
    holds=lambda f: not f.dicatat, reason="surat sudah dicatat di buku register"
)
DICATAT: Final = Need[Facts](
    holds=lambda f: f.dicatat, reason="Kaur Mintu belum mencatatnya di buku register"
)
BELUM_DIPERTUKARKAN: Final = Need[Facts](
    holds=lambda f: not f.spdp_terkirim,
    reason="SPDP sudah dikirim, surat perkara tidak dapat dicabut lagi; buat surat ralat",
)

_KELUAR: Final = frozenset({Keadaan.DITANDATANGANI, Keadaan.DITOLAK})

DOKUMEN: Final = Flow[Keadaan, Facts](
    initial=Keadaan.KONSEP,
    steps=(
        Step(
            name="submit",
            label="Ajukan",
            sources=frozenset({Keadaan.KONSEP}),
            target=Keadaan.DIAJUKAN,
            needs=(LENGKAP, PRASYARAT),
        ),
        Step(
            name="paraf_kbo",
            label="Paraf Kaur Bin Ops",
            sources=frozenset({Keadaan.DIAJUKAN}),
            target=Keadaan.PARAF_KBO,
        ),
        Step(
            name="paraf_kasat",
            label="Paraf Kasat",
            sources=frozenset({Keadaan.DIAJUKAN, Keadaan.PARAF_KBO}),
            target=Keadaan.PARAF_KASAT,
            needs=(PARAF_KBO,),
        ),
        Step(
            name="sign",
            label="Tandatangani",
            sources=BERJALAN,
            target=Keadaan.DITANDATANGANI,
            needs=(PARAF_LENGKAP, PRASYARAT, MATA_LAIN),
        ),
        Step(
            name="give_back",
            label="Kembalikan untuk diperbaiki",
            sources=BERJALAN,
            target=Keadaan.KONSEP,
        ),
        Step(
            name="note",
            label="Catat di buku register",
            sources=frozenset({Keadaan.DITANDATANGANI}),
            target=Keadaan.DITANDATANGANI,
            needs=(BELUM_DICATAT,),
        ),
        Step(
            name="send",
            label="Kirim",
            sources=_KELUAR,
            target=Keadaan.DIKIRIM,
            needs=(DICATAT,),
        ),
        Step(
            name="accept",
            label="Catat diterima",
            sources=frozenset({Keadaan.DIKIRIM}),
            target=Keadaan.DITERIMA,
        ),
        Step(
            name="refuse",
            label="Catat ditolak penerima",
            sources=frozenset({Keadaan.DIKIRIM}),
            target=Keadaan.DITOLAK,
        ),
        Step(
            name="withdraw",
            label="Cabut",
            sources=_KELUAR | {Keadaan.DIKIRIM, Keadaan.DITERIMA},
            target=Keadaan.DICABUT,
            needs=(BELUM_DIPERTUKARKAN,),
        ),
        Step(
            name="discard",
            label="Buang konsep",
            sources=BERJALAN | {Keadaan.KONSEP},
            target=Keadaan.DICABUT,
        ),
    ),
)

ALASAN_PENDEK: Final = 10
"""Fewer letters explain nothing."""
ALASAN: Final = {
    "give_back": "Yang harus diperbaiki",
    "send": "Dikirim lewat apa dan kepada siapa",
    "accept": "Diterima oleh siapa, dengan cara apa",
    "refuse": "Alasan penolakan",
    "withdraw": "Alasan pencabutan",
    "discard": "Alasan konsep dibuang",
}
"""Steps that want a reason in the officer's own words, and what it is about."""
