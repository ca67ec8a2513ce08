"""The chain of custody: who had it from hour to hour, also where nobody typed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sidik.barang_bukti.data import ALUR, JenisGerak, Wadah
from sidik.barang_bukti.flow import Langkah, walk
from sidik.barang_bukti.models import BarangBukti, Gerak, UjiLab
from sidik.barang_bukti.queries.pinjam import list_pinjaman

PENYITA: Final = "petugas yang menyita"
_TEMPAT: Final = {
    Wadah.SISA: "penyimpanan",
    Wadah.PINJAM: "peminjam",
    Wadah.LAB: "laboratorium",
    Wadah.SIDANG: "sidang",
    Wadah.IPTEK: "iptek atau pelatihan",
    Wadah.MUSNAH: "dimusnahkan",
    Wadah.KEMBALI: "yang berhak",
}
_TAK_DISEBUT: Final = "penyitaan"
"""What the first movement says when nobody said from whom."""


@dataclass(frozen=True, kw_only=True)
class BarisGerak:
    """One line of the chain of custody, with what was in store after it."""

    gerak: Gerak
    sisa: str
    dari: str
    ke: str


@dataclass(frozen=True, kw_only=True)
class BarisSita:
    """The hours between the seizure and the store: they have it who seized it."""

    at: datetime
    dari: str
    ke: str = PENYITA


def list_rantai(
    bb: BarangBukti, rows: Sequence[Gerak], uji: Sequence[UjiLab], orang: Sequence[str]
) -> Sequence[BarisGerak]:
    """Return the movements in the order in which they happened, late entries in their place.

    All that is handed in is as this reader may read it.
    """
    known = {g.urut: g for g in rows}
    steps = [
        Langkah(at=g.at, urut=g.urut, jenis=JenisGerak(g.jenis), takaran=g.takaran) for g in rows
    ]
    found: list[BarisGerak] = []
    for step, pots in walk(steps):
        gerak = known[step.urut]
        dari, ke = _ujung(bb, gerak, [row.gerak for row in found], uji, orang)
        sisa = bb.tulis(pots[Wadah.SISA])
        found.append(BarisGerak(gerak=gerak, sisa=sisa, dari=dari, ke=ke))
    return found


def find_sita(
    bb: BarangBukti, rantai: Sequence[BarisGerak], orang: Sequence[str]
) -> BarisSita | None:
    """Return the line of the seizure; None when it entered the store in the same hour."""
    if not rantai or rantai[0].gerak.at <= bb.disita_at:
        return None
    return BarisSita(at=bb.disita_at, dari=_asal(bb, rantai[0].gerak, orang))


def _ujung(
    bb: BarangBukti,
    gerak: Gerak,
    before: Sequence[Gerak],
    uji: Sequence[UjiLab],
    orang: Sequence[str],
) -> tuple[str, str]:
    """Return from whom to whom, as typed or as it must have been."""
    tempat = _TEMPAT | {Wadah.LAB: _lab(uji, gerak.at), Wadah.PINJAM: _peminjam(before)}
    tempat[Wadah.KEMBALI] = bb.pemilik or _TEMPAT[Wadah.KEMBALI]
    dari, ke = ALUR[JenisGerak(gerak.jenis)]
    if gerak.jenis == JenisGerak.MASUK:
        late = gerak.at > bb.disita_at
        return PENYITA if late else _asal(bb, gerak, orang), gerak.ke or tempat[ke]
    if gerak.jenis == JenisGerak.TIMBANG_ULANG:
        return gerak.dari or tempat[ke], gerak.ke
    to = ", ".join(filter(None, (gerak.ke or tempat[ke], gerak.instansi)))
    return gerak.dari or tempat[dari or ke], to


def _asal(bb: BarangBukti, masuk: Gerak, orang: Sequence[str]) -> str:
    if masuk.dari and masuk.dari != _TAK_DISEBUT:
        return masuk.dari
    return "ditemukan tanpa pemilik" if bb.tanpa_pemilik else ", ".join(orang) or _TAK_DISEBUT


def _lab(uji: Sequence[UjiLab], at: datetime) -> str:
    """Return the laboratory that had the sample then."""
    had = [u.lab for u in uji if u.diserahkan_at and u.diserahkan_at <= at]
    return had[-1] if had else _TEMPAT[Wadah.LAB]


def _peminjam(before: Sequence[Gerak]) -> str:
    loans = list_pinjaman(before)
    return loans[0].oleh if loans else _TEMPAT[Wadah.PINJAM]
