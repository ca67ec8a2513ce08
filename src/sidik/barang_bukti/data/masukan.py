"""What officers hand in, and what screens show of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sidik.barang_bukti.data.kata import JenisBB, JenisGerak, Peruntukan, Wadah
from sidik.barang_bukti.data.takaran import NOL, Takaran


@dataclass(frozen=True, kw_only=True)
class Timbang:
    """A weighing: with the plastic, without it, and on which scale."""

    at: datetime
    nomor_ba: str
    bruto_gram: Decimal | None = None
    netto_gram: Decimal | None = None
    ml: Decimal | None = None
    butir: int = 0
    alat: str = ""
    kalibrasi: date | None = None
    tempat: str = ""
    penimbang: str = ""
    saksi: tuple[str, ...] = ()
    alasan: str = ""
    terlambat: str = ""

    @property
    def takaran(self) -> Takaran:
        """What it weighs, measures or counts without its packing."""
        return Takaran(gram=self.netto_gram or NOL, ml=self.ml or NOL, butir=self.butir)


@dataclass(frozen=True, kw_only=True)
class SitaBuku:
    """A seizure of the case, as the room of force has it: where an exhibit may come from."""

    kunci: UUID
    nomor: str
    nomor_ba: str
    at: datetime
    barang: str
    pemilik: str = ""
    """From whom it was taken, as this reader may read it."""
    milik: tuple[str, ...] = ()
    """Keys of those of the case whom that names."""
    is_batal: bool = False
    kejari_nomor: str = ""
    """The letter by which the prosecutor was told of it before its goods stood in the book."""
    kejari_at: datetime | None = None


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
    penyitaan: SitaBuku | None = None
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
    tanpa_pemilik: bool = False
    """Found, and nobody of the case is said to have had it."""
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
    label: str = ""
    """The new label or seal, when the bag was opened and closed again."""
    terlambat: str = ""
    """Why it is written down only now, when it happened before the last movement."""
    paket: int | None = None
    """Of how many packets a sample was taken."""
    alasan_contoh: str = ""
    """Why a sample is of another size than the law says."""
    instansi: str = ""
    """The office of him who borrows it; `ke` is his name."""
    keperluan: str = ""
    kembali: date | None = None
    """By when what is lent comes back."""


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
    bagian: Mapping[Peruntukan, Takaran]
    """How much goes to each use. The newest ruling holds for the whole exhibit."""


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
    terlambat: str = ""
    sisa_lab: bool = False
    """It came back from laboratory or science: that needs no ruling, nor counts against it."""


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
