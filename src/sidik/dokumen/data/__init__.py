"""Words of papers, free of Django: what each says, what it is made from, where it stands."""

from sidik.dokumen.data.bahan import Bahan, LPSurat, OrangSurat, PetugasSurat, Sumber
from sidik.dokumen.data.katalog import (
    Bentuk,
    JenisDokumen,
    Kolom,
    dasar_hukum,
    jenis_of,
    katalog,
    kelas_for,
    kelas_on,
    kutipan,
    pola_on,
    register_bawaan,
    say_pasal,
)
from sidik.dokumen.data.keadaan import (
    BERJALAN,
    BERLAKU,
    HIDUP,
    KEADAAN_LABEL,
    Kabel,
    Keadaan,
    LangkahSurat,
    OnSurat,
)
from sidik.dokumen.data.naskah import Blok, Butir, Konsep, Naskah, Penanda
from sidik.dokumen.data.tanda_terima import JUDUL, CaraTanya, JenisSurat, Pejabat, TandaTerima
from sidik.dokumen.errors import SuratBerubah

__all__ = [
    "BERJALAN",
    "BERLAKU",
    "HIDUP",
    "JUDUL",
    "KEADAAN_LABEL",
    "Bahan",
    "Bentuk",
    "Blok",
    "Butir",
    "CaraTanya",
    "JenisDokumen",
    "JenisSurat",
    "Kabel",
    "Keadaan",
    "Kolom",
    "Konsep",
    "LPSurat",
    "LangkahSurat",
    "Naskah",
    "OnSurat",
    "OrangSurat",
    "Pejabat",
    "Penanda",
    "PetugasSurat",
    "Sumber",
    "SuratBerubah",
    "TandaTerima",
    "dasar_hukum",
    "jenis_of",
    "katalog",
    "kelas_for",
    "kelas_on",
    "kutipan",
    "pola_on",
    "register_bawaan",
    "say_pasal",
]
