"""Two officers, one case: the second is told who was first."""

from sidik.jejak.queries import list_timeline
from sidik.kernel.ref import ref
from sidik.perkara.errors import PerkaraBerubah
from sidik.perkara.models import Perkara


def insist_versi(perkara: Perkara, seen: int) -> None:
    """Raise `PerkaraBerubah` when the case has moved on since the officer's screen was made."""
    if perkara.versi == seen:
        return
    last = next(iter(list_timeline(ref("perkara", perkara.pk), limit=1)), None)
    oleh = f"{last.actor['pangkat']} {last.actor['nama']}".strip() if last else "petugas lain"
    raise PerkaraBerubah(oleh=oleh)
