from django.urls import path

from sidik.satuan import views

app_name = "satuan"
urlpatterns = [
    path("masuk/", views.masuk, name="masuk"),
    path("keluar/", views.keluar, name="keluar"),
    path("petugas/", views.list_petugas, name="petugas"),
    path("petugas/baru/", views.new_petugas, name="petugas_baru"),
]
