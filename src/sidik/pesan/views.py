"""The desk where people answer, the out-box, the modems, and the demo's handset."""

from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.jejak.data import Actor
from sidik.kernel.errors import NotFound, Refusal
from sidik.pesan import queries, usecases
from sidik.pesan.data import (
    KELUAR_LABEL,
    MASUK_LABEL,
    KeadaanKeluar,
    KeadaanMasuk,
    Nomor,
    Penjaga,
    rapikan,
    segmen,
)
from sidik.pesan.errors import BalasanPerluDiperiksa
from sidik.pesan.forms import BalasanForm, PonselForm
from sidik.satuan.data import Act
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import demand, may

NOMOR_CONTOH = "+6281255500142"
PER_HALAMAN = 50


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The queue of those who wait for a person, oldest first; below it all that came."""
    actor = _actor(request)
    pilihan = _state(KeadaanMasuk, request.GET.get("keadaan", ""))
    rows = queries.list_masuk(actor, pilihan)
    context = {
        "antrean": queries.list_antrean(actor),
        "halaman": Paginator(rows, PER_HALAMAN).get_page(request.GET.get("page")),
        "pilihan": pilihan,
        "keadaan": MASUK_LABEL.items(),
        **_sums(),
    }
    return render(request, "pesan/masuk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def utas(request: HttpRequest, pk: UUID, penjaga: Penjaga) -> HttpResponse:
    """One conversation and the form to answer it. "Hitung" only counts the segments."""
    actor = _actor(request)
    found = queries.access_utas(pk, actor)
    form = BalasanForm(request.POST or None, initial={"terakhir": found.terakhir_keluar})
    hitung, perlu = "hitung" in request.POST, None
    if form.is_valid() and not hitung:
        try:
            usecases.reply_manually(form.value(pk), penjaga=penjaga, actor=actor)
        except Refusal as no:
            perlu = no if isinstance(no, BalasanPerluDiperiksa) else None
            form.add_error(no.field if no.field in form.fields else None, str(no))
        else:
            return redirect("pesan:utas", pk)
    context = {
        "utas": found,
        "form": form,
        "perlu": perlu,
        "segmen": segmen(rapikan(str(form["text"].value() or ""))),
        "may_reply": may(actor, Act.PESAN_REPLY),
    }
    status = 422 if form.errors and not hitung else 200
    return render(request, "pesan/utas.html", context, status=status)


@require_POST
def hitung(request: HttpRequest) -> HttpResponse:
    """Count the segments of a text being written: the fragment for htmx."""
    demand(_actor(request), Act.PESAN_REPLY)
    counted = segmen(rapikan(request.POST.get("text", "")[:1000]))
    return render(request, "pesan/_segmen.html", {"segmen": counted})


@require_POST
def selesai(request: HttpRequest, pk: UUID) -> HttpResponse:
    usecases.close_masuk(pk, actor=_actor(request))
    return redirect("pesan:masuk")


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """What goes out and how it stands; doubts are named above, for only a person settles them."""
    actor = _actor(request)
    pilihan = _state(KeadaanKeluar, request.GET.get("keadaan", ""))
    rows = queries.list_keluar(actor, pilihan)
    context = {
        "halaman": Paginator(rows, PER_HALAMAN).get_page(request.GET.get("page")),
        "pilihan": pilihan,
        "keadaan": KELUAR_LABEL.items(),
        "may_reply": may(actor, Act.PESAN_REPLY),
        **_sums(),
    }
    return render(request, "pesan/keluar.html", context)


@require_POST
def kirim_ulang(request: HttpRequest, pk: UUID) -> HttpResponse:
    usecases.resend_keluar(pk, actor=_actor(request))
    return redirect("pesan:keluar")


@require_POST
def batalkan(request: HttpRequest, pk: UUID) -> HttpResponse:
    usecases.abandon_keluar(pk, actor=_actor(request))
    return redirect("pesan:keluar")


@require_safe
def modem(request: HttpRequest) -> HttpResponse:
    demand(_actor(request), Act.PESAN_READ)
    return render(request, "pesan/modem.html", {"daftar": queries.list_modem(), **_sums()})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ponsel(request: HttpRequest) -> HttpResponse:
    """A citizen's telephone, drawn: only where the simulated gateway is configured."""
    if not queries.is_ponsel():
        raise NotFound
    nomor = request.GET.get("nomor") or NOMOR_CONTOH
    form = PonselForm(request.POST or None, initial={"nomor": nomor})
    if form.is_valid():
        try:
            sent = usecases.send_from_ponsel(form.cleaned_data["nomor"], form.cleaned_data["text"])
        except Refusal as no:
            form.add_error(no.field if no.field in form.fields else None, str(no))
        else:
            return redirect(f"{reverse('pesan:ponsel')}?{urlencode({'nomor': sent.nomor})}")
    kunci = Nomor.parse(nomor).kunci
    context = {"form": form, "nomor": kunci, "daftar": queries.list_ponsel(kunci)}
    page = "pesan/_layar.html" if request.headers.get("HX-Request") else "pesan/ponsel.html"
    return render(request, page, context, status=422 if form.errors else 200)


def _actor(request: HttpRequest) -> Actor:
    return cast("OfficerRequest", request).actor


def _state(kind: Any, raw: str) -> Any:
    """Return the state that the address names; an unknown one is none."""
    return kind(raw) if raw in {state.value for state in kind} else None


def _sums() -> dict[str, int]:
    return {
        "jumlah_manual": queries.count_manual(),
        "jumlah_ragu": queries.count_tak_pasti(),
        "jumlah_antre": queries.count_antre(),
        "ada_ponsel": int(queries.is_ponsel()),
    }
