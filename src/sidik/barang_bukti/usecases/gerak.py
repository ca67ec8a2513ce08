"""Movements: nothing leaves or comes back without its minutes, and never more than is there."""

from decimal import Decimal
from typing import Final

from django.utils.timezone import localtime

from sidik.barang_bukti.data import (
    ALUR,
    GERAK_LABEL,
    LANGSUNG,
    WADAH_LABEL,
    JenisGerak,
    NewGerak,
    Peruntukan,
    Takaran,
    Wadah,
    tulis_gram,
)
from sidik.barang_bukti.errors import (
    GerakMundur,
    PenetapanTidakMembolehkan,
    SaldoKurangButir,
    SaldoKurangGram,
    TakaranSalah,
    TerlaluHalus,
    TidakLangsung,
)
from sidik.barang_bukti.models import BarangBukti, Gerak, Penetapan
from sidik.barang_bukti.usecases.jaga import hold_bb, insist_ba, insist_lewat, tell
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.bahasa import angka, tanggal_jam

_HALUS: Final = Decimal("0.0001")
_IPTEK: Final = {Peruntukan.IPTEK.value, Peruntukan.PELATIHAN.value}


@usecase
def move_bb(bb: BarangBukti, new: NewGerak, *, versi: int, actor: Actor) -> Gerak:
    """Book a movement that stands by itself: court, science, return, loan and the way back.

    Raises `NotAllowed`, `BBBerubah`, `TidakLangsung`, `PenetapanTidakMembolehkan`, and as `book`.
    """
    bb = hold_bb(bb, versi, actor)
    if new.jenis not in LANGSUNG:
        raise TidakLangsung(gerak=GERAK_LABEL[new.jenis])
    insist_ba(new.nomor_ba)
    if new.jenis is JenisGerak.IPTEK and bb.is_ditimbang and not _is_iptek(bb):
        raise PenetapanTidakMembolehkan(peruntukan="iptek atau pelatihan")
    return book(bb, new, actor=actor)


@usecase
def book(bb: BarangBukti, new: NewGerak, *, actor: Actor) -> Gerak:
    """Write a movement and the balance that it makes, together. The exhibit is held already.

    Raises `TakaranSalah`, `TerlaluHalus`, `WaktuDiDepan`, `GerakMundur`, `SaldoKurangGram`,
    `SaldoKurangButir`.
    """
    insist_takaran(new.takaran, signed=new.jenis is JenisGerak.TIMBANG_ULANG)
    insist_lewat(new.at)
    _insist_order(bb, new)
    dari, ke = ALUR[new.jenis]
    if dari:
        _take(bb, dari, new.takaran)
    _put(bb, ke, new.takaran)
    bb.jumlah_gerak += 1
    store(bb)
    gerak = Gerak(
        bb=bb,
        urut=bb.jumlah_gerak,
        jenis=new.jenis.value,
        gram=new.takaran.gram,
        butir=new.takaran.butir,
        nomor_ba=new.nomor_ba.strip(),
        at=new.at,
        dari=new.dari.strip(),
        ke=new.ke.strip(),
        petugas=list(new.petugas),
        oleh_nrp=actor.nrp,
    )
    store(gerak)
    words = f"{bb.tulis(new.takaran)}, sisa {bb.tersisa}"
    ba = f", BA {gerak.nomor_ba}" if gerak.nomor_ba else ""
    tell(bb, f"bb.{new.jenis}", GERAK_LABEL[new.jenis].lower(), f"{words}{ba}", actor=actor)
    return gerak


def insist_takaran(takaran: Takaran, *, signed: bool = False) -> None:
    """Raise `TakaranSalah`, `TerlaluHalus` for an amount that no scale shows."""
    if not takaran.gram.is_finite() or (takaran.is_minus and not signed):
        raise TakaranSalah
    if takaran.is_nol and not signed:
        raise TakaranSalah
    if takaran.gram != takaran.gram.quantize(_HALUS):
        raise TerlaluHalus


def _insist_order(bb: BarangBukti, new: NewGerak) -> None:
    last = Gerak.objects.filter(bb=bb).order_by("-urut").values_list("at", flat=True).first()
    if last and new.at < last:
        raise GerakMundur(at=tanggal_jam(localtime(new.at)), akhir=tanggal_jam(localtime(last)))


def _take(bb: BarangBukti, wadah: Wadah, minta: Takaran) -> None:
    ada = bb.takaran(wadah)
    where = WADAH_LABEL[wadah].lower()
    if minta.gram > ada.gram:
        raise SaldoKurangGram(minta=tulis_gram(minta.gram), wadah=where, ada=tulis_gram(ada.gram))
    if minta.butir > ada.butir:
        raise SaldoKurangButir(
            minta=angka(minta.butir), hitungan=bb.hitungan, wadah=where, ada=angka(ada.butir)
        )
    _put(bb, wadah, Takaran(gram=-minta.gram, butir=-minta.butir))


def _put(bb: BarangBukti, wadah: Wadah, takaran: Takaran) -> None:
    ada = bb.takaran(wadah)
    setattr(bb, f"{wadah}_gram", ada.gram + takaran.gram)
    setattr(bb, f"{wadah}_butir", ada.butir + takaran.butir)


def _is_iptek(bb: BarangBukti) -> bool:
    rows = Penetapan.objects.filter(bb=bb).values_list("peruntukan", flat=True)
    return any(_IPTEK & set(row) for row in rows)
