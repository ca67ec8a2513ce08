"""Who handles a case, and who may know of it."""

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import KESULITAN_LABEL, Kesulitan
from sidik.perkara.errors import AlasanBelumDipilih, BukanPenyidik, PerkaraSudahSelesai
from sidik.perkara.models import Perkara
from sidik.perkara.policy import can, is_penyidik
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.usecases.versi import insist_versi
from sidik.satuan.data import Act, Actor, Scope, is_under, reach
from sidik.satuan.models import Petugas


@usecase
def assign_penyidik(
    perkara: Perkara, petugas: Petugas, *, versi: int, kesulitan: Kesulitan, actor: Actor
) -> Perkara:
    """Give a case to an investigator of its unit (or its resort) and grade how hard it is.

    Raises `NotAllowed`, `PerkaraBerubah`, `PerkaraSudahSelesai`, `BukanPenyidik`.
    """
    if not can(actor, Act.PERKARA_ASSIGN, berkas_of(perkara)):
        raise NotAllowed
    insist_versi(perkara, versi)
    if perkara.is_selesai:
        raise PerkaraSudahSelesai
    resort = reach(perkara.satuan_id, Scope.RESOR)
    if not (petugas.aktif and is_penyidik(petugas.roles) and is_under(petugas.satuan_id, resort)):
        raise BukanPenyidik(petugas=petugas)
    perkara.penyidik = petugas
    perkara.kesulitan = kesulitan.value
    store(perkara)
    facts = {
        "penyidik": str(petugas),
        "nrp": petugas.nrp,
        "kesulitan": KESULITAN_LABEL[kesulitan],
    }
    record(actor=actor, verb="perkara.ditugaskan", subject=ref("perkara", perkara.pk), facts=facts)
    return perkara


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
