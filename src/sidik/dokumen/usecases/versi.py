"""Two officers, one paper: the second is told who was first and what he changed."""

from sidik.dokumen.errors import SuratBerpindah
from sidik.dokumen.models import Dokumen
from sidik.jejak.data import Actor
from sidik.jejak.queries import facts_of, list_timeline
from sidik.jejak.usecases import record, usecase


def lock_dokumen(dokumen: Dokumen, seen: int) -> Dokumen:
    """Return the paper locked until the act ends. Raises `SuratBerpindah` when it moved on."""
    locked = Dokumen.objects.select_for_update(of=("self",)).select_related("satuan")
    fresh = locked.prefetch_related("paraf").get(pk=dokumen.pk)
    if fresh.versi != seen:
        oleh, apa = _changes_since(fresh, seen)
        raise SuratBerpindah(oleh=oleh, apa=apa)
    return fresh


def _changes_since(dokumen: Dokumen, seen: int) -> tuple[str, str]:
    """Return who took which steps with this paper since it stood at `seen`."""
    who: dict[str, None] = {}
    what: dict[str, None] = {}
    for trace in reversed(list_timeline(dokumen.induk, limit=100)):
        facts = facts_of(trace)
        if facts.get("dokumen") != str(dokumen.pk) or facts.get("versi", 0) <= seen:
            continue
        who[f"{trace.actor['pangkat']} {trace.actor['nama']}".strip()] = None
        what[str(facts["judul"])] = None
    return ", ".join(who) or "petugas lain", "; ".join(what) or "isinya"


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
            "versi": dokumen.versi,
        },
    )
