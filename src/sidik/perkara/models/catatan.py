"""What can be struck out when it was written down wrongly."""

from typing import TypeVar

from django.db import models

from sidik.jejak.models import Rekaman

_Row = TypeVar("_Row", bound=models.Model)


class Sah(models.Manager[_Row]):
    """What counts: a row that was struck out is nowhere but where it is asked for by name."""

    def get_queryset(self) -> models.QuerySet[_Row]:
        return super().get_queryset().filter(batal_at=None)


class Catatan(Rekaman):
    """What can be struck out when it was written down wrongly; the row stays."""

    batal_at = models.DateTimeField(null=True)
    batal_alasan = models.CharField(max_length=300, blank=True, default="", db_default="")
    batal_oleh = models.CharField(max_length=200, blank=True, default="", db_default="")

    class Meta:
        abstract = True
