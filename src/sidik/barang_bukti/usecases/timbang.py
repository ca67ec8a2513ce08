"""A weighing is corrected only by a new one, with its reason; the old one stays."""

from decimal import Decimal

from sidik.barang_bukti.data import JenisGerak, NewGerak, Takaran, Timbang, Wadah
from sidik.barang_bukti.errors import AlasanTimbangUlang, TimbangUlangKurang
from sidik.barang_bukti.models import BarangBukti, Penimbangan
from sidik.barang_bukti.usecases.daftar import insist_timbang, timbang_row
from sidik.barang_bukti.usecases.gerak import book
from sidik.barang_bukti.usecases.jaga import hold_ditimbang
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase


@usecase
def reweigh_bb(bb: BarangBukti, new: Timbang, *, versi: int, actor: Actor) -> Penimbangan:
    """Weigh again; the difference is booked against what is left in store.

    Raises `NotAllowed`, `BBBerubah`, `HanyaDitimbang`, `AlasanTimbangUlang`, `NettoBelumDiisi`,
    `BrutoKurang`, `NomorBABelumDiisi`, `TimbangUlangKurang`, and as `book`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    if not new.alasan.strip():
        raise AlasanTimbangUlang
    insist_timbang(new, ditimbang=True)
    netto = new.netto_gram or Decimal(0)
    selisih = Takaran(gram=netto - bb.netto_gram, butir=new.butir - bb.netto_butir)
    sisa = bb.takaran(Wadah.SISA)
    if sisa.gram + selisih.gram < 0 or sisa.butir + selisih.butir < 0:
        keluar = Takaran(gram=bb.netto_gram - sisa.gram, butir=bb.netto_butir - sisa.butir)
        raise TimbangUlangKurang(
            netto=bb.tulis(Takaran(gram=netto, butir=new.butir)), keluar=bb.tulis(keluar)
        )
    timbang = store(timbang_row(bb, new))
    bb.bruto_gram, bb.netto_gram, bb.netto_butir = new.bruto_gram, netto, new.butir
    gerak = NewGerak(
        jenis=JenisGerak.TIMBANG_ULANG, takaran=selisih, nomor_ba=new.nomor_ba, at=new.at
    )
    book(bb, gerak, actor=actor)
    return timbang
