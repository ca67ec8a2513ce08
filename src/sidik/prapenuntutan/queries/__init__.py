"""Reads about files: one case's, and all of them."""

from sidik.prapenuntutan.queries.berkas import (
    Susunan,
    access_berkas,
    access_spdp,
    get_susunan,
    petunjuk_kini,
)
from sidik.prapenuntutan.queries.daftar import (
    KELOMPOK,
    SEMUA,
    BarisBerkas,
    SaringBerkas,
    count_berkas,
    list_berkas,
    rows_of,
)
from sidik.prapenuntutan.queries.layar import Halaman, Jalan, Kartu, find_kartu, get_halaman

__all__ = [
    "KELOMPOK",
    "SEMUA",
    "BarisBerkas",
    "Halaman",
    "Jalan",
    "Kartu",
    "SaringBerkas",
    "Susunan",
    "access_berkas",
    "access_spdp",
    "count_berkas",
    "find_kartu",
    "get_halaman",
    "get_susunan",
    "list_berkas",
    "petunjuk_kini",
    "rows_of",
]
