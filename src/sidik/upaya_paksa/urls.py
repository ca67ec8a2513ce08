from django.urls import path

from sidik.upaya_paksa import views

app_name = "upaya"
urlpatterns = [
    path("tahanan/", views.show_papan, name="tahanan"),
    path("upaya/<uuid:pk>/", views.show, name="perkara"),
    path("upaya/<uuid:pk>/<slug:name>/", views.act, name="baru"),
    path("upaya/<uuid:pk>/<slug:name>/<uuid:objek>/", views.act_on, name="aksi"),
]
