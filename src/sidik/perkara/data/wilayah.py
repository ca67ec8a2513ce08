"""Codes of regions, as two offices write them."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, kw_only=True)
class Wilayah:
    """One region. `kode` is that of Kemendagri (63.11.06); `bps` is never derived from it."""

    kode: str
    bps: str
    nama: str
    jenis: str

    @property
    def label(self) -> str:
        return f"Kec. {self.nama}" if self.jenis == "kecamatan" else self.nama


@cache
def wilayah() -> Sequence[Wilayah]:
    """Return aturan/wilayah.toml: the districts of Balangan, then the rest of the province."""
    file = files("sidik.perkara") / "aturan" / "wilayah.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(Wilayah(**row) for row in table["wilayah"])


def wilayah_label(kode: str) -> str:
    return next((w.label for w in wilayah() if w.kode == kode), kode)
