"""Measured figures. Never a verdict in a test: machines are shared and noisy."""

import os
import sys
from collections.abc import Callable
from typing import Any, Final

import psutil

from sidik.kernel.errors import Refusal
from sidik.ops.bench.data import Figures, Order
from sidik.ops.bench.perkara import measure_perkara
from sidik.ops.bench.start import measure_start

BENCHES: Final[dict[str, Callable[[Order], Figures]]] = {
    "start": measure_start,
    "perkara": measure_perkara,
}


class TolokUkurTidakDikenal(Refusal):
    status = 404
    message = "Tolok ukur «{name}» tidak dikenal. Yang ada: {known}."


def run_bench(name: str, order: Order) -> dict[str, Any]:
    """Return {"name", "figures", "machine"}. Raises `TolokUkurTidakDikenal`."""
    if name not in BENCHES:
        raise TolokUkurTidakDikenal(name=name, known=", ".join(BENCHES))
    figures = BENCHES[name](order)
    return {"name": name, "figures": figures, "machine": machine()}


def machine() -> dict[str, Any]:
    """Say what the figures were measured on."""
    return {
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "load": round(os.getloadavg()[0], 1),
        "python": sys.version.split()[0],
    }
