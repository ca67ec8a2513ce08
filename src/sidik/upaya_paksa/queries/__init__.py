"""Reads about force: the board of detainees, the page of a case."""

from sidik.upaya_paksa.queries.halaman import Halaman, find_in, get_halaman, load_panel
from sidik.upaya_paksa.queries.kartu import KartuTahanan, Ruas, kartu_of
from sidik.upaya_paksa.queries.tahanan import Papan, get_papan, list_tahanan

__all__ = [
    "Halaman",
    "KartuTahanan",
    "Papan",
    "Ruas",
    "find_in",
    "get_halaman",
    "get_papan",
    "kartu_of",
    "list_tahanan",
    "load_panel",
]
