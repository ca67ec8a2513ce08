"""What an act writes down beside itself."""

from datetime import datetime


def when(at: datetime | None, late: str) -> dict[str, object]:
    """Return what a timeline says of an act that was not written down at once."""
    told: dict[str, object] = {"pada": at.isoformat()} if at else {}
    return told | ({"terlambat": late} if late else {})
