"""What happened to a record since an officer's screen was made: which fields, and by whom."""

from collections.abc import Iterable, Mapping
from typing import Any

from sidik.jejak.models import Peristiwa, Rekaman
from sidik.jejak.queries import list_timeline
from sidik.perkara.data import sebutan

_LAIN = "isian lain"


def changes_since(subject: str, records: Iterable[Rekaman], seen: int) -> tuple[str, str]:
    """Return who changed these records, and what, since their versions summed to `seen`.

    The ledger holds each state of what travels; what stays on this node is told as «isian lain».
    """
    now = {str(row.pk): row.versi for row in records}
    latest: dict[str, Mapping[str, Any]] = {}
    before: dict[str, Mapping[str, Any]] = {}
    kinds: dict[str, str] = {}
    who: dict[str, None] = {}
    for trace in list_timeline(subject, limit=100):
        for entry in reversed(trace.records or []):
            key = str(entry.get("id", ""))
            if key not in now or entry["versi"] != now[key]:
                continue
            if sum(now.values()) <= seen:
                before.setdefault(key, entry["data"])
                continue
            latest.setdefault(key, entry["data"])
            kinds[key] = entry["kind"]
            now[key] -= 1
            who[_name(trace)] = None
    labels: dict[str, None] = {}
    for key, state in latest.items():
        names = sebutan.KAWAT.get(kinds[key], {})
        told = [n for n, value in state.items() if value != before.get(key, {}).get(n, value)]
        labels |= dict.fromkeys(names[n] for n in told if n in names)
    return ", ".join(who) or "petugas lain", ", ".join(labels) or _LAIN


def _name(trace: Peristiwa) -> str:
    return f"{trace.actor['pangkat']} {trace.actor['nama']}".strip()
