from django.apps import AppConfig


class SinkronConfig(AppConfig):
    name = "sidik.sinkron"
    default_auto_field = "django.db.models.BigAutoField"
