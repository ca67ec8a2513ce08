from django.urls import path

from sidik.prapenuntutan import views

app_name = "berkas"
urlpatterns = [
    path("", views.list_berkas, name="daftar"),
    path("perkara/<uuid:pk>/", views.show_perkara, name="perkara"),
    path("perkara/<uuid:pk>/spdp/", views.record_spdp, name="spdp"),
    path("perkara/<uuid:pk>/surat/", views.record_surat, name="surat"),
    path("perkara/<uuid:pk>/baru/", views.open_berkas, name="baru"),
    path("spdp/<uuid:pk>/antar/", views.deliver_spdp, name="antar"),
    path("spdp/<uuid:pk>/sppt.json", views.download_sppt, name="sppt"),
    path("<uuid:pk>/", views.show_berkas, name="detail"),
    path("<uuid:pk>/langkah/", views.take_langkah, name="langkah"),
    path("<uuid:pk>/tambah/", views.add_tersangka, name="tambah"),
    path("<uuid:pk>/pisah/", views.split_berkas, name="pisah"),
    path("<uuid:pk>/gabung/", views.join_berkas, name="gabung"),
    path("<uuid:pk>/nomor/", views.number_berkas, name="nomor"),
    path("<uuid:pk>/isi/", views.write_isi, name="isi"),
    path("<uuid:pk>/petunjuk/", views.answer_petunjuk, name="petunjuk"),
]
