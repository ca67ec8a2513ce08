"""The work list, the LP desk and the case page: parse, call one use case or query, render."""

from collections.abc import Callable, Mapping
from typing import Final, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.jejak.data import Actor
from sidik.jejak.usecases import record_reading
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, Refusal
from sidik.kernel.ref import ref
from sidik.perkara import queries, usecases
from sidik.perkara.data import Kesulitan, TujuanGelar
from sidik.perkara.forms import (
    GelarForm,
    KeperluanForm,
    LangkahForm,
    LPForm,
    OrangForm,
    RefusableForm,
    SaringForm,
    SensitifForm,
    SPDPForm,
    TugasForm,
)
from sidik.perkara.models import Perkara
from sidik.perkara.policy import must_say_why
from sidik.perkara.queries import Halaman, Tombol
from sidik.satuan.data import Act, JenisSatuan, Role, Scope, reach
from sidik.satuan.http import OfficerRequest
from sidik.satuan.models import Petugas, Satuan
from sidik.satuan.policy import may, scope_of, top_of
from sidik.satuan.queries import list_petugas, list_satuan
from sidik.sinkron.queries import status_of_subject

PER_PAGE: Final = 25
KEPERLUAN_BERLAKU: Final = 3600
"""Seconds for which a purpose, once said, holds for the same case."""
_PENYIDIK: Final = (Role.PENYIDIK, Role.PENYIDIK_PEMBANTU, Role.KANIT)


def _actor(request: HttpRequest) -> Actor:
    return cast("OfficerRequest", request).actor


@require_safe
def list_perkara(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    top = top_of(actor, Act.PERKARA_READ) or actor.satuan
    wide = scope_of(actor, Act.PERKARA_READ) > Scope.RESOR
    form = SaringForm(
        request.GET,
        satuan=_resorts(top) if wide else queries.list_satuan_penyidik(top),
        penyidik=() if wide else list_petugas(top, *_PENYIDIK),
    )
    page = Paginator(queries.list_perkara(actor, form.value()), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "form": form,
        "page": page,
        "rows": queries.rows_of(actor, page.object_list),
        "filtered": any(request.GET.get(name) for name in form.fields),
        "can_register": may(actor, Act.LP_REGISTER),
    }
    return render(request, "perkara/daftar.html", context)


@require_http_methods(["GET", "POST"])
def new_lp(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    initial = {"dilaporkan_at": localtime(clock.now()).replace(second=0, microsecond=0)}
    top = top_of(actor, Act.LP_REGISTER) or actor.satuan
    units = queries.list_satuan_penyidik(top)
    form = LPForm(request.POST or None, satuan=units, initial=initial)
    if form.is_valid():
        try:
            lp = usecases.register_lp(form.value(), actor=actor)
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, f"LP {lp.nomor} terdaftar.")
            return redirect("perkara:detail", lp.perkara_id)
    status = 422 if form.errors else 200
    return render(request, "perkara/lp_baru.html", {"form": form}, status=status)


@require_safe
def show_perkara(request: HttpRequest, pk: UUID) -> HttpResponse:
    return _page(request, queries.access_perkara(_actor(request), pk))


@require_POST
def say_keperluan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down why a sensitive or foreign case is opened; the page opens for an hour."""
    perkara = queries.access_perkara(_actor(request), pk)
    form = KeperluanForm(request.POST)
    if not form.is_valid():
        return _gate(request, perkara, form, status=422)
    purpose = form.cleaned_data["keperluan"]
    record_reading(actor=_actor(request), subject=ref("perkara", pk), purpose=purpose)
    said = request.session.get("keperluan", {})
    request.session["keperluan"] = {**said, str(pk): int(clock.now().timestamp())}
    return redirect("perkara:detail", pk)


@require_POST
def take_langkah(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _actor(request)
    perkara = queries.access_perkara(actor, pk)
    name = request.POST.get("step", "")[:60]
    # A step that has closed meanwhile has no fields any more: the use case says why.
    closed = Tombol(step=name, label=name)
    steps = queries.get_halaman(actor, perkara).tombol
    tombol = next((t for t in steps if t.step == name and not t.reason), closed)
    form = LangkahForm(request.POST, tombol=tombol)

    def act() -> None:
        usecases.advance_perkara(perkara, form.value(), actor=actor)

    return _act(request, pk, form, name, act)


@require_POST
def assign(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _actor(request)
    perkara = queries.access_perkara(actor, pk)
    calon = {petugas.nrp: petugas for petugas in _candidates(perkara)}
    form = TugasForm(request.POST, calon=calon.values())

    def act() -> None:
        data = form.cleaned_data
        usecases.assign_penyidik(
            perkara,
            calon[data["penyidik"]],
            versi=data["versi"],
            kesulitan=Kesulitan(data["kesulitan"]),
            actor=actor,
        )

    return _act(request, pk, form, "tugas", act)


@require_POST
def record_gelar(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _actor(request)
    perkara = queries.access_perkara(actor, pk)
    form = GelarForm(request.POST)

    def act() -> None:
        data = form.cleaned_data
        usecases.record_gelar(
            perkara,
            tujuan=TujuanGelar(data["tujuan"]),
            nomor=data["nomor"],
            hasil=data["hasil"],
            actor=actor,
        )

    return _act(request, pk, form, "gelar", act)


@require_POST
def record_spdp(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _actor(request)
    perkara = queries.access_perkara(actor, pk)
    form = SPDPForm(request.POST)

    def act() -> None:
        usecases.record_spdp(perkara, nomor=form.cleaned_data["nomor"], actor=actor)

    return _act(request, pk, form, "spdp", act)


@require_POST
def mark_sensitif(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _actor(request)
    perkara = queries.access_perkara(actor, pk)
    form = SensitifForm(request.POST)

    def act() -> None:
        usecases.mark_sensitif(perkara, **form.cleaned_data, actor=actor)

    return _act(request, pk, form, "sensitif", act)


@require_http_methods(["GET", "POST"])
def new_orang(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = _actor(request)
    perkara = queries.access_perkara(actor, pk)
    form = OrangForm(request.POST or None)
    if form.is_valid():
        try:
            usecases.add_orang(perkara, form.value(), actor=actor)
        except NotAllowed:
            raise
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, "Orang dicatat.")
            return redirect("perkara:detail", pk)
    context = {"form": form, "perkara": perkara}
    status = 422 if form.errors else 200
    return render(request, "perkara/orang_baru.html", context, status=status)


def _act(
    request: HttpRequest, pk: UUID, form: RefusableForm, name: str, act: Callable[[], None]
) -> HttpResponse:
    """Do it and go back to the case; a refusal comes back on the case page as it is now."""
    status, refusal = 422, ""
    if form.is_valid():
        try:
            act()
        except NotAllowed:
            raise
        except Refusal as no:
            status, refusal = no.status, str(no)
        else:
            messages.success(request, "Tercatat.")
            return redirect("perkara:detail", pk)
    perkara = queries.access_perkara(_actor(request), pk)
    return _page(request, perkara, {name: form}, refusal=refusal, status=status)


def _page(
    request: HttpRequest,
    perkara: Perkara,
    bound: Mapping[str, RefusableForm] | None = None,
    *,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    if not _has_said_why(request, perkara):
        return _gate(request, perkara, KeperluanForm())
    halaman = queries.get_halaman(_actor(request), perkara)
    context = {
        "halaman": halaman,
        "perkara": perkara,
        "refusal": refusal,
        "forms": _forms(halaman, bound or {}),
        "opened": next(iter(bound or ()), ""),
        "kirim": status_of_subject(ref("perkara", perkara.pk)),
    }
    return render(request, "perkara/detail.html", context, status=status)


def _forms(halaman: Halaman, bound: Mapping[str, RefusableForm]) -> dict[str, object]:
    """Return the forms of the page; one that was refused keeps what was typed."""
    perkara, izin = halaman.perkara, halaman.izin
    seen = {"versi": perkara.versi}
    steps = [
        (t, bound.get(t.step) or LangkahForm(initial={"step": t.step, **seen}, tombol=t))
        for t in halaman.tombol
    ]
    keluar = [(t, form) for t, form in steps if t.is_keluar]
    forms: dict[str, object] = {
        "jalan": [(t, form) for t, form in steps if not t.is_keluar],
        "keluar": keluar,
        "keluar_terbuka": any(t.step in bound for t, _ in keluar),
        "gelar": bound.get("gelar") or GelarForm(),
        "spdp": bound.get("spdp") or SPDPForm(),
    }
    if izin.assign:
        nrp = perkara.penyidik.nrp if perkara.penyidik else ""
        tugas = {**seen, "penyidik": nrp, "kesulitan": perkara.kesulitan}
        calon = _candidates(perkara)
        forms["tugas"] = bound.get("tugas") or TugasForm(initial=tugas, calon=calon)
        mark = {**seen, "sensitif": perkara.sensitif}
        forms["sensitif"] = bound.get("sensitif") or SensitifForm(initial=mark)
    return forms


def _candidates(perkara: Perkara) -> list[Petugas]:
    return list(list_petugas(reach(perkara.satuan_id, Scope.RESOR), *_PENYIDIK))


def _resorts(top: str) -> list[Satuan]:
    return list(list_satuan(top).filter(jenis=JenisSatuan.POLRES.value))


def _has_said_why(request: HttpRequest, perkara: Perkara) -> bool:
    if not must_say_why(_actor(request), queries.berkas_of(perkara)):
        return True
    at = request.session.get("keperluan", {}).get(str(perkara.pk), 0)
    return bool(clock.now().timestamp() - at < KEPERLUAN_BERLAKU)


def _gate(
    request: HttpRequest, perkara: Perkara, form: KeperluanForm, status: int = 200
) -> HttpResponse:
    context = {"form": form, "perkara": perkara}
    return render(request, "perkara/keperluan.html", context, status=status)
