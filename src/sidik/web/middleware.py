"""What every answer carries, and how a refusal becomes an answer."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

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
