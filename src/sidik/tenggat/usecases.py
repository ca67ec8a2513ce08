"""Clocks start, are met, or lapse."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from sidik.jejak.usecases import projection, record, store, usecase
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.satuan.data import Act, Actor
from sidik.satuan.policy import demand
from sidik.tenggat.data import DasarTidakLengkap, Kalender, PerubahanDasar, due_at
from sidik.tenggat.models import DasarHukum, Tenggat
from sidik.tenggat.policy import kalender, read_dasar, rule
from sidik.tenggat.queries import find_dasar, lapsed

log = logging.getLogger(__name__)

OnLapse: TypeAlias = Mapping[str, Callable[[Tenggat, Actor], None]]
"""Who answers for the lapse of which rule; filled in wiring."""

TUNDA = timedelta(hours=1)


@usecase
def start_tenggat(
    *, actor: Actor, aturan: str, subject: str, at: datetime, satuan: str | None = None
) -> Tenggat:
    """Start the clock that `aturan` prescribes on the day of `at`; one runs per rule and subject.

    `satuan` is the unit that owes it (default: the actor's).
    """
    running = Tenggat.objects.filter(aturan=aturan, subject=subject, dipenuhi_at=None).first()
    law = rule(aturan)
    local = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    nilai = law.at(local.date())
    end = due_at(local, jenis=nilai.jenis, jumlah=nilai.jumlah, kalender=_kalender(local))
    tenggat = running or Tenggat(aturan=aturan, subject=subject)
    tenggat.label, tenggat.pemilik = law.uraian, law.pemilik
    tenggat.satuan_kode = satuan or actor.satuan
    tenggat.mulai_at, tenggat.due_at = at, end
    tenggat.ingatkan_at = end - timedelta(hours=law.ingatkan_jam)
    tenggat.lewat_at = tenggat.tunda_at = None
    store(tenggat)
    facts = {"aturan": law.uraian, "sampai": end.isoformat(), "dasar": nilai.dasar}
    record(actor=actor, verb="tenggat.mulai", subject=subject, facts=facts)
    return tenggat


@usecase
def meet_tenggat(*, actor: Actor, aturan: str, subject: str) -> Tenggat | None:
    """Meet the running clock of this rule; None when there is none."""
    tenggat = Tenggat.objects.filter(aturan=aturan, subject=subject, dipenuhi_at=None).first()
    if tenggat:
        tenggat.dipenuhi_at = clock.now()
        store(tenggat)
    facts = {"aturan": rule(aturan).uraian, "berjalan": tenggat is not None}
    record(actor=actor, verb="tenggat.dipenuhi", subject=subject, facts=facts)
    return tenggat


@usecase
def lapse(tenggat: Tenggat, *, actor: Actor, on_lapse: OnLapse) -> None:
    """Mark one clock as lapsed and hand it to whoever answers for it."""
    demand(actor, Act.TENGGAT_RUN)
    tenggat.lewat_at = clock.now()
    store(tenggat)
    facts = {"aturan": tenggat.label}
    record(actor=actor, verb="tenggat.lewat", subject=tenggat.subject, facts=facts)
    if handle := on_lapse.get(tenggat.aturan):
        handle(tenggat, actor)


@projection
def put_off(key: UUID) -> None:
    """Let a clock whose handler failed wait an hour, so that it cannot hold up the others."""
    Tenggat.objects.filter(pk=key).update(tunda_at=clock.now() + TUNDA)


@usecase
def plant_dasar(*, actor: Actor) -> int:
    """Enter the documents that ship with the product, once; what a site changed stays."""
    rows = [row for row in read_dasar()["dasar"] if not find_dasar(row["kode"])]
    for urut, row in enumerate(rows, 1):
        store(DasarHukum(urut=urut, **row))
    facts = {"jumlah": len(rows)}
    record(actor=actor, verb="dasar.ditanam", subject=ref("dasar", "sop"), facts=facts)
    return len(rows)


@usecase
def amend_dasar(dasar: DasarHukum, change: PerubahanDasar, *, actor: Actor) -> DasarHukum:
    """Correct or replace what this site cites. Raises `NotAllowed`, `DasarTidakLengkap`."""
    demand(actor, Act.DASAR_AMEND, at=settings.SIDIK.satuan)
    if not (change.judul.strip() and change.tentang.strip() and change.alasan.strip()):
        raise DasarTidakLengkap
    dasar.judul, dasar.tentang = change.judul.strip(), change.tentang.strip()
    dasar.tanggal, dasar.catatan = change.tanggal, change.alasan.strip()
    store(dasar)
    facts = {"kode": dasar.kode, "judul": dasar.judul, "alasan": dasar.catatan}
    record(actor=actor, verb="dasar.diubah", subject=ref("dasar", dasar.pk), facts=facts)
    return dasar


def sweep(*, actor: Actor, on_lapse: OnLapse) -> int:
    """Hand over every lapsed clock, each in its own transaction; return how many were handed over.

    One failing handler never stops the sweep: its clock is put off and the fault is logged.
    """
    done = 0
    for tenggat in lapsed().order_by("due_at").iterator():
        try:
            lapse(tenggat, actor=actor, on_lapse=on_lapse)
        except Exception:
            log.exception("tenggat lewat tidak tertangani", extra={"aturan": tenggat.aturan})
            put_off(tenggat.pk)
        else:
            done += 1
    return done


def _kalender(start: datetime) -> Kalender:
    return kalender(start.year)
