"""What no reason excuses: a late entry was written down late, the world still ran forwards."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from sidik.kernel.bahasa import tanggal, tanggal_jam
from sidik.perkara.data import PeranOrang, StatusOrang
from sidik.perkara.models import Keterlibatan, LaporanPolisi, Perkara, RiwayatStatus, Tindakan
from sidik.upaya_paksa.errors import (
    MasihDitahan,
    MasihDitangkap,
    MendahuluiPenangkapan,
    MendahuluiPenetapan,
    SelangDikuasai,
    SudahDiserahkan,
    TerlaluDahulu,
)
from sidik.upaya_paksa.models import Penahanan, Penangkapan


def insist_floor(perkara: Perkara, at: datetime) -> None:
    """Raise `TerlaluDahulu` for a moment before the day of the first event that is reported.

    How long before its report anything can lie at all is asked by `insist_kronologi`.
    """
    rows = LaporanPolisi.objects.filter(perkara=perkara).exclude(kejadian_at=None)
    event = rows.order_by("kejadian_at").values_list("kejadian_at", flat=True).first()
    if event and _day(perkara, at) < _day(perkara, event):
        raise TerlaluDahulu(batas=tanggal(_day(perkara, event)))


def insist_order(orang: Keterlibatan, at: datetime) -> None:
    """Ask whether a detention that begins at `at` can be: after the arrest, as a suspect, once.

    Raises `MendahuluiPenetapan`, `MasihDitahan`, `MendahuluiPenangkapan`, `SelangDikuasai`.
    """
    perkara = orang.perkara
    named = _named(orang)
    if named and _day(perkara, at) < _day(perkara, named):
        raise MendahuluiPenetapan(hari=tanggal(_day(perkara, named)))
    ended_before = Q(keluar__lt=_day(perkara, at))
    if Penahanan.objects.filter(keterlibatan=orang, batal_at=None).exclude(ended_before).exists():
        raise MasihDitahan
    arrests = Penangkapan.objects.filter(keterlibatan=orang, batal_at=None)
    if later := arrests.filter(mulai_at__gt=at).order_by("mulai_at").first():
        raise MendahuluiPenangkapan(tangkap=_wall(perkara, later.mulai_at))
    if other := arrests.filter(selesai_at__gt=at).first():
        raise SelangDikuasai(keadaan=f"ditangkap sejak {_wall(perkara, other.mulai_at)}")


def insist_arrestable(orang: Keterlibatan, at: datetime) -> None:
    """Raise `MasihDitangkap`, `SelangDikuasai` when he was in somebody's hands already."""
    arrests = Penangkapan.objects.filter(keterlibatan=orang, batal_at=None)
    if arrests.filter(selesai_at=None).exists():
        raise MasihDitangkap
    if other := arrests.filter(mulai_at__lte=at, selesai_at__gt=at).first():
        raise SelangDikuasai(keadaan=f"ditangkap sejak {_wall(orang.perkara, other.mulai_at)}")
    day = _day(orang.perkara, at)
    held = Penahanan.objects.filter(keterlibatan=orang, batal_at=None)
    held = held.filter(Q(keluar=None) | Q(keluar__gt=day))
    if row := held.filter(mulai_at__lt=at).first():
        raise SelangDikuasai(keadaan=f"ditahan sejak {_wall(orang.perkara, row.mulai_at)}")


def diserahkan_at(orang: Keterlibatan) -> datetime | None:
    """Return when the prosecutor took him over (tahap II); None: the police have him still."""
    if orang.status != StatusOrang.DILIMPAHKAN:
        return None
    rows = RiwayatStatus.objects.filter(keterlibatan=orang, status=orang.status)
    return rows.order_by("-at").values_list("at", flat=True).first()


def insist_di_penyidik(orang: Keterlibatan, at: date | datetime, terlambat: str) -> str:
    """Return why what was done to him before the hand-over is only written down now; empty before.

    Raises `SudahDiserahkan` for what lies after it, and without that reason.
    """
    handed = diserahkan_at(orang)
    if handed is None:
        return ""
    last = _day(orang.perkara, handed)
    is_later = at >= handed if isinstance(at, datetime) else at >= last
    if is_later or not terlambat.strip():
        raise SudahDiserahkan(hari=tanggal(last))
    return terlambat.strip()


def detained_next(orang: Keterlibatan, at: datetime) -> Penahanan | None:
    """Return the detention into which an arrest that is only written down now has led."""
    rows = Penahanan.objects.filter(keterlibatan=orang, batal_at=None, mulai_at__gte=at).order_by(
        "mulai_at"
    )
    row = rows.first()
    if row is None:
        return None
    between = Penangkapan.objects.filter(keterlibatan=orang, batal_at=None, mulai_at__gt=at)
    return None if between.filter(mulai_at__lte=row.mulai_at).exists() else row


def gap_of(tangkap: Penangkapan | None, until: datetime) -> timedelta | None:
    """Return how long he was kept between the end of his arrest and `until`; None: not a moment.

    Whoever was let go in time was not kept.
    """
    if tangkap is None:
        return None
    released = tangkap.selesai_at
    if released and released <= tangkap.sampai_at:
        return None
    gap = min(released or until, until) - tangkap.sampai_at
    return gap if gap > timedelta(0) else None


def say_gap(gap: timedelta) -> str:
    """Say it as officers do: «3 hari», «5 jam»."""
    if gap.days:
        return f"{gap.days} hari"
    hours = -(-int(gap.total_seconds()) // 3600)
    return f"{hours} jam"


def _named(orang: Keterlibatan) -> datetime | None:
    """Return when a step with a date made him a suspect; None: nobody here knows."""
    steps = Tindakan.objects.filter(perkara=orang.perkara, tujuan="name_tersangka")
    rows = RiwayatStatus.objects.filter(keterlibatan=orang, peran=PeranOrang.TERSANGKA.value)
    known = rows.filter(at__in=steps.values("at")).order_by("at")
    return known.values_list("at", flat=True).first()


def _day(perkara: Perkara, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(perkara.satuan.zona)).date()


def _wall(perkara: Perkara, moment: datetime) -> str:
    return tanggal_jam(moment.astimezone(ZoneInfo(perkara.satuan.zona)))
