"""Counting cases. Every number can be opened: the same condition counts and lists."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import CharField, Count, Exists, Min, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, ExtractMonth
from django.urls import reverse

from sidik.kernel import clock
from sidik.kernel.bahasa import bulan as nama_bulan
from sidik.pengawasan.data import (
    Baris,
    BarisPetugas,
    Bulan,
    Sel,
    Ukuran,
    UkuranTidakDikenal,
)
from sidik.perkara.data import Kesulitan, Tahap
from sidik.perkara.models import BERJALAN, LaporanPolisi, Perkara
from sidik.satuan.data import Act, Actor
from sidik.satuan.models import Petugas, Satuan
from sidik.satuan.policy import top_of
from sidik.satuan.queries import under
from sidik.tenggat.models import Tenggat

GENTING = frozenset({Ukuran.TANPA_PENYIDIK, Ukuran.LEWAT})

PETUGAS = 100
"""Officers on the table; a centre looks at a resort for the others."""


def year_start() -> datetime:
    """Return the first moment of this year on the wall of the office."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime(clock.now().astimezone(zone).year, 1, 1, tzinfo=zone)


def in_scope(actor: Actor) -> QuerySet[Perkara]:
    """Return the cases that the actor supervises. Raises `NotAllowed`."""
    top = top_of(actor, Act.PENGAWASAN_READ) or actor.satuan
    return Perkara.objects.filter(under(top))


def condition(ukuran: Ukuran) -> Q:
    """Return what makes a case count under one column."""
    open_ = BERJALAN
    return {
        Ukuran.TERBUKA: open_,
        Ukuran.TANPA_PENYIDIK: open_ & Q(penyidik=None),
        Ukuran.MENUNGGU_JPU: open_ & Q(tahap=Tahap.TAHAP_1),
        Ukuran.P19: open_ & Q(tahap=Tahap.P19),
        Ukuran.LEWAT: open_ & Q(is_lewat=True),
        Ukuran.SELESAI: Q(selesai_at__gte=year_start()),
    }[ukuran]


def with_lewat(rows: QuerySet[Perkara]) -> QuerySet[Perkara]:
    """Mark the cases that have a clock which has run out and was not met, their own or inside."""
    key = Concat(Value("perkara:"), Cast(OuterRef("pk"), CharField()))
    late = Tenggat.objects.filter(dipenuhi_at=None, jeda_at=None, due_at__lt=clock.now())
    own, inside = late.filter(subject=key), late.filter(induk=key)
    return rows.annotate(is_lewat=Exists(own) | Exists(inside))


def list_cases(
    actor: Actor, ukuran: Ukuran, *, satuan: str = "", petugas: str = ""
) -> QuerySet[Perkara]:
    """Return the cases behind one number."""
    rows = with_lewat(in_scope(actor)).filter(condition(ukuran))
    if satuan:
        rows = rows.filter(under(satuan))
    if petugas:
        rows = rows.filter(penyidik_id=_key(petugas))
    return rows.select_related("satuan", "penyidik").prefetch_related("lp")


def _key(raw: str) -> UUID:
    try:
        return UUID(raw)
    except ValueError:
        raise UkuranTidakDikenal from None


def by_satuan(actor: Actor) -> list[Baris]:
    """Return a row per unit one level below what the actor supervises."""
    top = top_of(actor, Act.PENGAWASAN_READ) or actor.satuan
    depth = len(top.split(".")) + 1
    sums: dict[str, list[int]] = {}
    for row in _counts(in_scope(actor), "satuan_id"):
        kode = ".".join(row["satuan_id"].split(".")[:depth])
        total = sums.setdefault(kode, [0] * len(Ukuran))
        sums[kode] = [a + b for a, b in zip(total, _numbers(row), strict=True)]
    names = {s.kode: s.nama_pendek for s in Satuan.objects.filter(kode__in=sums)}
    return [
        Baris(kode, names.get(kode, kode), "", _cells(numbers, satuan=kode))
        for kode, numbers in sorted(sums.items())
    ]


def by_petugas(actor: Actor) -> list[BarisPetugas]:
    """Return a row per investigator: what he carries, how hard it is, and what he finished."""
    cases = in_scope(actor).exclude(penyidik=None)
    rows = list(_counts(cases, "penyidik_id"))
    rows = sorted(rows, key=lambda row: -sum(_numbers(row)[:1]))[:PETUGAS]
    keys = [row["penyidik_id"] for row in rows]
    people = Petugas.objects.select_related("satuan").in_bulk(keys)
    beban = _beban(cases.filter(penyidik__in=keys))
    table = [_petugas(row, people[row["penyidik_id"]], beban) for row in rows]
    return sorted(table, key=lambda baris: (-baris.sel[0].jumlah, baris.nama))


def _beban(cases: QuerySet[Perkara]) -> Mapping[UUID, Mapping[str, tuple[int, int, int]]]:
    """Return by officer and difficulty: how many are open, how many ended, days of the oldest."""
    found: dict[UUID, dict[str, tuple[int, int, int]]] = {}
    rows = cases.filter(_of_this_year()).order_by().values("penyidik_id", "kesulitan")
    counted = rows.annotate(
        buka=Count("pk", filter=BERJALAN),
        tutup=Count("pk", filter=Q(selesai_at__gte=year_start())),
        tertua=Min("dibuka_at", filter=BERJALAN),
    )
    now = clock.now()
    for row in counted:
        days = (now - row["tertua"]).days if row["tertua"] else 0
        levels = found.setdefault(row["penyidik_id"], {})
        levels[row["kesulitan"]] = (row["buka"], row["tutup"], days)
    return found


def _petugas(
    row: dict[str, Any],
    petugas: Petugas,
    beban: Mapping[UUID, Mapping[str, tuple[int, int, int]]],
) -> BarisPetugas:
    own = beban.get(petugas.pk, {})
    by = [own.get(level.value, (0, 0, 0)) for level in Kesulitan]
    return BarisPetugas(
        kode=str(petugas.pk),
        nama=str(petugas),
        catatan=petugas.satuan.nama_pendek,
        sel=_cells(_numbers(row), petugas=str(petugas.pk)),
        beban=[open_ for open_, _, _ in by],
        hasil=[ended for _, ended, _ in by],
        tertua=max(days for _, _, days in by),
    )


def _of_this_year() -> Q:
    """What the columns count: nothing that was settled in an earlier year."""
    return BERJALAN | Q(selesai_at__gte=year_start())


def totals(actor: Actor) -> list[Sel]:
    """Return one number per column for all that the actor supervises."""
    rows = list(_counts(in_scope(actor), "node"))
    numbers = [sum(column) for column in zip(*map(_numbers, rows), strict=True)]
    return _cells(numbers or [0] * len(Ukuran))


def by_month(actor: Actor) -> list[Bulan]:
    """Return reports and settlements of this year's months so far."""
    cases = in_scope(actor)
    start = year_start()
    came = _per_month(LaporanPolisi.objects.filter(perkara__in=cases), "dilaporkan_at", start)
    done = _per_month(cases, "selesai_at", start)
    now = clock.now().astimezone(start.tzinfo)
    return [
        Bulan(nama_bulan(month), came.get(month, 0), done.get(month, 0))
        for month in range(1, now.month + 1)
    ]


def _per_month(
    rows: QuerySet[LaporanPolisi] | QuerySet[Perkara], moment: str, start: datetime
) -> dict[int, int]:
    since = rows.filter(**{f"{moment}__gte": start}).order_by()
    months = since.values(bulan_ke=ExtractMonth(moment, tzinfo=start.tzinfo))
    return {row["bulan_ke"]: row["n"] for row in months.annotate(n=Count("pk"))}


def _counts(rows: QuerySet[Perkara], key: str) -> "QuerySet[Perkara, dict[str, Any]]":
    columns = {f"n{i}": Count("pk", filter=condition(u)) for i, u in enumerate(Ukuran)}
    rows = with_lewat(rows.filter(_of_this_year()))
    found: QuerySet[Perkara, dict[str, Any]] = rows.order_by().values(key)
    return found.annotate(**columns)


def _numbers(row: dict[str, Any]) -> list[int]:
    return [int(row[f"n{i}"]) for i in range(len(Ukuran))]


def _cells(numbers: Sequence[int], **only: str) -> list[Sel]:
    query = "".join(f"?{key}={value}" for key, value in only.items())
    return [
        Sel(n, reverse("pengawasan:daftar", args=[u.value]) + query, bool(n) and u in GENTING)
        for n, u in zip(numbers, Ukuran, strict=True)
    ]
