from django.apps import AppConfig


class ImporConfig(AppConfig):
    name = "sidik.impor"
    default_auto_field = "django.db.models.BigAutoField"
