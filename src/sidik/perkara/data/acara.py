"""The law of this context as dated data: the procedure code, the age of a child, the grounds."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def acara() -> dict[str, Any]:
    """Return aturan/acara.toml: dated, with its basis."""
    file = files("sidik.perkara") / "aturan" / "acara.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def is_anak(umur: int | None) -> bool:
    limit: int = acara()["anak"]["umur_di_bawah"]
    return umur is not None and umur < limit


def rezim_on(day: date) -> str:
    """Return the procedure code in force on the day a penyidikan begins."""
    held = [row for row in acara()["rezim"] if row["berlaku"] <= day]
    return str(max(held or acara()["rezim"][:1], key=lambda row: row["berlaku"])["kode"])


def rezim_label(kode: str) -> str:
    return next((str(row["label"]) for row in acara()["rezim"] if row["kode"] == kode), "")


def golongan_umur(umur: int | None) -> str:
    """Return the band in which recaps count an age; every age lies in exactly one."""
    if umur is None:
        return ""
    rows: list[dict[str, Any]] = acara()["golongan_umur"]
    return str(next(row["label"] for row in reversed(rows) if umur >= row["mulai"]))


def umur_at(lahir: date, day: date) -> int:
    return day.year - lahir.year - ((day.month, day.day) < (lahir.month, lahir.day))
