"""Who does what in a case, who watches over it, who agreed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sidik.perkara import queries, usecases
from sidik.perkara.data import Jawaban, Kesulitan
from sidik.perkara.forms import (
    AkhirTugasForm,
    AnggotaForm,
    ArahanForm,
    BukaForm,
    InformanForm,
    JawabArahanForm,
    JawabForm,
    KeperluanForm,
    LimpahForm,
    NilaiForm,
    RefusableForm,
    SensitifForm,
    SerahForm,
    TugasForm,
    VersiForm,
)
from sidik.perkara.models import Arahan, BukaKunci, Pelimpahan, Perkara, Serahan
from sidik.perkara.usecases.kunci import Terbuka
from sidik.perkara.views.laman import actor_of, answer, candidates, typed
from sidik.satuan.data import Actor, Scope, reach
from sidik.satuan.queries import get_satuan

Do = Callable[[Perkara, RefusableForm, Actor], None]


def _run(request: HttpRequest, pk: UUID, form: RefusableForm, name: str, do: Do) -> HttpResponse:
    """Every form of this file: find the case, do the act with what was typed, go back."""
    actor = actor_of(request)
    perkara = queries.access_perkara(actor, pk)
    return answer(request, perkara, form, name, lambda: do(perkara, form, actor))


@require_POST
def assign(request: HttpRequest, pk: UUID) -> HttpResponse:
    calon = _calon(request, pk)

    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        data = dict(form.cleaned_data)
        petugas = calon[data.pop("penyidik")]
        data["kesulitan"] = Kesulitan(data["kesulitan"])
        usecases.assign_penyidik(perkara, petugas, **data, actor=actor)

    return _run(request, pk, TugasForm(request.POST, calon=calon.values()), "tugas", do)


@require_POST
def grade(request: HttpRequest, pk: UUID) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        data = form.cleaned_data
        kesulitan = Kesulitan(data["kesulitan"])
        usecases.grade_perkara(perkara, kesulitan, versi=data["versi"], actor=actor)

    return _run(request, pk, NilaiForm(request.POST), "nilai", do)


@require_POST
def add_anggota(request: HttpRequest, pk: UUID) -> HttpResponse:
    calon = _calon(request, pk)

    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        data = typed(form)
        usecases.add_anggota(perkara, calon[data.pop("petugas")], **data, actor=actor)

    return _run(request, pk, AnggotaForm(request.POST, calon=calon.values()), "anggota", do)


@require_POST
def release_anggota(request: HttpRequest, pk: UUID, nrp: str) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        usecases.release_anggota(perkara, nrp, **typed(form), actor=actor)

    return _run(request, pk, AkhirTugasForm(request.POST), "akhir", do)


@require_POST
def offer(request: HttpRequest, pk: UUID) -> HttpResponse:
    calon = _calon(request, pk)

    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        data = form.cleaned_data
        usecases.offer_perkara(perkara, calon[data["petugas"]], alasan=data["alasan"], actor=actor)

    return _run(request, pk, SerahForm(request.POST, calon=calon.values()), "serah", do)


@require_POST
def answer_serahan(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        row = get_object_or_404(Serahan.objects.select_related("kepada"), pk=key, perkara=perkara)
        usecases.answer_serahan(row, **_jawaban(form), actor=actor)

    return _run(request, pk, JawabForm(request.POST), "jawab_serah", do)


@require_POST
def transfer(request: HttpRequest, pk: UUID) -> HttpResponse:
    perkara = queries.access_perkara(actor_of(request), pk)
    units = queries.list_satuan_penyidik(reach(perkara.satuan_id, Scope.RESOR))

    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        data = form.cleaned_data
        ke = get_satuan(data["ke"])
        usecases.offer_pelimpahan(
            perkara, ke, nomor=data["nomor"], alasan=data["alasan"], actor=actor
        )

    return _run(request, pk, LimpahForm(request.POST, satuan=units), "limpah", do)


@require_POST
def answer_pelimpahan(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        rows = Pelimpahan.objects.select_related("ke")
        row = get_object_or_404(rows, pk=key, perkara=perkara)
        usecases.answer_pelimpahan(row, **_jawaban(form), actor=actor)

    return _run(request, pk, JawabForm(request.POST), "jawab_limpah", do)


@require_POST
def write_arahan(request: HttpRequest, pk: UUID) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        usecases.write_arahan(perkara, form.cleaned_data["isi"], actor=actor)

    return _run(request, pk, ArahanForm(request.POST), "arahan", do)


@require_POST
def answer_arahan(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        row = get_object_or_404(Arahan, pk=key, perkara=perkara)
        usecases.answer_arahan(row, form.cleaned_data["jawaban"], actor=actor)

    return _run(request, pk, JawabArahanForm(request.POST), "jawab_arahan", do)


@require_POST
def lock(request: HttpRequest, pk: UUID, terbuka: Terbuka) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        versi = form.cleaned_data["versi"]
        usecases.lock_perkara(perkara, versi=versi, actor=actor, terbuka=terbuka)

    return _run(request, pk, VersiForm(request.POST), "kunci", do)


@require_POST
def ask_buka(request: HttpRequest, pk: UUID) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        usecases.ask_buka_kunci(perkara, form.cleaned_data["alasan"], actor=actor)

    return _run(request, pk, BukaForm(request.POST), "buka", do)


@require_POST
def answer_buka(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        row = get_object_or_404(BukaKunci, pk=key, perkara=perkara)
        jawaban = Jawaban(form.cleaned_data["jawaban"])
        usecases.answer_buka_kunci(row, jawaban, actor=actor)

    return _run(request, pk, JawabForm(request.POST), "jawab_buka", do)


@require_POST
def mark_sensitif(request: HttpRequest, pk: UUID) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        usecases.mark_sensitif(perkara, **form.cleaned_data, actor=actor)

    return _run(request, pk, SensitifForm(request.POST), "sensitif", do)


@require_POST
def write_informan(request: HttpRequest, pk: UUID) -> HttpResponse:
    def do(perkara: Perkara, form: RefusableForm, actor: Actor) -> None:
        usecases.write_informan(perkara, form.cleaned_data["isi"], actor=actor)

    return _run(request, pk, InformanForm(request.POST), "informan", do)


@require_POST
def read_informan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show it once, on a page that no browser keeps, after the purpose was written down."""
    actor = actor_of(request)
    perkara = queries.access_perkara(actor, pk)
    form = KeperluanForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tulis keperluan membaca sumber informasi.")
        return redirect("perkara:detail", pk)
    isi = usecases.read_informan(perkara, form.cleaned_data["keperluan"], actor=actor)
    answered = render(request, "perkara/informan.html", {"perkara": perkara, "isi": isi})
    answered.headers["Cache-Control"] = "no-store"
    return answered


def _jawaban(form: RefusableForm) -> dict[str, Any]:
    data = form.cleaned_data
    return {"jawaban": Jawaban(data["jawaban"]), "catatan": data["catatan"]}


def _calon(request: HttpRequest, pk: UUID) -> dict[str, Any]:
    perkara = queries.access_perkara(actor_of(request), pk)
    return {petugas.nrp: petugas for petugas in candidates(perkara)}
