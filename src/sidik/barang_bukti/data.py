"""Words and values of exhibits: kinds, movements, the pots a weight lies in, dated substances."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from math import isqrt
from typing import Any, Final

from sidik.kernel.bahasa import angka

MAX_GRAM: Final = Decimal(99_999_999)
MAX_BUTIR: Final = 99_999_999
NOL: Final = Decimal(0)


class JenisBB(StrEnum):
    ZAT = "zat"
    TANAMAN = "tanaman"
    TELEPON = "telepon"
    KENDARAAN = "kendaraan"
    UANG = "uang"
    ALAT = "alat"
    LAINNYA = "lainnya"


JENIS_LABEL: Final = {
    JenisBB.ZAT: "Narkotika, psikotropika, atau obat",
    JenisBB.TANAMAN: "Tanaman narkotika",
    JenisBB.TELEPON: "Telepon",
    JenisBB.KENDARAAN: "Kendaraan",
    JenisBB.UANG: "Uang",
    JenisBB.ALAT: "Alat (timbangan, bong, plastik)",
    JenisBB.LAINNYA: "Barang lain",
}
DITIMBANG: Final = frozenset({JenisBB.ZAT.value, JenisBB.TANAMAN.value})


class Wadah(StrEnum):
    """A pot of the balance: where a part of what was seized lies, or what became of it."""

    SISA = "sisa"
    PINJAM = "pinjam"
    LAB = "lab"
    SIDANG = "sidang"
    IPTEK = "iptek"
    MUSNAH = "musnah"
    KEMBALI = "kembali"


WADAH_LABEL: Final = {
    Wadah.SISA: "Sisa di penyimpanan",
    Wadah.PINJAM: "Dipinjam keluar",
    Wadah.LAB: "Laboratorium",
    Wadah.SIDANG: "Pembuktian di sidang",
    Wadah.IPTEK: "Iptek dan pelatihan",
    Wadah.MUSNAH: "Dimusnahkan",
    Wadah.KEMBALI: "Dikembalikan",
}


class JenisGerak(StrEnum):
    MASUK = "masuk"
    TIMBANG_ULANG = "timbang_ulang"
    LAB = "lab"
    LAB_KEMBALI = "lab_kembali"
    SIDANG = "sidang"
    SIDANG_KEMBALI = "sidang_kembali"
    IPTEK = "iptek"
    MUSNAH = "musnah"
    KEMBALI = "kembali"
    PINJAM = "pinjam"
    PINJAM_KEMBALI = "pinjam_kembali"


GERAK_LABEL: Final = {
    JenisGerak.MASUK: "Masuk penyimpanan",
    JenisGerak.TIMBANG_ULANG: "Penimbangan ulang",
    JenisGerak.LAB: "Disisihkan ke laboratorium",
    JenisGerak.LAB_KEMBALI: "Sisa laboratorium kembali",
    JenisGerak.SIDANG: "Disisihkan untuk sidang",
    JenisGerak.SIDANG_KEMBALI: "Kembali dari sidang",
    JenisGerak.IPTEK: "Untuk iptek atau pelatihan",
    JenisGerak.MUSNAH: "Dimusnahkan",
    JenisGerak.KEMBALI: "Dikembalikan kepada yang berhak",
    JenisGerak.PINJAM: "Dipinjam keluar",
    JenisGerak.PINJAM_KEMBALI: "Kembali dari pinjaman",
}

ALUR: Final[Mapping[JenisGerak, tuple[Wadah | None, Wadah]]] = {
    JenisGerak.MASUK: (None, Wadah.SISA),
    JenisGerak.TIMBANG_ULANG: (None, Wadah.SISA),
    JenisGerak.LAB: (Wadah.SISA, Wadah.LAB),
    JenisGerak.LAB_KEMBALI: (Wadah.LAB, Wadah.SISA),
    JenisGerak.SIDANG: (Wadah.SISA, Wadah.SIDANG),
    JenisGerak.SIDANG_KEMBALI: (Wadah.SIDANG, Wadah.SISA),
    JenisGerak.IPTEK: (Wadah.SISA, Wadah.IPTEK),
    JenisGerak.MUSNAH: (Wadah.SISA, Wadah.MUSNAH),
    JenisGerak.KEMBALI: (Wadah.SISA, Wadah.KEMBALI),
    JenisGerak.PINJAM: (Wadah.SISA, Wadah.PINJAM),
    JenisGerak.PINJAM_KEMBALI: (Wadah.PINJAM, Wadah.SISA),
}
"""Out of which pot each movement takes, and into which it puts. The database sums the same."""

LANGSUNG: Final = (
    JenisGerak.SIDANG,
    JenisGerak.SIDANG_KEMBALI,
    JenisGerak.LAB_KEMBALI,
    JenisGerak.PINJAM,
    JenisGerak.PINJAM_KEMBALI,
    JenisGerak.IPTEK,
    JenisGerak.KEMBALI,
)
"""Movements that an officer books by themselves; the rest belong to an act of their own."""


class Peruntukan(StrEnum):
    PEMBUKTIAN = "pembuktian"
    IPTEK = "iptek"
    PELATIHAN = "pelatihan"
    MUSNAH = "musnah"


PERUNTUKAN_LABEL: Final = {
    Peruntukan.PEMBUKTIAN: "Pembuktian perkara",
    Peruntukan.IPTEK: "Ilmu pengetahuan dan teknologi",
    Peruntukan.PELATIHAN: "Pendidikan dan pelatihan",
    Peruntukan.MUSNAH: "Dimusnahkan",
}


class Nasib(StrEnum):
    """What is to become of a thing that is not a drug."""

    BELUM = "belum"
    RAMPAS = "rampas"
    KEMBALI = "kembali"


NASIB_LABEL: Final = {
    Nasib.BELUM: "Belum diputus",
    Nasib.RAMPAS: "Dirampas untuk negara",
    Nasib.KEMBALI: "Dikembalikan kepada pemilik",
}


# --- dated data -----------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Zat:
    """A substance and its group, from `berlaku` to the day before `berakhir`."""

    kode: str
    nama: str
    golongan: str
    hitung: str
    berlaku: date
    dasar: str
    yakin: str
    berakhir: date | None = None
    duga: bool = False

    def in_force(self, day: date) -> bool:
        return self.berlaku <= day and (self.berakhir is None or day < self.berakhir)

    @property
    def is_narkotika(self) -> bool:
        return self.duga or self.golongan.startswith("narkotika")


@dataclass(frozen=True, kw_only=True)
class Anjuran:
    """How many pieces the law wants set aside for the laboratory."""

    jumlah: int
    dari: int
    kata: str
    dasar: str


@cache
def _table(name: str) -> dict[str, Any]:
    file = files("sidik.barang_bukti") / "aturan" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def list_zat() -> Sequence[Zat]:
    return tuple(Zat(**row) for row in _table("zat")["zat"])


def zat_on(day: date) -> Sequence[Zat]:
    """Return the substances with the group each is in on that day."""
    return tuple(z for z in list_zat() if z.in_force(day))


def find_zat(kode: str, day: date) -> Zat | None:
    return next((z for z in zat_on(day) if z.kode == kode), None)


def golongan_label(kode: str) -> str:
    return str(_table("zat")["golongan"].get(kode, kode))


def golongan_pilihan() -> Sequence[tuple[str, str]]:
    return tuple(_table("zat")["golongan"].items())


def sampel_for(jumlah: int, day: date) -> Anjuran | None:
    """Return what must be set aside of so many pieces; halves and roots are rounded up."""
    rows = [r for r in _table("sampel")["sampel"] if r["berlaku"] <= day]
    if not rows or jumlah < 1:
        return None
    law = max(rows, key=lambda r: r["berlaku"])
    row = next(b for b in law["baris"] if jumlah <= b.get("sampai", jumlah))
    ways = {
        "setengah": (jumlah + 1) // 2,
        "tetap": row.get("jumlah", 0),
        "akar": isqrt(jumlah - 1) + 1,
    }
    return Anjuran(jumlah=ways[row["cara"]], dari=jumlah, kata=row["kata"], dasar=law["dasar"])


def pola_nomor(day: date) -> str:
    rows = [r for r in _table("register")["nomor"] if r["berlaku"] <= day]
    return str(max(rows, key=lambda r: r["berlaku"])["pola"])


def saksi_musnah() -> int:
    """Return how many witnesses a destruction needs beside the investigator."""
    return int(_table("register")["musnah"]["saksi"])


def undangan_musnah() -> Sequence[str]:
    return tuple(_table("register")["musnah"]["undangan"])


# --- weights -----------------------------------------------------------------------------------


def places_of(gram: Decimal) -> int:
    """Return how many decimals a weight is written with: two to four."""
    exponent = gram.normalize().as_tuple().exponent
    return min(max(2, -exponent if isinstance(exponent, int) else 2), 4)


def tulis_gram(gram: Decimal | None) -> str:
    """91,93 gram: two decimals at least, more only where they are not nought."""
    return "" if gram is None else f"{angka(gram, places_of(gram))} gram"


def bulat_gram(gram: Decimal) -> Decimal:
    """Return the weight with as many decimals as it is written with, for words on paper."""
    return gram.quantize(Decimal(1).scaleb(-places_of(gram)), ROUND_HALF_UP)


@dataclass(frozen=True, kw_only=True)
class Takaran:
    """How much moves: grams, pieces, or both."""

    gram: Decimal = NOL
    butir: int = 0

    @property
    def is_nol(self) -> bool:
        return self.gram == 0 and self.butir == 0

    @property
    def is_minus(self) -> bool:
        return self.gram < 0 or self.butir < 0


# --- what officers hand in -------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Timbang:
    """A weighing: with the plastic, without it, and on which scale."""

    at: datetime
    nomor_ba: str
    bruto_gram: Decimal | None = None
    netto_gram: Decimal | None = None
    butir: int = 0
    alat: str = ""
    kalibrasi: date | None = None
    tempat: str = ""
    penimbang: str = ""
    saksi: tuple[str, ...] = ()
    alasan: str = ""


@dataclass(frozen=True, kw_only=True)
class NewBB:
    jenis: JenisBB
    nama: str
    disita_at: datetime
    timbang: Timbang
    zat: str = ""
    bentuk: str = ""
    warna: str = ""
    kemasan: str = ""
    jumlah_paket: int | None = None
    hitungan: str = ""
    label: str = ""
    sprin_sita: str = ""
    ba_sita: str = ""
    ditemukan_di: str = ""
    dari_siapa: str = ""
    tempat_simpan: str = ""
    serial: str = ""
    imei: str = ""
    plat: str = ""
    pemilik: str = ""
    sulit_dijangkau: bool = False
    keterlibatan: frozenset[str] = frozenset()
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewGerak:
    jenis: JenisGerak
    takaran: Takaran
    nomor_ba: str
    at: datetime
    dari: str = ""
    ke: str = ""
    petugas: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Permintaan:
    lab: str
    nomor: str
    tanggal: date
    pertanyaan: str = ""


@dataclass(frozen=True, kw_only=True)
class HasilLab:
    nomor: str
    tanggal: date
    temuan: str
    is_positif: bool
    zat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPenetapan:
    nomor: str
    tanggal: date
    diterima: date
    peruntukan: tuple[Peruntukan, ...]


@dataclass(frozen=True, kw_only=True)
class Musnah:
    at: datetime
    takaran: Takaran
    tempat: str
    cara: str
    petugas: tuple[str, ...]
    saksi: tuple[str, ...]
    undangan: tuple[str, ...] = ()
    nomor_ba: str = ""


@dataclass(frozen=True, kw_only=True)
class Saldo:
    """One line of the balance, as a screen shows it."""

    wadah: Wadah
    label: str
    takaran: Takaran


@dataclass(frozen=True, kw_only=True)
class SaringBB:
    """What the exhibit book is narrowed to."""

    cari: str = ""
    jenis: str = ""
    golongan: str = ""
    zat: str = ""
    satuan: str = ""
    tahun: int | None = None
    keadaan: str = ""
