"""The rules of law, read from aturan/*.toml. No number of days stands in code."""

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import holidays

from sidik.tenggat.data import Aturan, AturanTidakDikenal, Jenis, Kalender, Nilai


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
def kalender(year: int) -> Kalender:
    """Return the working calendar around `year`: Indonesia's public holidays."""
    return Kalender(frozenset(holidays.country_holidays("ID", years=[year, year + 1])))


def _rule(kode: str, row: dict[str, Any]) -> Aturan:
    return Aturan(
        kode=kode,
        uraian=row["uraian"],
        pemilik=row["pemilik"],
        ingatkan_jam=row["ingatkan_jam"],
        nilai=tuple(sorted(map(_value, row["nilai"]), key=_since)),
    )


def _value(row: dict[str, Any]) -> Nilai:
    return Nilai(
        berlaku=row["berlaku"],
        jenis=Jenis(row["jenis"]),
        jumlah=row["jumlah"],
        dasar=row["dasar"],
        yakin=row["yakin"],
    )


def _since(nilai: Nilai) -> date:
    return nilai.berlaku
