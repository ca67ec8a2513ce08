"""What a line of an old register says, however its columns are called and its dates are written."""

from sidik.impor.data.judul import is_pasal, make_judul
from sidik.impor.data.kolom import (
    KEADAAN_LABEL,
    KOLOM_LABEL,
    PRIBADI,
    SIFAT,
    WAJIB,
    Galat,
    KeadaanBaris,
    KeadaanImpor,
    Kolom,
    guess_kolom,
    is_lindung,
    list_sisa,
    pick,
    read_tahap,
)
from sidik.impor.data.lembar import MAX_BARIS, MAX_BYTES, MAX_HURUF, Lembar, as_lembar
from sidik.impor.data.nama import has_dkk
from sidik.impor.data.orang import Tersebut, pisah_nama, read_orang
from sidik.impor.data.pribadi import read_kelamin, read_pribadi
from sidik.impor.data.sel import as_text, is_sebagian, read_moment, salah_hari
from sidik.impor.data.umur import Umur, read_tersangka, read_umur, say_umur

__all__ = [
    "KEADAAN_LABEL",
    "KOLOM_LABEL",
    "MAX_BARIS",
    "MAX_BYTES",
    "MAX_HURUF",
    "PRIBADI",
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
    "has_dkk",
    "is_lindung",
    "is_pasal",
    "is_sebagian",
    "list_sisa",
    "make_judul",
    "pick",
    "pisah_nama",
    "read_kelamin",
    "read_moment",
    "read_orang",
    "read_pribadi",
    "read_tahap",
    "read_tersangka",
    "read_umur",
    "salah_hari",
    "say_umur",
]
