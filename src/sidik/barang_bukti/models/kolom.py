"""Kinds of column."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat, Replace, Upper

from sidik.barang_bukti.data import Wadah


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


WADAH: Final = tuple(w.value for w in Wadah)


def seimbang(ukuran: str) -> Q:
    """Net = the sum of the pots, by one measure."""
    total: Combinable = F(f"{WADAH[0]}_{ukuran}")
    for wadah in WADAH[1:]:
        total = total + F(f"{wadah}_{ukuran}")
    return Q(**{f"netto_{ukuran}": total})


def tidak_minus(ukuran: str, prefixes: Sequence[str] = WADAH) -> Q:
    return Q(**{f"{prefix}_{ukuran}__gte": 0 for prefix in prefixes})


SELA: Final = " -."
"""What people write between the letters of a plate or a serial number, or leave out."""
_DICARI: Final = ("nomor", "label", "nama", "zat", "imei", "serial", "plat")
_BERNOMOR: Final = ("imei", "serial", "plat")


def _rapat(name: str) -> Combinable:
    """Return a column without its gaps."""
    found: Combinable = F(name)
    for sela in SELA:
        found = Replace(found, Value(sela), Value(""))
    return found


_BERANTAI = [term for name in _DICARI for term in (name, Value(" "))]
_RAPAT = [term for name in _BERNOMOR for term in (_rapat(name), Value(" "))]
_KATA: Final = Upper(Concat(*_BERANTAI, *_RAPAT, output_field=models.TextField()))


def kata() -> models.GeneratedField:
    """All by which people look for an exhibit, numbers also without gaps.

    The database keeps it: as an expression it cost each search more than reading the index did.
    """
    return models.GeneratedField(expression=_KATA, output_field=models.TextField(), db_persist=True)
