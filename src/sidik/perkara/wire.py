"""Case, LP, people and acts as they travel. A telephone number never does."""

from datetime import date, datetime
from uuid import UUID

import msgspec


class PerkaraV1(msgspec.Struct):
    satuan_id: str
    tahap: str
    penyidik_id: UUID | None
    kesulitan: str
    rezim_acara: str
    tertangkap_tangan: bool
    sensitif: bool
    sensitif_alasan: str
    dibuka_at: datetime
    sidik_at: datetime | None
    selesai_at: datetime | None
    ringkas: str


class LPV1(msgspec.Struct):
    perkara_id: UUID
    model: str
    nomor: str
    nomor_key: str
    seri: int
    bulan: int
    tahun: int
    penerbit: str
    dors_id: str
    emp_id: str
    ncic_id: str
    dilaporkan_at: datetime
    kejadian_at: datetime | None
    kejadian_teks: str
    tkp: str
    kategori_tkp: str
    uraian: str
    pasal: list[str]
    penerima_nrp: str


class OrangV1(msgspec.Struct):
    nama: str
    alias: str
    nik: str
    tempat_lahir: str
    tanggal_lahir: date | None
    jenis_kelamin: str
    pekerjaan: str
    alamat: str


class KeterlibatanV1(msgspec.Struct):
    perkara_id: UUID
    orang_id: UUID
    peran: str
    status: str
    umur_saat_kejadian: int | None


class TindakanV1(msgspec.Struct):
    perkara_id: UUID
    jenis: str
    tujuan: str
    at: datetime
    nomor_surat: str
    uraian: str
    petugas_nrp: str
