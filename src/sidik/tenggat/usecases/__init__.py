"""The verbs of the clocks, split by act."""

from sidik.tenggat.usecases.aturan import (
    approve_tindihan,
    forget_hari_khusus,
    propose_tindihan,
    revoke_tindihan,
    set_hari_khusus,
)
from sidik.tenggat.usecases.dasar import amend_dasar, plant_dasar
from sidik.tenggat.usecases.jam import (
    cancel_tenggat,
    meet_tenggat,
    pause_tenggat,
    regrade_tenggat,
    resume_tenggat,
    start_tenggat,
)
from sidik.tenggat.usecases.tangga import OnLapse, climb, lapse, put_off, sweep, warn

__all__ = [
    "OnLapse",
    "amend_dasar",
    "approve_tindihan",
    "cancel_tenggat",
    "climb",
    "forget_hari_khusus",
    "lapse",
    "meet_tenggat",
    "pause_tenggat",
    "plant_dasar",
    "propose_tindihan",
    "put_off",
    "regrade_tenggat",
    "resume_tenggat",
    "revoke_tindihan",
    "set_hari_khusus",
    "start_tenggat",
    "sweep",
    "warn",
]
