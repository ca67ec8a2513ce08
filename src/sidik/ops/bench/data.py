"""What is asked of a bench, and how its figures are summed up."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Say: TypeAlias = Callable[[str], None]
Figures: TypeAlias = dict[str, float]


@dataclass(frozen=True, kw_only=True)
class Order:
    quick: bool
    say: Say
    rows: int = 0
    """0: the size of the bench's own."""
    folder: Path | None = None
    """Keep what was made here, and measure on it again next time."""
    inside: bool = False
    """This process is already the node that is measured."""


def p95(seconds: Sequence[float]) -> float:
    """Return the 95th percentile in milliseconds: the nearest rank, no interpolation."""
    ranked = sorted(seconds)
    return round(ranked[max(0, math.ceil(len(ranked) * 0.95) - 1)] * 1000, 1)
