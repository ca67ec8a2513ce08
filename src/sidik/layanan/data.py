"""What the public types and reads: the case code, the plain sentences, the limits."""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sidik.kernel.bahasa import BULAN, romawi
from sidik.kernel.errors import Conflict, Refusal
from sidik.perkara.data import Tahap

# --- the case code --------------------------------------------------------------------------------

ALFABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that nothing looks like something else."""
PANJANG: Final = 8
"""Symbols of five bits: 40 bits that nobody guesses within the limits below."""
_NILAI: Final = {symbol: value for value, symbol in enumerate(ALFABET)}
_BOBOT: Final = 3
_MIRIP: Final = str.maketrans("OIL", "011")
_KATA_KODE: Final = re.compile(r"\s*kode[\s:=]+", re.IGNORECASE)


class KodeSalah(Refusal):
    message = "Kode perkara tidak benar. Periksa kembali kode pada tanda terima."
    field = "kode"


@dataclass(frozen=True)
class KodeAkses:
    """Eight random symbols and a check symbol, as `simbol`, without hyphens."""

    simbol: str

    @classmethod
    def new(cls) -> "KodeAkses":
        """Draw one. It has a digit, so that it is known for a code when glued to a keyword."""
        body = ""
        while not any(symbol.isdigit() for symbol in body):
            body = "".join(secrets.choice(ALFABET) for _ in range(PANJANG))
        return cls(body + check_symbol(body))

    @classmethod
    def parse(cls, raw: str) -> "KodeAkses":
        """Read any spelling. Raises `KodeSalah`, also for a wrong check symbol."""
        text = spell_kode(raw)
        if len(text) != PANJANG + 1 or not set(text) <= set(ALFABET):
            raise KodeSalah
        if check_symbol(text[:PANJANG]) != text[PANJANG]:
            raise KodeSalah
        return cls(text)

    @property
    def samar(self) -> str:
        return f"{self.simbol[:4]}-****-*"

    def __str__(self) -> str:
        return f"{self.simbol[:4]}-{self.simbol[4:8]}-{self.simbol[8]}"


def spell_kode(raw: str) -> str:
    """Return one spelling of what was typed: no case, hyphens or spaces; O is 0, I and L are 1.

    What follows the code ("… terima kasih") and the word KODE before it are let go. Anything has
    a spelling, so that a wrong code goes the same way as a right one.
    """
    text = _KATA_KODE.sub("", unicodedata.normalize("NFKC", raw), count=1).upper()
    letters = "".join(c for c in text if c.isascii() and c.isalnum())
    return letters.translate(_MIRIP)[: PANJANG + 1]


def check_symbol(body: str) -> str:
    """Return the ninth symbol: a weighted sum over GF(32).

    All weights differ and none is 1, so one wrong symbol and any two swapped ones are always
    seen. Crockford's own check needs signs such as * and ~, which an old telephone cannot type.
    """
    total, weight = 0, _BOBOT
    for symbol in body:
        weight = _times(weight, 2)
        total ^= _times(weight, _NILAI[symbol])
    return ALFABET[total]


def _times(a: int, b: int) -> int:
    """Multiply in GF(32), polynomial x^5 + x^2 + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = a << 1 ^ (0b100101 if a & 0b10000 else 0)
        b >>= 1
    return product


# --- who may ask ----------------------------------------------------------------------------------


class Hubungan(StrEnum):
    PELAPOR = "pelapor"
    KORBAN = "korban"
    KELUARGA = "keluarga"
    PENASIHAT_HUKUM = "penasihat_hukum"


HUBUNGAN_LABEL: Final = {
    Hubungan.PELAPOR: "Pelapor",
    Hubungan.KORBAN: "Korban",
    Hubungan.KELUARGA: "Keluarga",
    Hubungan.PENASIHAT_HUKUM: "Penasihat hukum",
}


@dataclass(frozen=True, kw_only=True)
class Penerima:
    nama: str
    hubungan: Hubungan
    telepon: str


@dataclass(frozen=True, kw_only=True)
class Penanda:
    """Who may sign a receipt, and what stands above his name."""

    nrp: str
    sebutan: str
    """Ipda Hasanuddin, S.H. (Ka SPKT)."""
    atas: tuple[str, ...]
    is_pengganti: bool = False
    """Nobody is entered as Ka SPKT, so whoever hands it out signs it."""


class PenandaTidakDikenal(Refusal):
    message = "Pilih penanda tangan dari daftar."
    field = "penanda"


class TeleponPenerimaSalah(Refusal):
    message = "Nomor HP «{telepon}» tidak benar. Contoh: 0812-3456-7890."
    field = "telepon"


class NamaPenerimaKosong(Refusal):
    message = "Tulis nama penerima kode."
    field = "nama"


class BukanLaporanMasyarakat(Refusal):
    message = "LP model A dibuat anggota, tidak ada pelapor. Pilih hubungan yang lain."
    field = "hubungan"


class AksesSudahDicabut(Conflict):
    message = "Kode ini sudah dicabut. Terbitkan kode baru bila masih diperlukan."


# --- what is told ---------------------------------------------------------------------------------


class TahapUmum(StrEnum):
    """A stage as the public sees it: coarser, so that it names no suspect, child or patient."""

    DITERIMA = "diterima"
    LIDIK = "lidik"
    SIDIK = "sidik"
    JAKSA = "jaksa"
    DILENGKAPI = "dilengkapi"
    LENGKAP = "lengkap"
    DISERAHKAN = "diserahkan"
    DIHENTIKAN = "dihentikan"
    SELESAI = "selesai"
    DILIMPAHKAN = "dilimpahkan"


TAHAP_UMUM: Final = {
    Tahap.LP_DITERIMA: TahapUmum.DITERIMA,
    Tahap.PENYELIDIKAN: TahapUmum.LIDIK,
    Tahap.GELAR: TahapUmum.LIDIK,
    Tahap.PENYIDIKAN: TahapUmum.SIDIK,
    Tahap.TERSANGKA: TahapUmum.SIDIK,
    Tahap.TAHAP_1: TahapUmum.JAKSA,
    Tahap.P19: TahapUmum.DILENGKAPI,
    Tahap.P21: TahapUmum.LENGKAP,
    Tahap.TAHAP_2: TahapUmum.DISERAHKAN,
    Tahap.SP2LID: TahapUmum.DIHENTIKAN,
    Tahap.SP3: TahapUmum.DIHENTIKAN,
    Tahap.RJ: TahapUmum.SELESAI,
    Tahap.DIVERSI: TahapUmum.SELESAI,
    Tahap.REHABILITASI: TahapUmum.SELESAI,
    Tahap.DILIMPAHKAN: TahapUmum.DILIMPAHKAN,
}
KALIMAT: Final = {
    TahapUmum.DITERIMA: "Laporan sudah diterima dan sedang dipelajari.",
    TahapUmum.LIDIK: "Petugas sedang memeriksa kebenaran peristiwanya.",
    TahapUmum.SIDIK: "Petugas sedang mengumpulkan bukti.",
    TahapUmum.JAKSA: "Berkas sedang diteliti jaksa.",
    TahapUmum.DILENGKAPI: "Petugas sedang melengkapi berkas untuk jaksa.",
    TahapUmum.LENGKAP: "Jaksa menyatakan berkas sudah lengkap.",
    TahapUmum.DISERAHKAN: "Perkara sudah diserahkan kepada jaksa.",
    TahapUmum.DIHENTIKAN: "Penanganan dihentikan; alasannya disampaikan lewat surat.",
    TahapUmum.SELESAI: "Penanganan di kepolisian selesai; petugas akan menjelaskan.",
    TahapUmum.DILIMPAHKAN: "Perkara kini ditangani kantor polisi lain; petugas akan menjelaskan.",
}


@dataclass(frozen=True, kw_only=True)
class PublicStatus:
    """All that can leave. There is no field here for a name, so no name can leak."""

    nomor_lp: str
    kalimat: str
    tanggal_perubahan: date
    tanggal_berikut: date | None
    telepon_kantor: str
    telepon_pengaduan: str


def mask_nomor(model: str, bulan: int, tahun: int) -> str:
    """Return an LP number that its reporter recognises and that names no report to others."""
    return "/".join(filter(None, ["LP", model, "***", romawi(bulan), str(tahun)]))


# --- asking ---------------------------------------------------------------------------------------


class Saluran(StrEnum):
    WEB = "web"
    SMS = "sms"


class Hasil(StrEnum):
    """The class of an answer. Why a question did not match is not known even to us."""

    TERJAWAB = "terjawab"
    TIDAK_COCOK = "tidak_cocok"
    BATAS = "batas"


@dataclass(frozen=True)
class Jawaban:
    hasil: Hasil
    status: PublicStatus | None = None


@dataclass(frozen=True, kw_only=True)
class Batas:
    """How much guessing is let happen.

    1,000 wrong answers an hour are 8.76 million a year; against 2^40 codes of which a thousand
    are alive that is one hit in more than a hundred years. Right answers do not count: people
    behind one address of a mobile network must not shut each other out.
    """

    salah_per_sumber: int = 10
    salah_per_kode: int = 10
    """Holds whoever found a receipt in the street and tries last four digits from many places."""
    salah_per_saluran: int = 1000
    jendela: timedelta = timedelta(hours=1)
    lantai: timedelta = timedelta(milliseconds=200)
    """No answer comes sooner than this, whatever it is."""
    simpan: timedelta = timedelta(days=90)


BATAS: Final = Batas()

TIDAK_COCOK: Final = (
    "Kode atau nomor HP tidak cocok. Periksa kode pada tanda terima, atau tanyakan ke kantor "
    "polisi tempat melapor. Darurat: telepon 110."
)
TERLALU_SERING: Final = "Terlalu banyak percobaan yang salah. Coba lagi satu jam lagi."
CARA_SMS: Final = (
    "Ketik INFO (spasi) KODE pada tanda terima, contoh: INFO 7K3M9QXAD, dari nomor HP yang "
    "didaftarkan saat melapor."
)
SMS_MAX: Final = 160


def sms_text(status: PublicStatus) -> str:
    """Return the answer as one message: what matters first, the rest as far as it fits."""
    parts = [
        f"{status.nomor_lp}: {status.kalimat}",
        f"Sejak {_short(status.tanggal_perubahan)}.",
        f"Kabar berikut {_short(status.tanggal_berikut)}." if status.tanggal_berikut else "",
        f"Tanya {status.telepon_kantor}." if status.telepon_kantor else "",
        f"Aduan {status.telepon_pengaduan}." if status.telepon_pengaduan else "",
    ]
    text = parts[0]
    for part in filter(None, parts[1:]):
        if len(text) + 1 + len(part) <= SMS_MAX:
            text = f"{text} {part}"
    return text


def _short(day: date) -> str:
    return f"{day.day} {BULAN[day.month - 1][:3]} {day.year}"
