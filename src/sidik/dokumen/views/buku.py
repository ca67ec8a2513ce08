"""Register books, the desk of papers that wait, scans, templates, checking a printed paper."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.dokumen.data import Bentuk, Kabel, katalog
from sidik.dokumen.forms import (
    BENTUK_LABEL,
    BukuForm,
    LampiranForm,
    RegisterForm,
    TemplatForm,
)
from sidik.dokumen.models import Dokumen, Lampiran
from sidik.dokumen.queries import (
    access_dokumen,
    antre,
    find_by_kode,
    get_register,
    kepada_of,
    list_book,
    list_lampiran_bagi,
    list_meja,
    list_register,
)
from sidik.dokumen.queries.lampiran import (
    insist_terbuka,
    is_milik_surat,
    list_templat,
    read_lampiran,
)
from sidik.dokumen.queries.surat import kop_of
from sidik.dokumen.render import templat_bawaan
from sidik.dokumen.render.buku import write_buku
from sidik.dokumen.usecases import (
    MAX_MB,
    Berkas,
    adopt_templat,
    attach_lampiran,
    drop_templat,
    rename_register,
)
from sidik.dokumen.views.surat import DOCX, actor_of, file_answer
from sidik.jejak.usecases import record_reading
from sidik.kernel import clock
from sidik.kernel.errors import NotAllowed, NotFound, Refusal
from sidik.kernel.ref import ref
from sidik.satuan.data import Act
from sidik.satuan.policy import demand, may
from sidik.satuan.queries import get_satuan

PER_PAGE: Final = 50
_BAWAAN: Final = "Pakai templat bawaan"
_BERSAMA: Final = "Pakai templat bentuknya"
"""Where the unit has one of its own for all papers of the shape, that holds next."""
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def show_buku(request: HttpRequest) -> HttpResponse:
    """A book of one year, on the screen or as a page to be printed and bound."""
    actor = actor_of(request)
    today = clock.today(get_satuan(actor.satuan).zona)
    form = BukuForm(request.GET, books=list_register(actor.satuan), tahun=today.year)
    chosen = form.value()
    rows = list_book(actor, **chosen)

    def told(lines: Iterable[Dokumen]) -> list[tuple[Dokumen, str]]:
        return [(line, kepada_of(line, actor)) for line in lines]

    books = {book.kunci: book for book in list_register(actor.satuan)}
    context: dict[str, Any] = {
        "form": form,
        "tahun": chosen["tahun"],
        "buku": books.get(chosen["register"]),
        "can_rename": may(actor, Act.DOKUMEN_REGISTER),
        "filtered": any(request.GET.get(name) for name in form.fields),
    }
    if "cetak" in request.GET:
        context |= {"rows": told(rows.reverse()), "kop": kop_of(actor.satuan)}
        return render(request, "dokumen/buku_cetak.html", context)
    if "xlsx" in request.GET:
        buku = context["buku"]
        title = f"{buku.nama if buku else 'Buku register surat'}, tahun {chosen['tahun']}"
        content = write_buku(title, kop_of(actor.satuan), told(rows.reverse()))
        return file_answer(content, XLSX, f"buku-register-{chosen['tahun']}.xlsx", inline=False)
    page = context["page"] = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context["rows"] = told(page.object_list)
    return render(request, "dokumen/buku.html", context)


@require_safe
def show_meja(request: HttpRequest) -> HttpResponse:
    rows = [(dokumen, antre(dokumen)) for dokumen in list_meja(actor_of(request))]
    return render(request, "dokumen/meja.html", {"rows": rows})


@require_safe
def check_surat(request: HttpRequest, kabel: Kabel) -> HttpResponse:
    """Say whether a printed paper is ours, by the code on it."""
    actor, kode = actor_of(request), request.GET.get("kode", "")[:40]
    found = find_by_kode(kode) if kode else None
    if found:
        try:
            found, _ = access_dokumen(actor, found.pk, kabel)
        except (NotFound, NotAllowed):
            found = None
    return render(request, "dokumen/periksa.html", {"kode": kode, "dokumen": found})


@require_http_methods(["GET", "POST"])
def edit_register(request: HttpRequest, kunci: str) -> HttpResponse:
    actor = actor_of(request)
    demand(actor, Act.DOKUMEN_REGISTER)
    book = get_register(actor.satuan, kunci)
    initial = {"kode": book.kode, "judul": book.judul}
    form = RegisterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            rename_register(actor.satuan, kunci, **form.cleaned_data, actor=actor)
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, "Buku register diubah.")
            return redirect("dokumen:buku")
    status = 422 if form.errors else 200
    return render(request, "dokumen/register.html", {"form": form, "book": book}, status=status)


@require_POST
def attach(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    """Hang a scan on a paper."""
    dokumen, _ = access_dokumen(actor_of(request), pk, kabel)
    form = LampiranForm(request.POST, request.FILES)
    if _attach(request, form, ref("dokumen", dokumen.pk), dokumen.induk, kabel):
        return redirect("dokumen:surat", pk)
    target = reverse("dokumen:lampir", args=[pk])
    context = {"form": form, "judul": dokumen.entri.nama, "target": target, "lampiran": []}
    return render(request, "dokumen/lampir.html", context, status=422)


@require_http_methods(["GET", "POST"])
def attach_perkara(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    """Hang a scan on the case itself."""
    induk = ref("perkara", pk)
    actor = actor_of(request)
    kabel.own(induk, actor)
    form = LampiranForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and _attach(request, form, induk, induk, kabel):
        return redirect("dokumen:lampir_perkara", pk)
    context = {
        "form": form,
        "judul": "perkara",
        "target": reverse("dokumen:lampir_perkara", args=[pk]),
        "lampiran": list_lampiran_bagi(induk, actor, kabel=kabel),
    }
    status = 422 if form.errors else 200
    return render(request, "dokumen/lampir.html", context, status=status)


def _attach(
    request: HttpRequest, form: LampiranForm, subject: str, induk: str, kabel: Kabel
) -> bool:
    """Keep the file that was sent; whatever is wrong with it stands at its field."""
    if not form.is_valid():
        return False
    upload = form.cleaned_data["berkas"]
    berkas = Berkas(
        nama=upload.name or "",
        content=upload.read(MAX_MB * 1024 * 1024 + 1),
        keterangan=form.cleaned_data["keterangan"],
    )
    try:
        attach_lampiran(subject, berkas, induk=induk, kabel=kabel, actor=actor_of(request))
    except NotAllowed:
        raise
    except Refusal as no:
        form.refuse(no)
        return False
    messages.success(request, "Lampiran disimpan.")
    return True


@require_safe
def show_lampiran(request: HttpRequest, pk: UUID, kabel: Kabel) -> HttpResponse:
    actor = actor_of(request)
    lampiran = Lampiran.objects.filter(pk=pk).first()
    if lampiran is None or not is_milik_surat(lampiran):
        raise NotFound
    own = kabel.own(lampiran.induk, actor)
    insist_terbuka(lampiran, actor, kabel=kabel, own=own)
    content = read_lampiran(lampiran)
    record_reading(actor=actor, subject=lampiran.induk, purpose=f"membuka {lampiran.nama}")
    ending = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}[lampiran.tipe]
    return file_answer(content, lampiran.tipe, f"{lampiran.sha256[:16]}.{ending}", inline=False)


@require_http_methods(["GET", "POST"])
def edit_templat(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    demand(actor, Act.DOKUMEN_REGISTER)
    form = TemplatForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["berkas"]
        bentuk, jenis = form.value()
        try:
            adopt_templat(
                actor.satuan,
                bentuk,
                jenis=jenis,
                nama=upload.name or "",
                content=upload.read(2 * 1024 * 1024 + 1),
                actor=actor,
            )
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, "Templat dipakai untuk surat berikutnya.")
            return redirect("dokumen:templat")
    own = list_templat(actor.satuan)
    rows = [(bentuk.value, label, own.get(bentuk)) for bentuk, label in BENTUK_LABEL.items()]
    single = [
        (entri, own[jenis], _BERSAMA if entri.bentuk in own else _BAWAAN)
        for jenis, entri in katalog().items()
        if jenis in own
    ]
    status = 422 if form.errors else 200
    context = {"form": form, "rows": rows, "single": single}
    return render(request, "dokumen/templat.html", context, status=status)


@require_POST
def reset_templat(request: HttpRequest) -> HttpResponse:
    """Go back to the template that ships."""
    actor, untuk = actor_of(request), request.POST.get("untuk", "")
    jenis = untuk if untuk in katalog() else ""
    if not jenis and untuk not in list(Bentuk):
        raise NotFound
    bentuk = katalog()[jenis].bentuk if jenis else Bentuk(untuk)
    drop_templat(actor.satuan, bentuk, jenis=jenis, actor=actor)
    messages.success(request, "Templat satuan tidak dipakai lagi untuk surat berikutnya.")
    return redirect("dokumen:templat")


@require_safe
def download_templat(request: HttpRequest, bentuk: str) -> HttpResponse:
    """Hand out the template that ships, to be changed in Word."""
    demand(actor_of(request), Act.DOKUMEN_REGISTER)
    if bentuk not in list(Bentuk):
        raise NotFound
    content = templat_bawaan(Bentuk(bentuk))
    return file_answer(content, DOCX, f"templat-{bentuk}.docx", inline=False)
