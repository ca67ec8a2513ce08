"""The switch of light and dark, and the page on which the whole design can be seen."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

TEMA_AGE = timedelta(days=365)


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
