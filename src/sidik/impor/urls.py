from django.urls import path

from sidik.impor import views

app_name = "impor"
urlpatterns = [
    path("", views.list_impor, name="daftar"),
    path("contoh.xlsx", views.give_template, name="contoh"),
    path("<uuid:pk>/", views.show_impor, name="detail"),
    path("<uuid:pk>/kolom/", views.map_kolom, name="kolom"),
    path("<uuid:pk>/masukkan/", views.order_impor, name="masukkan"),
    path("<uuid:pk>/batal/", views.cancel_impor, name="batal"),
]
