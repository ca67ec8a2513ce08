from django.apps import AppConfig


class LayananConfig(AppConfig):
    name = "sidik.layanan"
    default_auto_field = "django.db.models.BigAutoField"
