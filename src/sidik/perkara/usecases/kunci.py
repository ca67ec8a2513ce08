"""A case that is signed off is locked; opening it again takes a reason and another's consent."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.data import JAWABAN_LABEL, Jawaban, acara
from sidik.perkara.errors import (
    AlasanBelumDipilih,
    BelumTerkunci,
    BerkasMasihTerbuka,
    MasihMenunggu,
    PerkaraTerkunci,
    SerahanTidakMenunggu,
    TahananMasihAda,
)
from sidik.perkara.models import BukaKunci, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.akhir import DITAHAN
from sidik.perkara.queries.berkas import berkas_of, list_keterlibatan
from sidik.perkara.usecases.giliran import take_turn
from sidik.perkara.usecases.rehab import sebut
from sidik.perkara.usecases.versi import insist_versi
from sidik.satuan.data import Act, Actor

Terbuka: TypeAlias = Callable[[Perkara], Sequence[str]]
"""What a room above still has in hand of a case, each by its name."""


def _nothing(_: Perkara) -> Sequence[str]:
    return ()


@usecase
def lock_perkara(
    perkara: Perkara, *, versi: int, actor: Actor, terbuka: Terbuka = _nothing
) -> Perkara:
    """Sign off what stands in a case; from now on nothing of it is changed.

    Raises `NotAllowed`, `PerkaraBerubah`, `PerkaraTerkunci`, `BerkasMasihTerbuka`.
    """
    if not can(actor, Act.PERKARA_GRADE, berkas_of(perkara)):
        raise NotAllowed
    take_turn(perkara)
    insist_versi(perkara, versi)
    if perkara.is_terkunci:
        raise PerkaraTerkunci
    for row in list_keterlibatan(perkara):
        if row.status in DITAHAN:
            said = {"nama": sebut(row, actor), "keadaan": row.status_label.lower()}
            raise TahananMasihAda(**said)
    if held := terbuka(perkara):
        raise BerkasMasihTerbuka(berkas="; ".join(held))
    perkara.dikunci_at, perkara.dikunci_oleh = clock.now(), actor.nrp
    perkara.buka_sampai_at = None
    store(perkara)
    record(actor=actor, verb="perkara.dikunci", subject=ref("perkara", perkara.pk))
    return perkara


@usecase
def ask_buka_kunci(perkara: Perkara, alasan: str, *, actor: Actor) -> BukaKunci:
    """Ask to change a case that is locked, or to open one that has ended.

    Raises `NotAllowed`, `BelumTerkunci`, `MasihMenunggu`, `AlasanBelumDipilih`.
    """
    if not can(actor, Act.PERKARA_ADD_ORANG, berkas_of(perkara)):
        raise NotAllowed
    take_turn(perkara)
    if not (perkara.is_terkunci or perkara.is_tutup):
        raise BelumTerkunci
    if BukaKunci.objects.filter(perkara=perkara, jawaban=Jawaban.MENUNGGU.value).exists():
        raise MasihMenunggu(apa="permintaan buka kunci")
    if not alasan.strip():
        raise AlasanBelumDipilih
    row = store(
        BukaKunci(
            perkara=perkara,
            alasan=alasan.strip(),
            peminta_nrp=actor.nrp,
            peminta_nama=f"{actor.pangkat} {actor.nama}".strip(),
            diminta_at=clock.now(),
        )
    )
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="perkara.buka_diminta", subject=subject, facts={"alasan": row.alasan})
    return row


@usecase
def answer_buka_kunci(row: BukaKunci, jawaban: Jawaban, *, actor: Actor) -> BukaKunci:
    """Let a locked case be changed for some hours, or not. Nobody consents to his own request.

    Raises `NotAllowed`, `SerahanTidakMenunggu`.
    """
    perkara = row.perkara
    own = row.peminta_nrp == actor.nrp
    if own or not can(actor, Act.PERKARA_UNLOCK, berkas_of(perkara)):
        raise NotAllowed
    if row.jawaban != Jawaban.MENUNGGU:
        raise SerahanTidakMenunggu
    row.jawaban, row.diputus_at = jawaban.value, clock.now()
    row.pemutus_nama = f"{actor.pangkat} {actor.nama}".strip()
    if jawaban is Jawaban.DITERIMA:
        row.sampai_at = clock.now() + clock.hours(acara()["kunci"]["buka_jam"])
        perkara.buka_sampai_at = row.sampai_at
        store(perkara)
    store(row)
    facts = {"alasan": row.alasan, "jawaban": JAWABAN_LABEL[jawaban]}
    subject = ref("perkara", perkara.pk)
    record(actor=actor, verb="perkara.buka_dijawab", subject=subject, facts=facts)
    return row
