"""Two officers, one case: the second is told who was first, and what he changed."""

from sidik.jejak.models import Rekaman
from sidik.kernel.ref import ref
from sidik.perkara.errors import IsianBerubah, PerkaraBerubah
from sidik.perkara.models import Perkara
from sidik.perkara.queries.beda import changes_since


def insist_versi(perkara: Perkara, seen: int) -> None:
    """Raise `PerkaraBerubah` when the case has moved on since the officer's screen was made."""
    if perkara.versi == seen:
        return
    oleh, apa = changes_since(ref("perkara", perkara.pk), [perkara], seen)
    raise PerkaraBerubah(oleh=oleh, apa=apa)


def insist_sama(apa: str, perkara: Perkara, records: list[Rekaman], seen: int) -> None:
    """Raise `IsianBerubah` when what a form was filled from has changed; `seen` is their sum."""
    if sum(row.versi for row in records) == seen:
        return
    oleh, isi = changes_since(ref("perkara", perkara.pk), records, seen)
    raise IsianBerubah(apa=apa, oleh=oleh, isi=isi)
