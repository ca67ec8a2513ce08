"""Several people in one cell: «Ahmad, Budi dan Candra» are three, «dr. Rudi, S.H., swasta» is one.

Read is what can be read with certainty; of the rest the clerk is asked, who can look at the LP.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_UMUR: Final = re.compile(
    r"\b(?:umur|usia|lahir|lhr|ttl)\b|\b\d{1,3}\s*(?:th|thn|tahun)\b|[/(\[|-]\s*\d{1,2}\b|\s\d{1,2}\s*$",
    re.IGNORECASE,
)
_DAN: Final = re.compile(r"\s*(?:\bdan\b|\bserta\b|&|\+)\s*", re.IGNORECASE)
_DKK: Final = re.compile(
    r"[\s,(]*\b(?:dkk|cs|dan\s+kawan(?:\s*-?\s*kawan)?|beserta\s+kawan(?:\s*-?\s*kawan)?)\b[\s.,)]*",
    re.IGNORECASE,
)
_KURUNG: Final = re.compile(r"\([^()]*\)")
_NAMA: Final = re.compile(r"[^\W\d_]['’`.\w-]*(?:\s+(?:[^\W\d_]['’`.\w-]*|@)){0,6}")
_GELAR: Final = re.compile(
    r"(?:s|m|d|a|b|dr|drs|dra|ir|sp|apt|amd|spd|sh|se|mh|mm|msi|ssos|skom|st|skm|mkes|mpd)"
    r"(?:\.[a-z]{1,4})*\.?|(?:[A-Z]\.){1,4}[A-Za-z]*\.?",
    re.IGNORECASE,
)
_BUKAN_NAMA: Final = re.compile(
    r"\b(swasta|wiraswasta|tani|petani|buruh|nelayan|pedagang|dagang|sopir|supir|pelajar|siswa|siswi"
    r"|mahasiswa|mahasiswi|karyawan|karyawati|pns|asn|tni|polri|honorer|guru|irt|ibu rumah tangga"
    r"|pengangguran|tidak bekerja|belum bekerja|montir|mekanik|satpam|islam|kristen|katolik|hindu"
    r"|laki\W*laki|perempuan|pria|wanita|lk|pr|l|p|desa|ds|kel|kelurahan|kec|kecamatan|kab|kabupaten"
    r"|kota|jl|jln|jalan|rt|rw|gang|gg|alamat|warga|wni|wna|indonesia|suku|banjar|jawa|dayak|dpo|lidik"
    r"|residivis|tersangka|terlapor|tsk|anak|bin|binti|alias|als|ttl|lahir|umur|usia|agama"
    r"|pekerjaan|tgl|tanggal|tempat|no|nik|nomor|dewasa|ditahan|pengguna|pengedar|kurir|bandar"
    r"|pemilik|pembeli|penjual)\b",
    re.IGNORECASE,
)
_TANPA_NAMA: Final = re.compile(
    r"\b(istri|isteri|suami|adik|kakak|anaknya|teman|temannya|kawan|kawannya|lain-lain|lainnya"
    r"|\d+\s*orang)\b",
    re.IGNORECASE,
)
_AYAH: Final = re.compile(r"\b(?:bin|binti|alias|als|anak)\b", re.IGNORECASE)
_USIA: Final = re.compile(r"\b(?:umur|usia)\b", re.IGNORECASE)
_BERUMUR: Final = re.compile(r"[/(\[|]?\s*\d{1,3}\s*(?:th|thn|tahun)?\b\.?\)?", re.IGNORECASE)
_BANYAK: Final = 2
_RAGU: Final = (
    "«{sel}» dapat berarti {jumlah} orang: {nama}. Bila benar, pisahkan dengan titik koma atau "
    "baris baru; bila satu orang, sisakan namanya saja."
)
_ORANG_LAIN: Final = (
    "«{sel}» menyebut orang lain tanpa namanya. Tulis namanya di baris sendiri, atau hapus."
)


@dataclass(frozen=True)
class Sebutan:
    """The people one line of a cell names, or the question that it leaves."""

    orang: tuple[str, ...]
    ragu: str = ""
    mungkin: tuple[str, ...] = ()
    """Whom it names if each comma parts two people."""


def part_names(text: str) -> Sebutan:
    """Return whom a line names; a title, a degree, a trade and an address are nobody."""
    bare = _DKK.sub(" ", text).strip(" ,")
    marks = _marks(bare)
    parts = [bare[start:end].strip(" ,") for start, end, _ in marks]
    people = _grouped(parts, [dan for _, _, dan in marks])
    joined = (part for part, (_, _, dan) in zip(parts, marks, strict=True) if dan)
    if any(map(_TANPA_NAMA.search, joined)):
        return Sebutan((bare,), ragu=_ORANG_LAIN.format(sel=text[:80]))
    if len(people) < _BANYAK:
        return Sebutan((bare,))
    names = tuple(name for name, _ in people)
    if people[-1][1] or all(_UMUR.search(name) for name in names):
        return Sebutan(names)
    said = _RAGU.format(sel=text[:80], jumlah=len(names), nama="; ".join(names)[:160])
    return Sebutan((bare,), ragu=said, mungkin=names)


def has_dkk(text: str) -> bool:
    return bool(_DKK.search(text))


def _marks(text: str) -> list[tuple[int, int, bool]]:
    """Return from where to where each part goes, and whether a word and no comma parts it off.

    What stands in brackets belongs to whom it follows.
    """
    masked = _KURUNG.sub(lambda found: "x" * len(found[0]), text)
    found, start, dan = [], 0, False
    for mark in re.finditer(rf",\s*(?:dan|serta)\b\s*|,|{_DAN.pattern}", masked, re.IGNORECASE):
        found.append((start, mark.start(), dan))
        start, dan = mark.end(), mark[0].strip() != ","
    return [*found, (start, len(text), dan)]


def _grouped(parts: Sequence[str], dan: Sequence[bool]) -> list[tuple[str, bool]]:
    """Return each person with what is said of him behind his name."""
    people: list[tuple[str, bool]] = []
    for part, joined in zip(parts, dan, strict=True):
        if _is_nama(part) or not people:
            people.append((part, joined))
        elif part:
            name, was = people[-1]
            people[-1] = (f"{name}, {part}", was)
    return people


def _is_nama(part: str) -> bool:
    """Say whether a part can be a name alone: letters, no degree, no trade, no address."""
    bare = _USIA.sub(" ", _KURUNG.sub(" ", _BERUMUR.sub(" ", part))).strip(" ./-")
    if not _NAMA.fullmatch(bare) or _GELAR.fullmatch(bare) or _AYAH.match(bare):
        return False
    return not _BUKAN_NAMA.search(_AYAH.sub(" ", bare))
