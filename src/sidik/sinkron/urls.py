from django.urls import path

from sidik.sinkron import rest, views

app_name = "sinkron"
urlpatterns = [
    path("", views.show_sinkron, name="index"),
    path("kuitansi/<int:key>/", views.show_kuitansi, name="kuitansi"),
    path("karantina/", views.list_karantina, name="karantina"),
    path("karantina/ulang/", views.replay_all, name="ulang_semua"),
    path("karantina/<int:key>/ulang/", views.replay_one, name="ulang"),
    path("simpul/<slug:kode>/setujui/", views.approve, name="setujui"),
    path("simpul/<slug:kode>/cabut/", views.revoke, name="cabut"),
]

rest_urls = [
    path("cursor", rest.cursor, name="api_cursor"),
    path("batches", rest.batches, name="api_batches"),
    path("heartbeat", rest.heartbeat, name="api_heartbeat"),
    path("enrol", rest.enrol, name="api_enrol"),
]
