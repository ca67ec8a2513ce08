"""What the first page counts: one question to the cases, one to the clocks.

Only open cases and running clocks are looked at, and both have an index of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Case, Count, Q, QuerySet, When
from django.urls import reverse

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.pengawasan.data import UKURAN_LABEL, Sel, Ukuran
from sidik.pengawasan.queries.hitung import GENTING, condition, in_scope
from sidik.perkara.models import BERJALAN, Perkara
from sidik.satuan.data import Act, Scope
from sidik.satuan.policy import scope_of, top_of
from sidik.satuan.queries import under
from sidik.tenggat.models import Tenggat
from sidik.upaya_paksa.policy import ATURAN_TAHAN, ATURAN_TANGKAP

DEKAT: Final = 5 * 24
"""Hours before its end at which a detention stands on the first page."""
SEGERA: Final = 3 * 24
TERBUKA: Final = (Ukuran.TERBUKA, Ukuran.TANPA_PENYIDIK, Ukuran.MENUNGGU_JPU, Ukuran.P19)


@dataclass(frozen=True, kw_only=True)
class Angka:
    """Numbers of what an officer supervises; of his own cases when he supervises nothing."""

    perkara: dict[Ukuran, int]
    """Open cases, by column."""
    tahan: int
    """Detentions that end within `DEKAT` hours."""
    tangkap: int
    lewat: int
    """Clocks that ran out."""
    perkara_lewat: int
    segera: int
    """Clocks that end within `SEGERA` hours."""
    sp2hp: int
    """Letters to a reporter that are late or due within `SEGERA` hours."""


def is_pengawas(actor: Actor) -> bool:
    return scope_of(actor, Act.PENGAWASAN_READ) is not Scope.NONE


def open_cases(actor: Actor) -> QuerySet[Perkara]:
    """Return the open cases that he supervises, or on whose order he stands."""
    if is_pengawas(actor):
        return in_scope(actor).filter(BERJALAN)
    return Perkara.objects.filter(BERJALAN, tim__contains=[actor.nrp])


def running_clocks(actor: Actor) -> QuerySet[Tenggat]:
    """Return the clocks of law that run: of his own cases, or of all that he supervises.

    Which cases are his own is asked here, so one page calls this once.
    """
    rows = Tenggat.objects.filter(dipenuhi_at=None, jeda_at=None)
    if not is_pengawas(actor):
        keys = open_cases(actor).order_by().values_list("pk", flat=True)
        refs = [ref("perkara", key) for key in keys]
        return rows.filter(Q(subject__in=refs) | Q(induk__in=refs))
    top = top_of(actor, Act.PENGAWASAN_READ) or actor.satuan
    of_case = Q(subject__startswith="perkara:") | Q(induk__startswith="perkara:")
    return rows.filter(under(top, "satuan_kode"), of_case)


def count_angka(actor: Actor, running: QuerySet[Tenggat]) -> Angka:
    """`running`: his `running_clocks`."""
    cases = {u.name: Count("pk", filter=condition(u)) for u in TERBUKA}
    found = open_cases(actor).order_by().aggregate(**cases)
    clocks = running.aggregate(**_clocks())
    return Angka(perkara={u: found[u.name] for u in TERBUKA}, **clocks)


def _clocks() -> dict[str, Any]:
    now = clock.now()
    case = Case(When(induk="", then="subject"), default="induk")
    near, late = Q(due_at__lte=now + clock.hours(SEGERA)), Q(due_at__lt=now)
    held = Q(aturan__in=ATURAN_TAHAN, due_at__lte=now + clock.hours(DEKAT))
    return {
        "tahan": Count("pk", filter=held),
        "tangkap": Count("pk", filter=Q(aturan__in=ATURAN_TANGKAP)),
        "lewat": Count("pk", filter=late),
        "perkara_lewat": Count(case, filter=late, distinct=True),
        "segera": Count("pk", filter=near & ~late),
        "sp2hp": Count(case, filter=near & Q(aturan__startswith="sp2hp_"), distinct=True),
    }


def list_ubin(angka: Angka) -> Sequence[tuple[str, Sel]]:
    """Return how many cases are open, unassigned, with the prosecutor, sent back; and late."""
    numbers = angka.perkara | {Ukuran.LEWAT: angka.perkara_lewat}
    return [(UKURAN_LABEL[u], _cell(u, n)) for u, n in numbers.items()]


def _cell(ukuran: Ukuran, number: int) -> Sel:
    url = reverse("pengawasan:daftar", args=[ukuran.value])
    return Sel(number, url, bool(number) and ukuran in GENTING)
