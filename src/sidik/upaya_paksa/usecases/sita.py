"""Seizure: the court's word, the copies, the prosecutor who must know of drugs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel.ref import ref
from sidik.perkara.models import Perkara
from sidik.tenggat.usecases import meet_tenggat
from sidik.upaya_paksa.data import IzinPN, KeadaanSita, NewSita, PutusanSita, Upaya
from sidik.upaya_paksa.errors import LangkahSitaSalah, SudahDicatat
from sidik.upaya_paksa.models import Penyitaan
from sidik.upaya_paksa.queries.jaga import (
    insist_asked,
    insist_moment,
    insist_next,
    insist_open,
    insist_submittable,
    officers_of,
    rezim_at,
)
from sidik.upaya_paksa.queries.saksi import insist_baru, two_witnesses
from sidik.upaya_paksa.queries.tangan import MENDESAK_TANGAN, is_wajar
from sidik.upaya_paksa.usecases.catat import tell
from sidik.upaya_paksa.usecases.izin import acara_of, permit_of, run_clock

_INI: Final = "Penyitaan ini"


@usecase
def seize(perkara: Perkara, new: NewSita, *, actor: Actor) -> Penyitaan:
    """Write down a seizure; the clocks of court, copies and prosecutor begin to run.

    Raises `NotAllowed`, `UrutanTerbalik`, `SudahDicatatSama`, `SaksiKurang`, `SaksiPelaksana`,
    `IzinKosong`, `IzinSesudah`,
    `IzinTidakDikenal`, `AlasanMendesakKosong`, `BukanPetugasPerkara`.
    """
    insist_open(perkara, actor)
    tangan = new.mendesak in MENDESAK_TANGAN
    wajar = is_wajar(perkara, new.at, tertangkap_tangan=tangan)
    late = insist_moment(perkara, new.at, new.terlambat, wajar=wajar)
    mendesak = new.izin is IzinPN.MENDESAK
    insist_baru(Penyitaan, perkara, new)
    row = store(
        Penyitaan(
            perkara=perkara,
            nomor=new.nomor.strip(),
            at=new.at,
            tempat=new.tempat.strip(),
            barang=new.barang.strip(),
            pemilik=new.pemilik.strip(),
            petugas=officers_of(perkara, new.petugas, new.at, susul=bool(late) or mendesak),
            saksi=two_witnesses(new.saksi, new.petugas),
            nomor_ba=new.nomor_ba.strip(),
            narkotika=new.narkotika,
            terlambat=late,
            **permit_of(perkara, new, Upaya.SITA),
        )
    )
    facts = {"nomor": row.nomor, "penyitaan": str(row.pk), "izin": row.izin_label}
    facts["terlambat"] = late
    tell(ref("perkara", perkara.pk), "upaya.sita", facts, actor)
    due = [
        (acara_of(perkara, Upaya.SITA, row.at).persetujuan, mendesak),
        ("sita_salinan", True),
        ("sita_narkotika", row.narkotika),
    ]
    for kode, wanted in due:
        if wanted:
            _start(row, kode, row.at, actor)
    return row


@usecase
def submit_sita(row: Penyitaan, *, nomor: str, at: datetime, versi: int, actor: Actor) -> Penyitaan:
    """Ask the court to approve; after a refusal once more.

    Raises `NotAllowed`, `DataBerubah`, `LangkahSitaSalah`, `SudahDiajukanUlang`.
    """
    insist_next(row, versi, at, actor, apa=_INI)
    acara = acara_of(row.perkara, Upaya.SITA, row.at)
    insist_submittable(row, acara.pengajuan, LangkahSitaSalah)
    row.keadaan, row.pengajuan = KeadaanSita.DIAJUKAN.value, row.pengajuan + 1
    row.diajukan_at, row.diajukan_nomor = at, nomor.strip()
    row.putusan_at, row.putusan_nomor = None, ""
    _note(row, "sita_diajukan", {"nomor": row.diajukan_nomor, "ke": row.pengajuan}, actor)
    _meet(row, acara.persetujuan, at, actor)
    _start(row, acara.putusan, at, actor)
    return row


@usecase
def judge_sita(row: Penyitaan, putusan: PutusanSita, *, versi: int, actor: Actor) -> Penyitaan:
    """Write down what the court said; refused goods must go back.

    Raises `NotAllowed`, `DataBerubah`, `LangkahSitaSalah`, `SebelumDiajukan`.
    """
    insist_next(row, versi, putusan.at, actor, apa=_INI)
    insist_asked(row, putusan.at, LangkahSitaSalah)
    state = KeadaanSita.DISETUJUI if putusan.disetujui else KeadaanSita.DITOLAK
    row.keadaan, row.putusan_at, row.putusan_nomor = state.value, putusan.at, putusan.nomor.strip()
    facts = {"nomor": row.putusan_nomor, "putusan": row.keadaan_label}
    _note(row, "sita_diputus", facts, actor)
    _meet(row, acara_of(row.perkara, Upaya.SITA, row.at).putusan, putusan.at, actor)
    if putusan.disetujui:
        _meet(row, "sita_kembali", putusan.at, actor)
    else:
        _start(row, "sita_kembali", putusan.at, actor)
    return row


@usecase
def return_sita(row: Penyitaan, *, at: datetime, versi: int, actor: Actor) -> Penyitaan:
    """Write down that refused goods went back. Raises `LangkahSitaSalah`."""
    insist_next(row, versi, at, actor, apa=_INI)
    if row.keadaan != KeadaanSita.DITOLAK:
        raise LangkahSitaSalah(keadaan=row.keadaan_label.lower())
    row.keadaan, row.kembali_at = KeadaanSita.DIKEMBALIKAN.value, at
    _note(row, "sita_dikembalikan", {"at": at.isoformat()}, actor)
    _meet(row, "sita_kembali", at, actor)
    return row


@usecase
def copy_sita(row: Penyitaan, *, at: datetime, versi: int, actor: Actor) -> Penyitaan:
    """Write down that owner and court have their copies. Raises `SudahDicatat`."""
    insist_next(row, versi, at, actor, apa=_INI)
    if row.salinan_at:
        raise SudahDicatat(apa="penyitaan")
    row.salinan_at = at
    _note(row, "sita_salinan", {"at": at.isoformat()}, actor)
    _meet(row, "sita_salinan", at, actor)
    return row


@usecase
def notify_kejari(
    row: Penyitaan, *, nomor: str, at: datetime, versi: int, actor: Actor
) -> Penyitaan:
    """Write down that the head of the prosecutor's office knows of the drugs."""
    insist_next(row, versi, at, actor, apa=_INI)
    if not row.narkotika or row.kejari_at:
        raise SudahDicatat(apa="penyitaan")
    row.kejari_at, row.kejari_nomor = at, nomor.strip()
    _note(row, "sita_kejari", {"nomor": row.kejari_nomor}, actor)
    _meet(row, "sita_narkotika", at, actor)
    return row


def _note(row: Penyitaan, verb: str, facts: Mapping[str, object], actor: Actor) -> None:
    store(row)
    subject = ref("perkara", row.perkara_id)
    tell(subject, f"upaya.{verb}", facts, actor)


def _start(row: Penyitaan, aturan: str, at: datetime, actor: Actor) -> None:
    rezim = rezim_at(row.perkara, row.at)
    run_clock(row.perkara, aturan, ref("penyitaan", row.pk), at, rezim=rezim, actor=actor)


def _meet(row: Penyitaan, aturan: str, at: datetime, actor: Actor) -> None:
    meet_tenggat(actor=actor, aturan=aturan, subject=ref("penyitaan", row.pk), at=at)
