"""Words of supervision: what is counted, and of whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sidik.kernel.errors import NotFound


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


@dataclass(frozen=True)
class Beranda:
    """The first page of one officer."""

    salam: str
    tugas: Sequence[Tugas] = field(default_factory=list)
