"""Destruction: ordered, prolonged once, witnessed, and written down within a day."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime

from sidik.barang_bukti.data import (
    JenisBB,
    JenisGerak,
    Musnah,
    NewGerak,
    Peruntukan,
    Wadah,
    saksi_musnah,
)
from sidik.barang_bukti.errors import (
    BAMendahuluiMusnah,
    BAMusnahSudahAda,
    CaraBelumDiisi,
    ContohLabBelumDikirim,
    MendahuluiContoh,
    PenetapanBelumMusnah,
    PerpanjanganTidakAda,
    SaksiKurang,
    SisaLabTerlampaui,
    SisaLabTidakAda,
)
from sidik.barang_bukti.models import BarangBukti, Pemusnahan, Penetapan
from sidik.barang_bukti.queries.barang import (
    clocks_sisa,
    contoh_pertama,
    find_clock_of_perkara,
    find_penetapan,
    is_narkotika,
    is_tuntas,
    sisa_of,
)
from sidik.barang_bukti.usecases.gerak import book, insist_ditetapkan
from sidik.barang_bukti.usecases.jaga import (
    hold_ditimbang,
    insist_ba,
    insist_lewat,
    insist_sesudah_sita,
    meet_for,
    start_for,
    tell,
)
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.bahasa import tanggal_jam
from sidik.kernel.ref import ref
from sidik.tenggat.models import Tenggat
from sidik.tenggat.usecases import cancel_tenggat

TENGGAT = ("musnah", "musnah_lanjut", "musnah_tanaman", "musnah_tanaman_jauh")


@usecase
def extend_musnah(bb: BarangBukti, nomor: str, *, versi: int, actor: Actor) -> BarangBukti:
    """Prolong the time for destruction, once; it goes on from where the first ends.

    Raises `NotAllowed`, `BBBerubah`, `PerpanjanganTidakAda`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    running = find_clock_of_perkara(bb, "musnah")
    subject = ref("bb", bb.pk)
    if running is None or Tenggat.objects.filter(aturan="musnah_lanjut", subject=subject).exists():
        raise PerpanjanganTidakAda
    cancel_tenggat(actor=actor, subject=subject, alasan=f"diperpanjang: {nomor}", aturan="musnah")
    start_for(bb, "musnah_lanjut", running.due_at + timedelta(seconds=1), actor=actor)
    store(bb)
    tell(bb, "bb.musnah_lanjut", "waktu pemusnahan diperpanjang", nomor.strip(), actor=actor)
    return bb


@usecase
def destroy_bb(bb: BarangBukti, new: Musnah, *, versi: int, actor: Actor) -> Pemusnahan:
    """Book a destruction, of no more than the ruling says.

    Plants need no ruling, nor does what a laboratory or science gave back; all else does. Raises
    `NotAllowed`, `BBBerubah`, `HanyaDitimbang`, `PenetapanBelumMusnah`, `MelebihiPenetapan`,
    `MendahuluiPenetapan`, `MendahuluiContoh`, `ContohLabBelumDikirim`, `SisaLabTidakAda`,
    `SisaLabTerlampaui`, `SaksiKurang`, `CaraBelumDiisi`, and as `book`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    insist_sesudah_sita(bb, new.at)
    penetapan = None if new.sisa_lab else find_penetapan(bb)
    if new.sisa_lab:
        _insist_sisa_lab(bb, new)
    elif penetapan:
        insist_ditetapkan(bb, new, (Peruntukan.MUSNAH,), Wadah.MUSNAH)
    elif bb.jenis != JenisBB.TANAMAN:
        raise PenetapanBelumMusnah
    _insist_contoh(bb, new)
    _insist_saksi(new)
    gerak = NewGerak(
        jenis=JenisGerak.MUSNAH,
        takaran=new.takaran,
        nomor_ba=new.nomor_ba,
        at=new.at,
        ke=new.tempat,
        petugas=new.petugas,
        terlambat=new.terlambat,
    )
    book(bb, gerak, actor=actor)
    musnah = store(_row(bb, new, penetapan))
    _clocks(bb, new, actor)
    judul = f"dimusnahkan, {len(new.saksi)} saksi"
    tell(bb, "bb.pemusnahan", judul, new.nomor_ba.strip(), actor=actor)
    return musnah


@usecase
def record_ba_musnah(
    bb: BarangBukti, musnah: Pemusnahan, nomor: str, at: datetime, *, versi: int, actor: Actor
) -> Pemusnahan:
    """Write down the minutes of a destruction.

    Raises `NotAllowed`, `BBBerubah`, `NomorBABelumDiisi`, `BAMusnahSudahAda`,
    `BAMendahuluiMusnah`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    insist_lewat(at)
    held = Pemusnahan.objects.get(pk=musnah.pk, bb=bb)
    if held.nomor_ba:
        raise BAMusnahSudahAda(nomor=held.nomor_ba)
    _insist_sesudah(held, at)
    held.nomor_ba, held.ba_at = insist_ba(nomor), at
    store(held)
    store(bb)
    if not Pemusnahan.objects.filter(bb=bb, nomor_ba="").exists():
        meet_for(bb, "ba_musnah", at, actor=actor)
    tell(bb, "bb.ba_musnah", "berita acara pemusnahan", held.nomor_ba, actor=actor)
    return held


@usecase
def report_tanaman(
    bb: BarangBukti, nomor: str, at: datetime, *, versi: int, actor: Actor
) -> BarangBukti:
    """Write down that the prosecutor was told of plants destroyed.

    Raises `NotAllowed`, `BBBerubah`, `WaktuDiDepan`, `BAMendahuluiMusnah`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    insist_sesudah_sita(bb, at)
    if first := Pemusnahan.objects.filter(bb=bb).first():
        _insist_sesudah(first, at)
    store(bb)
    meet_for(bb, "lapor_tanaman", at, actor=actor)
    tell(bb, "bb.lapor_tanaman", "pemusnahan tanaman dilaporkan", nomor.strip(), actor=actor)
    return bb


def _insist_sisa_lab(bb: BarangBukti, new: Musnah) -> None:
    running = [each for each in clocks_sisa(bb) if each.mulai_at <= new.at]
    if not running:
        raise SisaLabTidakAda
    if new.takaran.exceeds(sisa := sisa_of(bb, running)):
        raise SisaLabTerlampaui(sisa=bb.tulis(sisa))


def _insist_contoh(bb: BarangBukti, new: Musnah) -> None:
    """Raise `MendahuluiContoh`, `ContohLabBelumDikirim`: nothing can be tested afterwards.

    A reason is taken for a sample that was sent before this book was kept.
    """
    if not is_narkotika(bb):
        return
    first = contoh_pertama(bb)
    if first is None and not new.sisa_lab and not new.terlambat.strip():
        raise ContohLabBelumDikirim
    if first and new.at < first:
        raise MendahuluiContoh(
            at=tanggal_jam(localtime(new.at)), contoh=tanggal_jam(localtime(first))
        )


def _insist_sesudah(musnah: Pemusnahan, at: datetime) -> None:
    if at < musnah.at:
        raise BAMendahuluiMusnah(
            at=tanggal_jam(localtime(at)), musnah=tanggal_jam(localtime(musnah.at))
        )


def _insist_saksi(new: Musnah) -> None:
    need = saksi_musnah()
    if not new.petugas or len(new.saksi) < need:
        raise SaksiKurang(perlu=need)
    if not new.cara.strip():
        raise CaraBelumDiisi


def _row(bb: BarangBukti, new: Musnah, penetapan: Penetapan | None) -> Pemusnahan:
    nomor = new.nomor_ba.strip()
    return Pemusnahan(
        bb=bb,
        penetapan=penetapan,
        at=new.at,
        **new.takaran.columns(),
        nomor_ba=nomor,
        ba_at=new.at if nomor else None,
        tempat=new.tempat.strip(),
        cara=new.cara.strip(),
        petugas=list(new.petugas),
        saksi=list(new.saksi),
        undangan=list(new.undangan),
    )


def _clocks(bb: BarangBukti, new: Musnah, actor: Actor) -> None:
    """The duty is done when all that was ordered is destroyed; a part leaves it running."""
    back = clocks_sisa(bb)
    if back and (bb.takaran(Wadah.SISA).is_nol or sisa_of(bb, back).is_nol):
        for each in back:
            meet_for(bb, each.aturan, new.at, actor=actor)
    if is_tuntas(bb, find_penetapan(bb)):
        for aturan in TENGGAT:
            meet_for(bb, aturan, new.at, actor=actor)
    if not new.nomor_ba.strip():
        start_for(bb, "ba_musnah", new.at, actor=actor)
    if bb.jenis == JenisBB.TANAMAN:
        start_for(bb, "lapor_tanaman", new.at, actor=actor)
