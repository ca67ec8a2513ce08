"""Notices that the law makes owed go out; diversion of a child is tried."""

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import (
    HASIL_DIVERSI_LABEL,
    KABAR_LABEL,
    HasilDiversi,
    JenisTindakan,
    Kabar,
)
from sidik.perkara.errors import AlasanBelumDipilih, BukanPerkaraAnak, SuratBelumDiisi
from sidik.perkara.models import Perkara, Tindakan
from sidik.perkara.policy import can, sebagai
from sidik.perkara.queries.berkas import berkas_of, facts_of
from sidik.perkara.usecases.detak import meet_clock, start_clock
from sidik.satuan.data import Act, Actor


@usecase
def record_kabar(perkara: Perkara, kabar: Kabar, *, nomor: str, actor: Actor) -> Tindakan:
    """Write down that a notice went out; its clock is met, also when the case has ended.

    Raises `NotAllowed`, `SuratBelumDiisi`.
    """
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        raise NotAllowed
    if not nomor.strip():
        raise SuratBelumDiisi(surat="nomor surat")
    tindakan = store(_act(perkara, JenisTindakan.KABAR, kabar.value, nomor, "", actor))
    facts = {"kabar": KABAR_LABEL[kabar], "nomor": nomor.strip()}
    record(actor=actor, verb="perkara.kabar", subject=ref("perkara", perkara.pk), facts=facts)
    meet_clock(perkara, kabar.value, actor=actor)
    return tindakan


@usecase
def record_diversi(
    perkara: Perkara, hasil: HasilDiversi, *, nomor: str, keterangan: str, actor: Actor
) -> Tindakan:
    """Write down an attempt at diversion; begun, the second clock runs (UU 11/2012).

    Raises `NotAllowed`, `BukanPerkaraAnak`, `SuratBelumDiisi`, `AlasanBelumDipilih`.
    """
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(perkara)):
        raise NotAllowed
    if not facts_of(perkara).has_anak:
        raise BukanPerkaraAnak
    if not nomor.strip():
        raise SuratBelumDiisi(surat="nomor surat atau berita acara diversi")
    if hasil is not HasilDiversi.DIMULAI and not keterangan.strip():
        raise AlasanBelumDipilih
    row = _act(perkara, JenisTindakan.DIVERSI, hasil.value, nomor, keterangan, actor)
    tindakan = store(row)
    facts = {"hasil": HASIL_DIVERSI_LABEL[hasil], "nomor": nomor.strip()}
    record(actor=actor, verb="perkara.diversi", subject=ref("perkara", perkara.pk), facts=facts)
    meet_clock(perkara, "diversi_mulai", actor=actor)
    if hasil is HasilDiversi.DIMULAI:
        start_clock(perkara, "diversi_selesai", actor=actor, at=tindakan.at)
    else:
        meet_clock(perkara, "diversi_selesai", actor=actor)
    return tindakan


def _act(
    perkara: Perkara, jenis: JenisTindakan, tujuan: str, nomor: str, uraian: str, actor: Actor
) -> Tindakan:
    return Tindakan(
        perkara=perkara,
        jenis=jenis.value,
        tujuan=tujuan,
        at=clock.now(),
        nomor_surat=nomor.strip(),
        uraian=uraian.strip(),
        petugas_nrp=actor.nrp,
        sebagai=sebagai(actor, berkas_of(perkara)).value,
    )
