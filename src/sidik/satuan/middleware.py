"""Turns the login of a request into the actor of its acts."""

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponse

from sidik.satuan.http import OfficerRequest
from sidik.satuan.models import Akun

Next = Callable[[HttpRequest], HttpResponse]


def actor_middleware(get_response: Next) -> Next:
    """Put `request.actor`. Views that need nobody are marked `login_not_required`."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, Akun):
            cast("OfficerRequest", request).actor = request.user.petugas.as_actor()
        return get_response(request)

    return middleware
