"""What falls due, in order of danger; and the rules behind it."""

from calendar import Calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast
from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.jejak.data import Actor
from sidik.kernel import clock
from sidik.kernel.errors import NotFound, Refusal
from sidik.satuan.data import Act
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import may
from sidik.tenggat import queries, usecases
from sidik.tenggat.data import Aturan, Nama
from sidik.tenggat.forms import DasarForm, HariForm, SaringForm, TindihanForm
from sidik.tenggat.models import Tenggat
from sidik.tenggat.policy import all_rules, read_dasar, rule

PER_HALAMAN = 50
_PER_HARI = 5
_TAHUN = 100


@dataclass(frozen=True, kw_only=True)
class Baris:
    """A clock, the case it belongs to by name, and its page."""

    tenggat: Tenggat
    nama: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Hari:
    """One day of the month on the calendar."""

    tanggal: date
    baris: Sequence[Baris]
    lagi: int
    hari_ini: bool


@require_safe
def list_tenggat(request: HttpRequest, nama: Nama) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    form = SaringForm(request.GET or None)
    found = queries.search_tenggat(actor, SaringForm(request.GET).value())
    page = Paginator(found, PER_HALAMAN).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "daftar": _rows(page.object_list, nama)}
    return render(request, "tenggat/daftar.html", context)


@require_safe
def show_kalender(request: HttpRequest, nama: Nama) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    today = clock.today(settings.TIME_ZONE)
    first = _month(request.GET.get("bulan", ""), today)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    found = queries.list_month(actor, first, last)
    shown = [t for day in found.values() for t in day[:_PER_HARI]]
    rows = {row.tenggat.pk: row for row in _rows(shown, nama)}
    weeks = [
        [
            Hari(
                tanggal=day,
                baris=[rows[t.pk] for t in found.get(day, [])[:_PER_HARI]],
                lagi=max(0, len(found.get(day, [])) - _PER_HARI),
                hari_ini=day == today,
            )
            if day.month == first.month
            else None
            for day in week
        ]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    context = {
        "minggu": weeks,
        "ada": bool(found),
        "bulan": first,
        "sebelum": first - timedelta(days=1),
        "sesudah": last + timedelta(days=1),
    }
    return render(request, "tenggat/kalender.html", context)


@require_safe
def list_dasar(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    context = {
        "dasar": queries.list_dasar(),
        "istilah": read_dasar()["istilah"],
        "boleh": may(actor, Act.DASAR_AMEND),
    }
    return render(request, "tenggat/dasar.html", context)


@require_http_methods(["GET", "POST"])
def amend_dasar(request: HttpRequest, kode: str) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    dasar = queries.access_dasar(actor, kode)
    now = {"judul": dasar.judul, "tentang": dasar.tentang, "tanggal": f"{dasar.tanggal:%Y-%m-%d}"}
    form = DasarForm(request.POST or None, initial=now)
    if form.is_valid():
        try:
            usecases.amend_dasar(dasar, form.value(), actor=actor)
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("tenggat:dasar")
    status = 422 if form.errors else 200
    return render(request, "tenggat/dasar_ubah.html", {"form": form, "dasar": dasar}, status=status)


@require_safe
def list_aturan(request: HttpRequest) -> HttpResponse:
    own = queries.tindihan_in_force()
    rules = sorted(all_rules().values(), key=lambda law: (law.baris == 0, law.baris, law.kode))
    context = {"aturan": [(law, own.get(law.kode, [])) for law in rules]}
    return render(request, "tenggat/aturan.html", context)


@require_http_methods(["GET", "POST"])
def show_aturan(request: HttpRequest, kode: str) -> HttpResponse:
    """One rule, what this site made of it and when; and the form to propose another value."""
    actor = cast("OfficerRequest", request).actor
    law = _rule(kode)
    today = {"berlaku": clock.today(settings.TIME_ZONE).isoformat()}
    form = TindihanForm(request.POST or None, law=law, initial=today)
    if form.is_valid():
        try:
            usecases.propose_tindihan(form.value(), actor=actor)
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("tenggat:aturan_satu", kode)
    return _aturan_page(request, law, actor, form)


@require_POST
def decide_tindihan(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sign a proposal, or take it back."""
    actor = cast("OfficerRequest", request).actor
    tindihan = queries.access_tindihan(actor, pk)
    decide = (
        usecases.approve_tindihan
        if request.POST.get("aksi") == "sahkan"
        else usecases.revoke_tindihan
    )
    try:
        decide(tindihan, actor=actor)
    except Refusal as no:
        law = rule(tindihan.aturan)
        return _aturan_page(request, law, actor, TindihanForm(law=law), refused=no)
    return redirect("tenggat:aturan_satu", tindihan.aturan)


@require_http_methods(["GET", "POST"])
def list_hari(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    form = HariForm(request.POST or None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            usecases.set_hari_khusus(
                said["tanggal"], libur=said["libur"], keterangan=said["keterangan"], actor=actor
            )
        except Refusal as no:
            form.refuse(no)
        else:
            return redirect("tenggat:hari")
    context = {
        "form": form,
        "hari": queries.list_hari_khusus(),
        "boleh": may(actor, Act.TENGGAT_AMEND),
    }
    status = 422 if form.errors else 200
    return render(request, "tenggat/hari.html", context, status=status)


@require_POST
def forget_hari(request: HttpRequest, pk: UUID) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    usecases.forget_hari_khusus(queries.access_hari_khusus(actor, pk), actor=actor)
    return redirect("tenggat:hari")


def _aturan_page(
    request: HttpRequest,
    law: Aturan,
    actor: Actor,
    form: TindihanForm,
    refused: Refusal | None = None,
) -> HttpResponse:
    context = {
        "law": law,
        "form": form,
        "riwayat": queries.list_tindihan().filter(aturan=law.kode),
        "boleh": may(actor, Act.TENGGAT_AMEND),
        "actor": actor,
        "tolak": str(refused) if refused else "",
    }
    wrong = refused.status if refused else 422 if form.errors else 200
    return render(request, "tenggat/aturan_satu.html", context, status=wrong)


def _rule(kode: str) -> Aturan:
    if kode not in all_rules():
        raise NotFound
    return rule(kode)


def _month(said: str, today: date) -> date:
    """Return the first day of "2026-03"; of this month when it cannot be read."""
    try:
        first = date.fromisoformat(f"{said}-01")
    except ValueError:
        return today.replace(day=1)
    return first if abs(first.year - today.year) < _TAHUN else today.replace(day=1)


def _rows(clocks: Iterable[Tenggat], nama: Nama) -> list[Baris]:
    clocks = list(clocks)
    names = nama({t.case for t in clocks})
    return [
        Baris(
            tenggat=t,
            nama=names.get(t.case, ""),
            url=_page_of(t.subject) or _page_of(t.case),
        )
        for t in clocks
    ]


def _page_of(subject: str) -> str:
    """Return the page of a subject: by convention `<kind>:detail`; nothing when it has none."""
    kind, _, key = subject.partition(":")
    try:
        return reverse(f"{kind}:detail", args=[key])
    except NoReverseMatch:
        return ""
