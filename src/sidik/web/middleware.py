"""What every answer carries, and how a refusal becomes an answer."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import is_valid_path

from sidik import __version__
from sidik.kernel.errors import Refusal

Next = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY: Final = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)


def content_policy(get_response: Next) -> Next:
    """Nothing from elsewhere, nothing inline, in no one's frame."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return middleware


def back_from_form(get_response: Next) -> Next:
    """An address that only takes a form leads to the page above it, when it is opened as a page.

    F5 after a refused form does that, and so does a login after the session ended while typing.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        opened = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and request.method == "GET"
        if not opened or request.path.startswith("/api/"):
            return response
        messages.warning(request, "Isian terakhir belum tersimpan. Ulangi dari halaman ini.")
        return redirect(_page_above(request.path))

    return middleware


def _page_above(path: str) -> str:
    """Return the nearest address above that there is."""
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        if is_valid_path(path):
            break
    return path


class RefusalMiddleware:
    """A refusal that no view has caught is answered in the form that was asked for."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        if request.path.startswith("/api/"):
            body = {"code": error.code, "message": str(error)}
            return JsonResponse(body, status=error.status)
        is_fragment = request.headers.get("HX-Request") == "true"
        page = "web/_refusal.html" if is_fragment else "web/refusal.html"
        return render(request, page, {"refusal": error}, status=error.status)


def page_facts(_request: HttpRequest) -> dict[str, Any]:
    """What every page may name: this node, and the version that it runs."""
    return {"node": settings.SIDIK, "version": __version__}
