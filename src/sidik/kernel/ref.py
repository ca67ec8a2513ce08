"""An opaque name for a thing of another context: "perkara:0198c2…"."""

from collections.abc import Iterable
from uuid import UUID


def ref(kind: str, key: UUID | str | int) -> str:
    return f"{kind}:{key}"


def keys_of(names: Iterable[str], kind: str) -> list[str]:
    """Return the keys of those names that are of this kind, in their order."""
    return [key_of(name) for name in names if name.startswith(f"{kind}:")]


def key_of(name: str) -> str:
    """Return what follows the first colon."""
    return name.partition(":")[2]
