"""What the work process brings in, and how far it is."""

import json
from functools import partial
from pathlib import Path

from django.conf import settings

from sidik.impor.models import Impor
from sidik.impor.queries import next_antre
from sidik.impor.usecases import carry_out, give_up
from sidik.kernel.errors import Refusal
from sidik.satuan.data import system_actor
from sidik.satuan.queries import get_petugas


def bring_in() -> None:
    """Carry out the oldest order; a power cut leaves it standing, and it is begun again.

    An order from the command line that was cut off there is carried out here.
    """
    impor = next_antre()
    if impor is None:
        return
    machine = system_actor(settings.SIDIK.satuan)
    by_machine = impor.oleh_nrp == machine.nrp
    actor = machine if by_machine else get_petugas(impor.oleh_nrp).as_actor()
    try:
        carry_out(impor, actor=actor, progress=partial(say_progress, impor))
    except Refusal as no:
        give_up(impor, no)
    finally:
        progress_file(impor).unlink(missing_ok=True)


def progress_file(impor: Impor) -> Path:
    """Where the work process says how far it is: its transaction shows nothing before the end."""
    return Path(settings.SIDIK.var) / "impor" / f"{impor.pk}.json"


def read_progress(impor: Impor) -> tuple[int, int]:
    """Return how many of how many rows are in hand."""
    try:
        done, of = json.loads(progress_file(impor).read_text())
    except (OSError, ValueError):
        return 0, impor.jumlah
    return int(done), int(of)


def say_progress(impor: Impor, done: int, of: int) -> None:
    file = progress_file(impor)
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(".new")
    temporary.write_text(json.dumps([done, of]))
    temporary.replace(file)
