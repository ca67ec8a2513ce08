"""Reads about clocks."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q, QuerySet

from sidik.kernel import clock
from sidik.kernel.errors import NotFound
from sidik.satuan.data import Act, Actor
from sidik.satuan.models import Petugas
from sidik.satuan.policy import demand, top_of
from sidik.satuan.queries import resort_of, under, zone_of
from sidik.tenggat.data import Jenis, Kalender, Keadaan, Nilai, Saringan, warn_at
from sidik.tenggat.models import DasarHukum, HariKhusus, Tenggat, Tindihan
from sidik.tenggat.policy import all_rules, kalender, rule


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


def running_in(cases: Iterable[str]) -> dict[str, list[Tenggat]]:
    """Return the running clocks of many cases, those of what is inside them too, nearest first."""
    asked = set(cases)
    found: dict[str, list[Tenggat]] = {}
    own = Q(subject__in=asked) | Q(induk__in=asked)
    for tenggat in Tenggat.objects.filter(own, dipenuhi_at=None).order_by("due_at"):
        case = tenggat.subject if tenggat.subject in asked else tenggat.induk
        found.setdefault(case, []).append(tenggat)
    return found


def list_tenggat_of(induk: str) -> Sequence[Tenggat]:
    """Return all clocks of a case, its own and those of what is inside it, running ones first."""
    rows = Tenggat.objects.filter(Q(subject=induk) | Q(induk=induk))
    return sorted(rows, key=lambda t: (bool(t.dipenuhi_at), t.due_at))


def find_running(aturan: str, subject: str) -> Tenggat | None:
    return Tenggat.objects.filter(aturan=aturan, subject=subject, dipenuhi_at=None).first()


def is_tanpa_tuan(subject: str) -> bool:
    """Say whether a clock runs on this case because nobody has it yet."""
    kinds = [kode for kode, law in all_rules().items() if law.tanpa_tuan]
    return Tenggat.objects.filter(aturan__in=kinds, subject=subject, dipenuhi_at=None).exists()


def held_desks(satuan: str, roles: Sequence[str]) -> frozenset[str]:
    """Return those of `roles` in which somebody is on duty in the resort of a unit, or above it."""
    resort = resort_of(satuan)
    top = resort.kode if resort else satuan
    path = top.split(".")
    above = [".".join(path[:n]) for n in range(1, len(path))]
    there = under(top) | Q(satuan__kode__in=above)
    rows = Petugas.objects.filter(there, aktif=True, roles__overlap=list(roles))
    return frozenset(role for held in rows.values_list("roles", flat=True) for role in held)


def value_at(kode: str, day: date, *, rezim: str = "", varian: str = "") -> Nilai:
    """Return what a rule says here on `day`: the site's own signed value, else the law's.

    Raises `AturanBelumBerlaku`.
    """
    nilai = rule(kode).at(day, rezim=rezim, varian=varian)
    rows = Tindihan.objects.filter(
        aturan=kode, node=settings.SIDIK.kode, berlaku__lte=day, dicabut_at=None
    ).exclude(disahkan_at=None)
    own = rows.filter(rezim__in=["", nilai.rezim], varian__in=["", nilai.varian])
    found = own.order_by("-berlaku", "-disahkan_at").first()
    if found is None:
        return nilai
    return replace(
        nilai,
        jumlah=found.jumlah,
        dasar=found.dasar,
        yakin="M",
        seri=tuple(found.seri),
        tindihan=found.disahkan_nama,
    )


def value_of(tenggat: Tenggat) -> Nilai:
    """Return what the rule of a clock says for the day on which it began."""
    day = tenggat.mulai_at.astimezone(ZoneInfo(zone_of(tenggat.satuan_kode))).date()
    return value_at(tenggat.aturan, day, rezim=tenggat.rezim, varian=tenggat.varian)


def warnings_of(tenggat: Tenggat, nilai: Nilai) -> list[datetime]:
    """Return the moments on which a clock warns of its end, on the wall of its unit."""
    end = tenggat.due_at.astimezone(ZoneInfo(zone_of(tenggat.satuan_kode)))
    working = nilai.jenis is Jenis.HARI_KERJA
    days = kalender_of(tenggat.mulai_at.astimezone(end.tzinfo).date()) if working else Kalender()
    hours = rule(tenggat.aturan).ingatkan_jam
    return [warn_at(end, each, jenis=nilai.jenis, kalender=days) for each in hours]


def kalender_of(start: date) -> Kalender:
    """Return the working calendar around a day, with this site's own days."""
    rows = HariKhusus.objects.filter(node=settings.SIDIK.kode, tanggal__gte=start)
    days = list(rows.values_list("tanggal", "libur"))
    return kalender(
        start.year,
        libur=[day for day, libur in days if libur],
        masuk=[day for day, libur in days if not libur],
    )


def list_tindihan() -> QuerySet[Tindihan]:
    return Tindihan.objects.filter(node=settings.SIDIK.kode)


def access_tindihan(actor: Actor, key: UUID) -> Tindihan:
    """Raise `NotAllowed` or `NotFound`."""
    demand(actor, Act.TENGGAT_AMEND, at=settings.SIDIK.satuan)
    found = list_tindihan().filter(pk=key).first()
    if found is None:
        raise NotFound
    return found


def tindihan_in_force() -> dict[str, list[Tindihan]]:
    """Return the signed values of this site by rule, the newest first."""
    found: dict[str, list[Tindihan]] = {}
    for row in list_tindihan().filter(dicabut_at=None).exclude(disahkan_at=None):
        found.setdefault(row.aturan, []).append(row)
    return found


def access_hari_khusus(actor: Actor, key: UUID) -> HariKhusus:
    """Raise `NotAllowed` or `NotFound`."""
    demand(actor, Act.TENGGAT_AMEND, at=settings.SIDIK.satuan)
    found = list_hari_khusus().filter(pk=key).first()
    if found is None:
        raise NotFound
    return found


def list_hari_khusus() -> QuerySet[HariKhusus]:
    return HariKhusus.objects.filter(node=settings.SIDIK.kode)


def list_month(actor: Actor, first: date, last: date) -> dict[date, list[Tenggat]]:
    """Return the running clocks that end between two days, by day in the office's zone."""
    top = top_of(actor, Act.PERKARA_READ) or actor.satuan
    zone = ZoneInfo(settings.TIME_ZONE)
    since = datetime.combine(first, time.min, tzinfo=zone)
    until = datetime.combine(last, time.max, tzinfo=zone)
    rows = Tenggat.objects.filter(
        under(top, "satuan_kode"), due_at__range=(since, until), dipenuhi_at=None
    )
    found: dict[date, list[Tenggat]] = {}
    for tenggat in rows.order_by("due_at")[:2000]:
        found.setdefault(tenggat.due_at.astimezone(zone).date(), []).append(tenggat)
    return found


def search_tenggat(actor: Actor, saringan: Saringan) -> QuerySet[Tenggat]:
    """Return the running clocks where the actor may look, in order of danger."""
    top = top_of(actor, Act.PERKARA_READ) or actor.satuan
    rows = Tenggat.objects.filter(under(top, "satuan_kode"), dipenuhi_at=None)
    for name, wanted in (("pemilik", saringan.pemilik), ("eskalasi", saringan.meja)):
        if wanted:
            rows = rows.filter(**{name: wanted})
    return _in_state(_in_span(rows, saringan), saringan.keadaan).order_by("due_at", "pk")


def _in_span(rows: QuerySet[Tenggat], saringan: Saringan) -> QuerySet[Tenggat]:
    if saringan.tanggal:
        zone = ZoneInfo(settings.TIME_ZONE)
        since = datetime.combine(saringan.tanggal, time.min, tzinfo=zone)
        return rows.filter(due_at__gte=since, due_at__lt=since + clock.hours(24))
    return rows.filter(due_at__lte=clock.now() + clock.hours(24 * saringan.hari))


def _in_state(rows: QuerySet[Tenggat], keadaan: str) -> QuerySet[Tenggat]:
    now = clock.now()
    wanted = {
        Keadaan.LEWAT: Q(due_at__lt=now, jeda_at=None),
        Keadaan.SEGERA: Q(due_at__gte=now, ingatkan_at__lte=now, jeda_at=None),
        Keadaan.JEDA: Q(jeda_at__isnull=False),
    }
    return rows.filter(wanted.get(Keadaan(keadaan), Q())) if keadaan else rows


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
    return _awake().filter(lewat_at=None, due_at__lt=clock.now())


def climbing() -> QuerySet[Tenggat]:
    """Return lapsed clocks that are due on the next desk."""
    return _awake().filter(naik_at__lte=clock.now())


def warnable() -> QuerySet[Tenggat]:
    """Return clocks of which a warning is due."""
    return _awake().filter(lewat_at=None, ingat_berikut_at__lte=clock.now())


def _awake() -> QuerySet[Tenggat]:
    waiting = Q(tunda_at=None) | Q(tunda_at__lte=clock.now())
    return Tenggat.objects.filter(waiting, node=settings.SIDIK.kode, dipenuhi_at=None, jeda_at=None)
