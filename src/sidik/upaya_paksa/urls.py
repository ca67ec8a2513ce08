"""Addresses of force. What the exhibit book knows is given in, for it lies beside."""

from django.urls import URLPattern, path

from sidik.upaya_paksa import views


def upaya_urls(barang: views.Barang) -> tuple[list[URLPattern], str]:
    """Return the addresses, with their name, for `include`."""
    wired = {"barang": barang}
    return [
        path("tahanan/", views.show_papan, name="tahanan"),
        path("upaya/<uuid:pk>/", views.show, wired, name="perkara"),
        path("upaya/<uuid:pk>/<slug:name>/", views.act, wired, name="baru"),
        path("upaya/<uuid:pk>/<slug:name>/<uuid:objek>/", views.act_on, wired, name="aksi"),
    ], "upaya"
