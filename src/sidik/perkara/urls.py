from django.urls import path

from sidik.perkara import views

app_name = "perkara"
urlpatterns = [
    path("", views.list_perkara, name="daftar"),
    path("lp/baru/", views.new_lp, name="lp_baru"),
    path("<uuid:pk>/", views.show_perkara, name="detail"),
    path("<uuid:pk>/keperluan/", views.say_keperluan, name="keperluan"),
    path("<uuid:pk>/langkah/", views.take_langkah, name="langkah"),
    path("<uuid:pk>/tugaskan/", views.assign, name="tugaskan"),
    path("<uuid:pk>/gelar/", views.record_gelar, name="gelar"),
    path("<uuid:pk>/spdp/", views.record_spdp, name="spdp"),
    path("<uuid:pk>/sensitif/", views.mark_sensitif, name="sensitif"),
    path("<uuid:pk>/orang/baru/", views.new_orang, name="orang_baru"),
]
