"""The style page on its own, as an officer who is logged in would see it."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from sidik.web import views
from tests.cast import KASAT

View = Callable[[HttpRequest], HttpResponse]


def as_kasat(view: View) -> View:
    """In the view and not in a middleware: a live server builds its middleware only once."""

    @wraps(view)
    def seen(request: HttpRequest) -> HttpResponse:
        request.actor = KASAT  # type: ignore[attr-defined]
        return view(request)

    return seen


_web = (
    [
        path("tema/", views.tema, name="tema"),
        path("gaya/", as_kasat(views.gaya), name="gaya"),
        path("gaya/publik/", views.gaya_publik, name="gaya_publik"),
        path("gaya/cetak/", views.gaya_cetak, name="gaya_cetak"),
    ],
    "web",
)
urlpatterns = [path("", include(_web)), path("", include("sidik.satuan.urls"))]
