"""Finding a case by whatever is known of it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidik.perkara import queries
from sidik.perkara.forms import CariForm
from sidik.perkara.queries.cari import Mesin
from sidik.perkara.views.laman import actor_of


@require_safe
def search(request: HttpRequest, mesin: Mapping[str, Mesin] | None = None) -> HttpResponse:
    """`mesin`: searchers of rooms above, by the heading under which their finds stand."""
    form = CariForm(request.GET)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    context: dict[str, Any] = {"form": form, "q": q, "hasil": None}
    if q:
        found = queries.search_perkara(actor_of(request), q, mesin or {})
        context["hasil"] = queries.rows_of_found(actor_of(request), found)
    return render(request, "perkara/cari.html", context)
