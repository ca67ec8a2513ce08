from django.apps import AppConfig


class DokumenConfig(AppConfig):
    name = "sidik.dokumen"
    default_auto_field = "django.db.models.BigAutoField"
