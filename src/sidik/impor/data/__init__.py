"""What a line of an old register says, however its columns are called and its dates are written."""

from sidik.impor.data.kolom import (
    KEADAAN_LABEL,
    KOLOM_LABEL,
    SIFAT,
    WAJIB,
    Galat,
    KeadaanBaris,
    KeadaanImpor,
    Kolom,
    guess_kolom,
    pick,
    read_tahap,
)
from sidik.impor.data.lembar import MAX_BARIS, MAX_BYTES, MAX_HURUF, Lembar, as_lembar
from sidik.impor.data.orang import Tersebut, read_orang
from sidik.impor.data.sel import as_text, is_sebagian, read_moment, salah_hari
from sidik.impor.data.umur import Umur, read_tersangka, read_umur, say_umur

__all__ = [
    "KEADAAN_LABEL",
    "KOLOM_LABEL",
    "MAX_BARIS",
    "MAX_BYTES",
    "MAX_HURUF",
    "SIFAT",
    "WAJIB",
    "Galat",
    "KeadaanBaris",
    "KeadaanImpor",
    "Kolom",
    "Lembar",
    "Tersebut",
    "Umur",
    "as_lembar",
    "as_text",
    "guess_kolom",
    "is_sebagian",
    "pick",
    "read_moment",
    "read_orang",
    "read_tahap",
    "read_tersangka",
    "read_umur",
    "salah_hari",
    "say_umur",
]
