"""The menu of every staff page, and whose desk it is."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from sidik.satuan.models import Satuan
from sidik.wiring import navigation


def menu(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"nav": [], "satuan_nama": ""}
    return {"nav": navigation(actor, request.path), "satuan_nama": _name_of(actor.satuan)}


@cache
def _name_of(kode: str) -> str:
    """Units are renamed about once a decade; a restart shows it."""
    found = Satuan.objects.filter(kode=kode).values_list("nama", flat=True).first()
    return found or kode
