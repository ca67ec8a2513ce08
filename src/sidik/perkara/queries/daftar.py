"""The work list: what waits for whom, nearest deadline first; and finding a case."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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
from django.db.models.functions import Cast, Concat

from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara.data import ModelLP, NomorLP, PeranOrang, acara
from sidik.perkara.errors import NomorLPSalah
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara
from sidik.perkara.policy import must_say_why
from sidik.perkara.queries.berkas import berkas_of, visible_perkara
from sidik.satuan.data import Act, Actor, Scope
from sidik.satuan.policy import scope_of
from sidik.satuan.queries import under
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import running

SEMUA = "semua"
_MAX_WORDS = 6


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
        late = _clocks().filter(due_at__lt=clock.now())
        rows = rows.filter(Exists(late))
    rows = rows.select_related("satuan", "penyidik").prefetch_related("lp")
    if scope_of(actor, Act.PERKARA_READ) > Scope.RESOR:
        return rows.order_by("-dibuka_at")  # sorting a whole country by clock would read it all
    nearest = _clocks().order_by("due_at").values("due_at")[:1]
    rows = rows.annotate(jatuh_at=Subquery(nearest, output_field=DateTimeField()))
    return rows.order_by(F("jatuh_at").asc(nulls_last=True), "-dibuka_at")


def rows_of(actor: Actor, page: Iterable[Perkara]) -> Sequence[Baris]:
    """Return the rows of one page with their clocks, for the price of one query."""
    cases = list(page)
    clocks = running(ref("perkara", p.pk) for p in cases)
    return [_row(actor, p, clocks.get(ref("perkara", p.pk), [])) for p in cases]


def _row(actor: Actor, perkara: Perkara, clocks: Sequence[Tenggat]) -> Baris:
    hidden = perkara.sensitif and must_say_why(actor, berkas_of(perkara))
    nomor = next((lp.nomor for lp in perkara.lp.all()), "")
    return Baris(perkara, nomor, "Perkara sensitif" if hidden else perkara.ringkas, clocks)


def _matching(saringan: Saringan) -> Q:
    found = Q()
    if not saringan.tahap:
        found &= Q(selesai_at=None)
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
    """By number in any spelling, else by words.

    A sensitive case is found by its number only: words would tell what is in it.
    """
    try:
        key = NomorLP.parse(text).key
    except NomorLPSalah:
        rows = rows.filter(Q(sensitif=False) | Q(penyidik__nrp=actor.nrp))
        for word in text.split()[:_MAX_WORDS]:
            rows = rows.filter(_has_word(word))
        return rows
    return rows.filter(Exists(LaporanPolisi.objects.filter(_number(key), perkara=OuterRef("pk"))))


def _number(key: str) -> Q:
    """A number typed without its tail finds every unit that has it; without model, both models."""
    parts, tail = key.rsplit(".", 1)
    model, rest = parts.split(".", 1)
    models = [model] if model != "-" else ["-", *(m.value.lower() for m in ModelLP)]
    found = Q()
    for each in models:
        found |= Q(nomor_key__startswith=f"{each}.{rest}.")
    return found & Q(nomor_key__contains=tail) if tail else found


def _has_word(word: str) -> Q:
    lp = LaporanPolisi.objects.filter(perkara=OuterRef("pk")).filter(
        Q(nomor__icontains=word) | Q(uraian__icontains=word) | Q(tkp__icontains=word)
    )
    # Never by the name of a child or of a reporter: finding would be telling.
    adult = Q(umur_saat_kejadian=None) | Q(umur_saat_kejadian__gte=acara()["anak"]["umur_di_bawah"])
    people = Keterlibatan.objects.filter(
        adult,
        perkara=OuterRef("pk"),
        peran__in=[PeranOrang.TERLAPOR.value, PeranOrang.TERSANGKA.value],
    ).filter(Q(orang__nama__icontains=word) | Q(orang__alias__icontains=word))
    return Q(ringkas__icontains=word) | Exists(lp) | Exists(people)


def _clocks() -> QuerySet[Tenggat]:
    subject = Concat(Value("perkara:"), Cast(OuterRef("pk"), CharField()))
    return Tenggat.objects.filter(subject=subject, dipenuhi_at=None)
