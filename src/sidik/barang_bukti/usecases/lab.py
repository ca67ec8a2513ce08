"""The sample at the laboratory: asked for, handed over, answered within its hours."""

from datetime import datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils.timezone import localtime

from sidik.barang_bukti.data import HasilLab, JenisGerak, NewGerak, Permintaan, find_zat
from sidik.barang_bukti.errors import (
    ContohTidakSesuai,
    HasilMendahuluiSerah,
    LabBelumDiminta,
    LabBelumDiserahkan,
    LabMasihBerjalan,
    LabSudahDiserahkan,
    MendahuluiSisaLab,
    NomorBABelumDiisi,
    PaketContohBelumDiisi,
    SisaLabTidakAda,
)
from sidik.barang_bukti.models import BarangBukti, UjiLab
from sidik.barang_bukti.queries.barang import (
    anjuran_of,
    day_of,
    find_clock_of_perkara,
    is_narkotika,
)
from sidik.barang_bukti.usecases.gerak import book
from sidik.barang_bukti.usecases.jaga import (
    hold_ditimbang,
    insist_ba,
    insist_lewat,
    insist_tanggal,
    meet_for,
    start_for,
    tell,
)
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import angka, tanggal, tanggal_jam


@usecase
def request_lab(bb: BarangBukti, new: Permintaan, *, versi: int, actor: Actor) -> UjiLab:
    """Ask a laboratory for an examination.

    Raises `NotAllowed`, `BBBerubah`, `HanyaDitimbang`, `LabMasihBerjalan`, `SuratBelumTerjadi`,
    `SuratMendahuluiPenyitaan`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    insist_tanggal(bb, new.tanggal)
    if running := _running(bb):
        raise LabMasihBerjalan(nomor=running.nomor)
    uji = UjiLab(
        bb=bb,
        lab=new.lab.strip(),
        nomor=new.nomor.strip(),
        tanggal=new.tanggal,
        pertanyaan=new.pertanyaan.strip(),
    )
    store(uji)
    store(bb)
    tell(bb, "bb.lab_diminta", f"pemeriksaan diminta kepada {uji.lab}", uji.nomor, actor=actor)
    return uji


@usecase
def hand_over_lab(bb: BarangBukti, new: NewGerak, *, versi: int, actor: Actor) -> UjiLab:
    """Set the sample aside and hand it over; from that hour the result falls due.

    Raises `NotAllowed`, `BBBerubah`, `LabBelumDiminta`, `LabSudahDiserahkan`,
    `NomorBABelumDiisi`, `PaketContohBelumDiisi`, `ContohTidakSesuai`, and as `book`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    uji = _running(bb)
    if uji is None:
        raise LabBelumDiminta
    if uji.diserahkan_at:
        raise LabSudahDiserahkan(nomor=uji.nomor)
    if new.jenis is not JenisGerak.LAB or not new.nomor_ba.strip():
        raise NomorBABelumDiisi
    _insist_contoh(bb, new)
    book(bb, new, actor=actor)
    uji.diserahkan_at, uji.paket = new.at, new.paket
    uji.alasan_contoh = new.alasan_contoh.strip()
    uji.gram, uji.ml, uji.butir = new.takaran.gram, new.takaran.ml, new.takaran.butir
    store(uji)
    start_for(bb, "lab_hasil", new.at, actor=actor)
    tell(bb, "bb.lab_diserahkan", f"contoh diserahkan kepada {uji.lab}", uji.nomor, actor=actor)
    return uji


@usecase
def record_hasil_lab(bb: BarangBukti, new: HasilLab, *, versi: int, actor: Actor) -> UjiLab:
    """Write down what the laboratory found; a substance that was unknown gets its name.

    What turns out to be a narcotic is made known to the prosecutor from now on, as if it had been
    seized as one. Raises `NotAllowed`, `BBBerubah`, `LabBelumDiminta`, `LabBelumDiserahkan`,
    `SuratBelumTerjadi`, `HasilMendahuluiSerah`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    uji = _waiting(bb, new)
    was_narkotika = is_narkotika(bb)
    uji.hasil_nomor, uji.hasil_tanggal = new.nomor.strip(), new.tanggal
    uji.temuan, uji.is_positif = new.temuan.strip(), new.is_positif
    store(uji)
    _name(bb, new.zat)
    store(bb)
    meet_for(bb, "lab_hasil", _end_of(bb, new), actor=actor)
    if is_narkotika(bb) and not was_narkotika:
        start_for(bb, "sita_narkotika", clock.now(), actor=actor)
    found = "positif" if uji.is_positif else "negatif"
    tell(bb, "bb.lab_hasil", f"hasil laboratorium {found}", uji.hasil_nomor, actor=actor)
    return uji


@usecase
def keep_sisa_lab(
    bb: BarangBukti, nomor: str, at: datetime, *, versi: int, actor: Actor
) -> BarangBukti:
    """Write down that what the laboratory gave back stays evidence, so that it is not destroyed.

    Raises `NotAllowed`, `BBBerubah`, `SisaLabTidakAda`, `NomorBABelumDiisi`, `WaktuDiDepan`,
    `MendahuluiSisaLab`.
    """
    bb = hold_ditimbang(bb, versi, actor)
    running = find_clock_of_perkara(bb, "musnah_sisa_lab")
    if running is None:
        raise SisaLabTidakAda
    insist_lewat(at)
    if at < running.mulai_at:
        raise MendahuluiSisaLab(
            at=tanggal_jam(localtime(at)), kembali=tanggal_jam(localtime(running.mulai_at))
        )
    nomor = insist_ba(nomor)
    store(bb)
    meet_for(bb, "musnah_sisa_lab", at, actor=actor)
    tell(bb, "bb.sisa_lab", "sisa contoh laboratorium tetap jadi bukti", nomor, actor=actor)
    return bb


def _insist_contoh(bb: BarangBukti, new: NewGerak) -> None:
    """Raise `PaketContohBelumDiisi`, `ContohTidakSesuai`: another size has its reason."""
    law = anjuran_of(bb)
    if law is None:
        return
    if bb.jumlah_paket and not 1 <= (new.paket or 0) <= bb.jumlah_paket:
        raise PaketContohBelumDiisi(paket=angka(bb.jumlah_paket))
    sizes: dict[str, Decimal | int] = {
        "paket": new.paket or 0,
        "mL": new.takaran.ml,
        "mg": new.takaran.gram * 1000,
    }
    diambil = sizes.get(law.satuan, new.takaran.butir)
    if not law.holds(diambil) and not new.alasan_contoh.strip():
        said = {"jumlah": angka(law.jumlah), "dari": angka(law.dari), "diambil": f"{diambil:g}"}
        raise ContohTidakSesuai(**vars(law) | said)


def _waiting(bb: BarangBukti, new: HasilLab) -> UjiLab:
    """Return the examination that this result ends."""
    uji = _running(bb)
    if uji is None:
        raise LabBelumDiminta
    if uji.diserahkan_at is None:
        raise LabBelumDiserahkan
    insist_tanggal(bb, new.tanggal)
    if new.tanggal < day_of(bb.perkara, uji.diserahkan_at):
        raise HasilMendahuluiSerah(tanggal=tanggal(new.tanggal))
    return uji


def _running(bb: BarangBukti) -> UjiLab | None:
    return UjiLab.objects.filter(bb=bb, hasil_nomor="").first()


def _name(bb: BarangBukti, kode: str) -> None:
    zat = find_zat(kode, day_of(bb.perkara, bb.disita_at)) if kode else None
    if zat:
        bb.zat, bb.golongan, bb.zat_dasar = zat.kode, zat.golongan, zat.dasar


def _end_of(bb: BarangBukti, new: HasilLab) -> datetime:
    """The last moment of the day on the result, or now."""
    zone = ZoneInfo(bb.perkara.satuan.zona)
    return min(datetime.combine(new.tanggal, time(23, 59, 59), tzinfo=zone), clock.now())
