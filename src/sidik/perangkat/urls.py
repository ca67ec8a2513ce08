from django.urls import path

from sidik.perangkat import views

app_name = "perangkat"
urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("lembar/<uuid:key>/", views.lembar, name="lembar"),
    path("lembar/<uuid:key>/sahkan/", views.sign, name="sahkan"),
    path("lembar/<uuid:key>/cetak/", views.cetak, name="cetak"),
    path("gangguan/", views.gangguan, name="gangguan"),
    path("gangguan/lapor/", views.lapor, name="lapor"),
    path("gangguan/<uuid:key>/", views.gangguan_detail, name="gangguan_detail"),
    path("gangguan/<uuid:key>/buka-lagi/", views.reopen, name="buka_lagi"),
    path("kebocoran/lapor/", views.lapor_kebocoran, name="kebocoran_lapor"),
    path("kebocoran/<uuid:key>/", views.kebocoran, name="kebocoran"),
    path("alat/", views.daftar_aset, name="daftar_aset"),
    path("alat/<uuid:key>/", views.aset, name="aset"),
    path("alat/<uuid:key>/lunak/<int:lunak>/", views.lunak, name="lunak"),
    path("riwayat/", views.riwayat, name="riwayat"),
]
