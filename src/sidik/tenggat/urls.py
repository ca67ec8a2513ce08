"""Addresses of the clocks. Who names a case is handed in, because it stands above."""

from django.urls import URLPattern, path

from sidik.tenggat import views
from sidik.tenggat.data import Nama


def tenggat_urls(nama: Nama) -> tuple[list[URLPattern], str]:
    """Return the addresses, with their name, for `include`."""
    named = {"nama": nama}
    return [
        path("", views.list_tenggat, named, name="daftar"),
        path("kalender/", views.show_kalender, named, name="kalender"),
        path("aturan/", views.list_aturan, name="aturan"),
        path("aturan/<slug:kode>/", views.show_aturan, name="aturan_satu"),
        path("tindihan/<uuid:pk>/", views.decide_tindihan, name="tindihan"),
        path("hari/", views.list_hari, name="hari"),
        path("hari/<uuid:pk>/hapus/", views.forget_hari, name="hari_hapus"),
        path("dasar/", views.list_dasar, name="dasar"),
        path("dasar/<slug:kode>/", views.amend_dasar, name="dasar_ubah"),
    ], "tenggat"
