"""Facts as they stand on paper: 5 Maret 2026, 92,99 (sembilan puluh dua koma …) gram."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from zoneinfo import ZoneInfo

from sidik.dokumen.data.naskah import Nilai
from sidik.dokumen.errors import IsianTidakDikenal
from sidik.kernel.bahasa import angka, hari, tanggal, tanggal_jam, terbilang, zona

SATUAN: Final = {
    "gram": "gram",
    "butir": "butir",
    "hari": "hari",
    "lembar": "lembar",
    "ml": "mililiter",
}


def say_nilai(kunci: str, value: Any, zone: str) -> Nilai:
    """Return what is printed. Raises `IsianTidakDikenal` for a float or a thing."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Mapping):
        raise IsianTidakDikenal(isian=kunci)
    if isinstance(value, Sequence):
        return _say_list(kunci, value, zone)
    return _say_one(kunci, value, zone)


def say_waktu(moment: datetime, zone: str) -> str:
    """Kamis tanggal 5 (lima) bulan Maret tahun 2026 (dua ribu …) pukul 22.30 WITA."""
    local = moment.astimezone(ZoneInfo(zone))
    _, bulan, _ = tanggal(local).split()
    return (
        f"{hari(local)} tanggal {local.day} ({terbilang(local.day)}) bulan {bulan} "
        f"tahun {local.year} ({terbilang(local.year)}) pukul {local:%H.%M} {zona(local)}"
    )


def _say_list(kunci: str, values: Sequence[Any], zone: str) -> Nilai:
    if values and all(isinstance(row, Mapping) for row in values):
        return [
            {key: _say_one(key, cell, zone, short=True) for key, cell in row.items()}
            for row in values
        ]
    return [_say_one(kunci, value, zone) for value in values]


def _say_one(kunci: str, value: Any, zone: str, *, short: bool = False) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, datetime):
        return tanggal_jam(value.astimezone(ZoneInfo(zone)))
    if isinstance(value, date):
        return tanggal(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return _say_number(kunci, value, short=short)
    raise IsianTidakDikenal(isian=kunci)


def _say_number(kunci: str, value: int | Decimal, *, short: bool) -> str:
    ending = kunci.rpartition("_")[2]
    if ending == "rupiah":
        figure = f"Rp{angka(value, 2)}"
        return figure if short else f"{figure} ({terbilang(value)} rupiah)"
    unit = SATUAN.get(ending, "")
    words = angka(value) if short else f"{angka(value)} ({terbilang(value)})"
    return f"{words} {unit}".strip()


def count_baris(value: object) -> int:
    """Return how many lines stand in a field."""
    lines = value if isinstance(value, list) else str(value or "").splitlines()
    return sum(bool(str(line).strip()) for line in lines)
