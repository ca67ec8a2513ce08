"""Addresses of the exhibits. The seizures of a case are given in, for they lie beside."""

from django.urls import URLPattern, path

from sidik.barang_bukti import views


def bb_urls(sita: views.Sita) -> tuple[list[URLPattern], str]:
    """Return the addresses, with their name, for `include`."""
    wired = {"sita": sita}
    return [
        path("", views.list_bb, name="daftar"),
        path("zat/", views.list_zat, name="zat"),
        path("perkara/<uuid:pk>/", views.show_perkara, wired, name="perkara"),
        path("perkara/<uuid:pk>/label.pdf", views.print_labels, name="label_perkara"),
        path("<uuid:pk>/", views.show_bb, wired, name="detail"),
        path("<uuid:pk>/label.pdf", views.print_label, name="label"),
        path("<uuid:pk>/<slug:tindakan>/", views.act_on_bb, wired, name="tindakan"),
    ], "bb"
