"""What falls due, in order of danger; and the rules behind it."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_safe

from sidik.satuan.http import OfficerRequest
from sidik.tenggat.policy import all_rules
from sidik.tenggat.queries import list_due


@require_safe
def list_tenggat(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    rows = list_due(actor, hours=24 * 14).order_by("due_at")[:200]
    daftar = [(tenggat, _page_of(tenggat.subject)) for tenggat in rows]
    return render(request, "tenggat/daftar.html", {"daftar": daftar})


@require_safe
def list_aturan(request: HttpRequest) -> HttpResponse:
    rules = sorted(all_rules().values(), key=lambda rule: rule.kode)
    return render(request, "tenggat/aturan.html", {"aturan": rules})


def _page_of(subject: str) -> str:
    """Return the page of a subject: by convention `<kind>:detail`; nothing when it has none."""
    kind, _, key = subject.partition(":")
    try:
        return reverse(f"{kind}:detail", args=[key])
    except NoReverseMatch:
        return ""
