"""A supervisor writes on a case; its investigator answers."""

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.errors import AlasanBelumDipilih, ArahanSudahDijawab, SudahDicatat
from sidik.perkara.models import Arahan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.usecases.giliran import take_turn
from sidik.satuan.data import Act, Actor


@usecase
def write_arahan(perkara: Perkara, isi: str, *, actor: Actor) -> Arahan:
    """Raise `NotAllowed`, `AlasanBelumDipilih` for an empty one, `SudahDicatat`."""
    if not can(actor, Act.PERKARA_SUPERVISE, berkas_of(perkara)):
        raise NotAllowed
    take_turn(perkara)
    if not isi.strip():
        raise AlasanBelumDipilih
    if Arahan.objects.filter(
        perkara=perkara, isi=isi.strip(), oleh_nrp=actor.nrp, dijawab_at=None
    ).exists():
        raise SudahDicatat(apa="Arahan")
    arahan = store(
        Arahan(
            perkara=perkara,
            isi=isi.strip(),
            oleh_nrp=actor.nrp,
            oleh_nama=f"{actor.pangkat} {actor.nama}".strip(),
            at=clock.now(),
        )
    )
    record(actor=actor, verb="perkara.arahan", subject=ref("perkara", perkara.pk))
    return arahan


@usecase
def answer_arahan(arahan: Arahan, jawaban: str, *, actor: Actor) -> Arahan:
    """Raise `NotAllowed`, `ArahanSudahDijawab`, `AlasanBelumDipilih` for an empty one."""
    if not can(actor, Act.PERKARA_ADVANCE, berkas_of(arahan.perkara)):
        raise NotAllowed
    if arahan.dijawab_at:
        raise ArahanSudahDijawab
    if not jawaban.strip():
        raise AlasanBelumDipilih
    arahan.jawaban, arahan.dijawab_at = jawaban.strip(), clock.now()
    arahan.dijawab_nama = f"{actor.pangkat} {actor.nama}".strip()
    store(arahan)
    subject = ref("perkara", arahan.perkara_id)
    record(actor=actor, verb="perkara.arahan_dijawab", subject=subject)
    return arahan
