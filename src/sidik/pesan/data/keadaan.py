"""States of messages, reasons, limits: everything a screen has a word for."""

from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum, StrEnum
from typing import Final


class KeadaanMasuk(StrEnum):
    BARU = "baru"
    TERJAWAB = "terjawab"
    MANUAL = "manual"
    SELESAI = "selesai"
    DIABAIKAN = "diabaikan"


class KeadaanKeluar(StrEnum):
    ANTRE = "antre"
    DIKIRIM = "dikirim"
    TERKIRIM = "terkirim"
    SAMPAI = "sampai"
    GAGAL = "gagal"
    TAK_PASTI = "tak_pasti"
    BATAL = "batal"


class Alasan(StrEnum):
    """Why a message was not answered by the machine."""

    BEBAS = "bebas"
    DIMINTA = "diminta"
    ASING = "asing"
    TAK_LENGKAP = "tak_lengkap"
    BATAS = "batas"
    DITERUSKAN = "diteruskan"
    GANGGUAN = "gangguan"
    BUKAN_ORANG = "bukan_orang"


class Prioritas(IntEnum):
    PEMBERITAHUAN = 10
    OTOMATIS = 20
    PETUGAS = 30


MASUK_LABEL: Final = {
    KeadaanMasuk.BARU: "baru",
    KeadaanMasuk.TERJAWAB: "dijawab otomatis",
    KeadaanMasuk.MANUAL: "menunggu petugas",
    KeadaanMasuk.SELESAI: "selesai",
    KeadaanMasuk.DIABAIKAN: "tidak dijawab",
}
KELUAR_LABEL: Final = {
    KeadaanKeluar.ANTRE: "antre",
    KeadaanKeluar.DIKIRIM: "sedang dikirim",
    KeadaanKeluar.TERKIRIM: "terkirim",
    KeadaanKeluar.SAMPAI: "sampai",
    KeadaanKeluar.GAGAL: "gagal",
    KeadaanKeluar.TAK_PASTI: "tidak pasti",
    KeadaanKeluar.BATAL: "dibatalkan",
}
ALASAN_LABEL: Final = {
    Alasan.BEBAS: "bukan kata kunci",
    Alasan.DIMINTA: "minta bicara dengan petugas",
    Alasan.ASING: "bukan nomor seluler Indonesia",
    Alasan.TAK_LENGKAP: "pesan panjang tidak lengkap",
    Alasan.BATAS: "terlalu sering; jawaban otomatis ditahan",
    Alasan.DITERUSKAN: "tidak dapat dijawab otomatis",
    Alasan.GANGGUAN: "jawaban otomatis terganggu",
    Alasan.BUKAN_ORANG: "pengirim bukan nomor orang",
}


@dataclass(frozen=True, kw_only=True)
class Batas:
    """How much a machine may say. A site may set others in `settings.PESAN_BATAS`."""

    otomatis_per_jam: int = 5
    otomatis_per_hari: int = 15
    modem_per_jam: int = 60
    isi_sama_per_jam: int = 2
    bantuan_per_hari: int = 1
    bagian_otomatis: int = 3
    bagian_petugas: int = 6
    percobaan: int = 5
    sewa: timedelta = timedelta(minutes=2)
    """How long a sender may hold a message before it counts as in doubt."""
    kedaluwarsa: timedelta = timedelta(hours=24)
    kembar: timedelta = timedelta(minutes=3)
    """Same number, same words within this: one message, for gateways without ids of their own."""
    tenang_dari: int = 21
    tenang_sampai: int = 6
    """Notices that nobody asked for wait between these hours of the wall clock."""
