"""What falls due, in order of danger; and the rules behind it."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidik.satuan.http import OfficerRequest
from sidik.tenggat.policy import all_rules
from sidik.tenggat.queries import list_due


@require_safe
def list_tenggat(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    daftar = list_due(actor, hours=24 * 14).order_by("due_at")[:200]
    return render(request, "tenggat/daftar.html", {"daftar": daftar})


@require_safe
def list_aturan(request: HttpRequest) -> HttpResponse:
    rules = sorted(all_rules().values(), key=lambda rule: rule.kode)
    return render(request, "tenggat/aturan.html", {"aturan": rules})
