from django.conf import settings
from django.urls import path

from sidik.web import views

app_name = "web"
urlpatterns = [path("tema/", views.tema, name="tema")]
if getattr(settings, "SIDIK_GAYA", settings.DEBUG):
    urlpatterns += [
        path("gaya/", views.gaya, name="gaya"),
        path("gaya/publik/", views.gaya_publik, name="gaya_publik"),
        path("gaya/cetak/", views.gaya_cetak, name="gaya_cetak"),
    ]
