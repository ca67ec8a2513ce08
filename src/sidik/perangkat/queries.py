"""Reads about equipment, sheets and faults. Who may read is asked in the `access_` ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet

from sidik.kernel import clock
from sidik.kernel.bahasa import jarak
from sidik.kernel.errors import NotFound
from sidik.perangkat.data import (
    JADWAL,
    TINGKAT_LABEL,
    HasilIsian,
    Irama,
    KeadaanLembar,
    Kelas,
    PihakKebocoran,
    Tingkat,
)
from sidik.perangkat.models import (
    Aset,
    Butir,
    Daftar,
    Gangguan,
    Isian,
    KebocoranData,
    Lembar,
    PenangananGangguan,
    Ukuran,
)
from sidik.perangkat.policy import may_kebocoran
from sidik.satuan.data import Act, Actor, Role
from sidik.satuan.policy import demand, may
from sidik.tenggat.models import Tenggat
from sidik.tenggat.queries import running

TERBUKA = (KeadaanLembar.TERBUKA.value, KeadaanLembar.TERLEWAT.value)
CUKUP = 3
"""Below so many faults a mean says nothing."""


@dataclass(frozen=True)
class Kepatuhan:
    """How many sheets were finished on time, of those that fell due."""

    jatuh: int
    tepat: int
    terlewat: int

    @property
    def kalimat(self) -> str:
        """The number beside its percentage; a share of nothing is not a share."""
        if not self.jatuh:
            return "belum ada yang jatuh tempo"
        return f"dari {self.jatuh} ({100 * self.tepat // self.jatuh}%), terlewat {self.terlewat}"


@dataclass(frozen=True)
class Perbaikan:
    """How faults were mended: the mean time (None while too few), and at which stage."""

    jumlah: int
    rata: timedelta | None
    tingkat: Sequence[tuple[str, int]]

    @property
    def kalimat(self) -> str:
        return f"rata-rata {jarak(self.rata)}" if self.rata else "rata-rata: belum cukup data"


@dataclass(frozen=True)
class KeadaanAset:
    aset: Aset
    gangguan: Sequence[Gangguan]

    @property
    def tingkat(self) -> int:
        return max((g.tingkat for g in self.gangguan), default=0)


@dataclass(frozen=True)
class BarisGangguan:
    """A fault as the board shows it."""

    gangguan: Gangguan
    tenggat: Tenggat | None


def today() -> date:
    return clock.today(settings.TIME_ZONE)


def period(irama: Irama, day: date) -> tuple[date, date]:
    """Return the first and the last day of the sheet to which `day` belongs."""
    length = JADWAL[irama].hari
    first = day if length == 1 else day - timedelta(days=day.weekday())
    return first, first + timedelta(days=length - 1)


def end_of(day: date) -> datetime:
    """Return the last second of a day on the wall of this site."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=ZoneInfo(settings.TIME_ZONE))


def list_missing() -> Sequence[Daftar]:
    """Return the check lists that have no sheet for now."""
    day = today()
    lacks = []
    for daftar in Daftar.objects.order_by("pk"):
        first, _ = period(Irama(daftar.irama), day)
        if not Lembar.objects.filter(daftar=daftar, tanggal=first).exists():
            lacks.append(daftar)
    return lacks


def list_overdue() -> Sequence[Lembar]:
    """Return unfinished sheets whose hour or day is over and that nobody has noted yet."""
    over = Q(jatuh_tempo_at__lt=clock.now()) | Q(tanggal_akhir__lt=today())
    return list(Lembar.objects.filter(over, state=KeadaanLembar.TERBUKA.value))


def list_open_lembar() -> QuerySet[Lembar]:
    """Return the sheets that may still be filled."""
    return Lembar.objects.filter(state__in=TERBUKA, tanggal_akhir__gte=today())


def list_sekarang(actor: Actor) -> Sequence[Lembar]:
    """Return the sheets of now: first those that the actor is here to fill."""
    day = today()
    rows = Lembar.objects.filter(tanggal__lte=day, tanggal_akhir__gte=day)
    rows = with_counts(rows.select_related("daftar"))
    mine = Irama.HARIAN if actor.has(Role.OPERATOR_PERANGKAT) else Irama.MINGGUAN

    def rank(lembar: Lembar) -> tuple[bool, bool, bool]:
        his = lembar.daftar.irama == mine and may_fill(actor, lembar)
        return not lembar.is_open, not his, lembar.daftar.irama != Irama.HARIAN

    return sorted(rows, key=rank)


def with_counts(rows: QuerySet[Lembar]) -> QuerySet[Lembar]:
    def count(hasil: HasilIsian) -> Count:
        return Count("isian", filter=Q(isian__hasil=hasil.value))

    return rows.annotate(
        jumlah=Count("isian"),
        jumlah_belum=count(HasilIsian.BELUM),
        jumlah_tidak=count(HasilIsian.TIDAK),
    )


def may_fill(actor: Actor, lembar: Lembar) -> bool:
    act = JADWAL[Irama(lembar.daftar.irama)].act
    return may(actor, act, at=lembar.daftar.satuan_kode)


def access_lembar(actor: Actor, key: UUID) -> Lembar:
    demand(actor, Act.PERANGKAT_READ)
    lembar = with_counts(Lembar.objects.select_related("daftar").filter(pk=key)).first()
    if lembar is None:
        raise NotFound
    demand(actor, Act.PERANGKAT_READ, at=lembar.daftar.satuan_kode)
    return lembar


def list_isian(lembar: Lembar) -> Sequence[Isian]:
    """Return the lines of a sheet in order, with all that a page needs."""
    rows = Isian.objects.filter(lembar=lembar).select_related("butir__aset", "butir__panduan")
    return list(rows.order_by("butir__urut"))


def list_riwayat(actor: Actor) -> QuerySet[Lembar]:
    demand(actor, Act.PERANGKAT_READ)
    return with_counts(Lembar.objects.select_related("daftar")).order_by("-tanggal", "daftar_id")


def readings_since(butir: Butir, since: datetime) -> Sequence[Ukuran]:
    """Return what the probe of a line has read, newest last."""
    return list(Ukuran.objects.filter(probe=butir.probe, at__gte=since).order_by("at", "pk"))


def last_reading(probe: str) -> Ukuran | None:
    return Ukuran.objects.filter(probe=probe).order_by("-at", "-pk").first()


def window_of(lembar: Lembar) -> datetime:
    """Return since when readings count for a sheet: since the one before it was opened."""
    before = Lembar.objects.filter(daftar=lembar.daftar, tanggal__lt=lembar.tanggal)
    last = before.order_by("-tanggal").first()
    return last.dibuka_at if last else lembar.dibuka_at - timedelta(days=1)


def list_aset(actor: Actor) -> Sequence[KeadaanAset]:
    """Return every piece of equipment in use with its open faults."""
    demand(actor, Act.PERANGKAT_READ)
    rows = aset_in_use().prefetch_related(
        "perangkat_lunak",
        Prefetch("gangguan", Gangguan.objects.filter(state=Gangguan.TERBUKA), to_attr="terbuka"),
    )
    return [KeadaanAset(aset, getattr(aset, "terbuka", [])) for aset in rows]


def aset_in_use() -> QuerySet[Aset]:
    return Aset.objects.filter(aktif=True)


def by_class(rows: Sequence[KeadaanAset]) -> Mapping[Kelas, Sequence[KeadaanAset]]:
    return {k: found for k in Kelas if (found := [r for r in rows if r.aset.kelas == k])}


def access_aset(actor: Actor, key: UUID) -> Aset:
    demand(actor, Act.PERANGKAT_READ)
    aset = Aset.objects.prefetch_related("perangkat_lunak").filter(pk=key).first()
    if aset is None:
        raise NotFound
    demand(actor, Act.PERANGKAT_READ, at=aset.satuan_kode)
    return aset


def list_gangguan(actor: Actor) -> Sequence[BarisGangguan]:
    """Return the open faults, highest stage first, each with its clock."""
    demand(actor, Act.PERANGKAT_READ)
    rows = Gangguan.objects.filter(state=Gangguan.TERBUKA).select_related("aset", "butir")
    return with_clocks(list(rows))


def with_clocks(rows: Sequence[Gangguan]) -> Sequence[BarisGangguan]:
    clocks = running(g.ref for g in rows)
    return [BarisGangguan(g, next(iter(clocks.get(g.ref, [])), None)) for g in rows]


def list_pulih(actor: Actor, *, limit: int = 20) -> Sequence[Gangguan]:
    demand(actor, Act.PERANGKAT_READ)
    rows = Gangguan.objects.filter(state=Gangguan.PULIH).select_related("aset")
    return list(rows.order_by("-pulih_at")[:limit])


def list_gangguan_aset(aset: Aset, *, limit: int = 20) -> Sequence[Gangguan]:
    return list(Gangguan.objects.filter(aset=aset).order_by("-terdeteksi_at")[:limit])


def access_gangguan(actor: Actor, key: UUID) -> Gangguan:
    demand(actor, Act.PERANGKAT_READ)
    rows = Gangguan.objects.select_related("aset", "butir__panduan", "lembar__daftar")
    gangguan = rows.filter(pk=key).first()
    if gangguan is None:
        raise NotFound
    demand(actor, Act.PERANGKAT_READ, at=gangguan.aset.satuan_kode)
    return gangguan


def guide_of(gangguan: Gangguan) -> Sequence[str]:
    """Return the steps of the manual for this fault; none when it was reported freely."""
    panduan = gangguan.butir.panduan if gangguan.butir else None
    return [str(step) for step in panduan.langkah] if panduan else []


def current_stage(gangguan: Gangguan) -> PenangananGangguan:
    return PenangananGangguan.objects.get(
        gangguan=gangguan, putaran=gangguan.putaran, tingkat=gangguan.tingkat
    )


def open_by_butir(lembar: Lembar) -> Mapping[int, Gangguan]:
    """Return the open fault of each line of a sheet that has one."""
    rows = Gangguan.objects.filter(state=Gangguan.TERBUKA, butir__daftar_id=lembar.daftar_id)
    return {g.butir_id: g for g in rows if g.butir_id is not None}


def compliance(*, days: int, irama: Irama | None = None) -> Kepatuhan:
    """Return how many sheets of the last days were finished on time, of those due."""
    rows = Lembar.objects.filter(tanggal__gt=today() - timedelta(days=days))
    if irama:
        rows = rows.filter(daftar__irama=irama.value)
    due = [x for x in rows if x.selesai_at or x.jatuh_tempo_at < clock.now()]
    return Kepatuhan(
        jatuh=len(due),
        tepat=sum(x.is_on_time for x in due),
        terlewat=sum(x.selesai_at is None for x in due),
    )


def repairs(*, days: int) -> Perbaikan:
    """Return how the faults mended in the last days were mended."""
    since = clock.now() - timedelta(days=days)
    rows = list(Gangguan.objects.filter(state=Gangguan.PULIH, pulih_at__gte=since))
    spans = [g.pulih_at - g.terdeteksi_at for g in rows if g.pulih_at]
    mean = sum(spans, timedelta(0)) / len(spans) if len(spans) >= CUKUP else None
    mix = [(TINGKAT_LABEL[t], sum(g.tingkat == t for g in rows)) for t in Tingkat]
    return Perbaikan(jumlah=len(rows), rata=mean, tingkat=mix)


# --- breaches of personal data --------------------------------------------------------------------


@dataclass(frozen=True)
class BarisKebocoran:
    """A breach with its clock while that runs, and who is still to be told."""

    kebocoran: KebocoranData
    tenggat: Tenggat | None
    belum: Sequence[PihakKebocoran]


def list_kebocoran(actor: Actor) -> Sequence[BarisKebocoran]:
    """Return the breaches of this site for those who answer for them; nothing for others."""
    if not may_kebocoran(actor, settings.SIDIK.satuan):
        return []
    rows = list(KebocoranData.objects.prefetch_related("pemberitahuan")[:50])
    clocks = running(row.ref for row in rows)
    return [_kebocoran(row, next(iter(clocks.get(row.ref, [])), None)) for row in rows]


def access_kebocoran(actor: Actor, key: UUID) -> BarisKebocoran:
    row = KebocoranData.objects.prefetch_related("pemberitahuan").filter(pk=key).first()
    if row is None or not may_kebocoran(actor, row.satuan_kode):
        raise NotFound
    return _kebocoran(row, next(iter(running([row.ref]).get(row.ref, [])), None))


def _kebocoran(row: KebocoranData, tenggat: Tenggat | None) -> BarisKebocoran:
    told = {each.pihak for each in row.pemberitahuan.all()}
    return BarisKebocoran(row, tenggat, [pihak for pihak in PihakKebocoran if pihak not in told])
