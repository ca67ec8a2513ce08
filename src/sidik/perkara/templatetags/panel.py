"""The case page opens the rooms that wiring gave it."""

from collections.abc import Sequence
from typing import Any

from django import template

from sidik.perkara.queries.panel import PanelTerisi, open_panels

register = template.Library()


@register.simple_tag(takes_context=True)
def fill_panels(context: dict[str, Any]) -> Sequence[PanelTerisi]:
    """Return the panels of this case for this reader."""
    actor = context["request"].actor
    return open_panels(context.get("panels", ()), context["perkara"], actor)
