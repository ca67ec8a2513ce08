"""The work list: what waits for whom, nearest deadline first; and finding a case."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.db.models import (
    CharField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Concat, Least
from django.utils.functional import cached_property

from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.models import BERJALAN, LaporanPolisi, Perkara
from sidik.perkara.policy import must_say_why
from sidik.perkara.queries.berkas import berkas_of, visible_perkara
from sidik.perkara.queries.cari import Temuan, ids_by_nomor, read_nomor
from sidik.perkara.queries.nama import ids_by_nama
from sidik.perkara.queries.tirai import Tirai, draw_many
from sidik.satuan.data import Act, Actor, Scope
from sidik.satuan.policy import scope_of
from sidik.satuan.queries import under
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import running_in

if TYPE_CHECKING:
    _Paginator = Paginator[Perkara]
else:
    _Paginator = Paginator  # generic for the type checker only

SEMUA = "semua"
_MAX_WORDS = 6
BATAS_HITUNG = 1000


@dataclass(frozen=True, kw_only=True)
class Saringan:
    """What the list is narrowed to. Without `tahap` it holds what is not finished."""

    cari: str = ""
    tahap: str = ""
    satuan: str = ""
    penyidik: str = ""
    """NRP; "-" for cases that nobody has yet."""
    lewat: bool = False


@dataclass(frozen=True)
class Baris:
    """One row of the list."""

    perkara: Perkara
    nomor: str
    ringkas: str
    tenggat: Sequence[Tenggat] = field(default_factory=list)


def list_perkara(actor: Actor, saringan: Saringan) -> QuerySet[Perkara]:
    """Return the cases the actor may know of, narrowed, in the order in which to take them up."""
    rows = visible_perkara(actor).filter(_matching(saringan))
    if saringan.cari:
        rows = _search(rows, saringan.cari, actor)
    if saringan.lewat:
        late = (Exists(clocks.filter(due_at__lt=clock.now())) for clocks in _clocks())
        rows = rows.filter(reduce(or_, late))
    rows = rows.select_related("satuan", "penyidik").prefetch_related("lp")
    if scope_of(actor, Act.PERKARA_READ) > Scope.RESOR:
        return rows.order_by("-dibuka_at")  # sorting a whole country by clock would read it all
    nearest = (clocks.order_by("due_at").values("due_at")[:1] for clocks in _clocks())
    first = Least(*(Subquery(one, output_field=DateTimeField()) for one in nearest))
    rows = rows.annotate(jatuh_at=first)
    return rows.order_by(F("jatuh_at").asc(nulls_last=True), "-dibuka_at")


def rows_of(actor: Actor, page: Iterable[Perkara]) -> Sequence[Baris]:
    """Return the rows of one page with clocks and curtains, for the price of two queries."""
    cases = list(page)
    return _rows(actor, cases, running_in(ref("perkara", p.pk) for p in cases))


def _rows(
    actor: Actor, cases: Sequence[Perkara], clocks: Mapping[str, Sequence[Tenggat]]
) -> Sequence[Baris]:
    curtains = draw_many(actor, cases)
    return [_row(actor, p, clocks.get(ref("perkara", p.pk), []), curtains[p.pk]) for p in cases]


def _row(actor: Actor, perkara: Perkara, clocks: Sequence[Tenggat], tirai: Tirai) -> Baris:
    hidden = perkara.sensitif and must_say_why(actor, berkas_of(perkara))
    nomor = next((lp.nomor for lp in perkara.lp.all()), "")
    ringkas = "Perkara sensitif" if hidden else tirai.over(perkara.ringkas)
    return Baris(perkara, nomor, ringkas, clocks)


@dataclass(frozen=True)
class Ditemukan:
    """What one way of searching found, as rows of a list."""

    judul: str
    rows: Sequence[Baris]


def rows_of_found(actor: Actor, found: Iterable[Temuan]) -> Sequence[Ditemukan]:
    """Return each find as rows, covered as in the list, for the price of one query in all.

    Without clocks: who searches wants to know which case it is.
    """
    groups = list(found)
    cases = {p.pk: p for temuan in groups for p in temuan.perkara}
    rows = {row.perkara.pk: row for row in _rows(actor, list(cases.values()), {})}
    return [Ditemukan(t.judul, [rows[p.pk] for p in t.perkara]) for t in groups]


class HalamanTerbatas(_Paginator):
    """Pages of a list that nobody counts to its end: the first thousand, and then «lebih»."""

    @cached_property
    def count(self) -> int:
        rows = self.object_list
        return rows.order_by()[:BATAS_HITUNG].count() if isinstance(rows, QuerySet) else len(rows)


def _matching(saringan: Saringan) -> Q:
    found = Q()
    if not saringan.tahap:
        found &= BERJALAN
    elif saringan.tahap != SEMUA:
        found &= Q(tahap=saringan.tahap)
    if saringan.satuan:
        found &= under(saringan.satuan)
    if saringan.penyidik == "-":
        found &= Q(penyidik=None)
    elif saringan.penyidik:
        found &= Q(penyidik__nrp=saringan.penyidik)
    return found


def _search(rows: QuerySet[Perkara], text: str, actor: Actor) -> QuerySet[Perkara]:
    """By number in any spelling, else by name or words.

    A sensitive case is found by its number only: words would tell what is in it. Beyond one resort
    only names are asked: words would read the whole country.
    """
    if read_nomor(text):
        return rows.filter(pk__in=ids_by_nomor(actor, text))
    named = Q(pk__in=ids_by_nama(actor, text))
    if scope_of(actor, Act.PERKARA_READ) > Scope.RESOR:
        return rows.filter(named)
    open_rows = Q(sensitif=False) | Q(tim__contains=[actor.nrp])
    words = Q()
    for word in text.split()[:_MAX_WORDS]:
        words &= _has_word(word)
    return rows.filter(named | open_rows & words)


def _has_word(word: str) -> Q:
    lp = LaporanPolisi.objects.filter(perkara=OuterRef("pk")).filter(
        Q(nomor__icontains=word) | Q(uraian__icontains=word) | Q(tkp__icontains=word)
    )
    return Q(ringkas__icontains=word) | Q(Exists(lp))


def _clocks() -> tuple[QuerySet[Tenggat], QuerySet[Tenggat]]:
    """The running clocks of a case, and those of what is inside it: each has its own index."""
    case = Concat(Value("perkara:"), Cast(OuterRef("pk"), CharField()))
    running = Tenggat.objects.filter(dipenuhi_at=None)
    return running.filter(subject=case), running.filter(induk=case)
