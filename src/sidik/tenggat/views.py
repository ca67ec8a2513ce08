"""What falls due, in order of danger; and the rules behind it."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_safe

from sidik.kernel.errors import Refusal
from sidik.satuan.data import Act
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import may
from sidik.tenggat import queries, usecases
from sidik.tenggat.forms import DasarForm
from sidik.tenggat.policy import all_rules, read_dasar
from sidik.tenggat.queries import list_due


@require_safe
def list_tenggat(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    rows = list_due(actor, hours=24 * 14).order_by("due_at")[:200]
    daftar = [(tenggat, _page_of(tenggat.subject)) for tenggat in rows]
    return render(request, "tenggat/daftar.html", {"daftar": daftar})


@require_safe
def list_dasar(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    context = {
        "dasar": queries.list_dasar(),
        "istilah": read_dasar()["istilah"],
        "boleh": may(actor, Act.DASAR_AMEND),
    }
    return render(request, "tenggat/dasar.html", context)


@require_http_methods(["GET", "POST"])
def amend_dasar(request: HttpRequest, kode: str) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    dasar = queries.access_dasar(actor, kode)
    now = {"judul": dasar.judul, "tentang": dasar.tentang, "tanggal": f"{dasar.tanggal:%Y-%m-%d}"}
    form = DasarForm(request.POST or None, initial=now)
    if form.is_valid():
        try:
            usecases.amend_dasar(dasar, form.value(), actor=actor)
        except Refusal as no:
            form.add_error(None, str(no))
        else:
            return redirect("tenggat:dasar")
    status = 422 if form.errors else 200
    return render(request, "tenggat/dasar_ubah.html", {"form": form, "dasar": dasar}, status=status)


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
