"""All files, and the files of one case."""

from typing import Final
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sidik.jejak.usecases import record_reading
from sidik.kernel.ref import ref
from sidik.perkara.forms import RefusableForm
from sidik.perkara.queries import access_perkara, list_satuan_penyidik
from sidik.perkara.views.laman import has_said_why
from sidik.prapenuntutan import queries, usecases
from sidik.prapenuntutan.forms import AntarForm, BatalForm, SaringForm, SuratForm
from sidik.prapenuntutan.queries.sppt import sppt_of
from sidik.prapenuntutan.views.laman import act, actor_of, antar_form, open_form, page, spdp_form
from sidik.satuan.data import Act
from sidik.satuan.policy import top_of

PER_PAGE: Final = 25


@require_safe
def list_berkas(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    top = top_of(actor, Act.PERKARA_READ) or actor.satuan
    form = SaringForm(request.GET, satuan=list_satuan_penyidik(top))
    saring = queries.SaringBerkas(**form.cleaned_data) if form.is_valid() else None
    rows = queries.list_berkas(actor, saring)
    laman = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    counts = queries.count_berkas(actor)
    context = {
        "form": form,
        "page": laman,
        "rows": queries.rows_of(actor, laman.object_list),
        "kelompok": [
            (key, label, counts[key])
            for key, (label, _) in queries.KELOMPOK.items()
            if key != "tahap_2"
        ],
        "filtered": any(request.GET.get(name) for name in form.fields),
    }
    return render(request, "prapenuntutan/daftar.html", context)


@require_safe
def show_perkara(request: HttpRequest, pk: UUID) -> HttpResponse:
    return page(request, access_perkara(actor_of(request), pk), {})


@require_POST
def record_spdp(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    perkara = access_perkara(actor, pk)
    form = spdp_form(queries.get_halaman(actor, perkara), request.POST)

    def do() -> None:
        usecases.record_spdp(perkara, form.value(), actor=actor)

    return act(request, perkara, form, "spdp", do)


@require_POST
def record_surat(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    perkara = access_perkara(actor, pk)
    form = SuratForm(request.POST, p17=queries.get_halaman(actor, perkara).p17)

    def do() -> None:
        usecases.record_surat(perkara, form.value(), actor=actor)

    return act(request, perkara, form, "surat", do)


@require_POST
def deliver_spdp(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    spdp = queries.access_spdp(actor, pk)
    sheets = queries.get_halaman(actor, spdp.perkara).spdp
    lembar = next((sheet for sheet in sheets if sheet.spdp.pk == pk), None)
    form = antar_form(lembar, request.POST) if lembar else AntarForm(request.POST, spdp=str(pk))

    def do() -> None:
        usecases.deliver_spdp(spdp, form.value(), actor=actor)

    return act(request, spdp.perkara, form, f"antar-{pk}", do)


@require_POST
def cancel_spdp(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    spdp = queries.access_spdp(actor, pk)
    form = BatalForm(request.POST, spdp=str(pk))

    def do() -> None:
        usecases.cancel_spdp(spdp, **form.cleaned_data, actor=actor)

    return act(request, spdp.perkara, form, f"batal-{pk}", do)


@require_POST
def open_berkas(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = actor_of(request)
    perkara = access_perkara(actor, pk)
    halaman = queries.get_halaman(actor, perkara)
    form = open_form(halaman, request.POST)

    def do() -> None:
        data = form.cleaned_data
        usecases.open_berkas(perkara, data.pop("tersangka"), **data, actor=actor)

    return act(request, perkara, form, "baru", do)


@require_POST
def catch_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let the case stand where its files stand."""
    actor = actor_of(request)
    perkara = access_perkara(actor, pk)

    def do() -> None:
        usecases.catch_up(perkara, actor=actor)

    return act(request, perkara, RefusableForm({}), "ikut", do)


@require_safe
def download_sppt(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The SPDP as the exchange would carry it: a file to hand over, named and written down."""
    actor = actor_of(request)
    spdp = queries.access_spdp(actor, pk)
    if not has_said_why(request, spdp.perkara):
        return redirect("perkara:detail", spdp.perkara_id)
    envelope = sppt_of(spdp, actor)
    purpose = f"mengunduh SPDP {spdp.nomor} dalam bentuk SPPT-TI"
    record_reading(actor=actor, subject=ref("perkara", spdp.perkara_id), purpose=purpose)
    answer = JsonResponse(envelope, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="spdp-{spdp.pk}.json"'
    return answer
