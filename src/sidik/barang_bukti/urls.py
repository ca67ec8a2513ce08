from django.urls import path

from sidik.barang_bukti import views

app_name = "bb"
urlpatterns = [
    path("", views.list_bb, name="daftar"),
    path("zat/", views.list_zat, name="zat"),
    path("perkara/<uuid:pk>/", views.show_perkara, name="perkara"),
    path("perkara/<uuid:pk>/label.pdf", views.print_labels, name="label_perkara"),
    path("<uuid:pk>/", views.show_bb, name="detail"),
    path("<uuid:pk>/label.pdf", views.print_label, name="label"),
    path("<uuid:pk>/<slug:tindakan>/", views.act_on_bb, name="tindakan"),
]
