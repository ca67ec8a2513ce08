"""The first page of each role, and the chiefs' tables."""

from typing import Any, cast

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidik.dokumen.queries import pejabat_of
from sidik.jejak.data import Actor
from sidik.jejak.usecases import record_reading
from sidik.kernel import clock
from sidik.kernel.bahasa import tanggal
from sidik.kernel.ref import ref
from sidik.pengawasan import queries
from sidik.pengawasan.data import (
    UKURAN_LABEL,
    Daftar,
    Laporan,
    Lembar,
    Ukuran,
    UkuranTidakDikenal,
)
from sidik.pengawasan.forms import LaporanForm, read_saringan
from sidik.pengawasan.render import write_workbook
from sidik.satuan.data import Act
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import demand, top_of
from sidik.satuan.queries import list_satuan

PER_PAGE = 50


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    running = queries.running_clocks(actor)
    angka = queries.count_angka(actor, running)
    context: dict[str, Any] = {
        "tugas": queries.list_tugas(actor, angka),
        "desakan": queries.list_desakan(running),
    }
    if queries.is_pengawas(actor):
        context["ubin"] = queries.list_ubin(angka)
    return render(request, "pengawasan/beranda.html", context)


@require_safe
def pengawasan(request: HttpRequest) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    months = queries.by_month(actor)
    context = {
        "kolom": UKURAN_LABEL.values(),
        "ubin": list(zip(UKURAN_LABEL.values(), queries.totals(actor), strict=True)),
        "satuan": queries.by_satuan(actor),
        "petugas": queries.by_petugas(actor),
        "bulan": months,
        "bagan": [{"label": m.label, "value": m.masuk} for m in months],
    }
    return render(request, "pengawasan/pengawasan.html", context)


@require_safe
def laporan(request: HttpRequest) -> HttpResponse | FileResponse:
    """Choose a report; with the choice made it is handed over as a workbook."""
    actor = cast("OfficerRequest", request).actor
    demand(actor, Act.LAPORAN_EXPORT)
    top = top_of(actor, Act.LAPORAN_EXPORT) or actor.satuan
    today = clock.today(settings.TIME_ZONE)
    initial = {"awal": today.replace(day=1), "akhir": today, "satuan": top}
    form = LaporanForm(request.GET or None, satuan=list_satuan(top), initial=initial)
    if form.is_valid():
        return _hand_over(form, actor)
    status = 422 if form.errors else 200
    return render(request, "pengawasan/laporan.html", {"form": form}, status=status)


def _hand_over(form: LaporanForm, actor: Actor) -> FileResponse:
    kind, satuan = Laporan(form.cleaned_data["laporan"]), form.cleaned_data["satuan"]
    lembar = queries.make_laporan(kind, actor, satuan=satuan, masa=form.masa())
    purpose = f"laporan {kind}: {form.masa().teks}"
    return _give(lembar, kind, actor, subject=ref("satuan", satuan), purpose=purpose)


@require_safe
def unduh(request: HttpRequest, daftar: str) -> FileResponse:
    """Hand over a list of the screens as it is narrowed there."""
    actor = cast("OfficerRequest", request).actor
    if daftar not in set(Daftar):
        raise UkuranTidakDikenal
    said = ", ".join(f"{name}: {value[:60]}" for name, value in request.GET.items() if value)
    tentang = said.replace("\x00", " ")[:200]
    lembar = queries.make_daftar(
        Daftar(daftar),
        actor,
        read_saringan(Daftar(daftar), actor, request.GET),
        tentang=f"Disaring {tentang}" if tentang else "Tanpa saringan",
    )
    purpose = f"unduh daftar {daftar} {tentang}".strip()[:200]
    return _give(lembar, daftar, actor, subject=ref("satuan", actor.satuan), purpose=purpose)


def _give(lembar: Lembar, nama: str, actor: Actor, *, subject: str, purpose: str) -> FileResponse:
    """Write the workbook, and into the local book that it was taken along."""
    record_reading(actor=actor, subject=subject, purpose=purpose)
    day = clock.today(settings.TIME_ZONE)
    pejabat = pejabat_of(actor)
    penanda = [pejabat.jabatan.upper(), "", "", "", actor.nama, f"{actor.pangkat} NRP {actor.nrp}"]
    file = write_workbook(lembar, penanda=penanda, kota=f"Dibuat tanggal {tanggal(day)}")
    return FileResponse(file, as_attachment=True, filename=f"{nama}-{day:%Y-%m-%d}.xlsx")


@require_safe
def list_cases(request: HttpRequest, ukuran: str) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    if ukuran not in set(Ukuran):
        raise UkuranTidakDikenal
    rows = queries.list_cases(
        actor,
        Ukuran(ukuran),
        satuan=request.GET.get("satuan", ""),
        petugas=request.GET.get("petugas", ""),
    )
    page = Paginator(rows.order_by("-dibuka_at", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    context = {"judul": UKURAN_LABEL[Ukuran(ukuran)], "page": page}
    return render(request, "pengawasan/daftar.html", context)
