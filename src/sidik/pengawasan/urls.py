from django.urls import path

from sidik.pengawasan import views

app_name = "pengawasan"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("pengawasan/", views.pengawasan, name="pengawasan"),
    path("pengawasan/laporan/", views.laporan, name="laporan"),
    path("unduh/<slug:daftar>/", views.unduh, name="unduh"),
    path("pengawasan/<slug:ukuran>/", views.list_cases, name="daftar"),
]
