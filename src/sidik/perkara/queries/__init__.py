"""Reads about cases: who may see which, the work list, one case on one screen."""

from sidik.perkara.queries.berkas import (
    access_perkara,
    berkas_of,
    facts_of,
    list_keterlibatan,
    list_satuan_penyidik,
    pelapor_of,
    penerbit_of,
    rezim_of,
    visible_perkara,
)
from sidik.perkara.queries.daftar import SEMUA, Baris, Saringan, list_perkara, rows_of
from sidik.perkara.queries.layar import Halaman, OrangTampak, Tombol, get_halaman
from sidik.perkara.queries.riwayat import Kejadian, story_of

__all__ = [
    "SEMUA",
    "Baris",
    "Halaman",
    "Kejadian",
    "OrangTampak",
    "Saringan",
    "Tombol",
    "access_perkara",
    "berkas_of",
    "facts_of",
    "get_halaman",
    "list_keterlibatan",
    "list_perkara",
    "list_satuan_penyidik",
    "pelapor_of",
    "penerbit_of",
    "rezim_of",
    "rows_of",
    "story_of",
    "visible_perkara",
]
