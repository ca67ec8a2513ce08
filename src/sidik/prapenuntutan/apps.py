from django.apps import AppConfig


class PrapenuntutanConfig(AppConfig):
    name = "sidik.prapenuntutan"
    default_auto_field = "django.db.models.BigAutoField"
