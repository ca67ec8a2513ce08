"""Addresses of the files. What the exhibit book knows is given in, for it lies beside."""

from django.urls import URLPattern, path

from sidik.prapenuntutan import views
from sidik.prapenuntutan.views.laman import Barang


def berkas_urls(barang: Barang) -> tuple[list[URLPattern], str]:
    """Return the addresses, with their name, for `include`."""
    wired = {"barang": barang}
    return [
        path("", views.list_berkas, name="daftar"),
        path("perkara/<uuid:pk>/", views.show_perkara, name="perkara"),
        path("perkara/<uuid:pk>/spdp/", views.record_spdp, name="spdp"),
        path("perkara/<uuid:pk>/surat/", views.record_surat, name="surat"),
        path("perkara/<uuid:pk>/baru/", views.open_berkas, name="baru"),
        path("perkara/<uuid:pk>/ikut/", views.catch_up, name="ikut"),
        path("spdp/<uuid:pk>/antar/", views.deliver_spdp, name="antar"),
        path("spdp/<uuid:pk>/batal/", views.cancel_spdp, name="spdp_batal"),
        path("spdp/<uuid:pk>/sppt.json", views.download_sppt, name="sppt"),
        path("<uuid:pk>/", views.show_berkas, wired, name="detail"),
        path("<uuid:pk>/langkah/", views.take_langkah, name="langkah"),
        path("<uuid:pk>/tambah/", views.add_tersangka, name="tambah"),
        path("<uuid:pk>/pisah/", views.split_berkas, name="pisah"),
        path("<uuid:pk>/gabung/", views.join_berkas, name="gabung"),
        path("<uuid:pk>/nomor/", views.number_berkas, wired, name="nomor"),
        path("<uuid:pk>/isi/", views.write_isi, wired, name="isi"),
        path("<uuid:pk>/petunjuk/", views.answer_petunjuk, wired, name="petunjuk"),
    ], "berkas"
