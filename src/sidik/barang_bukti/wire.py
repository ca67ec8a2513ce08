"""Exhibits as they travel: what and how much. Who it came from, who saw it: stays on the node."""

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import msgspec


class BarangBuktiV1(msgspec.Struct):
    perkara_id: UUID
    satuan_id: str
    nomor: str
    tahun: int
    seri: int
    label: str
    jenis: str
    zat: str
    golongan: str
    zat_dasar: str
    bentuk: str
    warna: str
    jumlah_paket: int | None
    hitungan: str
    disita_at: datetime
    bruto_gram: Decimal | None
    netto_gram: Decimal
    netto_butir: int
    sisa_gram: Decimal
    pinjam_gram: Decimal
    lab_gram: Decimal
    sidang_gram: Decimal
    iptek_gram: Decimal
    musnah_gram: Decimal
    kembali_gram: Decimal
    sisa_butir: int
    pinjam_butir: int
    lab_butir: int
    sidang_butir: int
    iptek_butir: int
    musnah_butir: int
    kembali_butir: int
    netto_ml: Decimal
    sisa_ml: Decimal
    pinjam_ml: Decimal
    lab_ml: Decimal
    sidang_ml: Decimal
    iptek_ml: Decimal
    musnah_ml: Decimal
    kembali_ml: Decimal
    jumlah_gerak: int
    nasib: str
    kejari_nomor: str
    kejari_at: datetime | None


class KaitanBBV1(msgspec.Struct):
    bb_id: UUID
    keterlibatan_id: UUID
    lepas_at: datetime | None = None


class PenimbanganV1(msgspec.Struct):
    bb_id: UUID
    urut: int
    at: datetime
    nomor_ba: str
    bruto_gram: Decimal | None
    netto_gram: Decimal
    ml: Decimal
    butir: int
    kalibrasi: date | None


class GerakV1(msgspec.Struct):
    bb_id: UUID
    urut: int
    jenis: str
    gram: Decimal
    ml: Decimal
    butir: int
    nomor_ba: str
    at: datetime
    label: str
    menyusul: bool


class UjiLabV1(msgspec.Struct):
    bb_id: UUID
    lab: str
    nomor: str
    tanggal: date
    diserahkan_at: datetime | None
    gram: Decimal
    ml: Decimal
    butir: int
    hasil_nomor: str
    hasil_tanggal: date | None
    is_positif: bool | None


class PenetapanV1(msgspec.Struct):
    bb_id: UUID
    nomor: str
    tanggal: date
    diterima: date
    peruntukan: list[str]
    pembuktian_gram: Decimal
    pembuktian_ml: Decimal
    pembuktian_butir: int
    iptek_gram: Decimal
    iptek_ml: Decimal
    iptek_butir: int
    pelatihan_gram: Decimal
    pelatihan_ml: Decimal
    pelatihan_butir: int
    musnah_gram: Decimal
    musnah_ml: Decimal
    musnah_butir: int


class PemusnahanV1(msgspec.Struct):
    bb_id: UUID
    penetapan_id: UUID | None
    at: datetime
    gram: Decimal
    ml: Decimal
    butir: int
    nomor_ba: str
    ba_at: datetime | None
