"""What setup and the work process do for the clocks."""

from django.conf import settings

from sidik.satuan.data import system_actor
from sidik.tenggat import usecases
from sidik.tenggat.usecases import OnLapse, sweep


def sweep_tenggat(on_lapse: OnLapse) -> None:
    sweep(actor=system_actor(settings.SIDIK.satuan), on_lapse=on_lapse)


def plant_dasar() -> int:
    """At setup: the documents that the procedure rests on."""
    return usecases.plant_dasar(actor=system_actor(settings.SIDIK.satuan))
