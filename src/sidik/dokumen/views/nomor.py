"""Where each series of numbers stands, and where it goes on after the paper book."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sidik.dokumen.forms import NomorForm
from sidik.dokumen.queries import list_register, list_seri
from sidik.dokumen.usecases import continue_seri
from sidik.dokumen.views.surat import actor_of
from sidik.kernel import clock
from sidik.kernel.errors import Refusal
from sidik.satuan.data import Act
from sidik.satuan.policy import demand
from sidik.satuan.queries import get_satuan


@require_http_methods(["GET", "POST"])
def continue_nomor(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    demand(actor, Act.DOKUMEN_REGISTER)
    tahun = clock.today(get_satuan(actor.satuan).zona).year
    rows = list_seri(actor.satuan, tahun)
    form = NomorForm(request.POST or None, rows=rows)
    if request.method == "POST" and form.is_valid():
        try:
            continue_seri(actor.satuan, tahun=tahun, actor=actor, **form.cleaned_data)
        except Refusal as no:
            form.refuse(no)
        else:
            messages.success(request, "Seri dilanjutkan.")
            return redirect("dokumen:nomor")
    unnamed = [book for book in list_register(actor.satuan) if not book.kode]
    context = {"form": form, "rows": rows, "tahun": tahun, "tanpa_kode": unnamed}
    return render(request, "dokumen/nomor.html", context, status=422 if form.errors else 200)
