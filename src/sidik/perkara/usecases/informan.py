"""Where a tip came from: locked in, read with a purpose that is written down."""

from sidik.jejak.data import NamaBuku
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.errors import NotAllowed
from sidik.kernel.ref import ref
from sidik.perkara.errors import InformanTidakAda, KeperluanBelumDiisi
from sidik.perkara.models import Informan, Perkara
from sidik.perkara.policy import can
from sidik.perkara.queries.berkas import berkas_of
from sidik.perkara.queries.rahasia import brankas_informan, label_informan
from sidik.satuan.data import Act, Actor


@usecase
def write_informan(perkara: Perkara, isi: str, *, actor: Actor) -> Informan:
    """Lock away where the tip came from; the trace says only that it was. Raises `NotAllowed`."""
    berkas = berkas_of(perkara)
    if not (can(actor, Act.PERKARA_ADVANCE, berkas) or actor.nrp in berkas.penerima_nrp):
        raise NotAllowed
    return keep_informan(perkara, isi, actor=actor)


@usecase
def keep_informan(perkara: Perkara, isi: str, *, actor: Actor) -> Informan:
    """The same, for a use case that has asked already."""
    row = Informan.objects.filter(perkara=perkara).first() or Informan(perkara=perkara)
    row.isi = brankas_informan().lock(isi.strip(), label=label_informan(perkara))
    store(row)
    record(actor=actor, verb="perkara.informan", subject=ref("perkara", perkara.pk))
    return row


@usecase
def read_informan(perkara: Perkara, keperluan: str, *, actor: Actor) -> str:
    """Open it, and write down who did and what for.

    Raises `NotAllowed`, `KeperluanBelumDiisi`, `InformanTidakAda`.
    """
    berkas = berkas_of(perkara)
    if not can(actor, Act.INFORMAN_READ, berkas):
        raise NotAllowed
    if not keperluan.strip():
        raise KeperluanBelumDiisi
    row = Informan.objects.filter(perkara=perkara).first()
    if row is None:
        raise InformanTidakAda
    record(
        actor=actor,
        verb="informan.dibaca",
        subject=ref("perkara", perkara.pk),
        facts={"keperluan": keperluan.strip()},
        buku=NamaBuku.BACA,
    )
    return brankas_informan().unlock(bytes(row.isi), label=label_informan(perkara))
