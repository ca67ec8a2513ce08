"""The rules of law, read from aturan/*.toml. No number of days stands in code."""

import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import holidays

from sidik.tenggat.data import (
    AnakTangga,
    Aturan,
    AturanTidakDikenal,
    Hitung,
    Jenis,
    Kalender,
    Nilai,
)


@cache
def all_rules() -> dict[str, Aturan]:
    """Return every rule that ships with the product, by its code."""
    rules = {}
    for file in (files("sidik.tenggat") / "aturan").iterdir():
        if file.name.endswith(".toml"):
            for kode, row in tomllib.loads(file.read_text(encoding="utf-8")).items():
                rules[kode] = _rule(kode, row)
    return rules


def read_dasar() -> dict[str, Any]:
    """Return dasar.toml: the SOP's own terms and the documents that it cites."""
    file = files("sidik.tenggat") / "dasar.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def rule(kode: str) -> Aturan:
    try:
        return all_rules()[kode]
    except KeyError as missing:
        raise AturanTidakDikenal(kode) from missing


@cache
def national_holidays(year: int) -> frozenset[date]:
    """Return Indonesia's days off of a year and the next: public holidays and joint leave.

    On joint leave (cuti bersama) courts and offices are closed; a site that works takes it back.
    """
    found = holidays.country_holidays(
        "ID", years=[year, year + 1], categories=("public", "government")
    )
    return frozenset(found)


def kalender(year: int, *, libur: Iterable[date] = (), masuk: Iterable[date] = ()) -> Kalender:
    """Return the working calendar around `year`, with what the site adds and takes back."""
    return Kalender(national_holidays(year) | frozenset(libur), frozenset(masuk))


def _rule(kode: str, row: dict[str, Any]) -> Aturan:
    warn = row["ingatkan_jam"]
    return Aturan(
        kode=kode,
        uraian=row["uraian"],
        pemilik=row["pemilik"],
        ingatkan_jam=tuple(sorted(warn if isinstance(warn, list) else [warn], reverse=True)),
        nilai=tuple(sorted(map(_value, row["nilai"]), key=_since)),
        tangga=tuple(AnakTangga(peran=peran, jam=jam) for peran, jam in row.get("tangga", ())),
        baris=row.get("baris", 0),
        berulang=row.get("berulang", False),
        tanpa_tuan=row.get("tanpa_tuan", False),
    )


def _value(row: dict[str, Any]) -> Nilai:
    return Nilai(
        **row
        | {
            "jenis": Jenis(row["jenis"]),
            "hitung": Hitung(row.get("hitung", Hitung.INKLUSIF)),
            "seri": tuple(row.get("seri", ())),
        }
    )


def _since(nilai: Nilai) -> date:
    return nilai.berlaku
