"""The public's door: served by its own process, with its own login to the database."""

from django.urls import URLPattern, URLResolver, path

from sidik.ops.views import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
]
