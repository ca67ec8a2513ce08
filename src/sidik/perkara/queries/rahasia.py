"""The safe in which informants lie."""

from django.conf import settings

from sidik.kernel.secret import Brankas
from sidik.perkara.models import Informan, Perkara


def brankas_informan() -> Brankas:
    """Its key lies on this server's disk, not in the database and not in its backup."""
    return Brankas(settings.SIDIK.var / "kunci" / "informan.key")


def label_informan(perkara: Perkara) -> str:
    return f"perkara.informan:{perkara.pk}"


def has_informan(perkara: Perkara) -> bool:
    return Informan.objects.filter(perkara=perkara).exists()
