"""The pots of an exhibit through time: what lay where at each moment, whenever it was written down.

Pure functions of movements. The database holds the same rule (migration 0002).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sidik.barang_bukti.data import ALUR, JenisGerak, Takaran, Wadah


@dataclass(frozen=True, kw_only=True)
class Langkah:
    """One movement as far as the balance is concerned."""

    at: datetime
    urut: int
    jenis: JenisGerak
    takaran: Takaran


Saat = tuple[Langkah, Mapping[Wadah, Takaran]]


def walk(steps: Iterable[Langkah]) -> Iterator[Saat]:
    """Yield each movement in the order of events, with the pots after it."""
    pots = {wadah: Takaran() for wadah in Wadah}
    for step in sorted(steps, key=lambda s: (s.at, s.urut)):
        dari, ke = ALUR[step.jenis]
        if dari:
            pots[dari] -= step.takaran
        pots[ke] += step.takaran
        yield step, dict(pots)


def find_minus(steps: Iterable[Langkah]) -> tuple[datetime, Wadah, Takaran] | None:
    """Return the first moment at which a pot would have held less than nothing."""
    for step, pots in walk(steps):
        for wadah, held in pots.items():
            if held.is_minus:
                return step.at, wadah, held
    return None


def pots_at(steps: Iterable[Langkah], at: datetime) -> Mapping[Wadah, Takaran]:
    """Return what lay where at a moment."""
    held: Mapping[Wadah, Takaran] = {wadah: Takaran() for wadah in Wadah}
    for step, pots in walk(steps):
        if step.at > at:
            break
        held = pots
    return held
