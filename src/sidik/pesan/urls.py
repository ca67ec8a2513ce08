"""Addresses of messages. The guard is handed in, because it knows the rooms above."""

from django.urls import URLPattern, path

from sidik.pesan import views
from sidik.pesan.data import Penjaga


def pesan_urls(penjaga: Penjaga) -> tuple[list[URLPattern], str]:
    """Return the addresses, with their name, for `include`."""
    return [
        path("", views.inbox, name="masuk"),
        path("utas/<uuid:pk>/", views.utas, {"penjaga": penjaga}, name="utas"),
        path("utas/<uuid:pk>/selesai/", views.selesai, name="selesai"),
        path("hitung/", views.hitung, name="hitung"),
        path("keluar/", views.outbox, name="keluar"),
        path("keluar/<uuid:pk>/ulang/", views.kirim_ulang, name="kirim_ulang"),
        path("keluar/<uuid:pk>/batal/", views.batalkan, name="batalkan"),
        path("modem/", views.modem, name="modem"),
        path("ponsel/", views.ponsel, name="ponsel"),
    ], "pesan"
