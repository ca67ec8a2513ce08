"""Coming in, going out, and the list of those who may."""

from typing import cast

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.jejak.data import Actor
from sidik.kernel.errors import Refusal
from sidik.satuan import queries, usecases
from sidik.satuan.data import Act
from sidik.satuan.forms import MasukForm, PetugasForm
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import top_of

TIDAK_COCOK = (
    "NRP atau kata sandi tidak cocok, atau akun terkunci karena lima kali salah. "
    "Coba lagi 15 menit lagi atau hubungi Si TIK."
)


@login_not_required
@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest) -> HttpResponse:
    form = MasukForm(request.POST or None)
    if form.is_valid():
        akun = usecases.try_masuk(form.cleaned_data["nrp"], form.cleaned_data["sandi"])
        if akun:
            login(request, akun, backend="django.contrib.auth.backends.ModelBackend")
            usecases.note_masuk(actor=akun.petugas.as_actor())
            return redirect(_next(request))
        form.add_error(None, TIDAK_COCOK)
    status = 422 if form.is_bound else 200
    context = {"form": form, "next": _next(request)}
    return render(request, "satuan/masuk.html", context, status=status)


@require_POST
def keluar(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("satuan:masuk")


@require_safe
def list_petugas(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    return render(request, "satuan/petugas.html", {"daftar": queries.list_akun(actor)})


@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "POST"])
def new_petugas(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    top = top_of(actor, Act.AKUN_MANAGE) or actor.satuan
    form = PetugasForm(request.POST or None)
    if form.is_valid():
        try:
            _appoint(form, actor)
        except Refusal as no:
            form.add_error(no.field if no.field in form.fields else None, str(no))
        else:
            return redirect("satuan:petugas")
    context = {"form": form, "pilihan": queries.list_satuan(top)}
    status = 422 if form.errors else 200
    return render(request, "satuan/petugas_baru.html", context, status=status)


def _appoint(form: PetugasForm, actor: Actor) -> None:
    with transaction.atomic():  # an officer without a login would be half an entry
        petugas = usecases.appoint_petugas(form.value(), actor=actor)
        usecases.give_akun(petugas, form.cleaned_data["sandi"], actor=actor)


def _next(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if safe else "/"
