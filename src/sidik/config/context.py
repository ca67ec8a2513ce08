"""What every staff page is given: the menu, whose desk it is, the rooms of a case page."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from sidik.pengawasan.queries import find_unduhan
from sidik.satuan.models import Satuan
from sidik.wiring import PERKARA_PANELS, navigation


def menu(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"nav": [], "satuan_nama": ""}
    return {
        "unduh": find_unduhan(actor, request.path, request.GET),
        "nav": navigation(actor, request.path),
        "satuan_nama": _name_of(actor.satuan),
        "panels": PERKARA_PANELS,
    }


@cache
def _name_of(kode: str) -> str:
    """Units are renamed about once a decade; a restart shows it."""
    found = Satuan.objects.filter(kode=kode).values_list("nama", flat=True).first()
    return found or kode
