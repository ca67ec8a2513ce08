"""What is on its way, what has arrived, and what somebody must mend."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from sidik.jejak.data import Actor
from sidik.satuan.data import Act
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import demand, may
from sidik.sinkron import queries, usecases
from sidik.sinkron.data import PUSAT, StatusSimpul
from sidik.sinkron.models import Hulu

PER_PAGE = 50


@require_safe
def show_sinkron(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    demand(actor, Act.SINKRON_READ)
    if settings.SIDIK.peran == PUSAT:
        return render(request, "sinkron/pusat.html", _centre(actor))
    hulu = queries.find_hulu()
    if hulu is None:
        return render(request, "sinkron/belum.html", {"kunci": queries.own_fingerprint()})
    return render(request, "sinkron/situs.html", _site(hulu))


@require_safe
def show_kuitansi(request: HttpRequest, key: int) -> HttpResponse:
    kuitansi = queries.access_kuitansi(_actor(request), key)
    return render(request, "sinkron/kuitansi.html", {"kuitansi": kuitansi})


@require_safe
def list_karantina(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    rows = queries.open_karantina(actor).order_by("-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "sinkron/karantina.html",
        {"page": page, "boleh": may(actor, Act.SINKRON_MANAGE)},
    )


@require_POST
def replay_one(request: HttpRequest, key: int) -> HttpResponse:
    actor = _actor(request)
    return _replay(request, [queries.access_karantina(actor, key)], actor)


@require_POST
def replay_all(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    rows = queries.open_karantina(actor).order_by("pk")[: queries.MAX_REPLAY]
    return _replay(request, list(rows), actor)


@require_POST
def approve(request: HttpRequest, kode: str) -> HttpResponse:
    simpul = usecases.approve_simpul(kode, actor=_actor(request))
    messages.success(request, f"{simpul.nama} disetujui; kirimannya kini diterima.")
    return redirect("sinkron:index")


@require_POST
def revoke(request: HttpRequest, kode: str) -> HttpResponse:
    simpul = usecases.revoke_simpul(kode, actor=_actor(request))
    messages.success(request, f"Kunci {simpul.nama} dicabut; kirimannya ditolak.")
    return redirect("sinkron:index")


def _replay(request: HttpRequest, rows: list[Any], actor: Actor) -> HttpResponse:
    done = usecases.replay_karantina(rows, actor=actor)
    say = messages.success if done == len(rows) else messages.warning
    say(request, f"{done} dari {len(rows)} rekaman berhasil diterapkan.")
    return redirect("sinkron:karantina")


def _centre(actor: Actor) -> dict[str, Any]:
    standings = queries.list_simpul(actor)
    active = [s for s in standings if s["simpul"].status == StatusSimpul.AKTIF]
    return {
        "daftar": active,
        "calon": [s["simpul"] for s in standings if s["simpul"].status == StatusSimpul.MENUNGGU],
        "dicabut": [s["simpul"] for s in standings if s["simpul"].status == StatusSimpul.DICABUT],
        "diam": sum(s["merah"] for s in active),
        "tertinggal": sum(s["tertinggal"] for s in active),
        "karantina": queries.open_karantina(actor).count(),
        "boleh": may(actor, Act.SINKRON_MANAGE),
        "kunci": queries.own_fingerprint(),
    }


def _site(hulu: Hulu) -> dict[str, Any]:
    return {
        "hulu": hulu,
        "menunggu": queries.count_waiting(hulu),
        "terkonfirmasi": queries.confirmed_seq(hulu),
        "ditolak": queries.list_refused(hulu),
        "lp_tertua": queries.oldest_waiting(hulu, verb="lp."),
        "tertua": queries.oldest_waiting(hulu),
        "kuitansi": queries.list_kuitansi(),
        "kunci": queries.own_fingerprint(),
    }


def _actor(request: HttpRequest) -> Actor:
    return cast("OfficerRequest", request).actor
