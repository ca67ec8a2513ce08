"""The board of detainees, and force in one case: parse, call one use case or query, render."""

from sidik.upaya_paksa.views.laman import Barang, act, act_on, show
from sidik.upaya_paksa.views.papan import show_papan

__all__ = ["Barang", "act", "act_on", "show", "show_papan"]
