"""How weights and the particulars of an exhibit are written on a page."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from django import template

from sidik.barang_bukti.data import Takaran, tulis_gram, tulis_takaran
from sidik.barang_bukti.models import BarangBukti, Penimbangan
from sidik.kernel.bahasa import angka

register = template.Library()

RINCIAN: Final = (
    ("BA penyitaan", "ba_sita"),
    ("Sprin Sita", "sprin_sita"),
    ("Paket", "jumlah_paket"),
    ("Kemasan", "kemasan"),
    ("Bentuk", "bentuk"),
    ("Warna", "warna"),
    ("Segel/label", "label"),
    ("Disimpan di", "tempat_simpan"),
    ("Ditemukan di", "ditemukan_di"),
    ("Dari", "dari_siapa"),
    ("Nomor seri", "serial"),
    ("IMEI", "imei"),
    ("Nomor polisi", "plat"),
    ("Pemilik", "pemilik"),
    ("Dasar putusan", "nasib_dasar"),
)


@register.filter
def gram(weight: Decimal | str | None) -> str:
    """92,99 gram."""
    return tulis_gram(weight) if isinstance(weight, Decimal) else ""


@register.filter
def takaran(bb: BarangBukti, amount: Takaran) -> str:
    """An amount, as this exhibit is measured."""
    return bb.tulis(amount)


@register.filter
def selain_gram(bb: BarangBukti, weighing: Penimbangan) -> str:
    """Its volume or pieces at a weighing; empty when it was only weighed."""
    rest = Takaran(ml=weighing.ml, butir=weighing.butir)
    return "" if rest.is_nol else tulis_takaran(rest, bb.hitungan)


@register.filter
def bilangan(number: int) -> str:
    """4.120."""
    return angka(number)


@register.filter
def rangkai(text: str) -> str:
    """The same, with its last word kept on the line of the one before: Golongan I."""
    return "\u00a0".join(text.rsplit(" ", 1))


@register.filter
def rincian(bb: BarangBukti) -> Sequence[tuple[str, object]]:
    """What is known of it, without what is empty."""
    return [(label, value) for label, name in RINCIAN if (value := getattr(bb, name))]
