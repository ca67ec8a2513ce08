import platform
from typing import Any

import django
from django.conf import settings
from django.core.management.base import BaseCommand

from sidik import __version__


class Command(BaseCommand):
    help = "Versi program ini dan simpul yang dilayaninya."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        node = settings.SIDIK
        self.stdout.write(
            f"sidik {__version__} · {node.nama} ({node.peran}) · "
            f"Python {platform.python_version()} · Django {django.__version__}"
        )
