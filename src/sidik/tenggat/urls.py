from django.urls import path

from sidik.tenggat import views

app_name = "tenggat"
urlpatterns = [
    path("", views.list_tenggat, name="daftar"),
    path("aturan/", views.list_aturan, name="aturan"),
    path("dasar/", views.list_dasar, name="dasar"),
    path("dasar/<slug:kode>/", views.amend_dasar, name="dasar_ubah"),
]
