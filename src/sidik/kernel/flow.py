"""A lifecycle as a table: read it, draw it, run it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from sidik.kernel.errors import Conflict

S = TypeVar("S")
Facts = TypeVar("Facts")


class TransitionRefused(Conflict):
    """The table has no such step from here, or a condition is not met."""

    message = "Langkah «{step}» belum dapat dilakukan: {reason}."


@dataclass(frozen=True, kw_only=True)
class Need(Generic[Facts]):
    """A condition, with the sentence to show when it does not hold."""

    holds: Callable[[Facts], bool]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Step(Generic[S, Facts]):
    """One row of the table. `starts` and `meets` name clocks of `tenggat/aturan`."""

    name: str
    label: str
    sources: frozenset[S]
    target: S
    needs: tuple[Need[Facts], ...] = ()
    starts: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """The reasons among which the officer must choose; empty: free text."""


@dataclass(frozen=True)
class Flow(Generic[S, Facts]):
    """All rows of one lifecycle."""

    initial: S
    steps: tuple[Step[S, Facts], ...]

    def step(self, name: str, *, at: S, facts: Facts) -> Step[S, Facts]:
        """Return the row, or raise `TransitionRefused` with the first unmet need."""
        row = next((s for s in self.steps if s.name == name), None)
        if row is None:
            raise TransitionRefused(step=name, reason="langkah ini tidak dikenal")
        if at not in row.sources:
            raise TransitionRefused(step=row.label, reason="tahap perkara tidak sesuai")
        if reason := self.unmet(row, facts):
            raise TransitionRefused(step=row.label, reason=reason)
        return row

    def unmet(self, row: Step[S, Facts], facts: Facts) -> str | None:
        """Return the sentence of the first need that does not hold, for the greyed button."""
        return next((need.reason for need in row.needs if not need.holds(facts)), None)

    def steps_from(self, at: S) -> Iterator[Step[S, Facts]]:
        """Yield every row that leaves this stage, lawful now or not."""
        return (row for row in self.steps if at in row.sources)
