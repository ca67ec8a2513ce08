"""Words of the way to the prosecutor: states of a file, P-codes, what an officer types in."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sidik.perkara.data import SIDIK, Tahap


class KeadaanBerkas(StrEnum):
    """Where one file stands between investigator and prosecutor."""

    DISUSUN = "disusun"
    DI_JPU = "di_jpu"
    P18 = "p18"
    P19 = "p19"
    P21 = "p21"
    TAHAP_2 = "tahap_2"
    KEMBALI = "kembali"
    DIGABUNG = "digabung"


KEADAAN_LABEL: Final = {
    KeadaanBerkas.DISUSUN: "Disusun penyidik",
    KeadaanBerkas.DI_JPU: "Di JPU (Tahap I)",
    KeadaanBerkas.P18: "P-18, menunggu P-19",
    KeadaanBerkas.P19: "P-19 harus dijawab",
    KeadaanBerkas.P21: "P-21, menunggu Tahap II",
    KeadaanBerkas.TAHAP_2: "Tahap II selesai",
    KeadaanBerkas.KEMBALI: "Dikembalikan sesudah P-21",
    KeadaanBerkas.DIGABUNG: "Digabung",
}
DI_TANGAN_JPU: Final = frozenset({KeadaanBerkas.DI_JPU, KeadaanBerkas.P18})
"""The investigator waits; the clock that runs is the prosecutor's."""

DI_MEJA: Final = frozenset({KeadaanBerkas.DISUSUN, KeadaanBerkas.P19})
"""The file lies with the investigator: what is in it may change."""

DIBERKAS: Final = SIDIK | {Tahap.TAHAP_2}
"""Stages in which a file may be opened: after Tahap II for whoever was at large until then."""

TAHAP_BERKAS: Final = {
    KeadaanBerkas.DISUSUN: Tahap.TERSANGKA,
    KeadaanBerkas.P19: Tahap.P19,
    KeadaanBerkas.DI_JPU: Tahap.TAHAP_1,
    KeadaanBerkas.P18: Tahap.TAHAP_1,
    KeadaanBerkas.P21: Tahap.P21,
    KeadaanBerkas.KEMBALI: Tahap.P21,
    KeadaanBerkas.TAHAP_2: Tahap.TAHAP_2,
}
"""The stage of a case whose least advanced file stands so; the order is that of progress.

A file that came back after P-21 holds the case there until the new Sprin Sidik."""


class KodeSurat(StrEnum):
    """A paper of the thread. P-codes come from the prosecutor, the others go to him."""

    P16 = "p16"
    P17 = "p17"
    JAWAB_P17 = "jawab_p17"
    LAPOR_JPU = "lapor_jpu"
    TAHAP_1 = "tahap_1"
    P18 = "p18"
    P19 = "p19"
    P20 = "p20"
    P21 = "p21"
    P21A = "p21a"
    DIAM = "diam"
    RENCANA = "rencana"
    TAHAP_2 = "tahap_2"
    P22 = "p22"
    KEMBALI = "kembali"
    SPRIN_BARU = "sprin_baru"


KODE_LABEL: Final = {
    KodeSurat.P16: "P-16, jaksa peneliti ditunjuk",
    KodeSurat.P17: "P-17, JPU meminta perkembangan",
    KodeSurat.JAWAB_P17: "Jawaban P-17",
    KodeSurat.LAPOR_JPU: "Laporan perkembangan kepada JPU",
    KodeSurat.TAHAP_1: "Tahap I, berkas dikirim",
    KodeSurat.P18: "P-18, hasil penyidikan belum lengkap",
    KodeSurat.P19: "P-19, berkas kembali dengan petunjuk",
    KodeSurat.P20: "P-20, waktu penyidikan habis",
    KodeSurat.P21: "P-21, berkas lengkap",
    KodeSurat.P21A: "P-21A, susulan P-21",
    KodeSurat.DIAM: "JPU diam, berkas dianggap lengkap",
    KodeSurat.RENCANA: "Rencana Tahap II",
    KodeSurat.TAHAP_2: "Tahap II, tersangka dan BB diserahkan",
    KodeSurat.P22: "P-22, JPU menyerahkan tersangka dan BB",
    KodeSurat.KEMBALI: "Berkas dikembalikan, Tahap II tidak dilaksanakan",
    KodeSurat.SPRIN_BARU: "Sprin Sidik baru",
}
SURAT_PERKARA: Final = (
    KodeSurat.P16,
    KodeSurat.P17,
    KodeSurat.JAWAB_P17,
    KodeSurat.LAPOR_JPU,
)
"""Papers about the investigation as the SPDP announced it, before there is a file."""

DARI_JPU: Final = frozenset(
    {
        KodeSurat.P16,
        KodeSurat.P17,
        KodeSurat.P18,
        KodeSurat.P19,
        KodeSurat.P20,
        KodeSurat.P21,
        KodeSurat.P21A,
        KodeSurat.P22,
        KodeSurat.KEMBALI,
    }
)
"""Papers that count from the day on which they were received."""


class JenisSPDP(StrEnum):
    """The notice itself, or the later one that names the suspect."""

    SPDP = "spdp"
    TERSANGKA = "tersangka"


JENIS_SPDP_LABEL: Final = {
    JenisSPDP.SPDP: "SPDP",
    JenisSPDP.TERSANGKA: "Surat pemberitahuan penetapan tersangka",
}


class PihakSPDP(StrEnum):
    """Whom the law wants told that an investigation has begun (MK 130/PUU-XIII/2015)."""

    JPU = "jpu"
    TERLAPOR = "terlapor"
    PELAPOR = "pelapor"


PIHAK_LABEL: Final = {
    PihakSPDP.JPU: "JPU (Kejaksaan Negeri)",
    PihakSPDP.TERLAPOR: "Terlapor / tersangka",
    PihakSPDP.PELAPOR: "Pelapor / korban",
}


class BagianIsi(StrEnum):
    """Which list of a file a line stands in."""

    SURAT = "surat"
    BB = "bb"


BAGIAN_LABEL: Final = {
    BagianIsi.SURAT: "Daftar isi",
    BagianIsi.BB: "Daftar barang bukti",
}


@dataclass(frozen=True)
class BarangBuku:
    """An exhibit of the case as its book has it: what a file's list takes over."""

    kunci: UUID
    nama: str
    jumlah: str
    keterangan: str

    def __str__(self) -> str:
        return f"{self.nama}, {self.jumlah} ({self.keterangan})"


MAX_NOMOR: Final = 120
MAX_BARIS: Final = 80
"""Most lines of a list, most points of a P-19."""
SUSULAN: Final = timedelta(days=3)
"""A paper entered later than this after its day needs the reason why."""


def nomor_key(nomor: str) -> str:
    """Return a letter's number as it is compared: without spaces, case and dots."""
    return re.sub(r"[\s.]", "", nomor).lower()


@dataclass(frozen=True, kw_only=True)
class NewSPDP:
    nomor: str
    tanggal: date
    sprin_nomor: str
    sprin_tanggal: date
    jenis: JenisSPDP = JenisSPDP.SPDP
    orang: tuple[str, ...] = ()
    """Ids of those whom it names; none: everybody who is under investigation."""
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class Pengantaran:
    """One recipient of an SPDP was reached."""

    pihak: PihakSPDP
    tanggal: date
    bukti: str
    """What proves it: number in the expedition book, post receipt."""
    orang: str = ""
    """Id of the one suspect who was told, where the SPDP names several."""
    oleh: str = ""
    """Who took it in his hands: himself, his family, his counsel."""
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class NewSurat:
    """A paper about the investigation, before a file goes its own way."""

    kode: KodeSurat
    nomor: str
    tanggal: date
    tanggal_terima: date | None = None
    jaksa: tuple[str, ...] = ()
    balas: str = ""
    """Id of the P-17 that it answers."""
    terlambat: str = ""


@dataclass(frozen=True, kw_only=True)
class LangkahBerkas:
    """A step as an officer asks for it; `versi` is that of the file he was looking at."""

    step: str
    versi: int
    tanggal: date
    nomor: str = ""
    tanggal_terima: date | None = None
    terlambat: str = ""
    petunjuk: tuple[str, ...] = ()
    tersangka: frozenset[str] = frozenset()
    """Ids of those who were handed over."""
    bb: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class JawabanPetunjuk:
    """An answer to one point; `dipenuhi` None with no text: not yet."""

    jawaban: str = ""
    lampiran: str = ""
    dipenuhi: bool | None = None

    @property
    def is_kosong(self) -> bool:
        return not self.jawaban and not self.lampiran and self.dipenuhi is None
