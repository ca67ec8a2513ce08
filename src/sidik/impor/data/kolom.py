"""What the columns of a register hold, by the words of their headings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sidik.perkara.data import Tahap


class Kolom(StrEnum):
    """What a column of the register may hold."""

    NOMOR = "nomor"
    TANGGAL = "tanggal"
    KEJADIAN = "kejadian"
    TKP = "tkp"
    RINGKAS = "ringkas"
    URAIAN = "uraian"
    PASAL = "pasal"
    TERSANGKA = "tersangka"
    UMUR = "umur"
    LAHIR = "lahir"
    KELAMIN = "kelamin"
    PEKERJAAN = "pekerjaan"
    ALAMAT = "alamat"
    BARANG = "barang"
    PELAPOR = "pelapor"
    TAHAP = "tahap"
    SELESAI = "selesai"


KOLOM_LABEL: Final = {
    Kolom.NOMOR: "Nomor LP",
    Kolom.TANGGAL: "Tanggal lapor",
    Kolom.KEJADIAN: "Waktu kejadian",
    Kolom.TKP: "TKP",
    Kolom.RINGKAS: "Perkara, singkat",
    Kolom.URAIAN: "Uraian",
    Kolom.PASAL: "Pasal",
    Kolom.TERSANGKA: "Tersangka / terlapor",
    Kolom.UMUR: "Umur tersangka",
    Kolom.LAHIR: "Tanggal lahir tersangka",
    Kolom.KELAMIN: "L/P tersangka",
    Kolom.PEKERJAAN: "Pekerjaan tersangka",
    Kolom.ALAMAT: "Alamat tersangka",
    Kolom.BARANG: "Barang bukti",
    Kolom.PELAPOR: "Pelapor",
    Kolom.TAHAP: "Tahap / penyelesaian",
    Kolom.SELESAI: "Tanggal selesai",
}
WAJIB: Final = {Kolom.NOMOR, Kolom.TANGGAL}
SIFAT: Final = (Kolom.UMUR, Kolom.LAHIR)
"""What a column of its own says of those whom another one names: how old they are."""
PRIBADI: Final = (Kolom.KELAMIN, Kolom.PEKERJAAN, Kolom.ALAMAT)
"""The same, of anything else."""

_BUKAN_TSK: Final = r"(?!.*\b(pelapor|korban|saksi|petugas|penyidik))"
_KELUARGA: Final = r"orang ?tua|\bortu\b|\bwali\b|\bayah\b|\bibu\b|keluarga"
_BUKAN_KELUARGA: Final = rf"(?!.*({_KELUARGA}|penasi?hat|pengacara|jumlah|jml))"
_BUKAN_LAHIR: Final = r"(?!.*\b(lahir|lhr)\b)"
# Words in a heading, the telling ones first; the first column that fits takes it.
_JUDUL: Final = (
    (Kolom.LAHIR, rf"^{_BUKAN_TSK}(?!.*\bnama\b).*(\b(ke)?lahir(an)?\b|\blhr\b|^ttl\b)"),
    (Kolom.UMUR, rf"^{_BUKAN_TSK}(jk |l p |lp |kelamin |jenis kelamin )?(umur|usia)\b"),
    (Kolom.SELESAI, r"(tgl|tanggal).*(selesai|tahap|p.?21)"),
    (Kolom.KEJADIAN, r"(?<!^tempat )kejadian|waktu kej"),
    (Kolom.NOMOR, r"\b(no|nomor)\b.*\b(lp|laporan)|^(lp|laporan polisi)$|\blp\b.*\b(no|nomor)"),
    (Kolom.TANGGAL, rf"^{_BUKAN_LAHIR}(.*(tgl|tanggal).*(lapor|lp)|(tgl|tanggal)\b)"),
    (Kolom.TKP, r"\btkp\b|tempat"),
    (Kolom.KELAMIN, rf"^{_BUKAN_TSK}(jk|l p|kelamin|jenis kelamin)\b"),
    (Kolom.PEKERJAAN, rf"^{_BUKAN_TSK}(pekerjaan|pek)\b"),
    (Kolom.ALAMAT, rf"^{_BUKAN_TSK}alamat\b"),
    (Kolom.BARANG, r"\bbb\b|barang bukti|brg bukti|benda sitaan|barang sitaan"),
    (Kolom.PASAL, r"pasal"),
    (Kolom.TERSANGKA, rf"^{_BUKAN_KELUARGA}.*\bnama\b.*(tersangka|terlapor|\btsk\b|pelaku)"),
    (Kolom.TERSANGKA, rf"^{_BUKAN_KELUARGA}.*(tersangka|terlapor|\btsk\b|pelaku)"),
    (Kolom.PELAPOR, r"^(?!umur|usia|tgl|tanggal|tempat|ttl|alamat|pekerjaan).*pelapor"),
    (Kolom.TAHAP, r"tahap|status|penyelesaian|keterangan|\bket\b|perkembangan"),
    (Kolom.URAIAN, r"uraian|kronolog"),
    (Kolom.RINGKAS, r"perkara|kasus|jenis(?! kelamin)|perihal|tindak pidana|\btp\b"),
)

_LINDUNG: Final = re.compile(rf"pelapor|informan|sumber info|saksi|korban|{_KELUARGA}")
_URUT: Final = re.compile(r"(no|nomor|nmr)( urut)?|urut|unnamed \d+")
_TSK: Final = re.compile(r"tersangka|terlapor|\btsk\b|pelaku")
_ORANG: Final = re.compile(rf"{_TSK.pattern}|pelapor|korban|saksi|petugas|penyidik")

# How registers call where a case stands; the first pattern that is found decides.
_TAHAP: Final = (
    (Tahap.SP2LID, r"sp2\s*lid|henti lidik"),
    (Tahap.SP3, r"\bsp\s*3\b|henti sidik"),
    (Tahap.RJ, r"\brj\b|restorat"),
    (Tahap.DIVERSI, r"diversi"),
    (Tahap.REHABILITASI, r"rehab|\btat\b"),
    (Tahap.DILIMPAHKAN, r"limpah"),
    (Tahap.TAHAP_2, r"(tahap|thp)\s*(ii|2|dua)\b|selesai|\bcc\b|\bvonis"),
    (Tahap.P21, r"p\s*-?\s*21"),
    (Tahap.P19, r"p\s*-?\s*19"),
    (Tahap.TAHAP_1, r"(tahap|thp)\s*(i|1|satu)\b"),
    (Tahap.TERSANGKA, r"tersangka|\btsk\b"),
    (Tahap.PENYIDIKAN, r"sidik"),
    (Tahap.PENYELIDIKAN, r"lidik"),
)


class KeadaanImpor(StrEnum):
    PRATINJAU = "pratinjau"
    ANTRE = "antre"
    SELESAI = "selesai"
    BATAL = "batal"
    GAGAL = "gagal"


KEADAAN_LABEL: Final = {
    KeadaanImpor.PRATINJAU: "Pratinjau",
    KeadaanImpor.ANTRE: "Sedang dimasukkan",
    KeadaanImpor.SELESAI: "Selesai",
    KeadaanImpor.BATAL: "Dibatalkan",
    KeadaanImpor.GAGAL: "Gagal: tidak ada yang masuk",
}


class KeadaanBaris(StrEnum):
    SIAP = "siap"
    SALAH = "salah"
    SUDAH_ADA = "sudah_ada"
    BERBEDA = "berbeda"
    LEWAT = "lewat"
    """No case at all: a sum, a month, a signature."""
    MASUK = "masuk"


@dataclass(frozen=True, kw_only=True)
class Galat:
    """What is wrong with a row, at which column."""

    kolom: str
    pesan: str


def guess_kolom(judul: Sequence[str]) -> dict[str, int]:
    """Return which column holds what, by the words of its heading."""
    found: dict[str, int] = {}
    said = [plain(text) for text in judul]
    for kolom, words in _JUDUL:
        free = [at for at in range(len(said)) if at not in found.values()]
        if kolom in {*SIFAT, *PRIBADI}:
            free = [at for at in free if _is_tersangka(said, at)]
        at = next((at for at in free if re.search(words, said[at])), None)
        if at is not None:
            found.setdefault(kolom.value, at)
    if Kolom.TERSANGKA not in found:  # ages of nobody
        for kolom in (*SIFAT, *PRIBADI):
            found.pop(kolom.value, None)
    return found


def list_sisa(judul: Sequence[str], pemetaan: Mapping[str, int]) -> list[int]:
    """Return the columns that are read as nothing; the running number is no loss."""
    read = set(pemetaan.values())
    return [
        at
        for at, text in enumerate(judul)
        if text and at not in read and not _URUT.fullmatch(plain(text))
    ]


def is_lindung(judul: str) -> bool:
    """Say whether a column tells of people whom no account may give away."""
    return bool(_LINDUNG.search(plain(judul)))


def _is_tersangka(said: Sequence[str], at: int) -> bool:
    """Say whether a column tells of suspects: it says so, or stands after their names.

    "NAMA PELAPOR, UMUR, NAMA TSK, UMUR": the second age is that of the suspect.
    """
    people = [text for text in said[: at + 1] if _ORANG.search(text)]
    return not people or bool(_TSK.search(people[-1]))


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s-]", " ", text.casefold()).split())


def read_tahap(text: str) -> Tahap | None:
    """Return the stage a register's remark speaks of; None when it says nothing known."""
    said = text.casefold()
    if not said.strip():
        return Tahap.LP_DITERIMA
    return next((tahap for tahap, words in _TAHAP if re.search(words, said)), None)


def pick(row: Sequence[object], pemetaan: Mapping[str, int], kolom: Kolom) -> object:
    at = pemetaan.get(kolom.value)
    return row[at] if at is not None and at < len(row) else None
