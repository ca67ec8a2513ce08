"""Words: kinds of exhibit and movement, the pots an amount lies in, what a ruling decides."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


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
TUNGGAL: Final = frozenset({JenisBB.TELEPON, JenisBB.KENDARAAN})
"""Kinds of which each thing has a number of its own, and so a row of its own."""
BUTIRAN: Final = frozenset({"butir", "tablet", "kapsul", "pil", "kaplet"})
"""Pieces that are the substance itself: packets only hold it, and a sample is taken out of them."""

_TIMBANG: Final = frozenset(
    {"zat", "bruto_gram", "netto_gram", "jumlah_paket", "alat", "kalibrasi", "tempat", "penimbang"}
)
_HITUNG: Final = frozenset({"butir", "hitungan"})
_TERTENTU: Final[Mapping[JenisBB, frozenset[str]]] = {
    JenisBB.ZAT: _TIMBANG | _HITUNG | {"ml", "saksi"},
    JenisBB.TANAMAN: _TIMBANG | _HITUNG | {"saksi", "sulit_dijangkau"},
    JenisBB.TELEPON: frozenset({"serial", "imei"}),
    JenisBB.KENDARAAN: frozenset({"serial", "plat"}),
    JenisBB.UANG: _HITUNG | {"serial"},
    JenisBB.ALAT: _HITUNG | {"serial"},
    JenisBB.LAINNYA: _HITUNG | {"serial"},
}
"""What only some kinds have. All else is asked of every kind."""


def asing(jenis: JenisBB) -> frozenset[str]:
    """Return what other kinds have and this one has not: it is neither asked for nor taken."""
    return frozenset().union(*_TERTENTU.values()) - _TERTENTU[jenis]


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
    IPTEK_KEMBALI = "iptek_kembali"
    MUSNAH = "musnah"
    KEMBALI = "kembali"
    PINJAM = "pinjam"
    PINJAM_KEMBALI = "pinjam_kembali"
    PINDAH = "pindah"


GERAK_LABEL: Final = {
    JenisGerak.MASUK: "Masuk penyimpanan",
    JenisGerak.TIMBANG_ULANG: "Penimbangan ulang",
    JenisGerak.LAB: "Disisihkan ke laboratorium",
    JenisGerak.LAB_KEMBALI: "Sisa laboratorium kembali",
    JenisGerak.SIDANG: "Disisihkan untuk sidang",
    JenisGerak.SIDANG_KEMBALI: "Kembali dari sidang",
    JenisGerak.IPTEK: "Untuk iptek atau pelatihan",
    JenisGerak.IPTEK_KEMBALI: "Kembali dari iptek atau pelatihan, tidak dapat dipakai",
    JenisGerak.MUSNAH: "Dimusnahkan",
    JenisGerak.KEMBALI: "Dikembalikan kepada yang berhak",
    JenisGerak.PINJAM: "Dipinjam keluar",
    JenisGerak.PINJAM_KEMBALI: "Kembali dari pinjaman",
    JenisGerak.PINDAH: "Pindah tempat penyimpanan",
}

ALUR: Final[Mapping[JenisGerak, tuple[Wadah | None, Wadah]]] = {
    JenisGerak.MASUK: (None, Wadah.SISA),
    JenisGerak.TIMBANG_ULANG: (None, Wadah.SISA),
    JenisGerak.LAB: (Wadah.SISA, Wadah.LAB),
    JenisGerak.LAB_KEMBALI: (Wadah.LAB, Wadah.SISA),
    JenisGerak.SIDANG: (Wadah.SISA, Wadah.SIDANG),
    JenisGerak.SIDANG_KEMBALI: (Wadah.SIDANG, Wadah.SISA),
    JenisGerak.IPTEK: (Wadah.SISA, Wadah.IPTEK),
    JenisGerak.IPTEK_KEMBALI: (Wadah.IPTEK, Wadah.SISA),
    JenisGerak.MUSNAH: (Wadah.SISA, Wadah.MUSNAH),
    JenisGerak.KEMBALI: (Wadah.SISA, Wadah.KEMBALI),
    JenisGerak.PINJAM: (Wadah.SISA, Wadah.PINJAM),
    JenisGerak.PINJAM_KEMBALI: (Wadah.PINJAM, Wadah.SISA),
    JenisGerak.PINDAH: (Wadah.SISA, Wadah.SISA),
}
"""Out of which pot each movement takes, and into which it puts. The database sums the same."""

HANYA_ZAT: Final = frozenset({Wadah.LAB, Wadah.IPTEK, Wadah.MUSNAH})
"""Pots that only what is weighed knows: a telephone is neither sampled nor shared out."""

TANPA_PENETAPAN: Final[Mapping[JenisGerak, str]] = {
    JenisGerak.LAB_KEMBALI: "musnah_sisa_lab",
    JenisGerak.IPTEK_KEMBALI: "musnah_sisa_iptek",
}
"""What comes back so is destroyed without a ruling, within the hours of this rule."""

LANGSUNG: Final = (
    JenisGerak.SIDANG,
    JenisGerak.SIDANG_KEMBALI,
    JenisGerak.LAB_KEMBALI,
    JenisGerak.PINJAM,
    JenisGerak.PINJAM_KEMBALI,
    JenisGerak.PINDAH,
    JenisGerak.IPTEK,
    JenisGerak.IPTEK_KEMBALI,
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
