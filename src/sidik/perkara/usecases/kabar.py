"""Notices that the law makes owed go out; diversion of a child is tried."""

from dataclasses import dataclass
from datetime import datetime

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    HASIL_DIVERSI_LABEL,
    KABAR_LABEL,
    SP2HP,
    HasilDiversi,
    JenisTindakan,
    Kabar,
)
from sidik.perkara.errors import AlasanBelumDipilih, BukanPerkaraAnak, SuratBelumDiisi
from sidik.perkara.models import Perkara, Tindakan
from sidik.perkara.policy import can, sebagai
from sidik.perkara.queries.berkas import berkas_of, facts_of, pelapor_of
from sidik.perkara.queries.jaga import first_letter, late_reason
from sidik.perkara.usecases.detak import meet_clock, meet_sp2hp, start_clock
from sidik.perkara.usecases.tahap import when
from sidik.satuan.data import Act, Actor

_SURAT_LANJUTAN = frozenset({Kabar.SP2HP_LIDIK, Kabar.SP2HP_SIDIK})


@usecase
def record_kabar(
    perkara: Perkara,
    kabar: Kabar,
    *,
    nomor: str,
    actor: Actor,
    at: datetime | None = None,
    terlambat: str = "",
) -> Tindakan:
    """Write down that a notice went out; its clock is met, also when the case has ended.

    A letter to the reporter follows the first one (A1). Raises `NotAllowed`, `SuratBelumDiisi`,
    `UrutanTerbalik`.
    """
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        raise NotAllowed
    if not nomor.strip():
        raise SuratBelumDiisi(surat="nomor surat")
    follows = first_letter(perkara) if kabar in _SURAT_LANJUTAN and pelapor_of(perkara) else None
    saat = Saat(at, late_reason(perkara, actor, at or clock.now(), terlambat, follows))
    tindakan = store(_act(perkara, JenisTindakan.KABAR, kabar.value, nomor, "", actor, saat))
    facts = {"kabar": KABAR_LABEL[kabar], "nomor": nomor.strip(), **when(at, saat.terlambat)}
    record(actor=actor, verb="perkara.kabar", subject=ref("perkara", perkara.pk), facts=facts)
    meet_clock(perkara, kabar.value, actor=actor, at=at)
    if kabar in SP2HP:
        meet_sp2hp(perkara, actor=actor, at=at)
    return tindakan


@usecase
def record_diversi(
    perkara: Perkara,
    hasil: HasilDiversi,
    *,
    nomor: str,
    keterangan: str,
    actor: Actor,
    at: datetime | None = None,
    terlambat: str = "",
) -> Tindakan:
    """Write down an attempt at diversion; begun, the second clock runs (UU 11/2012).

    Raises `NotAllowed`, `BukanPerkaraAnak`, `SuratBelumDiisi`, `AlasanBelumDipilih`,
    `UrutanTerbalik`.
    """
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        raise NotAllowed
    if not facts_of(perkara).has_anak:
        raise BukanPerkaraAnak
    if not nomor.strip():
        raise SuratBelumDiisi(surat="nomor surat atau berita acara diversi")
    if hasil is not HasilDiversi.DIMULAI and not keterangan.strip():
        raise AlasanBelumDipilih
    saat = Saat(at, late_reason(perkara, actor, at or clock.now(), terlambat))
    row = _act(perkara, JenisTindakan.DIVERSI, hasil.value, nomor, keterangan, actor, saat)
    tindakan = store(row)
    late = when(at, saat.terlambat)
    facts = {"hasil": HASIL_DIVERSI_LABEL[hasil], "nomor": nomor.strip(), **late}
    record(actor=actor, verb="perkara.diversi", subject=ref("perkara", perkara.pk), facts=facts)
    meet_clock(perkara, "diversi_mulai", actor=actor, at=at)
    if hasil is HasilDiversi.DIMULAI:
        start_clock(perkara, "diversi_selesai", actor=actor, at=tindakan.at)
    else:
        meet_clock(perkara, "diversi_selesai", actor=actor, at=at)
    return tindakan


@dataclass(frozen=True)
class Saat:
    """When an act was done, if not now, and why it is written down late."""

    at: datetime | None
    terlambat: str


def _act(
    perkara: Perkara,
    jenis: JenisTindakan,
    tujuan: str,
    nomor: str,
    uraian: str,
    actor: Actor,
    saat: Saat,
) -> Tindakan:
    return Tindakan(
        perkara=perkara,
        jenis=jenis.value,
        tujuan=tujuan,
        at=saat.at or clock.now(),
        terlambat=saat.terlambat,
        nomor_surat=nomor.strip(),
        uraian=uraian.strip(),
        petugas_nrp=actor.nrp,
        sebagai=sebagai(actor, berkas_of(perkara)).value,
    )
