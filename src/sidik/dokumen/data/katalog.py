"""The catalogue of papers, read from aturan/*.toml."""

import re
import tomllib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from sidik.dokumen.errors import JenisTidakDikenal


class Bentuk(StrEnum):
    """The few shapes that all papers have."""

    SURAT_PERINTAH = "surat_perintah"
    KETETAPAN = "ketetapan"
    SURAT = "surat"
    BERITA_ACARA = "berita_acara"
    LAPORAN = "laporan"
    TANDA_TERIMA = "tanda_terima"


_PASAL: Final = re.compile(
    r"UU\s*(?:No\.?\s*)?(?P<nomor>[0-9]+)/(?P<tahun>[0-9]{4})\s+(?:ps\.?|pasal)\s*(?P<pasal>.+)",
    re.IGNORECASE,
)
_DAFTAR: Final = (
    "paraf tanda_tangan induk isian tabel tembusan tenggat peran wajib_anak tahap".split()  # noqa: SIM905
)
MAX_ISIAN: Final = 4000
"""Letters that may be typed into a field, unless it says otherwise."""
PENYIDIK: Final = "penyidik"
"""Signs his own minutes; the chain is his superiors' paraf."""


@dataclass(frozen=True, kw_only=True)
class Kolom:
    """One thing to be typed into a draft."""

    kunci: str
    label: str
    panjang: bool = False
    daftar: bool = False
    batas: int = MAX_ISIAN
    """Letters it may have."""
    wajib: bool = False
    paling_sedikit: int = 1
    """So many lines, where it must be told."""
    tanggal: bool = False
    """It must tell a day, spelt out."""
    selang_hari: int = 0
    """So many days the paper should be out before that day."""
    dasar: str = ""
    """Where that stands."""
    bantu: str = ""
    """How it is to be typed."""


@dataclass(frozen=True, kw_only=True)
class JenisDokumen:
    """One paper of the catalogue."""

    jenis: str
    kode: str
    bentuk: Bentuk
    pola: str
    register: str
    paraf: tuple[str, ...]
    tanda_tangan: tuple[str, ...]
    pengganti: str = ""
    """Signs as well where the resort has nobody of the first role."""
    pro_justitia: bool = False
    tentang: str = "perkara"
    """Kind of the subject it is written about."""
    sudut: str = ""
    """What stands in the top right corner: A1."""
    anak: str = ""
    """"inisial": the paper leaves the law's hands, so a child stands in it by initials."""
    induk: tuple[str, ...] = ()
    butuh: tuple[tuple[str, ...], ...] = ()
    tujuan: str = ""
    wajib: frozenset[str] = frozenset()
    isian: tuple[str, ...] = ()
    tabel: tuple[str, ...] = ()
    tembusan: tuple[str, ...] = ()
    penyerahan: bool = False
    """It has a place where the person it is about signs for his copy."""
    tanda_serah: str = "Tembusan diterima tanggal ……………"
    """What stands above that place."""
    peran: tuple[str, ...] = ()
    umur: str = ""
    """"anak" or "dewasa": of the people in these roles only such."""
    tenggat: tuple[str, ...] = ()
    orang: str = ""
    pilih: bool = False
    """About the case, but only about those of its people whom the officer chose."""
    butuh_terkirim: bool = False
    """What it needs must have gone out, and it does not matter that it was refused."""
    dahulu: bool = False
    """It orders what it is about, so it may be written before there is anything."""
    langsung: bool = False
    """Needs nothing of `butuh` where the case was caught red-handed or its gelar is in the book."""
    mulai_hari_ini: bool = False
    """It is in force from the day it is signed, unless a draft says otherwise."""
    pihak: str = ""
    """Who signs beside the officers."""
    tanpa_saksi: bool = False
    """Nobody witnesses these minutes but those who speak in them."""
    sendiri: bool = False
    """Whoever heard and wrote it signs it alone."""
    tunggal: bool = False
    """A case has one of it."""
    tahap: tuple[str, ...] = ()
    """The stages of a case in which it is written; empty: all."""
    sekali: str = ""
    """"lp" or "naik": it is written once for each report, once for a raise to penyidikan."""
    gelar_naik: bool = False
    """It tells of a raise, so a gelar that raised the case must be written down."""
    umum: bool = False
    """It goes to a citizen: whoever signs is warned of what it had better not tell."""
    penuntutan: bool = False
    """It is written about somebody who has been handed over to the prosecutor as well."""
    sebelum: str = ""
    """The field whose moment must not have come when it is written."""
    mengakhiri: str = ""
    """The paper that it puts an end to."""
    melaksanakan: str = ""
    """The order that it says was carried out."""
    wajib_anak: tuple[str, ...] = ()
    """What must be told besides where a child is in it."""
    loket: bool = False
    """The counter that took the report writes it too."""

    @property
    def judul(self) -> str:
        return str(naskah(self.jenis)["judul"])

    @property
    def nama(self) -> str:
        """What officers call it."""
        return str(naskah(self.jenis).get("nama", self.judul))

    @property
    def untuk_perkara(self) -> bool:
        """It is about the case as a whole; the others start from an arrest, a seizure, a file."""
        return self.tentang == "perkara"

    @property
    def untuk_semua(self) -> bool:
        """It holds for everybody in the case, whomever it names."""
        return self.untuk_perkara and not self.pilih

    @property
    def untuk_orang(self) -> bool:
        """It is about one person of the case, and follows only papers about himself."""
        return self.tentang == "orang"

    def is_untuk(self, peran: str, *, is_anak: bool) -> bool:
        """Say whether somebody in this role may be whom it is about."""
        grown = {"anak": is_anak, "dewasa": not is_anak}
        return peran in self.peran and grown.get(self.umur, True)

    @property
    def is_bernomor(self) -> bool:
        return bool(self.pola)

    @property
    def kolom(self) -> Sequence[Kolom]:
        return [_kolom(kunci, wajib=kunci in self.wajib) for kunci in self.isian]


@cache
def _read(name: str) -> dict[str, Any]:
    file = files("sidik.dokumen") / "aturan" / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def katalog() -> Mapping[str, JenisDokumen]:
    """Return every paper by its slug."""
    return {jenis: _entry(jenis, row) for jenis, row in _read("surat")["surat"].items()}


def jenis_of(slug: str) -> JenisDokumen:
    """Raises `JenisTidakDikenal`."""
    found = katalog().get(slug)
    if found is None:
        raise JenisTidakDikenal(jenis=slug[:40])
    return found


def list_jenis_loket() -> Sequence[str]:
    """Return what the counter writes, and all that it reads of a case's papers."""
    receipt = Bentuk.TANDA_TERIMA
    return [k for k, entri in katalog().items() if entri.loket or entri.bentuk is receipt]


def naskah(jenis: str, day: date | None = None) -> Mapping[str, Any]:
    """Return the words of a paper as they are on `day`; without one, the newest."""
    return _newest(_read("naskah")[jenis], day)


def pola_on(nama: str, day: date) -> str:
    """Return how a number is written on that day."""
    rows = [row for row in _read("surat")["pola"] if row["nama"] == nama]
    return str(_newest(rows, day)["pola"])


def kelas_on(day: date) -> Sequence[tuple[str, str]]:
    """Return the filing classes with what they hold; the first is the usual one."""
    rows = [r for r in _read("surat")["kelas"] if r["berlaku"] <= day <= r.get("sampai", day)]
    return [(row["kode"], row["uraian"]) for row in rows]


def kelas_for(pasal: Sequence[str], day: date) -> str:
    """Return the class under which a case with this charge is filed."""
    rows = [r for r in _read("surat")["kelas"] if r["berlaku"] <= day <= r.get("sampai", day)]
    for row in rows:
        if any(word in one for one in pasal for word in row.get("kata", ())):
            return str(row["kode"])
    return str(rows[0]["kode"])


def register_bawaan() -> Sequence[tuple[str, str, str]]:
    """Return (key, code, title) of the registers as shipped; an empty code is still to be set."""
    return [(row["kunci"], row["kode"], row["judul"]) for row in _read("surat")["register"]]


def ttd_of(peran: str) -> Mapping[str, Any]:
    """Return what stands above the name of one who signs in this role."""
    rows: list[dict[str, Any]] = _read("surat")["ttd"]
    return next(row for row in rows if row["peran"] == peran)


def atas_of(peran: str, *, kepala: str, unit: str = "", jabatan: str = "") -> list[str]:
    """Return the lines above the name of one who signs in this role, in his own post or for it."""
    row = ttd_of(peran)
    lines = [str(line).format(kepala=kepala, unit_besar=unit.upper()) for line in row["baris"]]
    post = jabatan.upper()
    if post and "sendiri" in row and not post.startswith(tuple(row["sendiri"])):
        lines += ["u.b.", post]
    return lines


def tentang_of(kind: str) -> Mapping[str, str]:
    """Return of a kind of subject its heading, and what is said where a case has none."""
    return dict(_read("surat")["tentang"][kind])


def list_pantangan(day: date, kind: str = "pantangan") -> Sequence[Mapping[str, str]]:
    """Return what had better not be told to a citizen on that day, or ("tertutup") never may."""
    rows: list[dict[str, Any]] = _read("pantangan")[kind]
    return [row for row in rows if row["berlaku"] <= day <= row.get("sampai", day)]


def tahap_of(kind: str) -> Mapping[str, str]:
    """Return how a stage is called, and the letter that tells the reporter of it."""
    return dict(_read("surat")["tahap"][kind])


def selesai_of(kind: str, tahap: str) -> tuple[str, Sequence[str]]:
    """Return how an end is called, and the papers of its own that are written after it."""
    row = _read("surat")["selesai"][kind]
    return str(row["nama"]), list(row.get(tahap, ()))


def masa_of(jenis: str) -> Mapping[str, Any] | None:
    """Return from when and for how long an order holds (aturan/masa.toml); None: it tells none."""
    row = _read("masa")["surat"].get(jenis)
    return None if row is None else {**row, "ke_depan_hari": _read("masa")["ke_depan_hari"]}


def surat_tetap() -> Sequence[str]:
    """Return what is written of a case however it ended."""
    return list(_read("surat")["selesai"]["tetap"])


def list_tentang() -> Sequence[str]:
    """Return the kinds of subject in the order in which papers are offered."""
    return list(_read("surat")["tentang"])


def tabel_of(kunci: str) -> Mapping[str, str]:
    """Return the columns of a table by key, and under "judul" what it is called."""
    return dict(_read("surat")["tabel"][kunci])


@cache
def kunci_dikenal() -> frozenset[str]:
    """Return the keys that some paper prints; a room may tell more, which is ignored."""
    return frozenset({*_read("surat")["isian"], *_read("surat")["tabel"]})


def dasar_hukum(entri: JenisDokumen, rezim: str, bagian: Container[str], day: date) -> list[str]:
    """Return the laws that this paper quotes, in the order of the time."""
    order: list[str] = _read("dasar")["urutan"].get(rezim) or _read("dasar")["urutan"]["kuhap_1981"]
    rows = [r for r in _read("dasar")["dasar"] if _holds(r, entri, rezim, bagian, day)]
    return [str(row["teks"]) for row in sorted(rows, key=lambda r: order.index(r["kelompok"]))]


def _holds(
    row: Mapping[str, Any], entri: JenisDokumen, rezim: str, bagian: Container[str], day: date
) -> bool:
    return (
        row["berlaku"] <= day <= row.get("sampai", day)
        and row.get("rezim", rezim) == rezim
        and all(part in bagian for part in row.get("bagian", "").split())
        and ("untuk" not in row or bool({entri.jenis, entri.bentuk.value} & set(row["untuk"])))
        and entri.jenis not in row.get("kecuali", ())
    )


def kutipan(entri: JenisDokumen) -> Sequence[str]:
    """Return the papers that this one quotes by number wherever the case has them, in order."""
    rows: dict[str, list[str]] = _read("dasar")["kutip"]
    key = next(key for key in (entri.jenis, entri.bentuk.value, "jenis") if key in rows)
    return tuple(rows[key])


def kota_of(satuan: str) -> Mapping[str, str]:
    """Return where a resort's letters are dated and whose prosecutor and court are its own."""
    rows: list[dict[str, str]] = _read("surat")["kota"]
    return next((row for row in rows if row["satuan"] == satuan), {})


def say_pasal(pasal: str) -> str:
    """Write "UU 35/2009 ps. 114 ayat (1)" out as a letter has it; anything else stays."""
    found = _PASAL.fullmatch(pasal.strip())
    if found is None:
        return pasal.strip()
    key = f"{found['nomor']}/{found['tahun']}"
    about = _read("dasar")["undang"].get(key, "")
    law = f"Undang-Undang Nomor {found['nomor']} Tahun {found['tahun']}"
    return f"Pasal {found['pasal']} {law}{f' tentang {about}' if about else ''}"


def _newest(rows: Sequence[Mapping[str, Any]], day: date | None) -> Mapping[str, Any]:
    held = [r for r in rows if day is None or r["berlaku"] <= day]
    return max(held or rows[:1], key=lambda row: row["berlaku"])


def _entry(jenis: str, row: Mapping[str, Any]) -> JenisDokumen:
    lists = {name: tuple(row.get(name, ())) for name in _DAFTAR}
    rest = {key: value for key, value in row.items() if key not in lists}
    return JenisDokumen(
        **rest
        | lists
        | {
            "jenis": jenis,
            "bentuk": Bentuk(row["bentuk"]),
            "butuh": tuple(tuple(any_of) for any_of in row.get("butuh", ())),
            "wajib": frozenset(row.get("wajib", ())),
        }
    )


def _kolom(kunci: str, *, wajib: bool) -> Kolom:
    said = _read("surat")["isian"][kunci]
    if isinstance(said, str):
        said = {"label": said}
    return Kolom(kunci=kunci, wajib=wajib, **said)
