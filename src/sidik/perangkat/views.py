"""Today's sheet first, then what is broken, then everything else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.dokumen.queries import kop_of
from sidik.jejak.data import Actor
from sidik.jejak.usecases import current_titik
from sidik.kernel.errors import Refusal
from sidik.perangkat import queries, usecases
from sidik.perangkat.data import (
    JADWAL,
    KELAS_LABEL,
    TINGKAT_LABEL,
    TUGAS,
    Irama,
    IsianDitolak,
    KeadaanLembar,
    PihakKebocoran,
    Tingkat,
)
from sidik.perangkat.flow import NAIK, TANGGA, Posisi, position
from sidik.perangkat.forms import (
    KebocoranForm,
    KontakForm,
    LaporForm,
    LembarForm,
    LunakForm,
    PemberitahuanForm,
    PenangananForm,
)
from sidik.perangkat.models import Aset, Gangguan, Isian, Lembar
from sidik.perangkat.policy import may_kebocoran
from sidik.satuan.data import Act
from sidik.satuan.http import OfficerRequest
from sidik.satuan.policy import demand, may


@dataclass(frozen=True)
class Baris:
    """A line of the sheet with its fields."""

    isian: Isian
    hasil: BoundField
    catatan: BoundField
    nilai: BoundField | None
    gangguan: Gangguan | None


def _actor(request: HttpRequest) -> Actor:
    return cast("OfficerRequest", request).actor


def _posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent; an empty form that was sent is refused, not shown afresh."""
    return request.POST if request.method == "POST" else None


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    faults = queries.list_gangguan(actor)
    sheets = queries.list_sekarang(actor)
    mine = next((x for x in sheets if x.is_open and queries.may_fill(actor, x)), None)
    context: dict[str, Any] = {
        "lembar_hari_ini": sheets,
        "terbuka": faults,
        "aset": queries.list_aset(actor),
        "kepatuhan": queries.compliance(days=30, irama=Irama.HARIAN),
        "boleh_sahkan": may(actor, Act.PERANGKAT_SIGN),
    }
    if mine:
        context |= _sheet(mine, LembarForm(queries.list_isian(mine)), actor)
    return render(request, "perangkat/beranda.html", context)


@require_http_methods(["GET", "POST"])
def lembar(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = _actor(request)
    sheet, sheet_url = queries.access_lembar(actor, key), request.path
    form = LembarForm(queries.list_isian(sheet), _posted(request))
    if request.method == "POST" and form.is_valid():
        done = request.POST.get("aksi") == "selesai"
        try:
            usecases.fill_lembar(sheet, form.value(), selesai=done, actor=actor)
        except IsianDitolak as no:
            for line, (part, sentence) in no.rincian.items():
                form.add_error(f"{part}_{line}", sentence)
        except Refusal as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, "Lembar selesai." if done else "Isian tersimpan.")
            return redirect("perangkat:beranda" if done else sheet_url)
    context = _sheet(sheet, form, actor)
    status = 422 if form.errors else 200
    return render(request, "perangkat/lembar.html", context, status=status)


@require_POST
def sign(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = _actor(request)
    sheet = queries.access_lembar(actor, key)
    usecases.sign_lembar(sheet, actor=actor)
    messages.success(request, "Lembar disahkan.")
    return redirect("perangkat:lembar", key=key)


@require_safe
def cetak(request: HttpRequest, key: UUID) -> HttpResponse:
    sheet = queries.access_lembar(_actor(request), key)
    titik = current_titik()
    context = {
        "lembar": sheet,
        "kop": kop_of(sheet.daftar.satuan_kode),
        "kelompok": _grouped([(row, row.butir.aset) for row in queries.list_isian(sheet)]),
        "titik_seq": sheet.titik_seq or titik.seq,
        "titik_hash": sheet.titik_hash or titik.hash,
    }
    return render(request, "perangkat/cetak.html", context)


@require_safe
def gangguan(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    rows = queries.list_gangguan(actor)
    board = [
        {"label": TINGKAT_LABEL[t], "baris": [r for r in rows if r.gangguan.tingkat == t]}
        for t in Tingkat
    ]
    context = {
        "papan": board,
        "jumlah": len(rows),
        "pulih": queries.list_pulih(actor),
        "boleh_lapor": may(actor, Act.GANGGUAN_REPORT),
        "kebocoran": queries.list_kebocoran(actor),
    }
    return render(request, "perangkat/gangguan.html", context)


@require_http_methods(["GET", "POST"])
def lapor(request: HttpRequest) -> HttpResponse:
    """Anyone of the resort may say that something does not work."""
    actor = _actor(request)
    demand(actor, Act.GANGGUAN_REPORT)
    form = LaporForm(_posted(request), initial={"aset": request.GET.get("aset")})
    if form.is_valid():
        data = form.cleaned_data
        try:
            found = usecases.report_gangguan(data["aset"], data["uraian"], actor=actor)
        except Refusal as no:
            form.add_error(no.field, str(no))
        else:
            messages.success(request, "Gangguan dilaporkan. Operator perangkat akan menanganinya.")
            if may(actor, Act.PERANGKAT_READ):
                return redirect("perangkat:gangguan_detail", key=found.pk)
            return redirect("perangkat:lapor")
    status = 422 if form.errors else 200
    return render(request, "perangkat/lapor.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def lapor_kebocoran(request: HttpRequest) -> HttpResponse:
    """Anyone of the resort may say that personal data got out; few may read it afterwards."""
    actor = _actor(request)
    demand(actor, Act.GANGGUAN_REPORT)
    form = KebocoranForm(_posted(request))
    if form.is_valid():
        try:
            found = usecases.report_kebocoran(**form.cleaned_data, actor=actor)
        except Refusal as no:
            form.add_error(no.field, str(no))
        else:
            messages.success(request, "Kebocoran dilaporkan kepada pimpinan dan Si TIK.")
            if may_kebocoran(actor, found.satuan_kode):
                return redirect("perangkat:kebocoran", key=found.pk)
            return redirect("perangkat:lapor")
    status = 422 if form.errors else 200
    return render(request, "perangkat/kebocoran_lapor.html", {"form": form}, status=status)


@require_http_methods(["GET", "POST"])
def kebocoran(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = _actor(request)
    baris = queries.access_kebocoran(actor, key)
    left = [pihak.value for pihak in baris.belum]
    form = PemberitahuanForm(_posted(request), initial={"pihak": next(iter(left), "")})
    if form.is_valid():
        data = form.cleaned_data
        pihak = PihakKebocoran(data.pop("pihak"))
        try:
            usecases.note_pemberitahuan(baris.kebocoran, pihak, **data, actor=actor)
        except Refusal as no:
            form.add_error(no.field, str(no))
        else:
            messages.success(request, "Pemberitahuan dicatat.")
            return redirect("perangkat:kebocoran", key=key)
    status = 422 if form.errors else 200
    context = {"baris": baris, "form": form}
    return render(request, "perangkat/kebocoran.html", context, status=status)


@require_http_methods(["GET", "POST"])
def gangguan_detail(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = _actor(request)
    fault = queries.access_gangguan(actor, key)
    form = _handling(fault, _posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            said = _act(request.POST.get("aksi", ""), fault, form, actor)
        except Refusal as no:
            form.add_error(no.field if no.field in form.fields else None, str(no))
        else:
            messages.success(request, said)
            return redirect("perangkat:gangguan_detail", key=key)
    context = {
        "gangguan": fault,
        "form": form,
        "langkah": _steps(form),
        "tahap": _ladder(fault),
        "penanganan": list(fault.penanganan.all()),
        "tenggat": next(iter(queries.with_clocks([fault]))).tenggat,
        "boleh": fault.is_open and may(actor, TUGAS[fault.tingkat].act),
        "naik_ke": _way_up(fault),
        "boleh_buka": position(fault) is Posisi.PULIH and may(actor, Act.GANGGUAN_REPORT),
    }
    status = 422 if form.errors else 200
    return render(request, "perangkat/gangguan_detail.html", context, status=status)


@require_POST
def reopen(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = _actor(request)
    usecases.reopen_gangguan(queries.access_gangguan(actor, key), actor=actor)
    messages.success(request, "Gangguan dibuka lagi dari tingkat 1.")
    return redirect("perangkat:gangguan_detail", key=key)


@require_safe
def daftar_aset(request: HttpRequest) -> HttpResponse:
    rows = queries.by_class(queries.list_aset(_actor(request)))
    groups = [{"label": KELAS_LABEL[kelas], "baris": found} for kelas, found in rows.items()]
    return render(request, "perangkat/daftar_aset.html", {"kelompok": groups})


@require_http_methods(["GET", "POST"])
def aset(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = _actor(request)
    found = queries.access_aset(actor, key)
    initial = {f: getattr(found, f) for f in ("ti_telepon", "teknisi", "teknisi_telepon")}
    form = KontakForm(_posted(request), initial=initial)
    if form.is_valid():
        usecases.set_kontak(found, form.value(), actor=actor)
        messages.success(request, "Kontak tersimpan.")
        return redirect("perangkat:aset", key=key)
    context = {
        "aset": found,
        "form": form,
        "kelas": KELAS_LABEL,
        "gangguan": queries.list_gangguan_aset(found),
        "boleh_ubah": may(actor, Act.PERANGKAT_CHECK_IT),
    }
    status = 422 if form.errors else 200
    return render(request, "perangkat/aset.html", context, status=status)


@require_POST
def lunak(request: HttpRequest, key: UUID, lunak: int) -> HttpResponse:
    actor = _actor(request)
    program = get_object_or_404(queries.access_aset(actor, key).perangkat_lunak, pk=lunak)
    form = LunakForm(request.POST)
    if form.is_valid():
        usecases.note_lunak(program, form.cleaned_data["versi"], actor=actor)
        messages.success(request, f"Versi {program.nama} dicatat.")
    else:
        messages.error(request, f"Tulis versi {program.nama}, paling banyak 60 huruf.")
    return redirect("perangkat:aset", key=key)


@require_safe
def riwayat(request: HttpRequest) -> HttpResponse:
    actor = _actor(request)
    page = Paginator(queries.list_riwayat(actor), 31).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "harian": queries.compliance(days=30, irama=Irama.HARIAN),
        "mingguan": queries.compliance(days=90, irama=Irama.MINGGUAN),
        "perbaikan": queries.repairs(days=90),
    }
    return render(request, "perangkat/riwayat.html", context)


def _sheet(sheet: Lembar, form: LembarForm, actor: Actor) -> dict[str, Any]:
    faults = queries.open_by_butir(sheet)
    lines = [
        Baris(
            isian=row,
            hasil=form[f"hasil_{row.pk}"],
            catatan=form[f"catatan_{row.pk}"],
            nilai=form[f"nilai_{row.pk}"] if f"nilai_{row.pk}" in form.fields else None,
            gangguan=faults.get(row.butir_id),
        )
        for row in form.isian
    ]
    fillable = sheet.is_open and not sheet.is_over(queries.today())
    jadwal = JADWAL[Irama(sheet.daftar.irama)]
    return {
        "lembar": sheet,
        "form": form,
        "kelompok": _grouped([(line, line.isian.butir.aset) for line in lines]),
        "boleh_isi": fillable and queries.may_fill(actor, sheet),
        "boleh_sahkan": may(actor, Act.PERANGKAT_SIGN)
        and sheet.state == KeadaanLembar.SELESAI.value,
        "pengisi": jadwal.pengisi,
        "terlewat": not fillable and sheet.is_open,
    }


def _grouped(rows: Sequence[tuple[Any, Aset]]) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    for row, machine in rows:
        if not groups or groups[-1]["aset"] != machine:
            groups.append({"aset": machine, "baris": []})
        groups[-1]["baris"].append(row)
    return groups


def _handling(fault: Gangguan, data: Any) -> PenangananForm:
    stage = queries.current_stage(fault)
    initial: dict[str, str] = {"tindakan": stage.tindakan}
    for step in stage.langkah:
        initial[f"langkah_{step['nomor']}"] = step["hasil"]
        initial[f"alasan_{step['nomor']}"] = step["catatan"]
    guide = queries.guide_of(fault) if fault.tingkat == Tingkat.MANUAL else []
    return PenangananForm(guide, data, initial)


def _act(aksi: str, fault: Gangguan, form: PenangananForm, actor: Actor) -> str:
    tindakan = form.cleaned_data["tindakan"]
    acts: dict[str, tuple[Callable[[], object], str]] = {
        "serahkan": (
            lambda: usecases.escalate_gangguan(fault, actor=actor),
            "Gangguan diserahkan ke tingkat berikut.",
        ),
        "pulih": (
            lambda: usecases.resolve_gangguan(fault, tindakan, actor=actor),
            "Gangguan dinyatakan pulih.",
        ),
    }
    then, said = acts.get(aksi, (lambda: None, "Penanganan tersimpan."))
    if aksi == "pulih" and fault.butir and fault.butir.probe:
        usecases.measure(
            only=fault.butir.probe
        )  # let the probe speak before the officer is believed
    with transaction.atomic():  # what was tried and what follows from it stand or fall together
        usecases.handle_gangguan(fault, form.langkah(), tindakan, actor=actor)
        then()
    return said


def _steps(form: PenangananForm) -> list[dict[str, Any]]:
    return [
        {"nomor": n, "hasil": form[f"langkah_{n}"], "alasan": form[f"alasan_{n}"], "teks": teks}
        for n, teks in enumerate(form.guide, 1)
    ]


def _ladder(fault: Gangguan) -> list[dict[str, str]]:
    """Return the three stages for the stage bar."""
    short = {Tingkat.MANUAL: "Panduan", Tingkat.STAF_TI: "Staf TI", Tingkat.TEKNISI: "Teknisi"}
    steps = []
    for tingkat in Tingkat:
        state = "next"
        if tingkat < fault.tingkat or (tingkat == fault.tingkat and not fault.is_open):
            state = "done"
        elif tingkat == fault.tingkat:
            state = "now"
        elif not fault.is_open:
            state = "off"
        steps.append({"label": short[tingkat], "state": state, "note": f"Tingkat {tingkat.value}"})
    ended = "done" if not fault.is_open else "next"
    return [*steps, {"label": "Pulih", "state": ended, "note": ""}]


def _way_up(fault: Gangguan) -> str | None:
    """Return the words on the button that hands a fault on; None at the top."""
    name = NAIK.get(position(fault))
    return next((step.label for step in TANGGA.steps if step.name == name), None)
