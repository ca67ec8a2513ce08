"""The most pressing clocks of an officer, each with the place where it is dealt with.

Only running clocks and open cases are looked at, and both have an index of their own; so the
first page costs the same at a resort and at the centre.
"""

from collections.abc import Sequence
from typing import Final

from django.db.models import Case, Q, QuerySet, When
from django.urls import reverse

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.pengawasan.data import BATAS, UKURAN_LABEL, Desakan, Sel, Ukuran
from sidik.pengawasan.queries.hitung import GENTING, condition, in_scope
from sidik.perkara.models import Perkara
from sidik.satuan.data import ROLE_LABEL, Act, Role, Scope
from sidik.satuan.policy import scope_of, top_of
from sidik.satuan.queries import under
from sidik.tenggat.models import Tenggat
from sidik.upaya_paksa.policy import ATURAN_TAHAN, ATURAN_TANGKAP

BANYAK: Final = 12
_TERBUKA: Final = (Ukuran.TERBUKA, Ukuran.TANPA_PENYIDIK, Ukuran.MENUNGGU_JPU, Ukuran.P19)
_ORANG: Final = (*ATURAN_TAHAN, *ATURAN_TANGKAP)
_TEMPAT: Final = {
    "penahanan": ("upaya:tahanan", False),
    "penangkapan": ("upaya:perkara", True),
    "berkas": ("berkas:perkara", True),
}
"""Where a clock of this kind of subject is dealt with, and whether that place is the case's own."""


def own_cases(actor: Actor) -> QuerySet[Perkara]:
    """Return the open cases on whose order the officer stands, as investigator or beside him."""
    return Perkara.objects.filter(tim__contains=[actor.nrp], selesai_at=None)


def running_clocks(actor: Actor) -> QuerySet[Tenggat]:
    """Return the clocks of law that run: of his own cases, or of all that he supervises."""
    rows = Tenggat.objects.filter(_of_case(), dipenuhi_at=None, jeda_at=None)
    if scope_of(actor, Act.PENGAWASAN_READ) is Scope.NONE:
        subjects = [f"perkara:{key}" for key in own_cases(actor).values_list("pk", flat=True)]
        return rows.filter(Q(subject__in=subjects) | Q(induk__in=subjects))
    top = top_of(actor, Act.PENGAWASAN_READ) or actor.satuan
    return rows.filter(under(top, "satuan_kode"))


def list_desakan(actor: Actor) -> Sequence[Desakan]:
    """Return what is late or ends within a week: people who are held first, then by the clock."""
    soon = clock.now() + clock.hours(7 * 24)
    rows = running_clocks(actor).filter(due_at__lte=soon).order_by("due_at")
    found = list(rows.filter(aturan__in=_ORANG)[:BANYAK])
    found += rows.exclude(aturan__in=_ORANG)[: BANYAK - len(found)]
    cases = Perkara.objects.select_related("penyidik").in_bulk({_case_of(t) for t in found})
    by_key = {str(key): perkara for key, perkara in cases.items()}
    return [_desakan(t, by_key.get(_case_of(t))) for t in found]


def _of_case() -> Q:
    return Q(subject__startswith="perkara:") | Q(induk__startswith="perkara:")


def _case_of(tenggat: Tenggat) -> str:
    return (tenggat.induk or tenggat.subject).partition(":")[2]


def _desakan(tenggat: Tenggat, perkara: Perkara | None) -> Desakan:
    shown = perkara is not None and not perkara.sensitif
    desk = tenggat.eskalasi
    return Desakan(
        apa=tenggat.label,
        perkara=perkara.ringkas if perkara and shown else "Perkara sensitif",
        penyidik=str(perkara.penyidik or "belum ada penyidik") if perkara else "",
        url=_place(tenggat),
        due_at=tenggat.due_at,
        state=tenggat.state,
        di_meja=ROLE_LABEL[Role(desk)] if desk in set(Role) else "",
    )


def _place(tenggat: Tenggat) -> str:
    """Return where this clock is met: the board, the file, the letter, or the case itself."""
    key = _case_of(tenggat)
    name, is_of_case = _TEMPAT.get(tenggat.subject.partition(":")[0], ("perkara:detail", True))
    return reverse(name, args=[key] if is_of_case else [])


def open_counts(actor: Actor) -> Sequence[tuple[str, Sel]]:
    """Return how many cases are open, unassigned, with the prosecutor, sent back; and late.

    Counting stops at `BATAS`: whoever has more than that wants the table, not the first page.
    """
    open_ = in_scope(actor)
    numbers = [_capped(open_.filter(condition(ukuran))) for ukuran in _TERBUKA]
    late = running_clocks(actor).filter(due_at__lt=clock.now())
    case = Case(When(induk="", then="subject"), default="induk")
    numbers.append(len(set(late.order_by("due_at").values_list(case, flat=True)[: BATAS + 1])))
    pairs = zip((*_TERBUKA, Ukuran.LEWAT), numbers, strict=True)
    return [(UKURAN_LABEL[u], _cell(u, n)) for u, n in pairs]


def _capped(rows: QuerySet[Perkara]) -> int:
    return rows.order_by()[: BATAS + 1].count()


def _cell(ukuran: Ukuran, number: int) -> Sel:
    url = reverse("pengawasan:daftar", args=[ukuran.value])
    return Sel(number, url, bool(number) and ukuran in GENTING)
