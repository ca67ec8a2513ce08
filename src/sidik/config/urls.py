"""The staff's door. Each context adds its own line."""

from django.urls import include, path

from sidik.ops.views import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("sidik.web.urls")),
    path("", include("sidik.satuan.urls")),
    path("", include("sidik.pengawasan.urls")),
    path("tenggat/", include("sidik.tenggat.urls")),
]
