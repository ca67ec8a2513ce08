"""An SPDP that was written down wrongly is struck out: the row stays, as if it never was."""

from dataclasses import replace

from sidik.dokumen.queries import signed_numbers
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import JenisTindakan
from sidik.perkara.models import Perkara, Tindakan
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of
from sidik.perkara.usecases import cancel_spdp as cancel_di_perkara
from sidik.perkara.usecases.coret import insist_alasan_batal, mark_batal
from sidik.perkara.usecases.versi import insist_sama
from sidik.prapenuntutan.data import JenisSPDP, KeadaanBerkas, PihakSPDP, nomor_key
from sidik.prapenuntutan.errors import (
    SPDPDipakaiBerkas,
    SPDPDirujuk,
    SuratMasihBerlaku,
    SuratSudahPergi,
)
from sidik.prapenuntutan.models import SPDP, BerkasPerkara
from sidik.prapenuntutan.queries.berkas import Susunan, get_susunan
from sidik.prapenuntutan.usecases.catat import Kabar, tell
from sidik.prapenuntutan.usecases.jaga import hold_spdp
from sidik.prapenuntutan.usecases.spdp import is_lama, start_spdp_berkas
from sidik.satuan.data import Act
from sidik.tenggat.queries import find_running
from sidik.tenggat.usecases import cancel_tenggat


@usecase
def cancel_spdp(spdp: SPDP, *, alasan: str, versi: int, actor: Actor) -> SPDP:
    """Strike it out with its deliveries: its clocks run as if it had not been.

    Files that are still being put together stand on the one before it, or on none. Raises
    `NotAllowed`, `SudahDibatalkan`, `IsianBerubah`, `AlasanBatalKosong`, `SPDPDipakaiBerkas`,
    `SPDPDirujuk`, `SuratMasihBerlaku`, `SuratSudahPergi`, `BerkasSudahBerdiri`.
    """
    if not can(actor, Act.UPAYA_CANCEL, berkas_of(spdp.perkara)):
        raise NotAllowed
    spdp = hold_spdp(spdp, actor)
    perkara = spdp.perkara
    insist_sama(f"{spdp.jenis_label} ini", perkara, [spdp, *spdp.pengiriman.all()], versi)
    insist_alasan_batal(alasan)
    _insist_nothing_rests_on(spdp)
    mark_batal(spdp, alasan, actor)
    store(spdp)
    susunan = get_susunan(perkara)
    _detach_berkas(spdp, susunan)
    kabar = Kabar(
        judul=f"{spdp.jenis_label}: catatan dibatalkan",
        verb="spdp.dibatalkan",
        nomor=spdp.nomor,
        hari=spdp.tanggal,
        alasan=spdp.batal_alasan,
    )
    tell(perkara, kabar, actor=actor)
    if spdp.jenis == JenisSPDP.SPDP:
        _turn_back_clocks(spdp, susunan, actor)
    return spdp


def _insist_nothing_rests_on(spdp: SPDP) -> None:
    """Raise `SPDPDipakaiBerkas`, `SPDPDirujuk`, `SuratMasihBerlaku`, `SuratSudahPergi`."""
    susunan = get_susunan(spdp.perkara)
    without = replace(susunan, spdp=[s for s in susunan.spdp if s.pk != spdp.pk])
    for berkas in susunan.berkas:
        told = not susunan.belum_diberitahukan(berkas)
        needs = berkas.spdp_id == spdp.pk or (told and without.belum_diberitahukan(berkas))
        if needs and not berkas.is_disusun:
            raise SPDPDipakaiBerkas(berkas=berkas)
    notice = next((s for s in without.spdp if s.induk_id == spdp.pk), None)
    if notice:
        raise SPDPDirujuk(nomor=notice.nomor)
    if spdp.jenis == JenisSPDP.SPDP:
        _insist_no_paper(spdp)


def _insist_no_paper(spdp: SPDP) -> None:
    """Raise `SuratMasihBerlaku`, `SuratSudahPergi` for a paper of this system that it is."""
    papers = signed_numbers(ref("perkara", spdp.perkara_id), "spdp")
    for paper in papers:
        if (nomor_key(paper.nomor), paper.tanggal) != (spdp.nomor_key, spdp.tanggal):
            continue
        if paper.dikirim_at:
            raise SuratSudahPergi(nomor=paper.nomor)
        # Once a delivery is written down nothing of the case is withdrawn: that goes first.
        if not spdp.pengiriman.exists():
            raise SuratMasihBerlaku(nomor=paper.nomor)


def _detach_berkas(spdp: SPDP, susunan: Susunan) -> None:
    rows = BerkasPerkara.objects.filter(spdp=spdp, keadaan=KeadaanBerkas.DISUSUN.value)
    for berkas in rows:
        before = susunan.spdp_kini
        berkas.spdp = None if before is None or is_lama(before, berkas) else before
        store(berkas)


def _turn_back_clocks(spdp: SPDP, susunan: Susunan, actor: Actor) -> None:
    perkara, why = spdp.perkara, f"catatan dibatalkan: {spdp.batal_alasan}"
    stands = [s for s in susunan.spdp if s.jenis == JenisSPDP.SPDP]
    if any(p.pihak == PihakSPDP.JPU for p in spdp.pengiriman.all()):
        _turn_back_berkas(perkara, stands, why, actor)
    same = any(s.nomor == spdp.nomor and susunan.is_sampai(s) for s in stands)
    known = Tindakan.objects.filter(
        perkara=perkara, jenis=JenisTindakan.SPDP.value, nomor_surat=spdp.nomor
    )
    if known.exists() and not same:
        cancel_di_perkara(perkara, nomor=spdp.nomor, alasan=spdp.batal_alasan, actor=actor)


def _turn_back_berkas(perkara: Perkara, stands: list[SPDP], why: str, actor: Actor) -> None:
    """The prosecutor waits for no file, or from the day on which he had the other SPDP."""
    subject = ref("perkara", perkara.pk)
    if find_running("spdp_berkas", subject) is None:
        return
    cancel_tenggat(actor=actor, subject=subject, aturan="spdp_berkas", alasan=why)
    days = [p.tanggal for s in stands for p in s.pengiriman.all() if p.pihak == PihakSPDP.JPU]
    if days:
        start_spdp_berkas(perkara, max(days), actor=actor)
