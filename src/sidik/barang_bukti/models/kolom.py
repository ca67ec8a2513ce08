"""Kinds of column."""

from collections.abc import Sequence
from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Value


def gram() -> "models.DecimalField[Decimal, Decimal]":
    return models.DecimalField(max_digits=12, decimal_places=4, default=Decimal(0))


def gram_kosong() -> "models.DecimalField[Decimal | None, Decimal | None]":
    """A weight that may not have been taken."""
    return models.DecimalField(max_digits=12, decimal_places=4, null=True)


def lokal(size: int) -> "models.CharField[str, str]":
    """A text that stays on this node; elsewhere it is empty."""
    return models.CharField(max_length=size, blank=True, default="", db_default="")


def nama_lokal() -> "ArrayField[Sequence[str], list[str]]":
    return ArrayField(models.CharField(max_length=200), default=list, db_default=Value("{}"))
