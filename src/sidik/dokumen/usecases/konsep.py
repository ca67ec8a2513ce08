"""A paper begins: facts from the room that knows them, words from the catalogue."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from sidik.dokumen.data import (
    BERJALAN,
    HIDUP,
    Bahan,
    JenisDokumen,
    Kabel,
    Keadaan,
    Konsep,
    jenis_of,
)
from sidik.dokumen.data.naskah import Nilai
from sidik.dokumen.errors import (
    AlasanSusulanKosong,
    IsiTertutup,
    KonsepSedangDiajukan,
    KonsepSudahAda,
    OrangBelumDipilih,
    OrangTertutup,
    PrasyaratBelumTerpenuhi,
    SuratBelumDisiapkan,
    SuratSudahAda,
    SuratSudahBeku,
    SuratTidakPadaTempatnya,
)
from sidik.dokumen.flow import ALASAN_PENDEK
from sidik.dokumen.models import Dokumen
from sidik.dokumen.policy import demand_step, may_draft
from sidik.dokumen.queries import (
    Awal,
    Isi,
    get_awal,
    lembar_of,
    list_dokumen_of,
    lock_isi,
    naskah_bagi,
    parents_of,
    read_isi_dokumen,
    tertutup_untuk,
)
from sidik.dokumen.render import cover_isian
from sidik.dokumen.usecases.versi import lock_dokumen, record_surat
from sidik.jejak.data import Actor
from sidik.jejak.usecases import store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed

_UMUM: Final = {"lampiran": "Lampiran", "kota_tujuan": "Kota tujuan"}
_LAIN: Final = {
    "dasar": "Dasar hukum",
    "tembusan": "Tembusan",
    "kelas": "Klasifikasi arsip",
    "sifat": "Sifat",
}


@dataclass(frozen=True, kw_only=True)
class Suntingan:
    """What an officer changed in a draft; `versi` is the draft he was looking at."""

    versi: int
    isian: Mapping[str, Nilai] = field(default_factory=dict)
    dasar: Sequence[str] = ()
    tembusan: Sequence[str] = ()
    kelas: str = ""
    sifat: str = "B"


@usecase
def draft_dokumen(
    jenis: str,
    subject: str,
    *,
    kabel: Kabel,
    actor: Actor,
    susulan: str = "",
    pilih: Collection[str] | None = None,
) -> Dokumen:
    """Begin a paper with everything that the room above knows.

    `susulan` says why it is written although what it rests on is not here: signed on paper before
    this service came, by another unit. Whoever initials and signs reads it in red.
    `pilih`: whom it is to name, by key, where the paper leaves that to the officer; None: all.
    Raises `AlasanSusulanKosong`, `JenisTidakDikenal`, `SuratBelumDisiapkan`, `KonsepSudahAda`,
    `OrangBelumDipilih`, `PrasyaratBelumTerpenuhi`, `SuratTidakPadaTempatnya`, `NotAllowed`, and
    what the room raises when the case is not for this actor.
    """
    entri = jenis_of(jenis)
    sumber = kabel.sumber.get(jenis)
    if sumber is None:
        raise SuratBelumDisiapkan(surat=entri.nama)
    bahan = _chosen(entri, sumber(subject, jenis, actor), pilih)
    own = kabel.own(bahan.induk, actor)
    if not may_draft(actor, entri, satuan=bahan.satuan, own=own):
        raise NotAllowed
    papers = list_dokumen_of(bahan.induk)
    _insist_satu(entri, papers)
    awal = get_awal(entri, bahan, papers, kabel)
    _insist_tempat(entri, awal)
    late = _susulan(entri, awal.sebab, susulan.strip())
    parents = parents_of(entri, bahan.tentang, papers)
    tertutup = tertutup_untuk(entri, bahan.induk, actor, kabel)
    if entri.anak != "inisial" and not tertutup.orang.isdisjoint(bahan.tentang.orang):
        raise OrangTertutup(surat=entri.nama)
    konsep = cover_isian(awal.konsep, tertutup)
    dokumen = Dokumen(
        satuan_id=bahan.satuan,
        jenis=jenis,
        subject=bahan.subject,
        induk=bahan.induk,
        perihal=bahan.judul_perkara[:200],
        kelas=konsep.kelas,
        register=entri.register,
        orang=[one.kunci for one in konsep.orang if one.kunci],
        dari=[parent.pk for parent in parents],
        kertas=[line[:200] for line in awal.kertas],
        dibuat_at=clock.now(),
        penyusun_nrp=actor.nrp,
        susulan=late,
    )
    dokumen.isi = lock_isi(dokumen, Isi(konsep=konsep))
    store(dokumen)
    record_surat(dokumen, "disusun", actor=actor)
    return dokumen


def _chosen(entri: JenisDokumen, bahan: Bahan, pilih: Collection[str] | None) -> Bahan:
    """Leave out of a paper whom the officer did not tick."""
    if pilih is None or not entri.pilih or not bahan.orang:
        return bahan
    named = [one for one in bahan.orang if one.kunci in pilih]
    if not named:
        raise OrangBelumDipilih(surat=entri.nama)
    return replace(bahan, orang=named)


def _insist_satu(entri: JenisDokumen, papers: Sequence[Dokumen]) -> None:
    """One letter of a kind to a reporter at a time: two windows would tell him the same twice."""
    waiting = [
        p for p in papers if p.jenis == entri.jenis and p.keadaan in {Keadaan.KONSEP, *BERJALAN}
    ]
    if entri.jenis.startswith("sp2hp_") and waiting:
        raise KonsepSudahAda(surat=entri.nama, petugas=waiting[0].penyusun_nrp)
    living = [p for p in papers if p.jenis == entri.jenis and p.keadaan in HIDUP]
    if entri.tunggal and living:
        raise SuratSudahAda(surat=entri.nama)


@usecase
def edit_konsep(dokumen: Dokumen, suntingan: Suntingan, *, kabel: Kabel, actor: Actor) -> Dokumen:
    """Change what a draft says.

    Raises `SuratSudahBeku`, `KonsepSedangDiajukan`, `BukanGiliranAnda`, `IsiTertutup`,
    `SuratBerpindah`.
    """
    own = kabel.own(dokumen.induk, actor)
    demand_step(actor, "submit", "Ubah konsep", lembar_of(dokumen, own=own))
    dokumen = lock_dokumen(dokumen, suntingan.versi)
    if dokumen.is_beku:
        raise SuratSudahBeku
    if dokumen.keadaan != Keadaan.KONSEP:
        raise KonsepSedangDiajukan
    isi = read_isi_dokumen(dokumen)
    if naskah_bagi(dokumen, isi, actor, kabel=kabel)[1]:
        raise IsiTertutup
    before = isi.konsep
    konsep = _changed(before, suntingan)
    dokumen.kelas = konsep.kelas
    dokumen.isi = lock_isi(dokumen, Isi(konsep=konsep))
    store(dokumen)
    touched = ", ".join(_touched(dokumen.entri, before, konsep))
    record_surat(dokumen, f"disunting ({touched})" if touched else "disunting", actor=actor)
    return dokumen


def _insist_tempat(entri: JenisDokumen, awal: Awal) -> None:
    """Refuse what the case itself has no place for; no reason excuses that."""
    if awal.kurang:
        raise PrasyaratBelumTerpenuhi(surat=entri.nama, sebab=awal.kurang)
    if awal.larangan:
        raise SuratTidakPadaTempatnya(surat=entri.nama, sebab=awal.larangan)


def _susulan(entri: JenisDokumen, sebab: str, alasan: str) -> str:
    """Return why the paper comes late; empty when everything it rests on is here."""
    if not sebab:
        return ""
    if not alasan:
        raise PrasyaratBelumTerpenuhi(surat=entri.nama, sebab=sebab)
    if len(alasan) < ALASAN_PENDEK:
        raise AlasanSusulanKosong
    return alasan[:500]


def _touched(entri: JenisDokumen, before: Konsep, after: Konsep) -> Iterator[str]:
    """Say which fields an edit touched, never what stands in them."""
    labels = {kolom.kunci: kolom.label for kolom in entri.kolom} | _UMUM
    for key, label in labels.items():
        if (before.isian.get(key) or "") != (after.isian.get(key) or ""):
            yield label
    for name, label in _LAIN.items():
        if getattr(before, name) != getattr(after, name):
            yield label


def _changed(konsep: Konsep, suntingan: Suntingan) -> Konsep:
    return replace(
        konsep,
        isian={**konsep.isian, **suntingan.isian},
        dasar=[line.strip() for line in suntingan.dasar if line.strip()],
        tembusan=[line.strip() for line in suntingan.tembusan if line.strip()],
        kelas=suntingan.kelas or konsep.kelas,
        sifat=suntingan.sifat,
    )
