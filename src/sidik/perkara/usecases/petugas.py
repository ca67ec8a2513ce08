"""Who handles a case, and who may know of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal_jam
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import KESULITAN_LABEL, Kesulitan, PeranTugas
from sidik.perkara.errors import (
    AlasanBelumDipilih,
    BukanPenyidik,
    PerkaraSudahSelesai,
    SerahkanDahulu,
    SudahBertugas,
    SuratBelumDiisi,
    TidakBertugas,
    TindakanDiMasaDepan,
    TugasTerbalik,
)
from sidik.perkara.models import Penugasan, Perkara
from sidik.perkara.policy import can, is_penyidik
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.queries.jaga import insist_kronologi
from sidik.perkara.usecases.catat import when
from sidik.perkara.usecases.detak import meet_clock
from sidik.perkara.usecases.versi import insist_versi
from sidik.satuan.data import Act, Actor, Scope, is_under, reach
from sidik.satuan.models import Petugas, Satuan
from sidik.tenggat.usecases import regrade_tenggat


@usecase
def assign_penyidik(
    perkara: Perkara,
    petugas: Petugas,
    *,
    versi: int,
    kesulitan: Kesulitan,
    actor: Actor,
    at: datetime | None = None,
    terlambat: str = "",
) -> Perkara:
    """Give a case that nobody has to an investigator, and grade how hard it is.

    Raises `NotAllowed`, `PerkaraBerubah`, `PerkaraSudahSelesai`, `BukanPenyidik`, `SerahkanDahulu`,
    `UrutanTerbalik` when the order began before the LP.
    """
    if not can(actor, Act.PERKARA_ASSIGN, berkas_of(perkara)):
        raise NotAllowed
    insist_versi(perkara, versi)
    if perkara.is_tutup:
        raise PerkaraSudahSelesai
    if perkara.penyidik_id and perkara.penyidik_id != petugas.pk:
        raise SerahkanDahulu(petugas=perkara.penyidik)
    insist_penyidik(perkara, petugas)
    regraded = perkara.kesulitan != kesulitan
    _grade(perkara, kesulitan, actor)
    order = _start(perkara, at, terlambat)
    facts = {"kesulitan": KESULITAN_LABEL[kesulitan]}
    put_in_charge(perkara, petugas, actor=actor, facts=facts, order=order)
    meet_clock(perkara, "tanpa_penyidik", actor=actor)
    if regraded:
        regrade_tenggat(actor=actor, subject=ref("perkara", perkara.pk), varian=kesulitan.value)
    return perkara


@usecase
def grade_perkara(perkara: Perkara, kesulitan: Kesulitan, *, versi: int, actor: Actor) -> Perkara:
    """Grade anew how hard a case is; the calendars of its letters move along.

    Raises `NotAllowed`, `PerkaraBerubah`, `PerkaraSudahSelesai`.
    """
    if not can(actor, Act.PERKARA_GRADE, berkas_of(perkara)):
        raise NotAllowed
    insist_versi(perkara, versi)
    if perkara.is_tutup:
        raise PerkaraSudahSelesai
    before = perkara.kesulitan_label
    _grade(perkara, kesulitan, actor)
    store(perkara)
    subject = ref("perkara", perkara.pk)
    facts = {"dari": before, "menjadi": KESULITAN_LABEL[kesulitan]}
    record(actor=actor, verb="perkara.dinilai", subject=subject, facts=facts)
    regrade_tenggat(actor=actor, subject=subject, varian=kesulitan.value)
    return perkara


@usecase
def add_anggota(
    perkara: Perkara,
    petugas: Petugas,
    *,
    nomor_sprin: str,
    actor: Actor,
    at: datetime | None = None,
    terlambat: str = "",
) -> Penugasan:
    """Put one more officer on the order of a case.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `BukanPenyidik`, `SudahBertugas`,
    `SuratBelumDiisi`, `UrutanTerbalik`.
    """
    if not can(actor, Act.PERKARA_ASSIGN, berkas_of(perkara)):
        raise NotAllowed
    if perkara.is_tutup:
        raise PerkaraSudahSelesai
    insist_penyidik(perkara, petugas)
    if petugas.nrp in perkara.tim:
        raise SudahBertugas(petugas=petugas)
    if not nomor_sprin.strip():
        raise SuratBelumDiisi(surat="nomor surat perintah")
    order = _start(perkara, at, terlambat)
    tugas = _order(perkara, petugas, PeranTugas.PEMBANTU, nomor_sprin.strip(), order)
    perkara.tim = sorted({*perkara.tim, petugas.nrp})
    store(perkara)
    facts = {"petugas": str(petugas), "nomor": tugas.nomor_sprin, **when(at, tugas.terlambat)}
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="perkara.anggota_masuk", subject=subject, facts=facts)
    return tugas


@usecase
def release_anggota(
    perkara: Perkara, nrp: str, *, actor: Actor, at: datetime | None = None
) -> Perkara:
    """Take an officer off the order. The investigator himself hands over instead.

    Raises `NotAllowed`, `TidakBertugas`, `TindakanDiMasaDepan`, `TugasTerbalik`.
    """
    if not can(actor, Act.PERKARA_ASSIGN, berkas_of(perkara)):
        raise NotAllowed
    lead = perkara.penyidik.nrp if perkara.penyidik else ""
    if nrp == lead or nrp not in perkara.tim:
        raise TidakBertugas(petugas=f"NRP {nrp}")
    _end(perkara, nrp, at)
    perkara.tim = [each for each in perkara.tim if each != nrp]
    store(perkara)
    subject = ref("perkara", perkara.pk)
    facts = {"nrp": nrp, **when(at, "")}
    record(actor=actor, verb="perkara.anggota_keluar", subject=subject, facts=facts)
    return perkara


def insist_penyidik(perkara: Perkara, petugas: Petugas) -> None:
    """Raise `BukanPenyidik` unless he investigates in the unit or its resort."""
    resort = reach(perkara.satuan_id, Scope.RESOR)
    if not (petugas.aktif and is_penyidik(petugas.roles) and is_under(petugas.satuan_id, resort)):
        raise BukanPenyidik(petugas=petugas)


@dataclass(frozen=True)
class Mulai:
    """From when an order runs, if not from now, and why that is written down late."""

    at: datetime | None = None
    terlambat: str = ""


@usecase
def put_in_charge(
    perkara: Perkara,
    petugas: Petugas,
    *,
    actor: Actor,
    facts: Mapping[str, object],
    order: Mulai | None = None,
) -> Perkara:
    """Make him the investigator of the case, for a use case that has asked already."""
    order = order or Mulai()
    before = perkara.penyidik
    if before and before.pk != petugas.pk:
        _end(perkara, before.nrp)
        perkara.tim = [nrp for nrp in perkara.tim if nrp != before.nrp]
    if petugas.nrp not in perkara.tim:
        _order(perkara, petugas, PeranTugas.PENYIDIK, "", order)
    perkara.penyidik = petugas
    perkara.tim = sorted({*perkara.tim, petugas.nrp})
    store(perkara)
    late = when(order.at, order.terlambat)
    said = {"penyidik": str(petugas), "nrp": petugas.nrp, **facts, **late}
    record(actor=actor, verb="perkara.ditugaskan", subject=ref("perkara", perkara.pk), facts=said)
    return perkara


@usecase
def move_to(perkara: Perkara, ke: Satuan, *, actor: Actor) -> Perkara:
    """Give the case to another unit, its order ended, for a use case that has asked already."""
    for nrp in perkara.tim:
        _end(perkara, nrp)
    perkara.satuan, perkara.penyidik, perkara.tim = ke, None, []
    store(perkara)
    facts = {"satuan": str(ke)}
    record(actor=actor, verb="perkara.pindah", subject=ref("perkara", perkara.pk), facts=facts)
    return perkara


def _start(perkara: Perkara, at: datetime | None, terlambat: str) -> Mulai:
    """An order begins after the LP, or is taken late with its reason."""
    if at is None:
        return Mulai()
    if at > clock.now():
        raise TindakanDiMasaDepan
    late = insist_kronologi(perkara, at, terlambat_alasan=terlambat)
    return Mulai(at, terlambat.strip() if late else "")


def _end(perkara: Perkara, nrp: str, at: datetime | None = None) -> None:
    """End the duty of an officer in this case."""
    if at and at > clock.now():
        raise TindakanDiMasaDepan
    for tugas in Penugasan.objects.filter(perkara=perkara, nrp=nrp, selesai_at=None):
        if at and at < tugas.mulai_at:
            raise TugasTerbalik(mulai=tanggal_jam(localtime(tugas.mulai_at)))
        tugas.selesai_at = max(at or clock.now(), tugas.mulai_at)
        store(tugas)


def _order(
    perkara: Perkara, petugas: Petugas, peran: PeranTugas, nomor: str, order: Mulai
) -> Penugasan:
    return store(
        Penugasan(
            perkara=perkara,
            petugas=petugas,
            nrp=petugas.nrp,
            peran=peran.value,
            nomor_sprin=nomor,
            mulai_at=order.at or clock.now(),
            terlambat=order.terlambat,
        )
    )


def _grade(perkara: Perkara, kesulitan: Kesulitan, actor: Actor) -> None:
    perkara.kesulitan = kesulitan.value
    perkara.dinilai_oleh, perkara.dinilai_at = actor.nrp, clock.now()


@usecase
def mark_sensitif(
    perkara: Perkara, *, sensitif: bool, alasan: str, versi: int, actor: Actor
) -> Perkara:
    """Close a case to the public and write down who opens it, or lift that again.

    Raises `NotAllowed`, `PerkaraBerubah`, `AlasanBelumDipilih`.
    """
    if not can(actor, Act.PERKARA_ASSIGN, berkas_of(perkara)):
        raise NotAllowed
    insist_versi(perkara, versi)
    if not alasan.strip():
        raise AlasanBelumDipilih
    perkara.sensitif = sensitif
    perkara.sensitif_alasan = alasan.strip() if sensitif else ""
    store(perkara)
    record(
        actor=actor,
        verb="perkara.sensitif",
        subject=ref("perkara", perkara.pk),
        facts={"sensitif": sensitif, "alasan": alasan.strip()},
    )
    return perkara
