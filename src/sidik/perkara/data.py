"""Words of the case, free of Django: LP numbers, stages, roles, what a clerk types in."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

import phonenumbers

from sidik.kernel.bahasa import romawi
from sidik.perkara.errors import NomorLPSalah, TeleponSalah


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
    AKTIF = "aktif"
    DITAHAN = "ditahan"
    TIDAK_DITAHAN = "tidak_ditahan"
    REHABILITASI = "rehabilitasi"
    DPO = "dpo"
    MENINGGAL = "meninggal"


STATUS_LABEL: Final = {
    StatusOrang.AKTIF: "—",
    StatusOrang.DITAHAN: "Ditahan",
    StatusOrang.TIDAK_DITAHAN: "Tidak ditahan",
    StatusOrang.REHABILITASI: "Rehabilitasi",
    StatusOrang.DPO: "DPO",
    StatusOrang.MENINGGAL: "Meninggal dunia",
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


class TujuanGelar(StrEnum):
    """What a gelar was held to decide; it opens that decision only."""

    NAIK_SIDIK = "naik_sidik"
    TERSANGKA = "tersangka"
    HENTI = "henti"
    KHUSUS = "khusus"


TUJUAN_GELAR_LABEL: Final = {
    TujuanGelar.NAIK_SIDIK: "Hasil lidik: naik sidik atau tidak",
    TujuanGelar.TERSANGKA: "Penetapan tersangka",
    TujuanGelar.HENTI: "Penghentian, RJ, diversi, atau rehabilitasi",
    TujuanGelar.KHUSUS: "Gelar khusus",
}

# --- the law of this context ----------------------------------------------------------------------


@cache
def acara() -> dict[str, Any]:
    """Return aturan/acara.toml: dated, with its basis."""
    file = files("sidik.perkara") / "aturan" / "acara.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def is_anak(umur: int | None) -> bool:
    limit: int = acara()["anak"]["umur_di_bawah"]
    return umur is not None and umur < limit


def rezim_on(day: date) -> str:
    """Return the procedure code in force on the day a penyidikan begins."""
    held = [row for row in acara()["rezim"] if row["berlaku"] <= day]
    return str(max(held or acara()["rezim"][:1], key=lambda row: row["berlaku"])["kode"])


def rezim_label(kode: str) -> str:
    return next((str(row["label"]) for row in acara()["rezim"] if row["kode"] == kode), "")


def umur_at(lahir: date, day: date) -> int:
    return day.year - lahir.year - ((day.month, day.day) < (lahir.month, lahir.day))


# --- the number of an LP --------------------------------------------------------------------------

_BULAN: Final = {romawi(n): n for n in range(1, 13)}
_ROMAN: Final = "|".join(sorted(_BULAN, key=len, reverse=True))
_GAP: Final = r"[\s/.,:\-]"
_NOMOR: Final = re.compile(
    rf"""(?:NO(?:MOR)?\b{_GAP}*)?
    (?:STTLP|STBLP|STPL|STBL|LP) {_GAP}*
    (?:(?P<model>[AB]){_GAP}*)?
    (?P<seri>[0-9]{{1,6}})
    (?:{_GAP}+(?P<model_tengah>[AB])(?={_GAP}))?
    (?:{_GAP}*(?P<romawi>{_ROMAN}){_GAP}*|{_GAP}+(?P<angka>[0-9]{{1,2}}){_GAP}+)
    (?P<tahun>[0-9]{{4}})(?![0-9])
    {_GAP}*(?P<penerbit>.*)""",
    re.VERBOSE | re.DOTALL,
)
MAX_NOMOR: Final = 160


@dataclass(frozen=True)
class NomorLP:
    """An LP number: the text as it was written, its parts, and the key that decides sameness.

    Regional forms before 2021 carry no model. A receipt (STTLP) has the tail of its LP, so it
    reads as the same number.
    """

    raw: str
    model: ModelLP | None
    seri: int
    bulan: int
    tahun: int
    penerbit: str

    @classmethod
    def parse(cls, raw: str) -> "NomorLP":
        """Read any spelling found in the wild. Raises `NomorLPSalah`."""
        text = " ".join(raw.split())
        plain = unicodedata.normalize("NFKC", text).upper()
        found = _NOMOR.fullmatch(plain) if len(plain) <= MAX_NOMOR else None
        if found is None:
            raise NomorLPSalah
        model = found["model"] or found["model_tengah"]
        bulan = _BULAN[found["romawi"]] if found["romawi"] else int(found["angka"])
        seri, tahun = int(found["seri"]), int(found["tahun"])
        if not (seri and 1 <= bulan <= 12 and 1945 <= tahun <= 2100):
            raise NomorLPSalah
        penerbit = found["penerbit"].strip(" /.,:-")
        return cls(text, ModelLP(model) if model else None, seri, bulan, tahun, penerbit)

    @classmethod
    def issue(cls, model: ModelLP, seri: int, day: date, penerbit: str) -> "NomorLP":
        """Return a number in the one form that we write."""
        raw = f"LP/{model}/{seri}/{romawi(day.month)}/{day.year}/{penerbit}"
        return cls(raw, model, seri, day.month, day.year, penerbit)

    @property
    def key(self) -> str:
        """The parts, each in one spelling: no case, no spaces, dots or slashes, month in digits."""
        tail = "".join(c for c in self.penerbit.casefold() if c.isalnum())
        return f"{self.model or '-'}.{self.seri}.{self.bulan}.{self.tahun}.{tail}".lower()

    def __str__(self) -> str:
        return self.raw


def inisial(nama: str) -> str:
    """A.R. for Ahmad Rizki: how police news names a person, and all that a timeline may say."""
    words = re.findall(r"[^\W\d_][\w'’]*", nama.partition(",")[0])
    return "".join(f"{word[0].upper()}." for word in words[:4]) or "N.N."


def telepon_e164(raw: str) -> str:
    """Return one spelling of a telephone number; nothing for nothing. Raises `TeleponSalah`."""
    if not raw.strip():
        return ""
    try:
        number = phonenumbers.parse(raw, "ID")
    except phonenumbers.NumberParseException:
        raise TeleponSalah(telepon=raw[:30]) from None
    if not phonenumbers.is_possible_number(number):
        raise TeleponSalah(telepon=raw[:30])
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


# --- what a clerk types in ------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class NewOrang:
    nama: str
    peran: PeranOrang
    alias: str = ""
    nik: str = ""
    tempat_lahir: str = ""
    tanggal_lahir: date | None = None
    umur: int | None = None
    """As told, when the date of birth is not known."""
    jenis_kelamin: str = ""
    pekerjaan: str = ""
    alamat: str = ""
    telepon: str = ""


@dataclass(frozen=True, kw_only=True)
class NewLP:
    """An LP as it lies on the clerk's desk. Without `nomor` the next one of the unit is issued."""

    model: ModelLP
    satuan: str
    """Code of the unit that handles the case, and in whose series the number runs."""
    dilaporkan_at: datetime
    ringkas: str
    uraian: str
    nomor: NomorLP | None = None
    kejadian_at: datetime | None = None
    kejadian_teks: str = ""
    """What is known of the time when the moment is not: "awal Maret, malam hari"."""
    tkp: str = ""
    kategori_tkp: str = KategoriTKP.LAINNYA.value
    pasal: tuple[str, ...] = ()
    tertangkap_tangan: bool = False
    pelapor: NewOrang | None = None
    penerima_nrp: str = ""
    """The member who reports (A) or receives (B); empty: the actor."""
    dors_id: str = ""
    emp_id: str = ""
    ncic_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Langkah:
    """A step as an officer asks for it; `versi` is the state of the case that he was looking at."""

    step: str
    versi: int
    nomor: str = ""
    alasan: str = ""
    orang: str = ""
    """Id of the keterlibatan, when the step names a suspect."""
