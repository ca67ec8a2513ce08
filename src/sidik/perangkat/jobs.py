"""What the work process does for upkeep."""

from collections.abc import Mapping

from django.conf import settings

from sidik.perangkat import usecases
from sidik.perangkat.probes import Probe
from sidik.satuan.data import system_actor


def plant_perangkat() -> int:
    """At setup: the equipment, the lists and the manual that ship with the product."""
    return usecases.plant_perangkat(actor=system_actor(settings.SIDIK.satuan))


def open_sheets(more: Mapping[str, Probe] | None = None) -> None:
    """At 00:05, and whenever the worker starts: today's sheet makes itself."""
    usecases.measure(more)
    usecases.open_daily_sheets(actor=system_actor(settings.SIDIK.satuan))


def measure(more: Mapping[str, Probe] | None = None) -> None:
    """Every five minutes: read the probes."""
    usecases.measure(more)
