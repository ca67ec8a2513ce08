"""The switch of light and dark, and the page on which the whole design can be seen."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from sidik.kernel import clock
from sidik.web.forms import GayaForm

TEMA_AGE = timedelta(days=365)


class _Clock(NamedTuple):
    label: str
    state: str
    due_at: datetime


@login_not_required
@require_POST
def tema(request: HttpRequest) -> HttpResponse:
    """Remember light or dark in this browser; anything else follows the device again."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    response = redirect(target if safe else "/")
    choice = request.POST.get("tema", "")
    if choice in {"terang", "gelap"}:
        response.set_cookie(
            "tema", choice, max_age=TEMA_AGE, samesite="Lax", secure=request.is_secure()
        )
    else:
        response.delete_cookie("tema", samesite="Lax")
    return response


@login_not_required
@require_safe
def gaya(request: HttpRequest) -> HttpResponse:
    """Every component with invented content, to be looked at; mounted only by `SIDIK_GAYA`."""
    now = clock.now()
    form = GayaForm({"nomor": "LP-0001/2026", "netto_gram": "nol koma", "model": "a"})
    form.add_error("nomor", "Nomor LP tidak dikenali. Contoh: LP/A/7/III/2026/SPKT.SATRESNARKOBA/…")
    pages = Paginator(range(1, 1241), 25)
    return render(
        request,
        "web/gaya.html",
        {
            "nav": _nav(),
            "langkah": _stages(),
            "detak": _clocks(now),
            "peristiwa": _happenings(now),
            "perkara": _cases(now),
            "beban": _load(),
            "bulanan": _months(),
            "denyut": [3, 5, 4, 8, 6, 9, 7],
            "lembar": pages.page(request.GET.get("page", 4)),
            "form": form,
            "sekarang": now,
            "netto": Decimal("92.99"),
        },
    )


@login_not_required
@require_safe
def gaya_publik(request: HttpRequest) -> HttpResponse:
    return render(request, "web/gaya_publik.html", {"langkah": _stages()})


@login_not_required
@require_safe
def gaya_cetak(request: HttpRequest) -> HttpResponse:
    return render(request, "web/gaya_cetak.html", {"sekarang": clock.now()})


def _nav() -> list[dict[str, Any]]:
    entries = [
        ("Beranda", "house", None),
        ("Perkara", "folder", 14),
        ("Tenggat", "clock", 3),
        ("Pesan", "message-square", 2),
        ("Pengawasan", "chart-column", None),
        ("Perangkat", "server", None),
        ("Pengiriman", "send", None),
    ]
    return [
        {"url": "#", "label": label, "icon": icon, "count": count, "current": label == "Perkara"}
        for label, icon, count in entries
    ]


def _stages() -> list[dict[str, str]]:
    rows = [
        ("LP diterima", "done", "2 Mar"),
        ("Penyelidikan", "off", "tertangkap tangan"),
        ("Penyidikan", "done", "2 Mar"),
        ("Penetapan tersangka", "done", "3 Mar"),
        ("Tahap I", "now", "berkas ke JPU 19 Mar"),
        ("P-21", "next", ""),
        ("Tahap II", "next", ""),
    ]
    return [{"label": label, "state": state, "note": note} for label, state, note in rows]


def _clocks(now: datetime) -> list[_Clock]:
    rows = [
        ("Penahanan penyidik", "segera", timedelta(hours=20)),
        ("SP2HP A3", "lewat", timedelta(days=-1, hours=-5)),
        ("SPDP ke JPU", "aman", timedelta(days=5, hours=3)),
        ("Penetapan sita", "selesai", timedelta(days=-4)),
        ("Perpanjangan JPU", "jeda", timedelta(days=12)),
    ]
    return [_Clock(label, state, now + span) for label, state, span in rows]


def _happenings(now: datetime) -> list[dict[str, Any]]:
    rows = [
        (2, "send", "Diterima Pusiknas", "", "resi nomor 1.204", False),
        (3, "file-text", "Berkas perkara dikirim ke JPU", "IPTU Rahmadi, S.H.", "Tahap I", False),
        (27, "message-square", "SP2HP A3 dikirim", "BRIPKA Suryani", "SMS ke pelapor", True),
        (49, "user-check", "Tersangka ditetapkan", "IPTU Rahmadi, S.H.", "Hasil gelar", False),
        (50, "package", "Barang bukti disita", "BRIPTU Aldi Pratama", "3 paket sabu", False),
    ]
    return [
        {
            "at": now - timedelta(hours=hours),
            "kind": kind,
            "title": title,
            "who": who,
            "text": text,
            "late": late,
        }
        for hours, kind, title, who, text, late in rows
    ]


def _cases(now: datetime) -> list[dict[str, Any]]:
    clocks = _clocks(now)
    rows = [
        (7, "Rusdi alias Udi", "Pasal 609 KUHP", "Tahap I", "info", "12.40", clocks[0]),
        (6, "H. Fauzan bin Idris", "Pasal 610 KUHP", "Penyidikan", "netral", "3.06", clocks[1]),
        (5, "Mardiana", "Pasal 609 KUHP", "Asesmen TAT", "awas", "0.31", clocks[2]),
        (4, "Ahmad Yani Saputra", "Pasal 610 KUHP", "P-21", "baik", "92.99", clocks[3]),
    ]
    names = ("nomor", "tersangka", "pasal", "tahap", "warna", "netto", "tenggat")
    return [dict(zip(names, row, strict=True)) | {"netto": Decimal(row[5])} for row in rows]


def _load() -> list[dict[str, Any]]:
    rows = [
        ("IPTU Rahmadi, S.H.", 9, "pokok"),
        ("AIPTU Hairul Anwar", 7, "pokok"),
        ("BRIPKA Suryani", 4, "pokok"),
        ("BRIPTU Aldi Pratama", 2, "pokok"),
        ("Belum ada penyidik", 1, "bahaya"),
    ]
    return [
        {"label": label, "value": value, "url": "#", "tone": tone} for label, value, tone in rows
    ]


def _months() -> list[dict[str, Any]]:
    names = ["Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des", "Jan", "Feb", "Mar"]
    values = [6, 9, 7, 11, 8, 12, 10, 14, 9, 7, 11, 13]
    return [{"label": n, "value": v} for n, v in zip(names, values, strict=True)]
