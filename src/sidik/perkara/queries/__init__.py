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

__all__ = [
    "access_perkara",
    "berkas_of",
    "facts_of",
    "list_keterlibatan",
    "list_satuan_penyidik",
    "pelapor_of",
    "penerbit_of",
    "rezim_of",
    "visible_perkara",
]
