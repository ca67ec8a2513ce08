"""Two officers, one paper: the second is told who was first; every step is told on the case."""

from sidik.dokumen.errors import SuratBerpindah
from sidik.dokumen.models import Dokumen
from sidik.jejak.data import Actor
from sidik.jejak.queries import list_timeline
from sidik.jejak.usecases import record, usecase


def lock_dokumen(dokumen: Dokumen, seen: int) -> Dokumen:
    """Return the paper locked until the act ends. Raises `SuratBerpindah` when it moved on."""
    locked = Dokumen.objects.select_for_update(of=("self",)).select_related("satuan")
    fresh = locked.prefetch_related("paraf").get(pk=dokumen.pk)
    if fresh.versi != seen:
        last = next(iter(list_timeline(fresh.induk, limit=1)), None)
        who = f"{last.actor['pangkat']} {last.actor['nama']}".strip() if last else "petugas lain"
        raise SuratBerpindah(oleh=who)
    return fresh


@usecase
def record_surat(dokumen: Dokumen, what: str, *, actor: Actor) -> None:
    """Leave the trace on the case: which paper, its number, what became of it. No name, no word."""
    record(
        actor=actor,
        verb="surat.langkah",
        subject=dokumen.induk,
        facts={
            "judul": f"{dokumen.entri.nama} {what}",
            "dokumen": str(dokumen.pk),
            "jenis": dokumen.jenis,
            "nomor": dokumen.nomor,
            "keadaan": dokumen.keadaan,
        },
    )
