"""An opaque name for a thing of another context: "perkara:0198c2…"."""

from uuid import UUID


def ref(kind: str, key: UUID | str | int) -> str:
    return f"{kind}:{key}"


def key_of(name: str) -> str:
    """Return what follows the first colon."""
    return name.partition(":")[2]
