"""The menu of every staff page."""

from typing import Any

from django.http import HttpRequest

from sidik.wiring import navigation


def menu(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", None)
    return {"nav": navigation(actor, request.path) if actor else []}
