"""The work list, the case page, and the steps that are taken on it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sidik.jejak.usecases import record_reading
from sidik.kernel import clock
from sidik.kernel.ref import ref
from sidik.perkara import queries, usecases
from sidik.perkara.data import Kabar, TujuanGelar
from sidik.perkara.forms import (
    DiversiForm,
    GelarForm,
    KabarForm,
    KeperluanForm,
    LangkahForm,
    SaringForm,
)
from sidik.perkara.queries import Tombol
from sidik.perkara.views.laman import PENYIDIK, actor_of, answer, gate, page, typed
from sidik.satuan.data import Act, JenisSatuan, Scope
from sidik.satuan.models import Satuan
from sidik.satuan.policy import may, scope_of, top_of
from sidik.satuan.queries import list_petugas, list_satuan

PER_PAGE = 25


@require_safe
def list_perkara(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    top = top_of(actor, Act.PERKARA_READ) or actor.satuan
    wide = scope_of(actor, Act.PERKARA_READ) > Scope.RESOR
    form = SaringForm(
        request.GET,
        satuan=_resorts(top) if wide else queries.list_satuan_penyidik(top),
        penyidik=() if wide else list_petugas(top, *PENYIDIK),
    )
    rows = queries.HalamanTerbatas(queries.list_perkara(actor, form.value()), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "form": form,
        "page": rows,
        "rows": queries.rows_of(actor, rows.object_list),
        "filtered": any(request.GET.get(name) for name in form.fields),
        "nasional": wide,
        "ditawarkan": queries.list_ditawarkan(actor),
        "can_register": may(actor, Act.LP_REGISTER),
    }
    return render(request, "perkara/daftar.html", context)


@require_safe
def show_perkara(request: HttpRequest, pk: UUID) -> HttpResponse:
    return page(request, queries.access_perkara(actor_of(request), pk))


@require_POST
def say_keperluan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write down why a sensitive or foreign case is opened; the page opens for an hour."""
    perkara = queries.access_perkara(actor_of(request), pk)
    form = KeperluanForm(request.POST)
    if not form.is_valid():
        return gate(request, perkara, form, status=422)
    purpose = form.cleaned_data["keperluan"]
    record_reading(actor=actor_of(request), subject=ref("perkara", pk), purpose=purpose)
    said = request.session.get("keperluan", {})
    request.session["keperluan"] = {**said, str(pk): int(clock.now().timestamp())}
    return redirect("perkara:detail", pk)


@require_POST
def take_langkah(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    perkara = queries.access_perkara(actor, pk)
    name = request.POST.get("step", "")[:60]
    # A step that has closed meanwhile has no fields any more: the use case says why.
    closed = Tombol(step=name, label=name)
    steps = queries.get_halaman(actor, perkara).tombol
    tombol = next((t for t in steps if t.step == name and not t.reason), closed)
    form = LangkahForm(request.POST, tombol=tombol)

    def act() -> None:
        usecases.advance_perkara(perkara, form.value(), actor=actor)

    return answer(request, perkara, form, name, act)


@require_POST
def record_gelar(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    perkara = queries.access_perkara(actor, pk)
    form = GelarForm(request.POST)

    def act() -> None:
        data = typed(form)
        tujuan = TujuanGelar(data.pop("tujuan"))
        usecases.record_gelar(perkara, tujuan=tujuan, **data, actor=actor)

    return answer(request, perkara, form, "gelar", act)


@require_POST
def record_kabar(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    perkara = queries.access_perkara(actor, pk)
    form = KabarForm(request.POST, kabar=Kabar)

    def act() -> None:
        data = typed(form)
        usecases.record_kabar(perkara, Kabar(data.pop("kabar")), **data, actor=actor)

    return answer(request, perkara, form, "kabar", act)


@require_POST
def record_diversi(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    perkara = queries.access_perkara(actor, pk)
    # Without a child, or a right, there is nothing to choose from: the use case says why.
    tombol = queries.get_halaman(actor, perkara).diversi or Tombol(step="diversi", label="")
    form = DiversiForm(request.POST, tombol=tombol)

    def act() -> None:
        usecases.record_diversi(perkara, form.value(), actor=actor)

    return answer(request, perkara, form, "diversi", act)


def _resorts(top: str) -> list[Satuan]:
    return list(list_satuan(top).filter(jenis=JenisSatuan.POLRES.value))
