"""A half-typed LP outlives a power cut: one draft per window, on this server only."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from sidik.jejak.usecases import projection
from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.perkara.models import Draf, LaporanPolisi
from sidik.satuan.data import Actor

_MAX = 12_000
"""Letters kept of one field: more than any field takes."""
_BANYAK: Final = 20
"""Drafts kept of one officer: the oldest make room."""
_RAHASIA: Final = frozenset({"informan"})
"""A draft lies open in the database; this is locked as soon as it is kept at all."""


@projection
def save_draf(key: UUID, isi: Mapping[str, str], *, actor: Actor) -> Draf:
    """Keep what is typed so far, but for where a tip came from; the last typing wins.

    Raises `NotFound` when the draft is another officer's.
    """
    said = {name: text for name, text in isi.items() if text.strip() and name not in _RAHASIA}
    kept = {name: text.replace("\x00", "")[:_MAX] for name, text in said.items()}
    now = clock.now()
    fresh = {"nrp": actor.nrp, "isi": kept, "disimpan_at": now}
    row, is_new = Draf.objects.get_or_create(pk=key, defaults=fresh)
    if row.nrp != actor.nrp:
        raise NotFound
    if row.lp_id:  # registered meanwhile: the last typing of a window that is still open
        return row
    if not is_new:
        row.isi, row.disimpan_at = kept, now
        row.save()
    _make_room(actor)
    return row


@projection
def close_draf(key: UUID, lp: LaporanPolisi, *, actor: Actor) -> None:
    """Say what came of it; what was typed is in the LP and needs no second place."""
    done = {"nrp": actor.nrp, "isi": {}, "disimpan_at": clock.now(), "lp": lp}
    Draf.objects.update_or_create(pk=key, defaults=done)
    _make_room(actor)


@projection
def drop_draf(key: UUID, *, actor: Actor) -> None:
    """Throw it away: registered, or not wanted any more."""
    Draf.objects.filter(pk=key, nrp=actor.nrp).delete()


def _make_room(actor: Actor) -> None:
    own = Draf.objects.filter(nrp=actor.nrp).order_by("-disimpan_at")
    Draf.objects.filter(pk__in=[row.pk for row in own[_BANYAK:]]).delete()
