"""The most pressing clocks of an officer, each with the place where it is dealt with.

Only running clocks and open cases are looked at, and both have an index of their own; so the
first page costs the same at a resort and at the centre.
"""

from collections.abc import Sequence
from typing import Final

from django.db.models import Case, Count, Q, QuerySet, When
from django.urls import reverse

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.pengawasan.data import UKURAN_LABEL, Desakan, Sel, Ukuran
from sidik.pengawasan.queries.hitung import GENTING, in_scope
from sidik.perkara.data import Tahap
from sidik.perkara.models import Perkara
from sidik.satuan.data import ROLE_LABEL, Act, Role, Scope
from sidik.satuan.policy import scope_of, top_of
from sidik.satuan.queries import under
from sidik.tenggat.models import Tenggat

BANYAK: Final = 12
_TERBUKA: Final = (Ukuran.TERBUKA, Ukuran.TANPA_PENYIDIK, Ukuran.MENUNGGU_JPU, Ukuran.P19)


def list_desakan(actor: Actor) -> Sequence[Desakan]:
    """Return what is late or nearest its end: of his own cases, or of all that he supervises."""
    soon = Q(due_at__lte=clock.now() + clock.hours(7 * 24))
    rows = _clocks(actor).filter(soon, dipenuhi_at=None, jeda_at=None)
    found = list(rows.filter(_of_case()).order_by("due_at")[:BANYAK])
    keys = {_case_of(t) for t in found}
    cases = Perkara.objects.in_bulk(keys)
    return [_desakan(t, cases) for t in found]


def _clocks(actor: Actor) -> QuerySet[Tenggat]:
    if scope_of(actor, Act.PENGAWASAN_READ) is Scope.NONE:
        mine = Perkara.objects.filter(penyidik__nrp=actor.nrp, selesai_at=None)
        subjects = [f"perkara:{key}" for key in mine.values_list("pk", flat=True)]
        return Tenggat.objects.filter(Q(subject__in=subjects) | Q(induk__in=subjects))
    top = top_of(actor, Act.PENGAWASAN_READ) or actor.satuan
    return Tenggat.objects.filter(under(top, "satuan_kode"))


def _of_case() -> Q:
    return Q(subject__startswith="perkara:") | Q(induk__startswith="perkara:")


def _case_of(tenggat: Tenggat) -> str:
    return (tenggat.induk or tenggat.subject).partition(":")[2]


def _desakan(tenggat: Tenggat, cases: dict[object, Perkara]) -> Desakan:
    key = _case_of(tenggat)
    perkara = next((p for pk, p in cases.items() if str(pk) == key), None)
    hidden = perkara is None or perkara.sensitif
    desk = tenggat.eskalasi
    return Desakan(
        apa=tenggat.label,
        perkara="Perkara sensitif" if hidden or perkara is None else perkara.ringkas,
        url=reverse("perkara:detail", args=[key]),
        due_at=tenggat.due_at,
        state=tenggat.state,
        di_meja=ROLE_LABEL[Role(desk)] if desk in set(Role) else "",
    )


def open_counts(actor: Actor) -> Sequence[tuple[str, Sel]]:
    """Return how many cases are open, unassigned, with the prosecutor, sent back; and late."""
    rows = in_scope(actor).filter(selesai_at=None)
    counted = rows.aggregate(
        terbuka=Count("pk"),
        tanpa=Count("pk", filter=Q(penyidik=None)),
        jpu=Count("pk", filter=Q(tahap=Tahap.TAHAP_1)),
        p19=Count("pk", filter=Q(tahap=Tahap.P19)),
    )
    top = top_of(actor, Act.PENGAWASAN_READ) or actor.satuan
    late = Tenggat.objects.filter(
        under(top, "satuan_kode"), _of_case(), dipenuhi_at=None, due_at__lt=clock.now()
    )
    case = Case(When(induk="", then="subject"), default="induk")
    numbers = [*counted.values(), late.values(kasus=case).distinct().count()]
    pairs = zip((*_TERBUKA, Ukuran.LEWAT), numbers, strict=True)
    return [(UKURAN_LABEL[u], _cell(u, n)) for u, n in pairs]


def _cell(ukuran: Ukuran, number: int) -> Sel:
    url = reverse("pengawasan:daftar", args=[ukuran.value])
    return Sel(number, url, bool(number) and ukuran in GENTING)
