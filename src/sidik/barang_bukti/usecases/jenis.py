"""What an exhibit must have by its kind, and what it cannot have."""

import re
from typing import Final

from sidik.barang_bukti.data import BUTIRAN, JENIS_LABEL, TUNGGAL, NewBB, Takaran, Zat, asing
from sidik.barang_bukti.errors import (
    ButirBelumDihitung,
    ButirBelumDisebut,
    GramBelumDisebut,
    HabisTidakBersama,
    IMEISalah,
    IMEISudahAda,
    PlatSudahAda,
    SatuBarisSatuBarang,
    TidakSesuaiJenis,
)
from sidik.barang_bukti.models import BarangBukti
from sidik.perkara.models import Perkara

_REMUK: Final = re.compile(r"serbuk|bubuk|tepung|kristal|pecahan|hancur|cair", re.IGNORECASE)
_KATA_IMEI: Final = re.compile(r"imei(?:\s*[12]\s*[:.=]|\s*[:.=])?", re.IGNORECASE)
_ANTAR_IMEI: Final = re.compile(r"[,;/&\n]|\bdan\b")
_SELA_IMEI: Final = re.compile(r"[\s.\-]")
_ALFANUM: Final = re.compile(r"\W+")


def insist_jenis(new: NewBB) -> None:
    """Raise `TidakSesuaiJenis`, `SatuBarisSatuBarang`: a telephone is neither weighed nor sealed
    in packets, and two of them are two rows.
    """
    said = vars(new.timbang) | vars(new)
    if any(said[name] for name in asing(new.jenis) - {"butir"}):
        raise TidakSesuaiJenis(jenis=JENIS_LABEL[new.jenis])
    if new.jenis in TUNGGAL and new.timbang.butir > 1:
        raise SatuBarisSatuBarang(jenis=JENIS_LABEL[new.jenis])


def insist_butir(new: NewBB, zat: Zat | None) -> None:
    """Raise `ButirBelumDihitung`: pills are counted, unless they are no pills any more."""
    if zat is None or new.timbang.butir or new.timbang.ml:
        return
    hitungan = (new.hitungan.strip() or zat.hitung).casefold()
    if hitungan in BUTIRAN and not _REMUK.search(f"{new.nama} {new.bentuk}"):
        raise ButirBelumDihitung(hitungan=hitungan, zat=zat.nama)


def insist_imei(imei: str) -> None:
    """Raise `IMEISalah`; a telephone for two cards has two."""
    for each in _parts(imei):
        digits = _SELA_IMEI.sub("", each)
        if not (digits.isdecimal() and 14 <= len(digits) <= 16):
            raise IMEISalah(isi=each)


def insist_nomor(perkara: Perkara, new: NewBB) -> None:
    """Raise `IMEISalah`, `IMEISudahAda`, `PlatSudahAda`: one thing is one exhibit of its case."""
    insist_imei(new.imei)
    imei, plat = _list_imei(new.imei), _ALFANUM.sub("", new.plat).casefold()
    if not (imei or plat):
        return
    for each in BarangBukti.objects.filter(perkara=perkara):
        first = {"nomor": each.nomor, "kunci": each.pk}
        if imei & _list_imei(each.imei):
            raise IMEISudahAda(**first)
        if plat and plat == _ALFANUM.sub("", each.plat).casefold():
            raise PlatSudahAda(**first)


def _list_imei(imei: str) -> frozenset[str]:
    return frozenset(_SELA_IMEI.sub("", each) for each in _parts(imei))


def _parts(imei: str) -> list[str]:
    parts = _ANTAR_IMEI.split(_KATA_IMEI.sub("", imei))
    return [each.strip() for each in parts if each.strip()]


def insist_sepadan(bb: BarangBukti, ada: Takaran, minta: Takaran) -> None:
    """Raise `GramBelumDisebut`, `ButirBelumDisebut`, `HabisTidakBersama`: tablets and their weight
    leave a pot together. What went in before it was weighed comes out as it went.
    """
    if not (bb.is_butiran and ada.is_berdua):
        return
    if not minta.gram:
        raise GramBelumDisebut(hitungan=bb.hitungan)
    if not minta.butir:
        raise ButirBelumDisebut(hitungan=bb.hitungan)
    insist_habis_bersama(bb, ada, ada - minta)


def insist_habis_bersama(bb: BarangBukti, ada: Takaran, tinggal: Takaran) -> None:
    """Raise `HabisTidakBersama`."""
    berdua = bb.is_butiran and ada.is_berdua
    if berdua and (tinggal.gram == 0) != (tinggal.butir == 0):
        raise HabisTidakBersama(tinggal=bb.tulis(tinggal))
