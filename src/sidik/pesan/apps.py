from django.apps import AppConfig


class PesanConfig(AppConfig):
    name = "sidik.pesan"
    default_auto_field = "django.db.models.BigAutoField"
