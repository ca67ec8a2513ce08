"""The documents that the procedure rests on."""

from django.conf import settings

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel.ref import ref
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand
from sidik.tenggat.data import DasarTidakLengkap, PerubahanDasar
from sidik.tenggat.models import DasarHukum
from sidik.tenggat.policy import read_dasar
from sidik.tenggat.queries import find_dasar


@usecase
def plant_dasar(*, actor: Actor) -> int:
    """Enter the documents that ship with the product, once; what a site changed stays."""
    rows = [row for row in read_dasar()["dasar"] if not find_dasar(row["kode"])]
    for urut, row in enumerate(rows, 1):
        store(DasarHukum(urut=urut, **row))
    facts = {"jumlah": len(rows)}
    record(actor=actor, verb="dasar.ditanam", subject=ref("dasar", "sop"), facts=facts)
    return len(rows)


@usecase
def amend_dasar(dasar: DasarHukum, change: PerubahanDasar, *, actor: Actor) -> DasarHukum:
    """Correct or replace what this site cites. Raises `NotAllowed`, `DasarTidakLengkap`."""
    demand(actor, Act.DASAR_AMEND, at=settings.SIDIK.satuan)
    if not (change.judul.strip() and change.tentang.strip() and change.alasan.strip()):
        raise DasarTidakLengkap
    dasar.judul, dasar.tentang = change.judul.strip(), change.tentang.strip()
    dasar.tanggal, dasar.catatan = change.tanggal, change.alasan.strip()
    store(dasar)
    facts = {"kode": dasar.kode, "judul": dasar.judul, "alasan": dasar.catatan}
    record(actor=actor, verb="dasar.diubah", subject=ref("dasar", dasar.pk), facts=facts)
    return dasar
