"""What stands on a paper, complete: whoever prints it again needs nothing else."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from sidik.kernel.errors import Refusal


class JenisSurat(StrEnum):
    STTLP = "sttlp"
    KARTU_AKSES = "kartu_akses"


JUDUL: Final = {
    JenisSurat.STTLP: "Surat Tanda Terima Laporan Polisi",
    JenisSurat.KARTU_AKSES: "Kartu Akses Informasi Perkara",
}


@dataclass(frozen=True, kw_only=True)
class Pejabat:
    """Who signs, with rank and titles as they were on that day."""

    nama: str
    pangkat: str
    nrp: str
    jabatan: str

    @property
    def nomor_induk(self) -> str:
        """NRP for police, NIP for civil servants, whose number is longer."""
        return f"{'NIP' if len(self.nrp) > 8 else 'NRP'} {self.nrp}"


@dataclass(frozen=True, kw_only=True)
class CaraTanya:
    """How the bearer asks: the code as printed, where to type it, whom to call."""

    kode: str
    kode_ketik: str
    alamat: str
    alamat_qr: str
    sms: str
    telepon: str
    pengaduan: str
    akhiran_hp: str


@dataclass(frozen=True, kw_only=True)
class TandaTerima:
    """A receipt for the one who reported, or a card for another who may ask."""

    jenis: JenisSurat
    nomor: str
    kop: tuple[str, ...]
    atas_nama: str
    """Whose authority it is signed under: "KEPALA KEPOLISIAN RESOR BALANGAN"."""
    tempat: str
    tanggal: str
    penerima: str
    hubungan: str
    nomor_lp: str
    dilaporkan: str
    perihal: str
    pejabat: Pejabat
    tanya: CaraTanya | None
    """None for a case of which nothing is told by SMS or web."""
    identitas: tuple[tuple[str, str], ...] = ()
    """Who the reporter is, as rows: label, value."""
    kejadian: tuple[tuple[str, str], ...] = ()
    """When and where it happened, as it was told."""
    atas: tuple[str, ...] = ()
    """The lines above the name of who signs; papers of old have his post alone."""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"kop": list(self.kop)}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "TandaTerima":
        tanya = data["tanya"]
        return cls(
            **data
            | {
                "jenis": JenisSurat(data["jenis"]),
                "kop": tuple(data["kop"]),
                "pejabat": Pejabat(**data["pejabat"]),
                "tanya": CaraTanya(**tanya) if tanya else None,
                "identitas": _rows(data.get("identitas", ())),
                "kejadian": _rows(data.get("kejadian", ())),
                "atas": tuple(data.get("atas", ())),
            }
        )


class SuratBerubah(Refusal):
    status = 409
    message = "Isi surat ini tidak lagi sama dengan saat diterbitkan. Hubungi Si TIK."


def _rows(rows: Iterable[Iterable[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in rows)
