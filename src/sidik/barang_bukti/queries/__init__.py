"""Reads of exhibits."""

from sidik.barang_bukti.queries.barang import (
    KEADAAN,
    access_bb,
    clocks_of,
    has_sisa,
    list_bb,
    list_bb_of,
    people_of,
    search_bb,
)

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
