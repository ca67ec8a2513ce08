"""Clocks warn, lapse, and climb from desk to desk until someone acts."""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TypeAlias
from uuid import UUID

from sidik.jejak.usecases import projection, record, store, usecase
from sidik.kernel import clock
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand
from sidik.tenggat.data import AnakTangga
from sidik.tenggat.models import Tenggat
from sidik.tenggat.policy import rule
from sidik.tenggat.queries import (
    climbing,
    held_desks,
    is_tanpa_tuan,
    lapsed,
    value_of,
    warnable,
    warnings_of,
)

log = logging.getLogger(__name__)

OnLapse: TypeAlias = Mapping[str, Callable[[Tenggat, Actor], None]]
"""Who answers for the lapse of which rule; filled in wiring."""

TUNDA = timedelta(hours=1)


@usecase
def lapse(tenggat: Tenggat, *, actor: Actor, on_lapse: OnLapse) -> None:
    """Mark one clock as lapsed, put it on the first desk, hand it to whoever answers for it."""
    demand(actor, Act.TENGGAT_RUN)
    tenggat.lewat_at = clock.now()
    tenggat.ingat_berikut_at = None
    _put_on(tenggat, _rungs(tenggat), "")
    store(tenggat)
    facts = {"aturan": tenggat.label, "eskalasi": tenggat.eskalasi}
    record(actor=actor, verb="tenggat.lewat", subject=tenggat.subject, facts=facts)
    if handle := on_lapse.get(tenggat.aturan):
        handle(tenggat, actor)


@usecase
def climb(tenggat: Tenggat, *, actor: Actor) -> None:
    """Put a lapsed clock on the next desk, because the last one did not act."""
    demand(actor, Act.TENGGAT_RUN)
    _put_on(tenggat, _rungs(tenggat), tenggat.eskalasi)
    store(tenggat)
    facts = {"aturan": tenggat.label, "eskalasi": tenggat.eskalasi}
    record(actor=actor, verb="tenggat.naik", subject=tenggat.subject, facts=facts)


@usecase
def warn(tenggat: Tenggat, *, actor: Actor) -> None:
    """Leave word that a clock is near its end; the next warning is the next in its rule."""
    demand(actor, Act.TENGGAT_RUN)
    now = clock.now()
    ahead = warnings_of(tenggat, value_of(tenggat))
    tenggat.ingat_berikut_at = min((at for at in ahead if at > now), default=None)
    store(tenggat)
    left = round((tenggat.due_at - now) / timedelta(hours=1))
    facts = {"aturan": tenggat.label, "sisa_jam": left, "pemilik": tenggat.pemilik}
    record(actor=actor, verb="tenggat.diingatkan", subject=tenggat.subject, facts=facts)


@projection
def put_off(key: UUID) -> None:
    """Let a clock whose handler failed wait an hour, so that it cannot hold up the others."""
    Tenggat.objects.filter(pk=key).update(tunda_at=clock.now() + TUNDA)


def sweep(*, actor: Actor, on_lapse: OnLapse) -> int:
    """Warn, hand over and let climb whatever is due, each in its own transaction.

    Return how many clocks lapsed. One failing handler never stops the sweep: its clock is put off
    and the fault is logged.
    """
    _each(warnable().order_by("ingat_berikut_at").iterator(), partial(warn, actor=actor))
    done = _each(
        lapsed().order_by("due_at").iterator(), partial(lapse, actor=actor, on_lapse=on_lapse)
    )
    _each(climbing().order_by("naik_at").iterator(), partial(climb, actor=actor))
    return done


def _each(rows: Iterable[Tenggat], act: Callable[[Tenggat], None]) -> int:
    done = 0
    for tenggat in rows:
        try:
            act(tenggat)
        except Exception:
            log.exception("tenggat tidak tertangani", extra={"aturan": tenggat.aturan})
            put_off(tenggat.pk)
        else:
            done += 1
    return done


def _rungs(tenggat: Tenggat) -> tuple[AnakTangga, ...]:
    return rule(tenggat.aturan).tangga


def _put_on(tenggat: Tenggat, rungs: tuple[AnakTangga, ...], last: str) -> None:
    """Set the desk after `last` (the first one when it is empty) and when the next is due.

    A desk at which nobody sits is passed over at once; what lapses in a case that nobody has goes
    straight to the last desk.
    """
    roles = [rung.peran for rung in rungs]
    at = roles.index(last) + 1 if last in roles else 0
    left = _reached(tenggat, _manned(tenggat, rungs[at:]))
    if left:
        tenggat.eskalasi = left[0].peran
    following = left[1] if len(left) > 1 else None
    tenggat.naik_at = _since(tenggat, following) if following else None


def _reached(tenggat: Tenggat, rungs: tuple[AnakTangga, ...]) -> tuple[AnakTangga, ...]:
    """Leave out the desks whose hours are over already.

    They count from the end of the clock, not from when the server noticed: what is 22 days late
    does not begin at the lowest desk because the server was down, or the act was told late.
    """
    now = clock.now()
    while len(rungs) > 1 and _since(tenggat, rungs[1]) <= now:
        rungs = rungs[1:]
    return rungs


def _since(tenggat: Tenggat, rung: AnakTangga) -> datetime:
    return tenggat.due_at + timedelta(hours=rung.jam)


def _manned(tenggat: Tenggat, rungs: tuple[AnakTangga, ...]) -> tuple[AnakTangga, ...]:
    """Return the desks still above with somebody at them; all when nobody sits anywhere."""
    held = held_desks(tenggat.satuan_kode, [rung.peran for rung in rungs]) if rungs else frozenset()
    found = tuple(rung for rung in rungs if rung.peran in held) or rungs
    if found and not rule(tenggat.aturan).tanpa_tuan and is_tanpa_tuan(tenggat.case):
        return found[-1:]
    return found
