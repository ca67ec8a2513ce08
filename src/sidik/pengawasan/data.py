"""Words of supervision: what is counted, and of whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from sidik.kernel.bahasa import tanggal
from sidik.kernel.errors import NotFound
from sidik.perkara.data import KESULITAN_LABEL


class Ukuran(StrEnum):
    """A column of the table, and the list of cases that opens behind each of its numbers."""

    TERBUKA = "terbuka"
    TANPA_PENYIDIK = "tanpa-penyidik"
    MENUNGGU_JPU = "menunggu-jpu"
    P19 = "p19"
    LEWAT = "lewat"
    SELESAI = "selesai"


UKURAN_LABEL = {
    Ukuran.TERBUKA: "Terbuka",
    Ukuran.TANPA_PENYIDIK: "Tanpa penyidik",
    Ukuran.MENUNGGU_JPU: "Menunggu JPU",
    Ukuran.P19: "P-19",
    Ukuran.LEWAT: "Lewat tenggat",
    Ukuran.SELESAI: "Selesai tahun ini",
}


class UkuranTidakDikenal(NotFound):
    message = "Daftar itu tidak ada."


@dataclass(frozen=True)
class Sel:
    """One number, and the address of the cases it counts."""

    jumlah: int
    url: str
    genting: bool = False


@dataclass(frozen=True)
class Baris:
    """One unit or one officer, with a number per `Ukuran`."""

    kode: str
    nama: str
    catatan: str
    sel: Sequence[Sel]


@dataclass(frozen=True)
class BarisPetugas(Baris):
    """An investigator: how hard the cases are that he carries and that he finished."""

    beban: Sequence[int]
    """Open cases by difficulty, the light ones first."""
    hasil: Sequence[int]
    """Cases finished this year, likewise."""
    tertua: int
    """Age in days of his oldest open case."""

    @property
    def beban_teks(self) -> str:
        return _per_kesulitan(self.beban)

    @property
    def hasil_teks(self) -> str:
        return _per_kesulitan(self.hasil)


def _per_kesulitan(counts: Sequence[int]) -> str:
    """2 sedang, 1 sangat sulit."""
    named = zip(counts, KESULITAN_LABEL.values(), strict=True)
    return ", ".join(f"{number} {label.lower()}" for number, label in named if number)


@dataclass(frozen=True)
class Bulan:
    """Reports (CT) and settlements (CC) of one month."""

    label: str
    masuk: int
    selesai: int

    @property
    def persen(self) -> str:
        """Clearance; a dash when nothing came in. The counts always stand beside it."""
        return f"{round(100 * self.selesai / self.masuk)} %" if self.masuk else "–"


@dataclass(frozen=True)
class Tugas:
    """Something to do now: a line of the first page."""

    judul: str
    url: str
    jumlah: int
    keterangan: str
    nada: str = "netral"
    ikon: str = "clock"


# --- what Polda asks for on short notice ----------------------------------------------------------


class Laporan(StrEnum):
    """A report in the form in which it is asked for, as a workbook."""

    CT_CC = "ct-cc"
    UNGKAP = "ungkap-kasus"
    TUNGGAKAN = "tunggakan"
    PERKARA = "perkara"
    TAHANAN = "tahanan"
    BERKAS = "berkas"
    BARANG_BUKTI = "barang-bukti"
    REKAP_TSK = "rekap-tersangka"


LAPORAN_LABEL = {
    Laporan.CT_CC: "CT-CC bulanan",
    Laporan.UNGKAP: "Ungkap kasus",
    Laporan.TUNGGAKAN: "Tunggakan perkara",
    Laporan.PERKARA: "Daftar perkara",
    Laporan.TAHANAN: "Daftar tahanan",
    Laporan.BERKAS: "Berkas di JPU",
    Laporan.BARANG_BUKTI: "Barang bukti",
    Laporan.REKAP_TSK: "Rekap tersangka",
}
BERKALA = frozenset({Laporan.CT_CC, Laporan.UNGKAP, Laporan.PERKARA, Laporan.REKAP_TSK})
"""Reports of a period; the others say how things stand now."""


KELOMPOK_UMUR: Final = (
    (14, "di bawah 14 tahun"),
    (18, "14–17 tahun"),
    (25, "18–24 tahun"),
    (65, "25–64 tahun"),
    (1000, "65 tahun ke atas"),
)
"""Each band ends before its number, so that no age falls between two of them."""


def kelompok_umur(umur: int | None) -> str:
    if umur is None:
        return "tidak tercatat"
    return next(label for below, label in KELOMPOK_UMUR if umur < below)


class Daftar(StrEnum):
    """A list of the screens that can be taken along as a workbook, as it is narrowed there."""

    PERKARA = "perkara"
    CARI = "cari"
    TENGGAT = "tenggat"
    KALENDER = "kalender"
    TAHANAN = "tahanan"
    BERKAS = "berkas"
    BARANG_BUKTI = "bb"
    MEJA = "meja"
    PETUGAS = "petugas"
    UKURAN = "ukuran"
    ALAT = "alat"
    GANGGUAN = "gangguan"
    RIWAYAT_CEK = "riwayat-cek"
    PESAN_MASUK = "pesan-masuk"
    PESAN_KELUAR = "pesan-keluar"
    AKUN = "akun"


DAFTAR_LABEL: Final = {
    Daftar.PERKARA: "Daftar perkara",
    Daftar.CARI: "Hasil pencarian",
    Daftar.TENGGAT: "Tenggat",
    Daftar.KALENDER: "Kalender tenggat",
    Daftar.TAHANAN: "Daftar tahanan",
    Daftar.BERKAS: "Berkas di JPU",
    Daftar.BARANG_BUKTI: "Buku barang bukti",
    Daftar.MEJA: "Surat di meja",
    Daftar.PETUGAS: "Beban penyidik",
    Daftar.UKURAN: "Perkara menurut keadaan",
    Daftar.ALAT: "Daftar alat",
    Daftar.GANGGUAN: "Gangguan alat",
    Daftar.RIWAYAT_CEK: "Riwayat pemeriksaan alat",
    Daftar.PESAN_MASUK: "Pesan masuk",
    Daftar.PESAN_KELUAR: "Pesan keluar",
    Daftar.AKUN: "Petugas dan akun",
}
HALAMAN_DAFTAR: Final = {
    "/perkara/": Daftar.PERKARA,
    "/perkara/cari/": Daftar.CARI,
    "/tenggat/": Daftar.TENGGAT,
    "/tenggat/kalender/": Daftar.KALENDER,
    "/tahanan/": Daftar.TAHANAN,
    "/berkas/": Daftar.BERKAS,
    "/bb/": Daftar.BARANG_BUKTI,
    "/surat/meja/": Daftar.MEJA,
    "/pengawasan/": Daftar.PETUGAS,
    "/perangkat/alat/": Daftar.ALAT,
    "/perangkat/gangguan/": Daftar.GANGGUAN,
    "/perangkat/riwayat/": Daftar.RIWAYAT_CEK,
    "/pesan/": Daftar.PESAN_MASUK,
    "/pesan/keluar/": Daftar.PESAN_KELUAR,
    "/petugas/": Daftar.AKUN,
    **{f"/pengawasan/{ukuran}/": Daftar.UKURAN for ukuran in Ukuran},
}
"""On which page stands which list; the register books hand themselves over."""


@dataclass(frozen=True)
class Kolom:
    """One column of a workbook; its width is in characters."""

    judul: str
    lebar: int = 14


@dataclass(frozen=True, kw_only=True)
class Lembar:
    """A report before it is a workbook: dates are dates, numbers are numbers."""

    judul: str
    satuan: str
    keterangan: str
    """The period, or the moment for which it holds."""
    kop: Sequence[str]
    kolom: Sequence[Kolom]
    baris: Iterable[Sequence[object]]
    kaki: Sequence[object] = ()
    """The line of totals under the rows, when there is one."""


@dataclass(frozen=True)
class Masa:
    """A period by whole days, on the wall of the unit."""

    awal: date
    akhir: date

    @property
    def teks(self) -> str:
        return f"{tanggal(self.awal)} s.d. {tanggal(self.akhir)}"


@dataclass(frozen=True)
class Desakan:
    """One clock that is late or near: what, in which case, and where it is dealt with."""

    apa: str
    perkara: str
    penyidik: str
    url: str
    due_at: datetime
    state: str
    di_meja: str
    """On whose desk a lapse lies by now."""

    @property
    def label(self) -> str:
        return self.apa
