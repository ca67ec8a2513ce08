"""What officers type in, already parsed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sidik.upaya_paksa.data.kata import AlasanKeluar, IzinPN, JenisJeda, JenisTempat, Upaya


@dataclass(frozen=True, kw_only=True)
class Surat:
    """A letter that orders or allows something."""

    nomor: str
    tanggal: date
    penerbit: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPenangkapan:
    orang: str
    nomor: str
    mulai_at: datetime
    tempat: str
    petugas: Sequence[str]
    alasan: str
    nomor_ba: str = ""
    tertangkap_tangan: bool = False
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewLepas:
    """How an arrest ends without a detention."""

    at: datetime
    alasan: str
    """In words, with the number of the paper."""
    sebab: AlasanKeluar = AlasanKeluar.TIDAK_DIPERLUKAN
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPenahanan:
    orang: str
    nomor: str
    mulai_at: datetime
    jenis: JenisTempat
    tempat: str
    petugas: Sequence[str]
    alasan: str
    nomor_ba: str = ""
    sehat: str = ""
    """What the doctor found at intake, and who he was. Stays on this node."""
    alasan_tempat: str = ""
    """Why a child is held in a police cell all the same."""
    ancaman_tahun: int | None = None
    """With what a child's offence is threatened, where the charge does not tell."""
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPerpanjangan:
    surat: Surat
    jumlah: int | None = None
    """Days granted; None: all that the law gives."""
    ancaman_tahun: int | None = None
    sakit: str = ""
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewJeda:
    jenis: JenisJeda
    mulai: date
    nomor: str
    alasan: str
    jaminan: str = ""
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewPengalihan:
    """From one kind of detention to another."""

    ke: JenisTempat
    tempat: str
    surat: Surat
    alasan: str = ""
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewKeluar:
    alasan: AlasanKeluar
    tanggal: date
    nomor: str
    catatan: str = ""
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewIzin:
    """A permit asked of the court before the act."""

    upaya: Upaya
    sasaran: str
    nomor: str
    at: datetime
    tujuan: str = ""


@dataclass(frozen=True, kw_only=True)
class NewGeledah:
    nomor: str
    at: datetime
    sasaran: str
    tempat: str
    petugas: Sequence[str]
    saksi: Sequence[str]
    izin: IzinPN
    permintaan: str = ""
    """The key of a permit that was asked for here and given; its number and date then count."""
    izin_nomor: str = ""
    izin_tanggal: date | None = None
    izin_penerbit: str = ""
    mendesak: str = ""
    """The ground on which it went before the permit."""
    nomor_ba: str = ""
    hasil: str = ""
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewSita:
    nomor: str
    at: datetime
    tempat: str
    barang: str
    pemilik: str
    petugas: Sequence[str]
    saksi: Sequence[str]
    izin: IzinPN
    permintaan: str = ""
    """The key of a permit that was asked for here and given; its number and date then count."""
    izin_nomor: str = ""
    izin_tanggal: date | None = None
    izin_penerbit: str = ""
    mendesak: str = ""
    """The ground on which it went before the permit."""
    nomor_ba: str = ""
    narkotika: bool = False
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class PutusanSita:
    disetujui: bool
    nomor: str
    at: datetime


@dataclass(frozen=True)
class BarangSita:
    """An exhibit that came from a seizure, as its book has it."""

    kunci: UUID
    nomor: str
    nama: str
    jumlah: str
    kejari_nomor: str = ""
    """The letter by which the prosecutor was told of it, as its book has it."""
    kejari_at: datetime | None = None
    is_narkotika: bool = False
    """Its book tells the prosecutor of it, and not its seizure."""
