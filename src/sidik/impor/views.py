"""Old registers: bring one, look at it, say what is what, let it in."""

import re
from collections.abc import Sequence
from typing import Final, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.impor import queries, usecases
from sidik.impor.data import MAX_BYTES, KeadaanBaris, KeadaanImpor, read_moment
from sidik.impor.errors import BerkasTerlaluBesar
from sidik.impor.forms import BerkasForm, KolomForm
from sidik.impor.jobs import read_progress
from sidik.impor.models import BarisImpor, Impor
from sidik.impor.probes import read_lembar
from sidik.impor.render import blank_register
from sidik.jejak.data import Actor
from sidik.kernel.bahasa import tanggal
from sidik.kernel.errors import Refusal
from sidik.perkara.queries import list_satuan_penyidik
from sidik.satuan.data import Act
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import demand, top_of

PER_PAGE: Final = 50
_TANGGAL: Final = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _actor(request: HttpRequest) -> Actor:
    return cast("OfficerRequest", request).actor


@require_http_methods(["GET", "POST"])
def list_impor(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    rows = queries.list_impor(actor)[:PER_PAGE]
    top = top_of(actor, Act.LP_IMPORT) or actor.satuan
    form = BerkasForm(request.POST or None, request.FILES or None, satuan=list_satuan_penyidik(top))
    if request.method == "POST" and form.is_valid():
        try:
            impor = _preview(form, actor)
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("impor:detail", impor.pk)
    status = 422 if form.errors else 200
    return render(request, "impor/daftar.html", {"form": form, "rows": rows}, status=status)


def _preview(form: BerkasForm, actor: Actor) -> Impor:
    file, satuan = form.cleaned_data["berkas"], form.cleaned_data["satuan"]
    if file.size > MAX_BYTES:
        raise BerkasTerlaluBesar(batas="20 MB")
    isi = file.read()
    lembar = read_lembar(isi)
    return usecases.preview_register(lembar, nama=file.name, isi=isi, satuan=satuan, actor=actor)


@require_safe
def show_impor(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, queries.access_impor(_actor(request), pk))


@require_POST
def map_kolom(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _actor(request)
    impor = queries.access_impor(actor, pk)
    form = KolomForm(request.POST, judul=impor.judul)
    if form.is_valid():
        try:
            usecases.map_kolom(impor, form.value(), actor=actor)
        except Refusal as no:
            return _page(request, impor, form, refusal=str(no), status=no.status)
        return redirect("impor:detail", pk)
    return _page(request, impor, form, status=422)


@require_POST
def order_impor(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _actor(request)
    impor = queries.access_impor(actor, pk)
    try:
        usecases.order_impor(
            impor,
            hanya_benar="hanya_benar" in request.POST,
            simpan_sisa="simpan_sisa" in request.POST,
            actor=actor,
        )
    except Refusal as no:
        return _page(request, impor, refusal=str(no), status=no.status)
    return redirect("impor:detail", pk)


@require_POST
def cancel_impor(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _actor(request)
    impor = queries.access_impor(actor, pk)
    try:
        usecases.cancel_impor(impor, actor=actor)
    except Refusal as no:
        return _page(request, impor, refusal=str(no), status=no.status)
    messages.success(request, "Register ini tidak jadi dimasukkan.")
    return redirect("impor:daftar")


@require_safe
def give_template(request: HttpRequest) -> HttpResponse:
    """An empty register whose columns are understood as they are."""
    demand(_actor(request), Act.LP_IMPORT)
    response = HttpResponse(blank_register(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="register-lp-kosong.xlsx"'
    return response


def _page(
    request: HttpRequest,
    impor: Impor,
    form: KolomForm | None = None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    keadaan = request.GET.get("keadaan", "")
    rows = BarisImpor.objects.filter(impor=impor)
    if keadaan in set(KeadaanBaris):
        rows = rows.filter(keadaan=keadaan)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    done, of = read_progress(impor)
    shown = sorted(impor.pemetaan.items(), key=lambda pair: pair[1])
    context = {
        "impor": impor,
        "form": form or KolomForm(initial=impor.pemetaan, judul=impor.judul),
        "counts": queries.count_baris(impor),
        "jawab": queries.jawab_of(impor),
        "sisa": queries.say_sisa(impor),
        "lindung": queries.say_lindung(impor),
        "page": page,
        "judul": [impor.judul[at] for _, at in shown],
        "baris": [
            (row, [(impor.judul[at], _at(row.sel, at)) for _, at in shown])
            for row in queries.show_baris(_actor(request), impor, list(page.object_list))
        ],
        "keadaan": keadaan,
        "refusal": refusal,
        "is_pratinjau": impor.keadaan == KeadaanImpor.PRATINJAU,
        "is_berjalan": impor.keadaan == KeadaanImpor.ANTRE,
        "done": done,
        "of": of,
    }
    return render(request, "impor/detail.html", context, status=status)


def _at(sel: Sequence[str], at: int) -> str:
    """Return a cell as it stands in the file; a real date as officers write one."""
    text = sel[at] if at < len(sel) else ""
    moment = read_moment(text) if _TANGGAL.fullmatch(text) else None
    if moment is None:
        return text
    return f"{tanggal(moment)} {moment:%H.%M}" if len(text) > len("2019-03-05") else tanggal(moment)
