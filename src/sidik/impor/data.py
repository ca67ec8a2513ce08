"""What a line of an old register says, however its columns are called and its dates are written."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from sidik.kernel.bahasa import BULAN
from sidik.perkara.data import Tahap, is_anak

MAX_BYTES: Final = 20_000_000
MAX_BARIS: Final = 12_000
"""Rows of one file: all of them become cases in one transaction, which lies in memory."""
MAX_KOLOM: Final = 60
MAX_SEL: Final = 4_000
"""Letters of one cell that are kept: a register's line, not a novel."""
MAX_HURUF: Final = 20_000_000
"""Letters of all cells of one file together."""
MAX_ORANG: Final = 60
"""People of one line; whoever writes more into a cell has merged something."""


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
    Kolom.PELAPOR: "Pelapor",
    Kolom.TAHAP: "Tahap / penyelesaian",
    Kolom.SELESAI: "Tanggal selesai",
}
WAJIB: Final = {Kolom.NOMOR, Kolom.TANGGAL}
JUDUL_DALAM: Final = 20
"""Rows among which the headings are looked for: registers begin with titles."""

# Words in a heading, the telling ones first; the first column that fits takes it.
_JUDUL: Final = (
    (Kolom.SELESAI, r"(tgl|tanggal).*(selesai|tahap|p.?21)"),
    (Kolom.KEJADIAN, r"kejadian|waktu kej"),
    (Kolom.NOMOR, r"\b(no|nomor)\b.*\b(lp|laporan)|^(lp|laporan polisi)$|\blp\b.*\b(no|nomor)"),
    (Kolom.TANGGAL, r"(tgl|tanggal).*(lapor|lp)|^(tgl|tanggal)\b"),
    (Kolom.TKP, r"\btkp\b|tempat"),
    (Kolom.PASAL, r"pasal"),
    (Kolom.TERSANGKA, r"tersangka|terlapor|\btsk\b|pelaku"),
    (Kolom.PELAPOR, r"pelapor"),
    (Kolom.TAHAP, r"tahap|status|penyelesaian|keterangan|\bket\b|perkembangan"),
    (Kolom.URAIAN, r"uraian|kronolog"),
    (Kolom.RINGKAS, r"perkara|kasus|jenis|perihal|tindak pidana|\btp\b"),
)

# How registers call where a case stands; the first pattern that is found decides.
_TAHAP: Final = (
    (Tahap.SP2LID, r"sp2\s*lid|henti lidik"),
    (Tahap.SP3, r"\bsp\s*3\b|henti sidik"),
    (Tahap.RJ, r"\brj\b|restorat"),
    (Tahap.DIVERSI, r"diversi"),
    (Tahap.REHABILITASI, r"rehab|\btat\b"),
    (Tahap.DILIMPAHKAN, r"limpah"),
    (Tahap.TAHAP_2, r"tahap\s*(ii|2|dua)\b|selesai|\bcc\b|\bvonis"),
    (Tahap.P21, r"p\s*-?\s*21"),
    (Tahap.P19, r"p\s*-?\s*19"),
    (Tahap.TAHAP_1, r"tahap\s*(i|1|satu)\b"),
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
    MASUK = "masuk"


@dataclass(frozen=True, kw_only=True)
class Lembar:
    """The cells of a register: its headings, and its rows with the number each has in the file."""

    judul: Sequence[str]
    baris: Sequence[tuple[int, Sequence[object]]]


@dataclass(frozen=True, kw_only=True)
class Galat:
    """What is wrong with a row, at which column."""

    kolom: str
    pesan: str


def guess_kolom(judul: Sequence[str]) -> dict[str, int]:
    """Return which column holds what, by the words of its heading."""
    found: dict[str, int] = {}
    taken: set[int] = set()
    for kolom, words in _JUDUL:
        for at, text in enumerate(judul):
            if at not in taken and re.search(words, plain(text)):
                found[kolom.value] = at
                taken.add(at)
                break
    return found


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s-]", " ", text.casefold()).split())


def read_tahap(text: str) -> Tahap | None:
    """Return the stage a register's remark speaks of; None when it says nothing known."""
    said = text.casefold()
    if not said.strip():
        return Tahap.LP_DITERIMA
    return next((tahap for tahap, words in _TAHAP if re.search(words, said)), None)


_BULAN_PENDEK: Final = {name[:3].casefold(): n for n, name in enumerate(BULAN, 1)} | {
    "agt": 8, "ags": 8, "aug": 8, "peb": 2, "okt": 10, "oct": 10, "may": 5, "nop": 11, "dec": 12,
}  # fmt: skip
_ANGKA: Final = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})\b")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_KATA: Final = re.compile(r"(\d{1,2})\s*[-/. ]?\s*([A-Za-z]{3,9})\.?\s*[-/., ]?\s*(\d{4})")
_SERI: Final = re.compile(r"[2-6]\d{4}(\.\d{1,12})?")
"""A day as Excel counts it, in a cell that lost its format; from 1954 to 2091."""
_SERI_NOL: Final = datetime.combine(date(1899, 12, 30), time())
_DI_SINI: Final = "\x1f"
"""Marks where an age stood in a cell; no cell holds it."""
_UMUR_TERBESAR: Final = 110
_UMUR: Final = tuple(
    (re.compile(words, re.IGNORECASE), least)
    for words, least in (
        (r"\b(?:umur|usia)\s*[:=.]?\s*(\d{1,2})\b\s*(?:(?:th|thn|tahun)\b)?\.?", 0),
        (r"\b(\d{1,2})\s*(?:th|thn|tahun)\b\.?", 0),
        # A bare number, as under "TERSANGKA / UMUR": parted off, or last. Below 5 it counts
        # something else.
        (r"(?<=[/,(\[|-])\s*(\d{1,2})\s*(?=\.?\s*$|[)\],/|-])", 5),
        (r"(?<!\brt)(?<!\brw)(?<!\bno)(?<!\bkm)(?<!\bgg)(?<!kelas)\s(\d{1,2})(?=\.?\s*$)", 5),
    )
)
_LAHIR: Final = re.compile(
    r"\b(?:ke)?(?:lahir(?:an)?|lhr|ttl)\b[^\d]{0,40}"
    r"((?:\d{1,2}\s*[-/. ]\s*(?:\d{1,2}|[A-Za-z]{3,9})\s*[-/. ]\s*)?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_KATA_ANAK: Final = re.compile(
    r"\b(anak|abh|siswa|siswi|pelajar|murid|(di\s*)?bawah umur)\b", re.IGNORECASE
)
_JAM: Final = re.compile(r"\b([01]?\d|2[0-3])[.:]([0-5]\d)\b")


def read_moment(cell: object) -> datetime | None:
    """Return the day, and the hour when it is written, as the wall of the unit shows it.

    Day before month, as Indonesian registers write. None when it cannot be read.
    """
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    text = str(cell).strip()
    if _SERI.fullmatch(text):
        return _SERI_NOL + timedelta(minutes=round(float(text) * 1440))
    day = _read_day(text)
    if day is None:
        return None
    rest = _ISO.sub(" ", _ANGKA.sub(" ", text))
    hour = _JAM.search(rest)
    clock = time(int(hour[1]), int(hour[2])) if hour else time()
    return datetime.combine(day, clock)


def _read_day(text: str) -> date | None:
    if found := _ISO.search(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _KATA.search(text):
        day, year = int(found[1]), int(found[3])
        month = _BULAN_PENDEK.get(found[2][:3].casefold(), 0)
    elif found := _ANGKA.search(text):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@dataclass(frozen=True)
class Tersebut:
    """Someone named in a cell, with what the cell says of his age."""

    nama: str
    umur: int | None = None
    dilindungi: bool = False
    """The cell calls him a child, or he may be one by his year, and no age says otherwise."""

    @property
    def is_tertutup(self) -> bool:
        return self.dilindungi or is_anak(self.umur)


def read_orang(cell: object, pada: date | None = None) -> tuple[Tersebut, ...]:
    """Return the people of one cell, one a line or parted by semicolons, each with an age if told.

    The age matters most of what a register says of a person: a child is masked everywhere. `pada`
    is the day of the LP, at which one who was born in a year has his age.
    """
    parts = re.split(r"[\n;]+|(?<!umur)(?<!usia)\s+\d+[.)]\s+", as_text(cell))
    people = (_read_satu(re.sub(r"^\s*(\d+[.)]|-)\s*", "", part), pada) for part in parts)
    return tuple(each for each in people if len(each.nama) > 1)[:MAX_ORANG]


def _read_satu(part: str, pada: date | None) -> Tersebut:
    """Read one person. Where several ages stand, the lowest counts: it may be a child's."""
    born, rest = _LAHIR.search(part), _LAHIR.sub(_DI_SINI, part)
    told = [_age(born[1], pada)] if born and pada else []
    for pattern, least in _UMUR:
        found = [int(number) for number in pattern.findall(rest) if int(number) >= least]
        rest, told = pattern.sub(_DI_SINI, rest) if found else rest, told + found
    umur = min((age for age in told if 0 <= age <= _UMUR_TERBESAR), default=None)
    if umur is None:
        return Tersebut(_tidy(rest), None, bool(born or _KATA_ANAK.search(part)))
    just = born is not None and born[1].isdigit() and not is_anak(umur) and is_anak(umur - 1)
    return Tersebut(_tidy(rest), umur, just)


def _age(born: str, pada: date) -> int:
    """Return the age at a day; of one whose year alone is known, the age he reaches in it."""
    day = _read_day(born) or date(int(born[-4:]), 1, 1)
    return pada.year - day.year - ((pada.month, pada.day) < (day.month, day.day))


def _tidy(text: str) -> str:
    """Return a name without the holes that its age left in it."""
    nama = re.sub(rf"[\s,/|(\[{_DI_SINI}-]*{_DI_SINI}[\s,./|)\]{_DI_SINI}-]*", ", ", text)
    nama = nama.strip(" ,.")
    return (nama if nama.count("(") == nama.count(")") else nama.replace("(", ""))[:160]


def as_text(cell: object) -> str:
    """Return a cell as text: whole numbers without a tail, nothing for nothing."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _TAK_TERTULIS.sub("", str(cell)).strip()


_TAK_TERTULIS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""What no database keeps and no screen shows."""


def as_cell(cell: object) -> str:
    """Return a cell as it is kept: a date so that it is read again, no text beyond `MAX_SEL`."""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    return as_text(cell)[:MAX_SEL]


def as_lembar(rows: Iterable[tuple[int, Sequence[object]]]) -> Lembar | None:
    """Return a sheet from its headings on, or None when its first rows hold none.

    A row right below another that only names more people, as merged cells leave it, is part of
    the one above.
    """
    judul: list[str] = []
    baris: list[tuple[int, list[str]]] = []
    last, at = 0, -1
    for number, row in rows:
        cells = [as_cell(cell) for cell in row[:MAX_KOLOM]]
        if not judul:
            found = guess_kolom(cells)
            if found.keys() >= WAJIB:
                judul, at = cells, found.get(Kolom.TERSANGKA, -1)
            elif number > JUDUL_DALAM:
                return None
        elif baris and last == number - 1 and _filled(cells) == [at]:
            baris[-1][1][at] = f"{baris[-1][1][at]}\n{cells[at]}"[:MAX_SEL]
            last = number
        elif any(cells):
            baris.append((number, cells))
            last = number
        if len(baris) > MAX_BARIS:
            break
    return Lembar(judul=[text[:200] for text in judul], baris=baris) if judul else None


def _filled(cells: Sequence[str]) -> list[int]:
    return [at for at, text in enumerate(cells) if text]


def pick(row: Sequence[object], pemetaan: Mapping[str, int], kolom: Kolom) -> object:
    at = pemetaan.get(kolom.value)
    return row[at] if at is not None and at < len(row) else None
