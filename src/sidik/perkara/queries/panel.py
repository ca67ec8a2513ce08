"""Rooms above the case show what they know of it on its page, without the case knowing them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sidik.jejak.data import Actor
from sidik.perkara.models import Perkara

Isi: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A part of the case page that another context fills; wiring lists them."""

    kunci: str
    judul: str
    template: str
    """Rendered inside a card, with `isi` and `perkara`."""
    load: Callable[[Perkara, Actor], Isi | None]
    """None: nothing here for this reader."""


@dataclass(frozen=True, kw_only=True)
class PanelTerisi:
    kunci: str
    judul: str
    template: str
    isi: Isi


def open_panels(panels: Sequence[Panel], perkara: Perkara, actor: Actor) -> Sequence[PanelTerisi]:
    """Return the panels that have something to show to this reader."""
    found = ((panel, panel.load(perkara, actor)) for panel in panels)
    return [
        PanelTerisi(kunci=p.kunci, judul=p.judul, template=p.template, isi=isi)
        for p, isi in found
        if isi is not None
    ]
