"""Equipment, check sheets and faults as words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum, StrEnum

from sidik.kernel.errors import Conflict, Refusal
from sidik.satuan.data import Act


class Kelas(StrEnum):
    """SOP 4.a-e, and the power supply that all of them hang on."""

    SERVER_APLIKASI = "server_aplikasi"
    SERVER_DATA = "server_data"
    GATEWAY_INTERNET = "gateway_internet"
    SMS_GATEWAY = "sms_gateway"
    KLIEN = "klien"
    UPS = "ups"


KELAS_LABEL = {
    Kelas.SERVER_APLIKASI: "Server aplikasi",
    Kelas.SERVER_DATA: "Server data",
    Kelas.GATEWAY_INTERNET: "Gateway internet",
    Kelas.SMS_GATEWAY: "SMS gateway",
    Kelas.KLIEN: "Komputer klien",
    Kelas.UPS: "Catu daya (UPS)",
}
KELAS_IKON = {
    Kelas.SERVER_APLIKASI: "server",
    Kelas.SERVER_DATA: "hard-drive",
    Kelas.GATEWAY_INTERNET: "network",
    Kelas.SMS_GATEWAY: "message-square-text",
    Kelas.KLIEN: "monitor",
    Kelas.UPS: "activity",
}


class JenisLunak(StrEnum):
    """The software that SOP 4.e asks of a client; servers have their own."""

    OS = "os"
    OFFICE = "office"
    BROWSER = "browser"
    ANTIVIRUS = "antivirus"
    APLIKASI = "aplikasi"


LUNAK_LABEL = {
    JenisLunak.OS: "Sistem operasi",
    JenisLunak.OFFICE: "Perkantoran",
    JenisLunak.BROWSER: "Peramban",
    JenisLunak.ANTIVIRUS: "Antivirus",
    JenisLunak.APLIKASI: "Aplikasi",
}


class Irama(StrEnum):
    HARIAN = "harian"
    MINGGUAN = "mingguan"


@dataclass(frozen=True)
class Jadwal:
    """Who fills the sheet of a rhythm, by which clock, and over how many days."""

    act: Act
    aturan: str
    hari: int
    pengisi: str


JADWAL: Mapping[Irama, Jadwal] = {
    Irama.HARIAN: Jadwal(Act.PERANGKAT_CHECK, "cek_harian", 1, "operator perangkat"),
    Irama.MINGGUAN: Jadwal(Act.PERANGKAT_CHECK_IT, "cek_mingguan", 7, "Si TIK"),
}


class Cara(StrEnum):
    """How a line is answered: by looking, by switching on, by reading a figure, by a probe."""

    LIHAT = "lihat"
    NYALAKAN = "nyalakan"
    UKUR = "ukur"
    PROBE = "probe"


class HasilIsian(StrEnum):
    BELUM = "belum"
    BAIK = "baik"
    TIDAK = "tidak"
    TIDAK_BERLAKU = "tidak_berlaku"


class Sumber(StrEnum):
    MANUSIA = "manusia"
    PROBE = "probe"


class KeadaanLembar(StrEnum):
    TERBUKA = "terbuka"
    TERLEWAT = "terlewat"
    SELESAI = "selesai"
    DISAHKAN = "disahkan"


class Tingkat(IntEnum):
    """SOP 6.b and 6.d: who tries next. There is no way from 1 to 3 but through 2."""

    MANUAL = 1
    STAF_TI = 2
    TEKNISI = 3


TINGKAT_LABEL = {
    Tingkat.MANUAL: "Tingkat 1: operator dengan panduan",
    Tingkat.STAF_TI: "Tingkat 2: staf TI",
    Tingkat.TEKNISI: "Tingkat 3: teknisi",
}


@dataclass(frozen=True)
class Tugas:
    """What a stage asks: the permission to work on it and the clock it runs against."""

    act: Act
    aturan: str


TUGAS: Mapping[int, Tugas] = {
    Tingkat.MANUAL: Tugas(Act.GANGGUAN_TINGKAT_1, "gangguan_tingkat_1"),
    Tingkat.STAF_TI: Tugas(Act.GANGGUAN_TINGKAT_2, "gangguan_tingkat_2"),
    Tingkat.TEKNISI: Tugas(Act.GANGGUAN_TINGKAT_3, "gangguan_tingkat_3"),
}


class HasilLangkah(StrEnum):
    """What became of one step of the guide."""

    DICOBA = "dicoba"
    TIDAK_DAPAT = "tidak_dapat"


class HasilPenanganan(StrEnum):
    """How a stage ended; empty while it runs."""

    PULIH = "pulih"
    DISERAHKAN = "diserahkan"
    LEWAT = "lewat"


@dataclass(frozen=True)
class Hasil:
    """What a probe saw. `ok` is None when there is nothing here to measure."""

    ok: bool | None
    nilai: Decimal | None = None
    teks: str = ""


@dataclass(frozen=True, kw_only=True)
class Jawaban:
    """What a person says of one line."""

    hasil: HasilIsian = HasilIsian.BELUM
    nilai: Decimal | None = None
    catatan: str = ""


@dataclass(frozen=True, kw_only=True)
class Langkah:
    """One step of the guide, as it was tried."""

    hasil: HasilLangkah
    catatan: str = ""


class IsianDitolak(Refusal):
    """Some lines cannot stay so; `rincian` maps a line to the field and its sentence."""

    message = "Lembar belum dapat disimpan: {jumlah} baris perlu diperbaiki."

    def __init__(self, rincian: Mapping[int, tuple[str, str]]) -> None:
        self.rincian = rincian
        super().__init__(jumlah=len(rincian))


class LembarTertutup(Conflict):
    message = "Lembar {tanggal} sudah {keadaan}; isinya tidak dapat diubah lagi."


class TidakDapatMundur(Refusal):
    message = "Lembar {tanggal} tidak diisi pada waktunya dan tidak dapat diisi mundur."


class LembarSudahAda(Conflict):
    message = "Lembar {tanggal} sudah dibuka."


class BelumSelesai(Refusal):
    message = "Lembar {tanggal} belum selesai diisi, jadi belum dapat disahkan."


class GangguanSudahPulih(Conflict):
    message = "Gangguan ini sudah dinyatakan pulih."


class SudahTingkatTerakhir(Refusal):
    message = "Gangguan ini sudah di tingkat 3; tidak ada tingkat sesudah teknisi."


class PengukurMasihGagal(Refusal):
    message = (
        "Pengukur masih melihat gangguan: {teks} (pukul {jam}). "
        "Perbaiki dulu; gangguan dapat ditutup setelah pengukur membaca baik."
    )
    field = "tindakan"


class UraianKosong(Refusal):
    message = "Tulis apa yang tidak bekerja, satu kalimat cukup."
    field = "uraian"


class TindakanKosong(Refusal):
    message = "Tulis apa yang sudah dilakukan, satu kalimat cukup."
    field = "tindakan"


class PihakKebocoran(StrEnum):
    """Who must be told in writing of a breach (UU 27/2022 ps. 46)."""

    SUBJEK = "subjek"
    LEMBAGA = "lembaga"


PIHAK_KEBOCORAN_LABEL = {
    PihakKebocoran.SUBJEK: "Pemilik data",
    PihakKebocoran.LEMBAGA: "Lembaga pelindungan data pribadi",
}


class KebocoranKosong(Refusal):
    message = "Tulis {apa}, satu kalimat cukup, tanpa nama orang."
    field = "apa"


class SejakDiMasaDepan(Refusal):
    message = "Waktu itu belum terjadi. Periksa tanggal dan jamnya."
    field = "sejak_at"


class NomorPemberitahuanKosong(Refusal):
    message = "Tulis nomor suratnya."
    field = "nomor"


class TanggalPemberitahuanSalah(Refusal):
    message = "Tanggal surat harus antara {mulai} dan hari ini."
    field = "tanggal"


class PihakSudahDiberitahu(Conflict):
    message = "{pihak} sudah diberi tahu dengan surat {nomor}."
    field = "pihak"
