"""The LP desk: what is typed survives a power cut, and becomes an LP."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, NotFound, Refusal
from sidik.perkara import queries, usecases
from sidik.perkara.errors import LPKembar, SudahLepasLoket
from sidik.perkara.errors.laporan import NomorJanggal
from sidik.perkara.forms import KeperluanForm, LPForm, RalatForm
from sidik.perkara.models import Draf, Perkara
from sidik.perkara.queries import insist_terbuka
from sidik.perkara.views.laman import actor_of, gate, has_said_why, in_zone
from sidik.satuan.data import Act
from sidik.satuan.policy import demand, top_of

_TANYA = (
    ("bukan_kembar", LPKembar, "Ini memang laporan lain"),
    ("nomor_pasti", NomorJanggal, "Nomor ini memang begitu tertulis"),
)
"""What is asked once more before it is taken: by which name he says so, and in which words."""
_TAMPIL = 5
"""Older drafts are behind these: who left that many looks for the newest."""


@require_http_methods(["GET", "POST"])
def new_lp(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    key = _key(request)
    if request.method == "GET" and queries.is_draf_terpakai(key):
        key = uuid4()
    drafts = queries.list_draf(actor)
    draf = next((row for row in drafts if row.pk == key), None)
    form, pasti = _form(request, actor, draf), _pasti(request)
    if form.is_valid():
        try:
            lain, nomor = "bukan_kembar" in pasti, "nomor_pasti" in pasti
            new = replace(form.value(), bukan_kembar=lain, nomor_pasti=nomor)
            lp = usecases.register_draf(key, new, actor=actor)
        except Refusal as no:
            pasti |= {name: False for name, why, _ in _TANYA if isinstance(no, why)}
            form.refuse(no)
        else:
            messages.success(request, f"LP {lp.nomor} terdaftar.")
            return redirect("perkara:detail", lp.perkara_id)
    context = {
        "form": form,
        "key": key,
        "draf": None if form.is_bound else draf,
        "lain": [row for row in drafts if row.pk != key][:_TAMPIL],
        "tanya": [(name, said, pasti[name]) for name, _, said in _TANYA if name in pasti],
    }
    return render(request, "perkara/lp_baru.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def amend_lp(request: HttpRequest, pk: UUID, key: UUID) -> HttpResponse:
    actor = actor_of(request)
    perkara = queries.access_perkara(actor, pk)
    if not has_said_why(request, perkara):
        return gate(request, perkara, KeperluanForm())
    with in_zone(perkara):
        return _amend_lp(request, perkara, key, actor)


def _amend_lp(request: HttpRequest, perkara: Perkara, key: UUID, actor: Actor) -> HttpResponse:
    halaman = queries.get_halaman(actor, perkara)
    lp = next((row for row in halaman.lp if row.pk == key), None)
    if lp is None:
        raise NotFound
    hanya_luar = halaman.izin.nomor_luar
    if not (halaman.izin.ralat or hanya_luar):
        insist_terbuka(perkara)
        raise NotAllowed
    lp.perkara = perkara
    tertutup = halaman.tertutup_of(lp)
    form = RalatForm(request.POST or None, lp=lp, tertutup=tertutup, hanya_luar=hanya_luar)
    if form.is_valid():
        seen = {name: form.cleaned_data[name] for name in ("alasan", "versi")}
        try:
            usecases.amend_lp(lp, form.value(), **seen, actor=actor)
        except NotAllowed:
            raise
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, "LP diperbaiki.")
            return redirect("perkara:detail", perkara.pk)
    sebab = SudahLepasLoket(penyidik=perkara.penyidik) if hanya_luar else ""
    context = {"form": form, "perkara": perkara, "lp": lp, "sebab": sebab}
    return render(request, "perkara/lp_ralat.html", context, status=422 if form.errors else 200)


@require_POST
def keep_draf(request: HttpRequest) -> HttpResponse:
    """Keep what is typed: by itself while typing, by the button without JavaScript."""
    actor = actor_of(request)
    demand(actor, Act.LP_REGISTER)
    key = _key(request)
    if "buang" in request.POST:
        usecases.drop_draf(key, actor=actor)
        return redirect("perkara:lp_baru")
    names = LPForm.base_fields
    typed = {name: text for name, text in request.POST.dict().items() if name in names}
    draf = usecases.save_draf(key, typed, actor=actor)
    if getattr(request, "htmx", False):
        return render(request, "perkara/_draf.html", {"draf": draf})
    messages.success(request, "Draf disimpan; lanjutkan kapan saja dari komputer mana pun.")
    return redirect(f"{reverse('perkara:lp_baru')}?draf={key}")


@require_POST
def offer_pasal(request: HttpRequest) -> HttpResponse:
    """Return the articles that may be charged for the day that is typed in now."""
    actor = actor_of(request)
    demand(actor, Act.LP_REGISTER)
    typed: dict[str, Any] = request.POST.dict()
    form = LPForm(initial=typed, satuan=_units(actor))
    return render(request, "perkara/_pasal.html", {"form": form})


def _key(request: HttpRequest) -> UUID:
    """Return which draft this window writes; a new window has its own."""
    said = request.POST.get("draf") or request.GET.get("draf") or ""
    try:
        return UUID(said)
    except ValueError:
        return uuid4()


def _pasti(request: HttpRequest) -> dict[str, bool]:
    """Return what he has ticked already: it stays ticked when the next thing is asked."""
    return {name: True for name, _, _ in _TANYA if request.POST.get(name) == "ya"}


def _form(request: HttpRequest, actor: Actor, draf: Draf | None) -> LPForm:
    initial: dict[str, Any] = {
        "dilaporkan_at": localtime(clock.now()).replace(second=0, microsecond=0)
    }
    if draf:
        initial |= draf.isi
    return LPForm(request.POST or None, satuan=_units(actor), initial=initial)


def _units(actor: Actor) -> list[Any]:
    return list(queries.list_satuan_penyidik(top_of(actor, Act.LP_REGISTER) or actor.satuan))
