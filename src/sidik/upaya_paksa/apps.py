from django.apps import AppConfig


class UpayaPaksaConfig(AppConfig):
    name = "sidik.upaya_paksa"
    default_auto_field = "django.db.models.BigAutoField"
