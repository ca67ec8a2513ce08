from django.apps import AppConfig


class PengawasanConfig(AppConfig):
    name = "sidik.pengawasan"
    default_auto_field = "django.db.models.BigAutoField"
