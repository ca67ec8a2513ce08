"""Files, SPDP and P-codes as they travel: where a file stands, never what a letter says.

Points of a P-19, their answers, names of prosecutors, proofs and reasons are free text in which
people are named; they stay on the node.
"""

from datetime import date, datetime
from uuid import UUID

import msgspec


class SPDPV1(msgspec.Struct):
    perkara_id: UUID
    jenis: str
    nomor: str
    nomor_key: str
    tanggal: date
    penerbit_id: str
    sprin_nomor: str
    sprin_tanggal: date
    induk_id: UUID | None
    batal_at: datetime | None = None
    batal_alasan: str = ""
    batal_oleh: str = ""
    orang: list[UUID] = []


class PengirimanSPDPV1(msgspec.Struct):
    spdp_id: UUID
    pihak: str
    tanggal: date
    keterlibatan_id: UUID | None = None


class BerkasPerkaraV1(msgspec.Struct):
    perkara_id: UUID
    urut: int
    nomor: str
    keadaan: str
    sejak: date
    putaran: int
    spdp_id: UUID | None
    rencana_tahap_2: date | None
    gabung_ke_id: UUID | None


class TersangkaBerkasV1(msgspec.Struct):
    berkas_id: UUID
    keterlibatan_id: UUID
    diserahkan: date | None


class SuratJPUV1(msgspec.Struct):
    perkara_id: UUID
    berkas_id: UUID | None
    kode: str
    nomor: str
    tanggal: date
    tanggal_terima: date | None
    putaran: int
    balas_id: UUID | None
    petugas_nrp: str
    is_susulan: bool


class PetunjukV1(msgspec.Struct):
    surat_id: UUID
    urut: int
    dipenuhi: bool | None
    dijawab_at: datetime | None
