"""/cek: the code on the receipt and the last four digits, and the case in plain words."""

from ipaddress import ip_address, ip_network
from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from sidik.layanan.data import TERLALU_SERING, TIDAK_COCOK, Hasil, Jawaban, Saluran
from sidik.layanan.forms import CekForm
from sidik.layanan.usecases import answer_inquiry

_KALIMAT: Final = {Hasil.TIDAK_COCOK: TIDAK_COCOK, Hasil.BATAS: TERLALU_SERING}
_STATUS: Final = {Hasil.TIDAK_COCOK: 422, Hasil.BATAS: 429}


# No CSRF token: it needs a cookie, and telephones that refuse cookies must be answered too. There
# is no login to ride on; a forged question needs a code and digits that only the asker has, and
# costs its victim at most a wrong try.
@csrf_exempt
@login_not_required
@never_cache
@sensitive_post_parameters("kode", "hp")
@require_http_methods(["GET", "HEAD", "POST"])
def cek(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, CekForm(initial={"kode": request.GET.get("kode", "")[:60]}))
    form = CekForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    jawaban = answer_inquiry(
        kode=form.cleaned_data["kode"],
        faktor=form.cleaned_data["hp"],
        saluran=Saluran.WEB,
        sumber=source_of(request),
    )
    if jawaban.status is None:
        form.add_error(None, _KALIMAT[jawaban.hasil])
        return _page(request, form, status=_STATUS[jawaban.hasil])
    return _page(request, form, jawaban=jawaban)


def source_of(request: HttpRequest) -> str:
    """Return who asks, as far as limits care: an address, of IPv6 the network of one customer."""
    raw = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        # Our own proxy writes the last hop; what stands before it the asker may have made up.
        raw = request.headers.get("X-Forwarded-For", raw).rpartition(",")[2].strip()
    try:
        address = ip_address(raw)
    except ValueError:
        return "tak dikenal"
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else str(address)


def _page(
    request: HttpRequest, form: CekForm, *, jawaban: Jawaban | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "jawaban": jawaban.status if jawaban else None}
    response = render(request, "layanan/cek.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    # The address of a scanned code carries the code.
    response["Referrer-Policy"] = "no-referrer"
    return response
