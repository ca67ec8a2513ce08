from django.apps import AppConfig


class BarangBuktiConfig(AppConfig):
    name = "sidik.barang_bukti"
    default_auto_field = "django.db.models.BigAutoField"
