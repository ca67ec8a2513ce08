"""A half-typed LP outlives a power cut: one draft per officer, on this server only."""

from collections.abc import Mapping
from typing import Final

from sidik.jejak.usecases import projection
from sidik.kernel import clock
from sidik.perkara.models import Draf
from sidik.satuan.data import Actor

_MAX = 12_000
"""Letters kept of one field: more than any field takes."""
_RAHASIA: Final = frozenset({"informan"})
"""A draft lies open in the database; this is locked as soon as it is kept at all."""


@projection
def save_draf(isi: Mapping[str, str], *, actor: Actor) -> Draf:
    """Keep what is typed so far, but for where a tip came from; the last typing wins."""
    said = {name: text for name, text in isi.items() if text.strip() and name not in _RAHASIA}
    kept = {name: text.replace("\x00", "")[:_MAX] for name, text in said.items()}
    row, _ = Draf.objects.update_or_create(
        nrp=actor.nrp, defaults={"isi": kept, "disimpan_at": clock.now()}
    )
    return row


@projection
def drop_draf(*, actor: Actor) -> None:
    """Throw it away: registered, or not wanted any more."""
    Draf.objects.filter(nrp=actor.nrp).delete()
