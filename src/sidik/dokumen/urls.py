"""Addresses of papers. Wiring is handed in, because the rooms that feed papers stand above."""

from django.urls import URLPattern, path

from sidik.dokumen import views
from sidik.dokumen.data import Kabel


def surat_urls(kabel: Kabel) -> tuple[list[URLPattern], str]:
    """Return the addresses, with their name, for `include`."""
    wired = {"kabel": kabel}
    return [
        path("", views.show_buku, name="buku"),
        path("meja/", views.show_meja, name="meja"),
        path("baru/", views.new_surat, wired, name="baru"),
        path("periksa/", views.check_surat, wired, name="periksa"),
        path("register/<slug:kunci>/", views.edit_register, name="register"),
        path("nomor/", views.continue_nomor, name="nomor"),
        path("templat/", views.edit_templat, name="templat"),
        path("templat/bawaan/", views.reset_templat, name="templat_kembali"),
        path("templat/<slug:bentuk>.docx", views.download_templat, name="templat_bawaan"),
        path("lampiran/<uuid:pk>/", views.show_lampiran, wired, name="lampiran"),
        path("perkara/<uuid:pk>/", views.attach_perkara, wired, name="lampir_perkara"),
        path("<uuid:pk>/", views.show_surat, wired, name="surat"),
        path("<uuid:pk>/ubah/", views.edit_surat, wired, name="ubah"),
        path("<uuid:pk>/langkah/", views.take_langkah, wired, name="langkah"),
        path("<uuid:pk>/lampir/", views.attach, wired, name="lampir"),
        path("<uuid:pk>/pdf/", views.print_pdf, wired, name="pdf"),
        path("<uuid:pk>/salinan/", views.print_salinan, wired, name="salinan"),
        path("<uuid:pk>/docx/", views.print_docx, wired, name="docx"),
    ], "dokumen"
