"""The staff's door. Each context adds its own line."""

from django.urls import include, path

from sidik.barang_bukti.urls import bb_urls
from sidik.dokumen.urls import surat_urls
from sidik.layanan.sms import guard_balasan
from sidik.ops.views import healthz
from sidik.perkara.urls import perkara_urls
from sidik.perkara.views.cari import search
from sidik.pesan.urls import pesan_urls
from sidik.prapenuntutan.queries.terbuka import list_berkas_terbuka
from sidik.prapenuntutan.urls import berkas_urls
from sidik.prapenuntutan.views.ikut import LEPAS, followed
from sidik.sinkron.urls import rest_urls
from sidik.tenggat.urls import tenggat_urls
from sidik.upaya_paksa.urls import upaya_urls
from sidik.upaya_paksa.views.ikut import IKUT
from sidik.upaya_paksa.views.ikut import follow as follow_upaya
from sidik.wiring import (
    KABEL_SURAT,
    MESIN_CARI,
    barang_perkara,
    barang_sita,
    nama_perkara,
    sita_perkara,
)

# Who is held follows his age and his case; a case that somebody leaves follows its files.
_PERKARA = followed(followed(perkara_urls(list_berkas_terbuka), LEPAS), IKUT, follow_upaya)

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("sidik.web.urls")),
    path("", include("sidik.satuan.urls")),
    path("", include("sidik.pengawasan.urls")),
    path("layanan/", include("sidik.layanan.urls")),
    path("perkara/cari/", search, {"mesin": MESIN_CARI}),
    path("perkara/", include(_PERKARA)),
    path("", include(followed(upaya_urls(barang_sita), LEPAS))),
    path("berkas/", include(berkas_urls(barang_perkara))),
    path("bb/", include(bb_urls(sita_perkara))),
    path("surat/", include(surat_urls(KABEL_SURAT))),
    path("impor/", include("sidik.impor.urls")),
    path("perangkat/", include("sidik.perangkat.urls")),
    path("tenggat/", include(tenggat_urls(nama_perkara))),
    path("pesan/", include(pesan_urls(guard_balasan))),
    path("sinkron/", include("sidik.sinkron.urls")),
    path("api/v1/sinkron/", include((rest_urls, "sinkron_api"))),
]
