"""The site file of an Internet gateway: one TOML file, read whole or refused with one sentence."""

import re
import tomllib
from pathlib import Path
from typing import Final

from sidik.gerbang.data.judge import judge
from sidik.gerbang.data.lokasi import (
    DNS,
    GERBANG,
    INTERNET,
    Izin,
    Jenis,
    Lokasi,
    LokasiSalah,
    Mesin,
    Sambungan,
    Terowongan,
    Zona,
)
from sidik.gerbang.data.read import read

__all__ = [
    "DNS",
    "GERBANG",
    "INTERNET",
    "SAMPLE",
    "Izin",
    "Jenis",
    "Lokasi",
    "LokasiSalah",
    "Mesin",
    "Sambungan",
    "Terowongan",
    "Zona",
    "load",
    "parse",
]

SAMPLE: Final = Path(__file__).parent.with_name("lokasi.toml")


def load(path: Path) -> Lokasi:
    """Read and judge a site file. Raises `LokasiSalah`."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as no:
        raise LokasiSalah(
            str(path), "berkas tidak dapat dibaca", "periksa nama dan hak bacanya"
        ) from no
    except UnicodeDecodeError as no:
        raise LokasiSalah(
            str(path), "berkas bukan teks UTF-8", "simpan ulang sebagai UTF-8"
        ) from no


def parse(text: str) -> Lokasi:
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as no:
        line = re.search(r"line (\d+)", str(no))
        raise LokasiSalah(
            f"baris {line[1]}" if line else "akhir berkas",
            "tulisan ini bukan TOML yang benar",
            "periksa tanda kutip, kurung dan koma",
        ) from no
    lokasi = read(raw)
    judge(lokasi)
    return lokasi
