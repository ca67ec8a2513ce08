"""Judging the rows of a register, and what the screens show of it."""

from sidik.impor.queries.baris import is_lewat, judge, known_lp, lama_of, nomor_of
from sidik.impor.queries.layar import (
    access_impor,
    count_baris,
    find_penanggung_jawab,
    jawab_of,
    list_impor,
    next_antre,
    say_lindung,
    say_sisa,
    show_baris,
    zona_of,
)

__all__ = [
    "access_impor",
    "count_baris",
    "find_penanggung_jawab",
    "is_lewat",
    "jawab_of",
    "judge",
    "known_lp",
    "lama_of",
    "list_impor",
    "next_antre",
    "nomor_of",
    "say_lindung",
    "say_sisa",
    "show_baris",
    "zona_of",
]
