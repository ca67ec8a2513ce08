"""What of force travels to headquarters: no family, no witness, no health."""

from datetime import date, datetime
from uuid import UUID

import msgspec


class PenangkapanV1(msgspec.Struct):
    perkara_id: UUID
    keterlibatan_id: UUID
    nomor: str
    tertangkap_tangan: bool
    mulai_at: datetime
    tempat: str
    alasan: str
    nomor_ba: str
    petugas: list[str]
    aturan: str
    sampai_at: datetime
    lanjut_nomor: str
    lanjut_at: datetime | None
    tembusan_at: datetime | None
    selesai_at: datetime | None
    selesai_alasan: str
    terlambat: str
    batal_at: datetime | None = None
    batal_alasan: str = ""
    batal_oleh: str = ""


class PenahananV1(msgspec.Struct):
    perkara_id: UUID
    keterlibatan_id: UUID
    penangkapan_id: UUID | None
    nomor: str
    nomor_ba: str
    jenis: str
    tempat: str
    mulai: date
    mulai_at: datetime
    alasan: str
    anak: bool
    petugas: list[str]
    keluar: date | None
    keluar_alasan: str
    keluar_nomor: str
    habis_at: datetime | None
    terlambat: str
    batal_at: datetime | None = None
    batal_alasan: str = ""
    batal_oleh: str = ""


class SegmenV1(msgspec.Struct):
    penahanan_id: UUID
    urut: int
    aturan: str
    jumlah: int
    nomor: str
    penerbit: str
    tanggal_surat: date
    mulai: date
    akhir: date
    ancaman_tahun: int | None
    terlambat: str


class JedaV1(msgspec.Struct):
    penahanan_id: UUID
    jenis: str
    mulai: date
    sampai: date | None
    nomor: str
    akhir_nomor: str
    batal_at: datetime | None = None
    batal_alasan: str = ""
    batal_oleh: str = ""


class PengalihanV1(msgspec.Struct):
    penahanan_id: UUID
    dari: str
    ke: str
    tanggal: date
    nomor: str


class PermintaanIzinV1(msgspec.Struct):
    perkara_id: UUID
    upaya: str
    sasaran: str
    nomor: str
    tujuan: str
    at: datetime
    keadaan: str
    putusan_at: datetime | None
    izin_nomor: str
    izin_tanggal: date | None


class PenggeledahanV1(msgspec.Struct):
    perkara_id: UUID
    nomor: str
    at: datetime
    sasaran: str
    tempat: str
    petugas: list[str]
    izin: str
    izin_nomor: str
    izin_tanggal: date | None
    persetujuan_nomor: str
    persetujuan_tanggal: date | None
    nomor_ba: str
    hasil: str
    terlambat: str
    izin_penerbit: str = ""
    mendesak: str = ""
    keadaan: str = ""
    pengajuan: int = 0
    diajukan_at: datetime | None = None
    diajukan_nomor: str = ""
    batal_at: datetime | None = None
    batal_alasan: str = ""
    batal_oleh: str = ""


class PenyitaanV1(msgspec.Struct):
    perkara_id: UUID
    nomor: str
    at: datetime
    tempat: str
    barang: str
    petugas: list[str]
    izin: str
    izin_nomor: str
    izin_tanggal: date | None
    nomor_ba: str
    narkotika: bool
    keadaan: str
    pengajuan: int
    diajukan_at: datetime | None
    diajukan_nomor: str
    putusan_at: datetime | None
    putusan_nomor: str
    salinan_at: datetime | None
    kejari_at: datetime | None
    kejari_nomor: str
    kembali_at: datetime | None
    terlambat: str
    izin_penerbit: str = ""
    mendesak: str = ""
    batal_at: datetime | None = None
    batal_alasan: str = ""
    batal_oleh: str = ""
