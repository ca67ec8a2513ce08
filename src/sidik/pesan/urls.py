from django.urls import path

from sidik.pesan import views

app_name = "pesan"
urlpatterns = [
    path("", views.inbox, name="masuk"),
    path("utas/<uuid:pk>/", views.utas, name="utas"),
    path("utas/<uuid:pk>/selesai/", views.selesai, name="selesai"),
    path("hitung/", views.hitung, name="hitung"),
    path("keluar/", views.outbox, name="keluar"),
    path("keluar/<uuid:pk>/ulang/", views.kirim_ulang, name="kirim_ulang"),
    path("keluar/<uuid:pk>/batal/", views.batalkan, name="batalkan"),
    path("modem/", views.modem, name="modem"),
    path("ponsel/", views.ponsel, name="ponsel"),
]
