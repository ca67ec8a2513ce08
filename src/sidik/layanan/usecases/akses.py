"""Keys to the public door are issued, printed, taken back."""

from typing import Final

from sidik.dokumen.data import JenisSurat, TandaTerima
from sidik.dokumen.models import Surat
from sidik.dokumen.usecases import enter_tanda_terima, issue_surat, void_tanda_terima
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.layanan import queries
from sidik.layanan.data import (
    HUBUNGAN_LABEL,
    AksesSudahDicabut,
    BukanLaporanMasyarakat,
    Hubungan,
    KodeAkses,
    NamaPenerimaKosong,
    Penerima,
    Saluran,
    TeleponPenerimaSalah,
)
from sidik.layanan.models import Akses
from sidik.layanan.usecases.lembar import cara_tanya, choose_penanda, compose_lembar, is_basi
from sidik.layanan.usecases.status import refresh_status
from sidik.perkara.data import ModelLP
from sidik.perkara.models import LaporanPolisi, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries import berkas_of
from sidik.perkara.queries.surat import bahan_of
from sidik.pesan.data import Nomor
from sidik.satuan.data import Act, Actor

_DIGANTI: Final = "diganti STTLP yang terbit sesudah LP diperbaiki"


@usecase
def issue_akses(perkara: Perkara, penerima: Penerima, *, actor: Actor, penanda: str = "") -> Akses:
    """Give a person the key to one case; who has a living one gets the same paper again.

    `penanda` is the NRP of him who signs the receipt; empty: the Ka SPKT, or who stands in.
    Raises `NotAllowed`, `NamaPenerimaKosong`, `TeleponPenerimaSalah`, `BukanLaporanMasyarakat`,
    `PenandaTidakDikenal`.
    """
    _demand(perkara, actor)
    nomor = _check(perkara, penerima)
    signer = choose_penanda(perkara, actor, penanda)
    # Two clerks at once: the second waits here and finds what the first one issued.
    Perkara.objects.select_for_update().get(pk=perkara.pk)
    index = queries.brankas_akses().index(nomor.kunci, label=queries.LABEL_TELEPON)
    living = Akses.objects.filter(perkara=perkara, telepon_index=index, dicabut_at=None).first()
    if living:
        note_printing(living, actor=actor)
        return living
    kode = KodeAkses.new()
    tanya = None if queries.is_tertutup(perkara) else cara_tanya(nomor, kode)
    paper = compose_lembar(perkara, penerima, tanya, signer, actor=actor)
    akses = Akses(perkara=perkara, hubungan=penerima.hubungan.value, telepon_index=index)
    before = queries.last_sttlp(perkara)
    akses.surat = issue_surat(paper, subject=ref("perkara", perkara.pk), actor=actor)
    if paper.jenis is JenisSurat.STTLP:
        _enter(perkara, paper, before, actor)
    _lock(akses, penerima, nomor, kode)
    akses.terbit_at, akses.terbit_oleh = clock.now(), actor.nrp
    store(akses)
    _record(akses, "akses.terbit", actor)
    refresh_status([perkara.pk])
    return akses


@usecase
def note_printing(akses: Akses, *, actor: Actor) -> Surat:
    """Note that the paper is printed again. Raises `NotAllowed`, `AksesSudahDicabut`."""
    _demand(akses.perkara, actor)
    if akses.dicabut_at:
        raise AksesSudahDicabut
    _record(akses, "akses.dicetak", actor)
    return akses.surat


@usecase
def revoke_akses(akses: Akses, *, actor: Actor) -> None:
    """Take a key back; it opens nothing from this moment. Raises `AksesSudahDicabut`."""
    _demand(akses.perkara, actor)
    if akses.dicabut_at:
        raise AksesSudahDicabut
    akses.dicabut_at = clock.now()
    store(akses)
    _record(akses, "akses.dicabut", actor)
    refresh_status([akses.perkara_id])


@usecase
def reissue_akses(akses: Akses, *, actor: Actor) -> Akses:
    """Change the lock: the old code dies, the same person gets a new one."""
    penerima = Penerima(
        nama=queries.unlock("nama", akses),
        hubungan=Hubungan(akses.hubungan),
        telepon=queries.unlock("telepon", akses),
    )
    revoke_akses(akses, actor=actor)
    return issue_akses(akses.perkara, penerima, actor=actor)


def _demand(perkara: Perkara, actor: Actor) -> None:
    if not can(actor, Act.AKSES_ISSUE, berkas_of(perkara)):
        raise NotAllowed


def _enter(perkara: Perkara, paper: TandaTerima, before: Surat | None, actor: Actor) -> None:
    """Enter a receipt once; one that tells otherwise, as the LP was corrected, takes its place."""
    if before and is_basi(perkara, before):
        for old in queries.list_sttlp_loket(perkara):
            void_tanda_terima(old, _DIGANTI, actor=actor)
    if not queries.list_sttlp(perkara):
        enter_tanda_terima(paper, bahan_of(perkara, paper.jenis.value, actor), actor=actor)


def _check(perkara: Perkara, penerima: Penerima) -> Nomor:
    if not penerima.nama.strip():
        raise NamaPenerimaKosong
    nomor = Nomor.parse(penerima.telepon)
    if not nomor.is_telepon:
        raise TeleponPenerimaSalah(telepon=penerima.telepon[:30])
    if penerima.hubungan is Hubungan.PELAPOR and _lp(perkara).model == ModelLP.A:
        raise BukanLaporanMasyarakat
    return nomor


def _lock(akses: Akses, penerima: Penerima, nomor: Nomor, kode: KodeAkses) -> None:
    for column, text in (
        ("nama", penerima.nama.strip()),
        ("telepon", nomor.kunci),
        ("kode", kode.simbol),
    ):
        locked = queries.brankas_akses().lock(text, label=queries.label_of(column, akses))
        setattr(akses, column, locked)
    akhiran = nomor.kunci[-queries.PANJANG_AKHIRAN :]
    akses.kunci_web = queries.lookup_key(Saluran.WEB, kode.simbol, akhiran)
    akses.kunci_sms = queries.lookup_key(Saluran.SMS, kode.simbol, nomor.kunci)


def _record(akses: Akses, verb: str, actor: Actor) -> None:
    record(
        actor=actor,
        verb=verb,
        subject=ref("perkara", akses.perkara_id),
        facts={"hubungan": HUBUNGAN_LABEL[Hubungan(akses.hubungan)]},
    )


def _lp(perkara: Perkara) -> LaporanPolisi:
    return perkara.lp.all()[0]
