"""Records of other rooms behind the curtain of their case, for a screen that only shows them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Field, Model, TextField

from sidik.perkara.queries.tirai import Tirai

_DIKETIK: Final = 100
"""A column as long as this was typed by somebody; what the program writes itself is shorter."""
_BUKAN: Final = frozenset({"petugas", "batal_oleh", "nomor_key"})
"""Officers by their names, and what a number is compared by."""


def shade(tirai: Tirai, rows: Iterable[Model]) -> None:
    """Cover every text that was typed into these rows; they are shown then, and never stored."""
    if not tirai.names:
        return
    for row in rows:
        for field in row._meta.concrete_fields:
            if _is_diketik(field):
                setattr(row, field.attname, veil(tirai, getattr(row, field.attname)))


def veil(tirai: Tirai, value: Any) -> Any:
    """Return a value with every text in it covered, however deep it stands."""
    if isinstance(value, str):
        return tirai.over(value)
    if isinstance(value, Mapping):
        return {key: veil(tirai, each) for key, each in value.items()}
    return [veil(tirai, each) for each in value] if isinstance(value, list | tuple) else value


def _is_diketik(field: "Field[Any, Any]") -> bool:
    if field.is_relation or field.name in _BUKAN:
        return False
    said = field.base_field if isinstance(field, ArrayField) else field
    typed = isinstance(said, CharField) and (said.max_length or 0) >= _DIKETIK
    return typed or isinstance(said, TextField)
