"""Exhibits and what happened to them."""

from sidik.barang_bukti.models.barang import BarangBukti, KaitanBB, NomorBB
from sidik.barang_bukti.models.riwayat import Gerak, Pemusnahan, Penetapan, Penimbangan, UjiLab

__all__ = [
    "BarangBukti",
    "Gerak",
    "KaitanBB",
    "NomorBB",
    "Pemusnahan",
    "Penetapan",
    "Penimbangan",
    "UjiLab",
]
