"""What lies on the table of a case beside its stages: order, hand-overs, notes, lock."""

from collections.abc import Sequence
from dataclasses import dataclass

from sidik.jejak.data import Actor
from sidik.perkara.data import Jawaban
from sidik.perkara.models import Arahan, BukaKunci, Pelimpahan, Penugasan, Perkara, Serahan
from sidik.satuan.data import Act
from sidik.satuan.policy import may


@dataclass(frozen=True, kw_only=True)
class Meja:
    tim: Sequence[Penugasan]
    """The order, those whose duty has ended too."""
    serahan: Serahan | None
    is_penerima: bool
    """The case is offered to this reader."""
    pelimpahan: Pelimpahan | None
    boleh_jawab_limpah: bool
    arahan: Sequence[Arahan]
    buka: BukaKunci | None
    is_peminta: bool


def get_meja(actor: Actor, perkara: Perkara) -> Meja:
    """Return what waits for somebody in this case."""
    tim = Penugasan.objects.filter(perkara=perkara).select_related("petugas")
    waiting = {"perkara": perkara, "jawaban": Jawaban.MENUNGGU.value}
    serahan = Serahan.objects.filter(**waiting).select_related("kepada").first()
    limpah = Pelimpahan.objects.filter(**waiting).select_related("ke").first()
    buka = (
        BukaKunci.objects.filter(**waiting).first()
        if perkara.dikunci_at or perkara.is_selesai
        else None
    )
    return Meja(
        tim=list(tim),
        serahan=serahan,
        is_penerima=bool(serahan and serahan.kepada.nrp == actor.nrp),
        pelimpahan=limpah,
        boleh_jawab_limpah=bool(limpah and may(actor, Act.PERKARA_ASSIGN, at=limpah.ke_id)),
        arahan=list(Arahan.objects.filter(perkara=perkara)[:20]),
        buka=buka,
        is_peminta=bool(buka and buka.peminta_nrp == actor.nrp),
    )


def list_ditawarkan(actor: Actor) -> Sequence[Serahan]:
    """Return the cases that wait for this officer's yes or no."""
    rows = Serahan.objects.filter(kepada__nrp=actor.nrp, jawaban=Jawaban.MENUNGGU.value)
    return list(rows.select_related("perkara"))
