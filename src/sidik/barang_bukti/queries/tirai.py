"""What was typed about an exhibit, for a reader who may not know everybody in the case."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import Final, TypeVar

from sidik.barang_bukti.models import (
    BarangBukti,
    Gerak,
    KaitanBB,
    Pemusnahan,
    Penimbangan,
    UjiLab,
)
from sidik.barang_bukti.queries.barang import list_bb_of
from sidik.jejak.data import Actor
from sidik.jejak.models import Rekaman
from sidik.perkara.models import Perkara
from sidik.perkara.queries.berkas import list_tertulis
from sidik.perkara.queries.selubung import veil
from sidik.perkara.queries.tirai import Tirai, draw_many, shroud, tirai_of

Row = TypeVar("Row", bound=Rekaman)
_DIKETIK: Final[Mapping[type[Rekaman], Sequence[str]]] = {
    BarangBukti: (
        "nama",
        "label",
        "kemasan",
        "bentuk",
        "warna",
        "ditemukan_di",
        "dari_siapa",
        "tempat_simpan",
        "pemilik",
        "nasib_dasar",
        "pinjam_oleh",
        "terlambat",
        "kata",
    ),
    Gerak: ("dari", "ke", "instansi", "keperluan", "petugas", "label", "terlambat"),
    KaitanBB: ("lepas_alasan",),
    Pemusnahan: ("tempat", "cara", "petugas", "saksi", "undangan"),
    Penimbangan: ("alat", "tempat", "penimbang", "saksi", "alasan"),
    UjiLab: ("lab", "pertanyaan", "alasan_contoh", "temuan"),
}
"""The columns in which an officer writes what he likes."""


def cover(row: Row, tirai: Tirai) -> Row:
    """Return a row to be read, not kept: its words name nobody behind the curtain."""
    if not tirai.names:
        return row
    seen = copy(row)
    for name in _DIKETIK[type(row)]:
        setattr(seen, name, veil(tirai, getattr(row, name)))
    return seen


def cover_all(rows: Iterable[Row], tirai: Tirai) -> list[Row]:
    return [cover(each, tirai) for each in rows]


def tirai_label(perkara: Perkara) -> Tirai:
    """Return the curtain of a label: it hangs on a bag where everybody reads it."""
    return shroud(list_tertulis(perkara))


def list_bb_for(actor: Actor, perkara: Perkara) -> Sequence[BarangBukti]:
    """Return the exhibits of a case as this reader may read of them."""
    return cover_all(list_bb_of(perkara), tirai_of(actor, perkara))


def cover_page(actor: Actor, page: Sequence[BarangBukti]) -> Sequence[BarangBukti]:
    """Return a page of the book as this reader may read it, for the price of one query."""
    cases = {bb.perkara_id: bb.perkara for bb in page}
    tirai = draw_many(actor, cases.values())
    return [cover(bb, tirai[bb.perkara_id]) for bb in page]
