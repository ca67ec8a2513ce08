"""The public's door: served by its own process, with its own login to the database."""

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from sidik.layanan.views.umum import cek
from sidik.ops.views import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="cek")),
    path("cek", cek, name="cek"),
    path("healthz", healthz, name="healthz"),
]
