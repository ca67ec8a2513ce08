"""A paper twice: the draft with its facts, and the finished sheet with every word on it."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Final, TypeAlias

from sidik.dokumen.data.bahan import LPSurat, OrangSurat, PetugasSurat
from sidik.dokumen.data.tanda_terima import Pejabat
from sidik.kernel.bahasa import list_tanggal

TITIK: Final = "…" * 16
"""What stands where a fact is missing: to be filled in with a pen."""

Nilai: TypeAlias = str | list[str | dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Konsep:
    """A draft: what the room told, and what the officer changed."""

    jenis: str
    satuan: str
    subject: str
    induk: str
    rezim: str
    kelas: str
    sifat: str
    lp: list[LPSurat]
    pasal: list[str]
    orang: list[OrangSurat]
    petugas: list[PetugasSurat]
    isian: dict[str, Nilai]
    dasar: list[str]
    tembusan: list[str]
    tercatat: str = ""
    """The number under which the act that it is about was written down."""
    rahasia: list[str] = field(default_factory=list)
    """Names that are covered in a letter that leaves the law's hands."""
    dilindungi: list[str] | None = None
    """Those that a register book does not say; None in a paper of old: all of `rahasia`."""
    waktu: dict[str, str] = field(default_factory=dict)
    """For each moment of `isian`: "Kamis tanggal 5 (lima) Maret 2026 …", as minutes begin."""

    def hari(self, kunci: str) -> date | None:
        """Return the first day that a field spells out; None: it tells none of the calendar."""
        told = list_tanggal(str(self.isian.get(kunci, "")))
        return told[0][2] if told else None


@dataclass(frozen=True, kw_only=True)
class Butir:
    """One line of a part: words, or rows of who, or a table."""

    nomor: str = ""
    teks: str = ""
    sambung: bool = False
    """It goes on under the counted line before it."""
    baris: list[tuple[str, str]] = field(default_factory=list)
    kepala: list[str] = field(default_factory=list)
    sel: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Blok:
    label: str = ""
    nomor: str = ""
    teks: str = ""
    tengah: str = ""
    butir: list[Butir] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Penanda:
    """One place for a signature: lines above, the name, the line below."""

    atas: list[str]
    nama: str = ""
    bawah: str = ""


@dataclass(frozen=True, kw_only=True)
class Naskah:
    """Every word of a paper. Frozen on signing, whatever becomes of templates and people."""

    jenis: str
    bentuk: str
    judul: str
    nomor: str
    register: str
    kop: list[str]
    pro_justitia: bool
    sudut: str
    tempat: str
    tanggal: str
    klasifikasi: str
    lampiran: str
    hal: str
    kepada: list[str]
    kota_tujuan: str
    perintah: str
    blok: list[Blok]
    penanda: Penanda
    """Who signs, bottom right."""
    kiri: list[Penanda]
    """Whoever signs beside him: the other party, the witnesses."""
    rekan: list[Penanda]
    """Further officers who made the minutes."""
    tembusan: list[str]
    pejabat: Pejabat | None = None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
