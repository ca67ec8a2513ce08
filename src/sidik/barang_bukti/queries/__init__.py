"""Reads of exhibits."""

from sidik.barang_bukti.queries.barang import (
    access_bb,
    clocks_of,
    has_sisa,
    list_bb_of,
    people_of,
)
from sidik.barang_bukti.queries.cari import KEADAAN, list_bb, search_bb

__all__ = [
    "KEADAAN",
    "access_bb",
    "clocks_of",
    "has_sisa",
    "list_bb",
    "list_bb_of",
    "people_of",
    "search_bb",
]
