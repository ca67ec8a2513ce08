"""Slugs and the words that officers read."""

from enum import StrEnum
from typing import Final


class JenisTempat(StrEnum):
    LPAS = "lpas"
    LPKS = "lpks"
    RUTAN = "rutan"
    RUMAH = "rumah"
    KOTA = "kota"


class JenisJeda(StrEnum):
    """What stops the days of a detention."""

    PEMBANTARAN = "pembantaran"
    PENANGGUHAN = "penangguhan"


class AlasanKeluar(StrEnum):
    DEMI_HUKUM = "demi_hukum"
    TIDAK_DIPERLUKAN = "tidak_diperlukan"
    TAHAP_DUA = "tahap_dua"
    REHABILITASI = "rehabilitasi"
    DIVERSI = "diversi"
    RJ = "rj"
    DIHENTIKAN = "dihentikan"
    MENINGGAL = "meninggal"


class KeadaanTahanan(StrEnum):
    """How a detention stands today, the most urgent first."""

    HABIS = "habis"
    GENTING = "genting"
    SEGERA = "segera"
    AMAN = "aman"
    DIBANTARKAN = "dibantarkan"
    DITANGGUHKAN = "ditangguhkan"
    KELUAR = "keluar"


class IzinPN(StrEnum):
    """With the court's permit beforehand, or urgent with its approval afterwards."""

    IZIN = "izin"
    MENDESAK = "mendesak"


class Upaya(StrEnum):
    """What the court permits or approves."""

    GELEDAH = "geledah"
    SITA = "sita"


class KeadaanIzin(StrEnum):
    """How a permit stands that was asked for beforehand."""

    DIMINTA = "diminta"
    DIBERIKAN = "diberikan"
    DITOLAK = "ditolak"


class KeadaanSita(StrEnum):
    """How the court stands to what was done: the same words for a search."""

    BERIZIN = "berizin"
    BELUM_DIAJUKAN = "belum_diajukan"
    DIAJUKAN = "diajukan"
    DISETUJUI = "disetujui"
    DITOLAK = "ditolak"
    DIKEMBALIKAN = "dikembalikan"


TEMPAT_LABEL: Final = {
    JenisTempat.LPAS: "LPAS (anak)",
    JenisTempat.LPKS: "LPKS (anak)",
    JenisTempat.RUTAN: "Rutan",
    JenisTempat.RUMAH: "Rumah",
    JenisTempat.KOTA: "Kota",
}
TEMPAT_ANAK: Final = frozenset({JenisTempat.LPAS, JenisTempat.LPKS})
"""Where only children are held."""
JEDA_LABEL: Final = {
    JenisJeda.PEMBANTARAN: "Pembantaran",
    JenisJeda.PENANGGUHAN: "Penangguhan",
}
KELUAR_LABEL: Final = {
    AlasanKeluar.DEMI_HUKUM: "Lepas demi hukum (masa penahanan habis)",
    AlasanKeluar.TIDAK_DIPERLUKAN: "Penahanan tidak diperlukan lagi",
    AlasanKeluar.TAHAP_DUA: "Diserahkan kepada penuntut umum (tahap II)",
    AlasanKeluar.REHABILITASI: "Ditempatkan di lembaga rehabilitasi",
    AlasanKeluar.DIVERSI: "Diversi",
    AlasanKeluar.RJ: "Keadilan restoratif",
    AlasanKeluar.DIHENTIKAN: "Penyidikan dihentikan",
    AlasanKeluar.MENINGGAL: "Meninggal dunia",
}
LEPAS_LABEL: Final = {
    AlasanKeluar.TIDAK_DIPERLUKAN: "Tidak cukup bukti, atau tidak perlu ditahan",
    AlasanKeluar.DEMI_HUKUM: "Waktu penangkapan habis",
    AlasanKeluar.REHABILITASI: KELUAR_LABEL[AlasanKeluar.REHABILITASI],
    AlasanKeluar.DIVERSI: KELUAR_LABEL[AlasanKeluar.DIVERSI],
    AlasanKeluar.RJ: KELUAR_LABEL[AlasanKeluar.RJ],
    AlasanKeluar.DIHENTIKAN: KELUAR_LABEL[AlasanKeluar.DIHENTIKAN],
    AlasanKeluar.MENINGGAL: KELUAR_LABEL[AlasanKeluar.MENINGGAL],
}
"""How an arrest ends without a detention."""
DISELESAIKAN: Final = frozenset({AlasanKeluar.DIVERSI, AlasanKeluar.RJ, AlasanKeluar.DIHENTIKAN})
"""Let out for an end of his case, which is written down there, by its own ruling."""
KELUAR_SEMENTARA: Final = frozenset(
    {AlasanKeluar.DEMI_HUKUM, AlasanKeluar.TIDAK_DIPERLUKAN, AlasanKeluar.REHABILITASI}
)
"""Let out while his case goes on: he may yet be handed over."""
IZIN_LABEL: Final = {
    IzinPN.IZIN: "Dengan izin Ketua PN",
    IzinPN.MENDESAK: "Mendesak atau tertangkap tangan, persetujuan menyusul",
}
UPAYA_LABEL: Final = {Upaya.GELEDAH: "penggeledahan", Upaya.SITA: "penyitaan"}
KEADAAN_IZIN_LABEL: Final = {
    KeadaanIzin.DIMINTA: "Menunggu jawaban Ketua PN",
    KeadaanIzin.DIBERIKAN: "Izin diberikan",
    KeadaanIzin.DITOLAK: "Izin ditolak",
}
KEADAAN_SITA_LABEL: Final = {
    KeadaanSita.BERIZIN: "Berizin",
    KeadaanSita.BELUM_DIAJUKAN: "Persetujuan belum diminta",
    KeadaanSita.DIAJUKAN: "Menunggu putusan Ketua PN",
    KeadaanSita.DISETUJUI: "Disetujui",
    KeadaanSita.DITOLAK: "Ditolak",
    KeadaanSita.DIKEMBALIKAN: "Dikembalikan",
}
