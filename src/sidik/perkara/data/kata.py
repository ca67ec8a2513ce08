"""What the case speaks of, as closed lists with the words of the screen."""

from enum import StrEnum
from typing import Final


class ModelLP(StrEnum):
    A = "A"
    B = "B"


class Tahap(StrEnum):
    """Where a case stands (DOMAIN §1.2), and the ways out of it."""

    LP_DITERIMA = "lp_diterima"
    PENYELIDIKAN = "penyelidikan"
    GELAR = "gelar"
    PENYIDIKAN = "penyidikan"
    TERSANGKA = "tersangka"
    TAHAP_1 = "tahap_1"
    P19 = "p19"
    P21 = "p21"
    TAHAP_2 = "tahap_2"
    SP2LID = "sp2lid"
    SP3 = "sp3"
    RJ = "rj"
    DIVERSI = "diversi"
    REHABILITASI = "rehabilitasi"
    DILIMPAHKAN = "dilimpahkan"


TAHAP_LABEL: Final = {
    Tahap.LP_DITERIMA: "LP diterima",
    Tahap.PENYELIDIKAN: "Penyelidikan",
    Tahap.GELAR: "Gelar perkara",
    Tahap.PENYIDIKAN: "Penyidikan",
    Tahap.TERSANGKA: "Penetapan tersangka",
    Tahap.TAHAP_1: "Tahap I (berkas ke JPU)",
    Tahap.P19: "P-19 (berkas dikembalikan)",
    Tahap.P21: "P-21 (berkas lengkap)",
    Tahap.TAHAP_2: "Tahap II",
    Tahap.SP2LID: "Henti lidik (SP2Lid)",
    Tahap.SP3: "Henti sidik (SP3)",
    Tahap.RJ: "Keadilan restoratif",
    Tahap.DIVERSI: "Diversi",
    Tahap.REHABILITASI: "Rehabilitasi (TAT)",
    Tahap.DILIMPAHKAN: "Dilimpahkan",
}
SELESAI: Final = frozenset(
    {
        Tahap.TAHAP_2,
        Tahap.SP2LID,
        Tahap.SP3,
        Tahap.RJ,
        Tahap.DIVERSI,
        Tahap.REHABILITASI,
        Tahap.DILIMPAHKAN,
    }
)
SIDIK: Final = frozenset({Tahap.PENYIDIKAN, Tahap.TERSANGKA, Tahap.TAHAP_1, Tahap.P19, Tahap.P21})
"""The stages during which a Sprin Sidik is in force."""


class Kesulitan(StrEnum):
    RINGAN = "ringan"
    SEDANG = "sedang"
    SULIT = "sulit"
    SANGAT_SULIT = "sangat_sulit"


KESULITAN_LABEL: Final = {
    Kesulitan.RINGAN: "Ringan",
    Kesulitan.SEDANG: "Sedang",
    Kesulitan.SULIT: "Sulit",
    Kesulitan.SANGAT_SULIT: "Sangat sulit",
}


class PeranOrang(StrEnum):
    PELAPOR = "pelapor"
    TERLAPOR = "terlapor"
    TERSANGKA = "tersangka"
    SAKSI = "saksi"
    PENANGKAP = "penangkap"
    KORBAN = "korban"
    AHLI = "ahli"


PERAN_LABEL: Final = {
    PeranOrang.PELAPOR: "Pelapor",
    PeranOrang.TERLAPOR: "Terlapor",
    PeranOrang.TERSANGKA: "Tersangka",
    PeranOrang.SAKSI: "Saksi",
    PeranOrang.PENANGKAP: "Saksi penangkap",
    PeranOrang.KORBAN: "Korban",
    PeranOrang.AHLI: "Ahli",
}


class StatusOrang(StrEnum):
    """How a person stands in one case; each change is dated (`RiwayatStatus`)."""

    AKTIF = "aktif"
    DITANGKAP = "ditangkap"
    DITAHAN = "ditahan"
    DIBANTARKAN = "dibantarkan"
    DITANGGUHKAN = "ditangguhkan"
    TIDAK_DITAHAN = "tidak_ditahan"
    REHABILITASI = "rehabilitasi"
    DIVERSI = "diversi"
    RJ = "rj"
    DPO = "dpo"
    DIHENTIKAN = "dihentikan"
    DILIMPAHKAN = "dilimpahkan"
    MENINGGAL = "meninggal"


STATUS_TANGAN: Final = (
    StatusOrang.TIDAK_DITAHAN,
    StatusOrang.REHABILITASI,
    StatusOrang.DPO,
    StatusOrang.DIHENTIKAN,
    StatusOrang.MENINGGAL,
)
"""What an officer writes down by hand; the rest follows its own paper."""

STATUS_LABEL: Final = {
    StatusOrang.AKTIF: "—",
    StatusOrang.DITANGKAP: "Ditangkap",
    StatusOrang.DITAHAN: "Ditahan",
    StatusOrang.DIBANTARKAN: "Dibantarkan",
    StatusOrang.DITANGGUHKAN: "Penahanan ditangguhkan",
    StatusOrang.TIDAK_DITAHAN: "Tidak ditahan",
    StatusOrang.REHABILITASI: "Rehabilitasi",
    StatusOrang.DIVERSI: "Diversi",
    StatusOrang.RJ: "Keadilan restoratif",
    StatusOrang.DPO: "DPO",
    StatusOrang.DIHENTIKAN: "Dihentikan",
    StatusOrang.DILIMPAHKAN: "Dilimpahkan",
    StatusOrang.MENINGGAL: "Meninggal dunia",
}


class PeranTersangka(StrEnum):
    """What a suspect did in the trade, as the recaps ask it."""

    PENANAM = "penanam"
    PRODUKSI = "produksi"
    BANDAR = "bandar"
    PENGEDAR = "pengedar"
    KURIR = "kurir"
    IMPORTIR = "importir"
    EKSPORTIR = "eksportir"
    PENGGUNA = "pengguna"


PERAN_TERSANGKA_LABEL: Final = {
    PeranTersangka.PENANAM: "Penanam",
    PeranTersangka.PRODUKSI: "Produksi",
    PeranTersangka.BANDAR: "Bandar",
    PeranTersangka.PENGEDAR: "Pengedar",
    PeranTersangka.KURIR: "Kurir",
    PeranTersangka.IMPORTIR: "Importir",
    PeranTersangka.EKSPORTIR: "Eksportir",
    PeranTersangka.PENGGUNA: "Pengguna",
}


class JenisSaksi(StrEnum):
    """In what capacity a witness speaks; the arresting officer and the expert are roles."""

    WARGA = "warga"
    APARAT_DESA = "aparat_desa"
    KELUARGA = "keluarga"
    ANGGOTA = "anggota"
    LAIN = "lain"


JENIS_SAKSI_LABEL: Final = {
    JenisSaksi.WARGA: "Warga",
    JenisSaksi.APARAT_DESA: "Ketua RT / aparat desa",
    JenisSaksi.KELUARGA: "Keluarga tersangka",
    JenisSaksi.ANGGOTA: "Anggota Polri",
    JenisSaksi.LAIN: "Lainnya",
}


class SaluranKabar(StrEnum):
    """How a reporter wants to hear of his case."""

    SMS = "sms"
    SURAT = "surat"
    DATANG = "datang"


SALURAN_KABAR_LABEL: Final = {
    SaluranKabar.SMS: "SMS",
    SaluranKabar.SURAT: "Surat",
    SaluranKabar.DATANG: "Datang sendiri",
}


class PeranTugas(StrEnum):
    """What an officer is on the order of a case."""

    PENYIDIK = "penyidik"
    PEMBANTU = "pembantu"


PERAN_TUGAS_LABEL: Final = {
    PeranTugas.PENYIDIK: "Penyidik",
    PeranTugas.PEMBANTU: "Penyidik pembantu",
}


class Jawaban(StrEnum):
    """What became of an offer that the other side must answer."""

    MENUNGGU = "menunggu"
    DITERIMA = "diterima"
    DITOLAK = "ditolak"


JAWABAN_LABEL: Final = {
    Jawaban.MENUNGGU: "menunggu jawaban",
    Jawaban.DITERIMA: "diterima",
    Jawaban.DITOLAK: "ditolak",
}


class HubunganPasal(StrEnum):
    """How an article of the charge stands to the one before it."""

    PRIMAIR = "primair"
    SUBSIDER = "subsider"
    JO = "jo"
    ATAU = "atau"


HUBUNGAN_PASAL_LABEL: Final = {
    HubunganPasal.PRIMAIR: "primair",
    HubunganPasal.SUBSIDER: "subsider",
    HubunganPasal.JO: "jo",
    HubunganPasal.ATAU: "atau",
}


class JenisKelamin(StrEnum):
    LAKI_LAKI = "l"
    PEREMPUAN = "p"


JENIS_KELAMIN_LABEL: Final = {
    JenisKelamin.LAKI_LAKI: "Laki-laki",
    JenisKelamin.PEREMPUAN: "Perempuan",
}


class KategoriTKP(StrEnum):
    PEMUKIMAN = "pemukiman"
    HOTEL_KOS = "hotel_kos"
    RUKO_PABRIK = "ruko_pabrik"
    TEMPAT_UMUM = "tempat_umum"
    HIBURAN = "hiburan"
    TERMINAL = "terminal"
    RUTAN = "rutan"
    LAINNYA = "lainnya"


KATEGORI_TKP_LABEL: Final = {
    KategoriTKP.PEMUKIMAN: "Pemukiman / pondok",
    KategoriTKP.HOTEL_KOS: "Hotel, vila, kos",
    KategoriTKP.RUKO_PABRIK: "Ruko, gedung, mal, pabrik",
    KategoriTKP.TEMPAT_UMUM: "Tempat umum / jalan",
    KategoriTKP.HIBURAN: "Diskotek, karaoke",
    KategoriTKP.TERMINAL: "Terminal, bandara, pelabuhan",
    KategoriTKP.RUTAN: "Rutan / lapas",
    KategoriTKP.LAINNYA: "Lainnya",
}


class JenisTindakan(StrEnum):
    """A thing done that is written down beside the stages."""

    GELAR = "gelar"
    SPDP = "spdp"
    LANGKAH = "langkah"
    KABAR = "kabar"
    DIVERSI = "diversi"
    PEMERIKSAAN = "pemeriksaan"
    SALINAN_BAP = "salinan_bap"
    PENYELESAIAN = "penyelesaian"
    """One person is settled: diversion, restorative justice."""


class PenerimaBAP(StrEnum):
    """Who took the copy of a suspect's BAP."""

    TERSANGKA = "tersangka"
    PENASIHAT = "penasihat"
    WALI = "wali"


PENERIMA_BAP_LABEL: Final = {
    PenerimaBAP.TERSANGKA: "Tersangka sendiri",
    PenerimaBAP.PENASIHAT: "Penasihat hukumnya",
    PenerimaBAP.WALI: "Orang tua atau walinya",
}


class Kabar(StrEnum):
    """A notice that the law makes owed, by the clock that it meets."""

    SP2HP_A1 = "sp2hp_a1"
    SP2HP_LIDIK = "sp2hp_lidik"
    SP2HP_SIDIK = "sp2hp_sidik"
    TERSANGKA = "pemberitahuan_tersangka"
    SP3 = "sp3_pemberitahuan"
    SPDP_BERKAS = "spdp_berkas"


SP2HP: Final = frozenset({Kabar.SP2HP_A1, Kabar.SP2HP_LIDIK, Kabar.SP2HP_SIDIK})
"""Letters to the reporter."""

KABAR_LABEL: Final = {
    Kabar.SP2HP_A1: "SP2HP A1 kepada pelapor",
    Kabar.SP2HP_LIDIK: "SP2HP penyelidikan",
    Kabar.SP2HP_SIDIK: "SP2HP penyidikan",
    Kabar.TERSANGKA: "Pemberitahuan penetapan tersangka",
    Kabar.SP3: "Pemberitahuan SP3",
    Kabar.SPDP_BERKAS: "Perkembangan sidik kepada JPU",
}


class HasilDiversi(StrEnum):
    """How an attempt at diversion stands."""

    DIMULAI = "dimulai"
    BERHASIL = "berhasil"
    GAGAL = "gagal"
    TIDAK_MEMENUHI = "tidak_memenuhi"


HASIL_DIVERSI_LABEL: Final = {
    HasilDiversi.DIMULAI: "Diversi dimulai",
    HasilDiversi.BERHASIL: "Diversi berhasil",
    HasilDiversi.GAGAL: "Diversi gagal",
    HasilDiversi.TIDAK_MEMENUHI: "Tidak memenuhi syarat diversi",
}


class TujuanGelar(StrEnum):
    """What a gelar was held to decide; it opens that decision only."""

    NAIK_SIDIK = "naik_sidik"
    TERSANGKA = "tersangka"
    HENTI = "henti"
    KHUSUS = "khusus"
    BUKA = "buka"


TUJUAN_GELAR_LABEL: Final = {
    TujuanGelar.NAIK_SIDIK: "Hasil lidik: naik sidik atau tidak",
    TujuanGelar.TERSANGKA: "Penetapan tersangka",
    TujuanGelar.HENTI: "Penghentian, RJ, diversi, atau rehabilitasi",
    TujuanGelar.KHUSUS: "Gelar khusus",
    TujuanGelar.BUKA: "Pembukaan kembali perkara yang selesai",
}


class Sebagai(StrEnum):
    """In what capacity an officer acts in a case."""

    TIM = "tim"
    ATASAN = "atasan"


class Rekomendasi(StrEnum):
    """What the TAT (tim asesmen terpadu) recommends."""

    RAWAT_INAP = "rawat_inap"
    RAWAT_JALAN = "rawat_jalan"
    PROSES_HUKUM = "proses_hukum"


REKOMENDASI_LABEL: Final = {
    Rekomendasi.RAWAT_INAP: "Rehabilitasi rawat inap",
    Rekomendasi.RAWAT_JALAN: "Rehabilitasi rawat jalan",
    Rekomendasi.PROSES_HUKUM: "Proses hukum dilanjutkan",
}
REHABILITASI: Final = frozenset({Rekomendasi.RAWAT_INAP, Rekomendasi.RAWAT_JALAN})
"""Recommendations that lead to treatment."""

AGAMA: Final = ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Konghucu", "Kepercayaan")
PENDIDIKAN: Final = ("Tidak sekolah", "SD", "SMP", "SMA/SMK", "D1-D3", "D4/S1", "S2", "S3")
STATUS_KAWIN: Final = ("Belum kawin", "Kawin", "Cerai hidup", "Cerai mati")
