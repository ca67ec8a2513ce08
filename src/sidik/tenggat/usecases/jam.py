"""Clocks start, are met, stand still, move and are taken off."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypedDict, Unpack
from zoneinfo import ZoneInfo

from django.db.models import Q

from sidik.jejak.usecases import record, store, usecase
from sidik.kernel import clock
from sidik.satuan.data import Actor
from sidik.satuan.queries import zone_of
from sidik.tenggat.data import Aturan, Nilai, due_at, next_hari_ke, resumed_due
from sidik.tenggat.models import Tenggat
from sidik.tenggat.policy import rule
from sidik.tenggat.queries import find_running, kalender_of, value_of, warnings_of


class Rincian(TypedDict, total=False):
    """What a clock may be told beside its rule and its subject."""

    satuan: str | None
    """The unit that owes it (default: the actor's); its zone says when a day begins."""
    induk: str
    """The case of a clock whose subject is something inside it."""
    rezim: str
    """The procedure code of the case; empty: the one in force on the day."""
    varian: str
    """The difficulty of the case, for rules that depend on it."""


@usecase
def start_tenggat(
    *,
    actor: Actor,
    aturan: str,
    subject: str,
    at: datetime,
    **more: Unpack[Rincian],
) -> Tenggat:
    """Start the clock that `aturan` prescribes at `at`; one runs per rule and subject."""
    law = rule(aturan)
    tenggat = find_running(aturan, subject) or Tenggat(aturan=aturan, subject=subject)
    tenggat.label, tenggat.pemilik = law.uraian, law.pemilik
    tenggat.satuan_kode = more.get("satuan") or actor.satuan
    tenggat.induk = more.get("induk", "")
    tenggat.rezim, tenggat.varian = more.get("rezim", ""), more.get("varian", "")
    tenggat.mulai_at, tenggat.hari_ke = at, 0
    nilai = value_of(tenggat)
    if nilai.seri:
        tenggat.hari_ke = nilai.seri[0]
    _begin(tenggat, law, nilai, actor)
    return tenggat


@usecase
def meet_tenggat(
    *, actor: Actor, aturan: str, subject: str, at: datetime | None = None
) -> Tenggat | None:
    """Meet the running clock of this rule; None when there is none.

    A duty that recurs begins again: the next day of its calendar, or the same span anew.
    """
    tenggat = find_running(aturan, subject)
    if tenggat:
        tenggat.dipenuhi_at = at or clock.now()
        tenggat.naik_at = tenggat.ingat_berikut_at = None
        store(tenggat)
    facts = {"aturan": rule(aturan).uraian, "berjalan": tenggat is not None}
    record(actor=actor, verb="tenggat.dipenuhi", subject=subject, facts=facts)
    if tenggat:
        _go_on(tenggat, actor)
    return tenggat


@usecase
def cancel_tenggat(*, actor: Actor, subject: str, alasan: str, aturan: str | None = None) -> int:
    """Take off the running clocks of a subject and of what is inside it; return how many.

    A closed case owes nothing more; what had run out by then stays as never met. With `aturan`
    only that clock.
    """
    mine = Q(subject=subject) | Q(induk=subject)
    rows = list(Tenggat.objects.filter(mine, dipenuhi_at=None))
    gone = [t for t in rows if aturan in (None, t.aturan)]
    for tenggat in gone:
        tenggat.dipenuhi_at, tenggat.batal_alasan = clock.now(), alasan[:200]
        tenggat.naik_at = tenggat.ingat_berikut_at = None
        store(tenggat)
    late = [t.label for t in gone if t.due_at < clock.now()]
    facts = {"aturan": [t.label for t in gone], "alasan": alasan, "lalai": late}
    record(actor=actor, verb="tenggat.batal", subject=subject, facts=facts)
    return len(gone)


@usecase
def pause_tenggat(
    *, actor: Actor, aturan: str, subject: str, at: datetime, alasan: str
) -> Tenggat | None:
    """Let a clock stand still (pembantaran; the file is with the prosecutor); None without one."""
    tenggat = find_running(aturan, subject)
    if tenggat and tenggat.jeda_at is None:
        tenggat.jeda_at, tenggat.jeda_alasan = at, alasan[:200]
        store(tenggat)
    facts = {"aturan": rule(aturan).uraian, "alasan": alasan, "sejak": at.isoformat()}
    record(actor=actor, verb="tenggat.jeda", subject=subject, facts=facts)
    return tenggat


@usecase
def resume_tenggat(*, actor: Actor, aturan: str, subject: str, at: datetime) -> Tenggat | None:
    """Let it run on: its end moves by the pause, so that what was left is left again."""
    tenggat = find_running(aturan, subject)
    if tenggat and tenggat.jeda_at:
        zone = ZoneInfo(zone_of(tenggat.satuan_kode))
        nilai = value_of(tenggat)
        end = resumed_due(
            tenggat.due_at.astimezone(zone),
            paused=tenggat.jeda_at.astimezone(zone),
            resumed=at.astimezone(zone),
            jenis=nilai.jenis,
        )
        tenggat.jeda_at, tenggat.jeda_alasan = None, ""
        _set_end(tenggat, nilai, end)
        store(tenggat)
    facts = {
        "aturan": rule(aturan).uraian,
        "sampai": tenggat.due_at.isoformat() if tenggat else "",
    }
    record(actor=actor, verb="tenggat.lanjut", subject=subject, facts=facts)
    return tenggat


@usecase
def regrade_tenggat(*, actor: Actor, subject: str, varian: str) -> int:
    """Move the clocks that depend on difficulty to another calendar; return how many moved.

    What was met stays met: the next day is the first of the new calendar after the day last met.
    """
    rows = Tenggat.objects.filter(subject=subject, dipenuhi_at=None)
    moved = [t for t in rows if _has_varian(rule(t.aturan)) and t.varian != varian]
    for tenggat in moved:
        _move(tenggat, varian)
        store(tenggat)
    facts = {"varian": varian, "aturan": [f"{t.label}: {t.due_at.isoformat()}" for t in moved]}
    record(actor=actor, verb="tenggat.digeser", subject=subject, facts=facts)
    return len(moved)


def _move(tenggat: Tenggat, varian: str) -> None:
    met = max((day for day in value_of(tenggat).seri if day < tenggat.hari_ke), default=0)
    tenggat.varian = varian
    nilai = value_of(tenggat)
    if nilai.seri:
        following = next_hari_ke(nilai.seri, met)
        if following is None:
            tenggat.dipenuhi_at, tenggat.batal_alasan = clock.now(), "kalender baru sudah habis"
            return
        tenggat.hari_ke = following
    _set_end(tenggat, nilai, _end(tenggat, nilai))


def _go_on(met: Tenggat, actor: Actor) -> None:
    law, nilai = rule(met.aturan), value_of(met)
    following = next_hari_ke(nilai.seri, met.hari_ke)
    if following is None and not law.berulang:
        return
    names = ("aturan", "subject", "satuan_kode", "induk", "rezim", "varian", "label", "pemilik")
    tenggat = Tenggat(**{name: getattr(met, name) for name in names})
    tenggat.hari_ke = following or 0
    tenggat.mulai_at = met.mulai_at if following else met.dipenuhi_at or clock.now()
    _begin(tenggat, law, value_of(tenggat), actor)


def _begin(tenggat: Tenggat, law: Aturan, nilai: Nilai, actor: Actor) -> None:
    _set_end(tenggat, nilai, _end(tenggat, nilai))
    store(tenggat)
    facts = {
        "aturan": law.uraian,
        "sampai": tenggat.due_at.isoformat(),
        "dasar": nilai.dasar,
        "yakin": nilai.yakin,
    }
    record(actor=actor, verb="tenggat.mulai", subject=tenggat.subject, facts=facts)


def _end(tenggat: Tenggat, nilai: Nilai) -> datetime:
    local = tenggat.mulai_at.astimezone(ZoneInfo(zone_of(tenggat.satuan_kode)))
    return due_at(
        local,
        jenis=nilai.jenis,
        jumlah=tenggat.hari_ke or nilai.jumlah,
        kalender=kalender_of(local.date()),
        hitung=nilai.hitung,
    )


def _set_end(tenggat: Tenggat, nilai: Nilai, end: datetime) -> None:
    """A new end: warnings begin anew, and a lapse that is no longer one is forgotten."""
    tenggat.due_at = end
    warnings = warnings_of(tenggat, nilai)
    tenggat.ingatkan_at = min(warnings, default=end)
    tenggat.ingat_berikut_at = _first_after(warnings, clock.now())
    tenggat.lewat_at = tenggat.tunda_at = tenggat.naik_at = None
    tenggat.eskalasi = ""


def _first_after(moments: Iterable[datetime], now: datetime) -> datetime | None:
    return min((moment for moment in moments if moment > now), default=None)


def _has_varian(law: Aturan) -> bool:
    return any(nilai.varian for nilai in law.nilai)
