from django.urls import path

from sidik.layanan.views import petugas

app_name = "layanan"
urlpatterns = [
    path("<uuid:key>/sttlp/", petugas.sttlp, name="sttlp"),
    path("<uuid:key>/sttlp/<uuid:akses>.pdf", petugas.sttlp_pdf, name="sttlp_pdf"),
    path("<uuid:key>/sttlp/<uuid:akses>/cabut/", petugas.cabut, name="cabut"),
    path("<uuid:key>/sttlp/<uuid:akses>/ganti/", petugas.ganti, name="ganti"),
]
