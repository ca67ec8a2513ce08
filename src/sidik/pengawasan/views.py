"""The first page of each role, and the chiefs' tables."""

from typing import Any, cast

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidik.pengawasan import queries
from sidik.pengawasan.data import UKURAN_LABEL, Ukuran, UkuranTidakDikenal
from sidik.satuan.data import Act, Scope
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import scope_of

PER_PAGE = 50


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    context: dict[str, Any] = {"tugas": queries.list_tugas(actor)}
    if scope_of(actor, Act.PENGAWASAN_READ) is not Scope.NONE:
        context |= {
            "ubin": list(zip(UKURAN_LABEL.values(), queries.totals(actor), strict=True)),
            "bulan": queries.by_month(actor),
        }
    return render(request, "pengawasan/beranda.html", context)


@require_safe
def pengawasan(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    months = queries.by_month(actor)
    context = {
        "kolom": UKURAN_LABEL.values(),
        "ubin": list(zip(UKURAN_LABEL.values(), queries.totals(actor), strict=True)),
        "satuan": queries.by_satuan(actor),
        "petugas": queries.by_petugas(actor),
        "bulan": months,
        "bagan": [{"label": m.label, "value": m.masuk} for m in months],
    }
    return render(request, "pengawasan/pengawasan.html", context)


@require_safe
def list_cases(request: HttpRequest, ukuran: str) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    if ukuran not in set(Ukuran):
        raise UkuranTidakDikenal
    rows = queries.list_cases(
        actor,
        Ukuran(ukuran),
        satuan=request.GET.get("satuan", ""),
        petugas=request.GET.get("petugas", ""),
    )
    page = Paginator(rows.order_by("-dibuka_at", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"judul": UKURAN_LABEL[Ukuran(ukuran)], "page": page}
    return render(request, "pengawasan/daftar.html", context)
