from django.apps import AppConfig


class OpsConfig(AppConfig):
    name = "sidik.ops"
    label = "ops"
    verbose_name = "Operasi mesin"
