"""Case, LP, people and acts as they travel.

A telephone number never does, nor an informant, nor anything of a person's health. New fields
stand last and have a default, so that what an older node wrote is still read.
"""

from datetime import date, datetime
from decimal import Decimal
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
    tim: list[str] = msgspec.field(default_factory=list)
    menonjol: bool = False
    dinilai_oleh: str = ""
    dinilai_at: datetime | None = None
    dikunci_at: datetime | None = None
    dikunci_oleh: str = ""
    buka_sampai_at: datetime | None = None


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
    kejadian_tahun: int | None = None
    kejadian_bulan: int | None = None
    kejadian_hari: int | None = None
    kejadian_jam: int | None = None
    kejadian_sampai_at: datetime | None = None
    kode_wilayah: str = ""
    modus: str = ""
    jenis: str = ""
    pasal_rinci: list[dict[str, str]] = msgspec.field(default_factory=list)
    pasal_alasan: str = ""
    limpahan_dari: str = ""
    limpahan_surat: str = ""
    limpahan_tanggal: date | None = None
    lintang: Decimal | None = None
    bujur: Decimal | None = None
    ka_spkt: str = ""
    loket: str = ""


class OrangV1(msgspec.Struct):
    nama: str
    alias: str
    nik: str
    tempat_lahir: str
    tanggal_lahir: date | None
    jenis_kelamin: str
    pekerjaan: str
    alamat: str
    bin: str = ""
    paspor: str = ""
    agama: str = ""
    pendidikan: str = ""
    status_kawin: str = ""
    kebangsaan: str = "Indonesia"
    suku: str = ""
    nama_ibu: str = ""
    kode_wilayah: str = ""
    gabung_ke_id: UUID | None = None
    alamat_domisili: str = ""
    ciri: str = ""
    sidik_jari: str = ""


class KeterlibatanV1(msgspec.Struct):
    perkara_id: UUID
    orang_id: UUID
    peran: str
    status: str
    umur_saat_kejadian: int | None
    peran_tersangka: str = ""
    residivis: bool = False
    residivis_catatan: str = ""
    penasihat_hukum: str = ""
    surat_kuasa: str = ""
    ph_ditunjuk: bool = False
    hubungan: str = ""
    kerugian: str = ""
    perlu_perlindungan: bool = False
    jenis_saksi: str = ""
    disumpah: bool = False
    dilindungi: bool = False
    batal_at: datetime | None = None
    batal_alasan: str = ""
    batal_oleh: str = ""
    pasal_rinci: list[dict[str, str]] = msgspec.field(default_factory=list)


class TindakanV1(msgspec.Struct):
    perkara_id: UUID
    jenis: str
    tujuan: str
    at: datetime
    nomor_surat: str
    uraian: str
    petugas_nrp: str
    sebagai: str = "tim"
    terlambat: str = ""
    keterlibatan_id: UUID | None = None
    atas_id: UUID | None = None
    didampingi: bool | None = None
    batal_at: datetime | None = None
    batal_alasan: str = ""
    batal_oleh: str = ""


class RiwayatStatusV1(msgspec.Struct):
    keterlibatan_id: UUID
    peran: str
    status: str
    at: datetime
    alasan: str
    petugas_nrp: str
    terlambat: str = ""
    batal_at: datetime | None = None
    batal_alasan: str = ""
    batal_oleh: str = ""


class PenugasanV1(msgspec.Struct):
    perkara_id: UUID
    petugas_id: UUID
    nrp: str
    peran: str
    nomor_sprin: str
    mulai_at: datetime
    selesai_at: datetime | None
    terlambat: str = ""


class SerahanV1(msgspec.Struct):
    perkara_id: UUID
    dari_nrp: str
    kepada_id: UUID
    alasan: str
    diserahkan_at: datetime
    jawaban: str
    catatan: str
    dijawab_at: datetime | None


class PelimpahanV1(msgspec.Struct):
    perkara_id: UUID
    dari_id: str
    ke_id: str
    nomor_surat: str
    alasan: str
    dilimpahkan_at: datetime
    oleh_nrp: str
    jawaban: str
    catatan: str
    dijawab_oleh: str
    dijawab_at: datetime | None


class ArahanV1(msgspec.Struct):
    perkara_id: UUID
    isi: str
    oleh_nrp: str
    oleh_nama: str
    at: datetime
    jawaban: str
    dijawab_nama: str
    dijawab_at: datetime | None


class BukaKunciV1(msgspec.Struct):
    perkara_id: UUID
    alasan: str
    peminta_nrp: str
    peminta_nama: str
    diminta_at: datetime
    jawaban: str
    pemutus_nama: str
    diputus_at: datetime | None
    sampai_at: datetime | None
