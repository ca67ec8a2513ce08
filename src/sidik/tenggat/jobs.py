"""The sweep, as the work process runs it."""

from django.conf import settings

from sidik.satuan.data import system_actor
from sidik.tenggat.usecases import OnLapse, sweep


def sweep_tenggat(on_lapse: OnLapse) -> None:
    sweep(actor=system_actor(settings.SIDIK.satuan), on_lapse=on_lapse)
