"""A weighing is corrected only by a new one, with its reason; the old one stays."""

from django.utils.timezone import localtime

from sidik.barang_bukti.data import JenisGerak, NewGerak, Timbang, Wadah, tulis_takaran
from sidik.barang_bukti.errors import AlasanTimbangUlang, TimbangMundur, TimbangUlangKurang
from sidik.barang_bukti.models import BarangBukti, Penimbangan
from sidik.barang_bukti.usecases.daftar import insist_timbang, timbang_row
from sidik.barang_bukti.usecases.gerak import book
from sidik.barang_bukti.usecases.jaga import hold_ditimbang
from sidik.barang_bukti.usecases.jenis import insist_habis_bersama
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.bahasa import tanggal_jam


@usecase
def reweigh_bb(bb: BarangBukti, new: Timbang, *, versi: int, actor: Actor) -> Penimbangan:
    """Weigh again; the difference is booked against what is left in store.

    Raises `NotAllowed`, `BBBerubah`, `HanyaDitimbang`, `AlasanTimbangUlang`, `NettoBelumDiisi`,
    `BrutoKurang`, `NomorBABelumDiisi`, `KalibrasiKemudian`, `TimbangMundur`,
    `TimbangUlangKurang`, `HabisTidakBersama`, and as `book`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    if not new.alasan.strip():
        raise AlasanTimbangUlang
    insist_timbang(new, ditimbang=True)
    last = Penimbangan.objects.filter(bb=bb).last()
    if last and new.at < last.at:
        raise TimbangMundur(
            at=tanggal_jam(localtime(new.at)), akhir=tanggal_jam(localtime(last.at))
        )
    netto = new.takaran
    selisih = netto - bb.netto
    sisa = bb.takaran(Wadah.SISA)
    if (sisa + selisih).is_minus:
        raise TimbangUlangKurang(
            netto=tulis_takaran(netto, bb.hitungan), keluar=bb.tulis(bb.netto - sisa)
        )
    insist_habis_bersama(bb, sisa, sisa + selisih)
    timbang = store(timbang_row(bb, new))
    bb.bruto_gram = new.bruto_gram
    bb.netto_gram, bb.netto_ml, bb.netto_butir = netto.gram, netto.ml, netto.butir
    gerak = NewGerak(
        jenis=JenisGerak.TIMBANG_ULANG,
        takaran=selisih,
        nomor_ba=new.nomor_ba,
        at=new.at,
        terlambat=new.terlambat,
    )
    book(bb, gerak, actor=actor)
    return timbang
