from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidik.kernel import clock
from sidik.satuan.http import OfficerRequest
from sidik.upaya_paksa import queries


@require_safe
def show_papan(request: HttpRequest) -> HttpResponse:
    """Who is held, the nearest end first."""
    actor = cast("OfficerRequest", request).actor
    papan = queries.get_papan(actor, satuan=request.GET.get("satuan", "")[:80])
    return render(request, "upaya_paksa/papan.html", {"papan": papan, "kini": clock.now()})
