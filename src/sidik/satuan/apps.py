from django.apps import AppConfig


class SatuanConfig(AppConfig):
    name = "sidik.satuan"
    default_auto_field = "django.db.models.BigAutoField"
