from django.apps import AppConfig


class GerbangConfig(AppConfig):
    name = "sidik.gerbang"
    label = "gerbang"
    verbose_name = "Gerbang internet"
