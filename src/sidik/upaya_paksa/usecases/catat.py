"""A trace of this room on the timeline of the case, in the words that it shows there."""

from collections.abc import Mapping
from typing import Any

from sidik.jejak.data import Actor
from sidik.jejak.usecases import record, usecase
from sidik.upaya_paksa.data.riwayat import told


@usecase
def tell(subject: str, verb: str, facts: Mapping[str, Any], actor: Actor) -> None:
    """Leave one trace of what was done, with its words; a reason of lateness only where one is."""
    if not facts.get("terlambat"):
        facts = {key: value for key, value in facts.items() if key != "terlambat"}
    record(actor=actor, verb=verb, subject=subject, facts=told(verb, facts))
