"""Officers issue, print and take back the keys to the public door."""

from collections.abc import Sequence
from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidik.dokumen.queries import read_isi
from sidik.dokumen.render import render_tanda_terima
from sidik.jejak.usecases import record_reading
from sidik.kernel.bahasa import tanggal_jam
from sidik.kernel.errors import Refusal
from sidik.kernel.ref import ref
from sidik.layanan import queries, usecases
from sidik.layanan.data import Hubungan
from sidik.layanan.forms import AksesForm
from sidik.perkara.data import ModelLP
from sidik.perkara.models import Perkara
from sidik.perkara.policy import must_say_why
from sidik.perkara.queries import berkas_of, pelapor_of
from sidik.satuan.data import Actor
from sidik.satuan.http import OfficerRequest


@require_http_methods(["GET", "POST"])
def sttlp(request: HttpRequest, key: UUID) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    perkara = queries.access_perkara_for_akses(actor, key)
    is_lp_a = perkara.lp.all()[0].model == ModelLP.A
    daftar = queries.list_akses(perkara)
    initial = _suggested(perkara) if not daftar else {}
    penanda = [] if is_lp_a else queries.list_penanda(perkara, actor)
    form = AksesForm(request.POST or None, initial=initial, is_lp_a=is_lp_a, penanda=penanda)
    if form.is_valid():
        try:
            usecases.issue_akses(perkara, form.value(), actor=actor, penanda=form.penanda_nrp())
        except Refusal as no:
            form.add_error(no.field if no.field in form.fields else None, str(no))
        else:
            messages.success(request, "Kode diterbitkan. Cetak dan serahkan kepada penerimanya.")
            return redirect("layanan:sttlp", key)
    _note_reading(perkara, actor)
    context = {
        "perkara": perkara,
        "lp": perkara.lp.all()[0],
        "form": form,
        "daftar": daftar,
        "penanda": penanda[0] if penanda else None,
        "ralat": _ralat(perkara, daftar),
        "tertutup": queries.is_tertutup(perkara),
    }
    status = 422 if form.errors else 200
    return render(request, "layanan/sttlp.html", context, status=status)


@never_cache
@require_safe
def sttlp_pdf(request: HttpRequest, key: UUID, akses: UUID) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    perkara = queries.access_perkara_for_akses(actor, key)
    surat = usecases.note_printing(queries.get_akses(perkara, akses), actor=actor)
    pdf = render_tanda_terima(read_isi(surat), surat.terbit_at)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{surat.jenis}-{surat.pk}.pdf"'},
    )


@require_POST
def cabut(request: HttpRequest, key: UUID, akses: UUID) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    perkara = queries.access_perkara_for_akses(actor, key)
    usecases.revoke_akses(queries.get_akses(perkara, akses), actor=actor)
    messages.success(request, "Kode dicabut. Mulai sekarang kode itu tidak dijawab lagi.")
    return redirect("layanan:sttlp", key)


@require_POST
def ganti(request: HttpRequest, key: UUID, akses: UUID) -> HttpResponse:
    actor = cast("OfficerRequest", request).actor
    perkara = queries.access_perkara_for_akses(actor, key)
    usecases.reissue_akses(queries.get_akses(perkara, akses), actor=actor)
    messages.success(request, "Kode lama dicabut dan kode baru diterbitkan. Cetak lembar barunya.")
    return redirect("layanan:sttlp", key)


def _suggested(perkara: Perkara) -> dict[str, str]:
    pelapor = pelapor_of(perkara)
    if pelapor is None:
        return {}
    return {
        "nama": pelapor.orang.nama,
        "telepon": pelapor.orang.telepon,
        "hubungan": Hubungan.PELAPOR.value,
    }


def _ralat(perkara: Perkara, daftar: Sequence[queries.AksesTerbaca]) -> str:
    at = usecases.ralat_sesudah(perkara, (one.akses for one in daftar))
    if at is None:
        return ""
    when = tanggal_jam(at.astimezone(ZoneInfo(perkara.satuan.zona)))
    return (
        f"LP diperbaiki {when}, sesudah STTLP terbit. «Cetak» mengulang lembar yang sudah "
        "ditandatangani, dengan isi yang lama. Untuk isi yang diperbaiki pakai «Ganti kode», "
        "lalu tarik lembar lama dari pelapor."
    )


def _note_reading(perkara: Perkara, actor: Actor) -> None:
    if must_say_why(actor, berkas_of(perkara)):
        record_reading(
            actor=actor, subject=ref("perkara", perkara.pk), purpose="menerbitkan kode akses"
        )
