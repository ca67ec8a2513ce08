"""Reading downward: counts that open their cases, and what an officer should do now."""

from sidik.pengawasan.queries.angka import count_angka, is_pengawas, list_ubin, running_clocks
from sidik.pengawasan.queries.antrean import list_desakan
from sidik.pengawasan.queries.daftar import find_unduhan, make_daftar
from sidik.pengawasan.queries.hitung import by_month, by_petugas, by_satuan, list_cases, totals
from sidik.pengawasan.queries.laporan import make_laporan
from sidik.pengawasan.queries.tugas import list_tugas

__all__ = [
    "by_month",
    "by_petugas",
    "by_satuan",
    "count_angka",
    "find_unduhan",
    "is_pengawas",
    "list_cases",
    "list_desakan",
    "list_tugas",
    "list_ubin",
    "make_daftar",
    "make_laporan",
    "running_clocks",
    "totals",
]
