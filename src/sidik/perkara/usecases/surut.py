"""What a struck act had made of a person is struck with it; he stands by what is left."""

from collections.abc import Iterable
from datetime import datetime

from sidik.jejak.data import Actor
from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.ref import ref
from sidik.perkara.data import STATUS_LABEL, StatusOrang
from sidik.perkara.models import Keterlibatan, RiwayatStatus, Tindakan
from sidik.perkara.usecases.coret import mark_batal
from sidik.perkara.usecases.orang import facts_for


@usecase
def strike_status(
    keterlibatan: Keterlibatan,
    made: Iterable[tuple[datetime, str]],
    *,
    alasan: str,
    actor: Actor,
) -> None:
    """Strike these standings out, each known by its moment and reason; the latest left holds."""
    gone, left = set(made), []
    named = set(_named(keterlibatan))
    for row in RiwayatStatus.objects.filter(keterlibatan=keterlibatan).order_by("at", "pk"):
        if (row.at, row.alasan) in gone:
            mark_batal(row, alasan, actor)
            store(row)
        elif row.status != StatusOrang.AKTIF and (row.at, row.alasan) not in named:
            left.append(row.status)
    fresh = Keterlibatan.objects.select_related("orang").get(pk=keterlibatan.pk)
    status = left[-1] if left else StatusOrang.AKTIF.value
    if fresh.status != status:
        fresh.status = status
        store(fresh)
    facts = {**facts_for(fresh), "status": STATUS_LABEL[StatusOrang(status)]}
    facts["alasan"] = f"catatan dibatalkan: {alasan.strip()}"
    subject = ref("perkara", fresh.perkara_id)
    record(actor=actor, verb="orang.status", subject=subject, facts=facts)


def _named(keterlibatan: Keterlibatan) -> Iterable[tuple[datetime, str]]:
    """Return when and by which letters he was named: that only repeats how he stood by then."""
    steps = Tindakan.objects.filter(perkara=keterlibatan.perkara_id, tujuan="name_tersangka")
    return steps.values_list("at", "nomor_surat")
