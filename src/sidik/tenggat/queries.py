"""Reads about clocks."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db.models import Q, QuerySet

from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand, top_of
from sidik.satuan.queries import under
from sidik.tenggat.models import DasarHukum, Tenggat


def list_tenggat(subject: str) -> Sequence[Tenggat]:
    """Return the clocks of one subject, the running ones first."""
    return sorted(
        Tenggat.objects.filter(subject=subject), key=lambda t: (bool(t.dipenuhi_at), t.due_at)
    )


def running(subjects: Iterable[str]) -> dict[str, list[Tenggat]]:
    """Return the running clocks of many subjects at once, nearest first."""
    found: dict[str, list[Tenggat]] = {}
    rows = Tenggat.objects.filter(subject__in=list(subjects), dipenuhi_at=None)
    for tenggat in rows.order_by("due_at"):
        found.setdefault(tenggat.subject, []).append(tenggat)
    return found


def list_due(actor: Actor, *, hours: int = 72) -> QuerySet[Tenggat]:
    """Return what is late or falls due within `hours` where the actor may look."""
    top = top_of(actor, Act.PERKARA_READ) or actor.satuan
    soon = Q(due_at__lte=clock.now() + clock.hours(hours))
    return Tenggat.objects.filter(under(top, "satuan_kode"), soon, dipenuhi_at=None)


def list_dasar() -> QuerySet[DasarHukum]:
    return DasarHukum.objects.filter(node=settings.SIDIK.kode)


def find_dasar(kode: str) -> DasarHukum | None:
    return list_dasar().filter(kode=kode).first()


def access_dasar(actor: Actor, kode: str) -> DasarHukum:
    """Raise `NotAllowed` or `NotFound`."""
    demand(actor, Act.DASAR_AMEND, at=settings.SIDIK.satuan)
    dasar = find_dasar(kode)
    if dasar is None:
        raise NotFound
    return dasar


def lapsed() -> QuerySet[Tenggat]:
    """Return running clocks whose lapse nobody has answered for yet."""
    moment = clock.now()
    waiting = Q(tunda_at=None) | Q(tunda_at__lte=moment)
    return Tenggat.objects.filter(waiting, dipenuhi_at=None, lewat_at=None, due_at__lt=moment)
