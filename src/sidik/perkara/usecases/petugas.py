"""Who handles a case, and who may know of it."""

from collections.abc import Mapping

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
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
)
from sidik.perkara.models import Penugasan, Perkara
from sidik.perkara.policy import can, is_penyidik
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.usecases.detak import meet_clock
from sidik.perkara.usecases.versi import insist_versi
from sidik.satuan.data import Act, Actor, Scope, is_under, reach
from sidik.satuan.models import Petugas, Satuan
from sidik.tenggat.usecases import regrade_tenggat


@usecase
def assign_penyidik(
    perkara: Perkara, petugas: Petugas, *, versi: int, kesulitan: Kesulitan, actor: Actor
) -> Perkara:
    """Give a case that nobody has to an investigator, and grade how hard it is.

    Raises `NotAllowed`, `PerkaraBerubah`, `PerkaraSudahSelesai`, `BukanPenyidik`, `SerahkanDahulu`.
    """
    if not can(actor, Act.PERKARA_ASSIGN, berkas_of(perkara)):
        raise NotAllowed
    insist_versi(perkara, versi)
    if perkara.is_selesai:
        raise PerkaraSudahSelesai
    if perkara.penyidik_id and perkara.penyidik_id != petugas.pk:
        raise SerahkanDahulu(petugas=perkara.penyidik)
    insist_penyidik(perkara, petugas)
    regraded = perkara.kesulitan != kesulitan
    _grade(perkara, kesulitan, actor)
    facts = {"kesulitan": KESULITAN_LABEL[kesulitan]}
    put_in_charge(perkara, petugas, actor=actor, facts=facts)
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
    if perkara.is_selesai:
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
def add_anggota(perkara: Perkara, petugas: Petugas, *, nomor_sprin: str, actor: Actor) -> Penugasan:
    """Put one more officer on the order of a case.

    Raises `NotAllowed`, `PerkaraSudahSelesai`, `BukanPenyidik`, `SudahBertugas`,
    `SuratBelumDiisi`.
    """
    if not can(actor, Act.PERKARA_ASSIGN, berkas_of(perkara)):
        raise NotAllowed
    if perkara.is_selesai:
        raise PerkaraSudahSelesai
    insist_penyidik(perkara, petugas)
    if petugas.nrp in perkara.tim:
        raise SudahBertugas(petugas=petugas)
    if not nomor_sprin.strip():
        raise SuratBelumDiisi(surat="nomor surat perintah")
    tugas = _order(perkara, petugas, PeranTugas.PEMBANTU, nomor_sprin.strip())
    perkara.tim = sorted({*perkara.tim, petugas.nrp})
    store(perkara)
    facts = {"petugas": str(petugas), "nomor": tugas.nomor_sprin}
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="perkara.anggota_masuk", subject=subject, facts=facts)
    return tugas


@usecase
def release_anggota(perkara: Perkara, nrp: str, *, actor: Actor) -> Perkara:
    """Take an officer off the order. The investigator himself hands over instead.

    Raises `NotAllowed`, `TidakBertugas`.
    """
    if not can(actor, Act.PERKARA_ASSIGN, berkas_of(perkara)):
        raise NotAllowed
    lead = perkara.penyidik.nrp if perkara.penyidik else ""
    if nrp == lead or nrp not in perkara.tim:
        raise TidakBertugas(petugas=f"NRP {nrp}")
    _end(perkara, nrp)
    perkara.tim = [each for each in perkara.tim if each != nrp]
    store(perkara)
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="perkara.anggota_keluar", subject=subject, facts={"nrp": nrp})
    return perkara


def insist_penyidik(perkara: Perkara, petugas: Petugas) -> None:
    """Raise `BukanPenyidik` unless he investigates in the unit or its resort."""
    resort = reach(perkara.satuan_id, Scope.RESOR)
    if not (petugas.aktif and is_penyidik(petugas.roles) and is_under(petugas.satuan_id, resort)):
        raise BukanPenyidik(petugas=petugas)


@usecase
def put_in_charge(
    perkara: Perkara, petugas: Petugas, *, actor: Actor, facts: Mapping[str, object]
) -> Perkara:
    """Make him the investigator of the case from now, for a use case that has asked already."""
    before = perkara.penyidik
    if before and before.pk != petugas.pk:
        _end(perkara, before.nrp)
        perkara.tim = [nrp for nrp in perkara.tim if nrp != before.nrp]
    if petugas.nrp not in perkara.tim:
        _order(perkara, petugas, PeranTugas.PENYIDIK, "")
    perkara.penyidik = petugas
    perkara.tim = sorted({*perkara.tim, petugas.nrp})
    store(perkara)
    said = {"penyidik": str(petugas), "nrp": petugas.nrp, **facts}
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


def _end(perkara: Perkara, nrp: str) -> None:
    """End the duty of an officer in this case now."""
    for tugas in Penugasan.objects.filter(perkara=perkara, nrp=nrp, selesai_at=None):
        tugas.selesai_at = clock.now()
        store(tugas)


def _order(perkara: Perkara, petugas: Petugas, peran: PeranTugas, nomor: str) -> Penugasan:
    return store(
        Penugasan(
            perkara=perkara,
            petugas=petugas,
            nrp=petugas.nrp,
            peran=peran.value,
            nomor_sprin=nomor,
            mulai_at=clock.now(),
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
