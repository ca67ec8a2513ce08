"""The SOP played end to end on a throw-away pair of nodes, with the evidence of each step."""

import json
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sidik.kernel.errors import Refusal
from sidik.ops.pair import POLRES, PUSAT, Pair
from sidik.ops.rehearse.stage import Panggung
from sidik.ops.supervise import Say

Scene = Callable[[Panggung], str]
"""Does one thing that the SOP asks for and returns the evidence that it happened."""


@dataclass(frozen=True)
class Step:
    """One step as it went."""

    sop: str
    title: str
    ok: bool
    evidence: str
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def rehearse(scenes: Sequence[tuple[str, str, Scene]], *, say: Say) -> Iterator[Step]:
    """Play all scenes in order and yield each as it went; a failed one does not stop the rest."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="sidik-geladi-"))
        Path(folder).chmod(0o755)
        pair = stack.enter_context(Pair(Path(folder), say=say, throw_away=True))
        stage = stack.enter_context(Panggung(pair[POLRES.kode], pair[PUSAT.kode]))
        for sop, title, scene in scenes:
            yield _play(sop, title, scene, stage)


def _play(sop: str, title: str, scene: Scene, stage: Panggung) -> Step:
    start = time.monotonic()
    try:
        ok, evidence = True, scene(stage)
    except Refusal as no:
        ok, evidence = False, str(no)
    except Exception as fault:  # the other steps still have something to show
        ok, evidence = False, "".join(traceback.format_exception_only(fault)).strip()
    return Step(sop, title, ok, evidence, round(time.monotonic() - start, 2))


def as_json(steps: Sequence[Step]) -> str:
    rows = [step.as_dict() for step in steps]
    answer = {"ok": bool(steps) and all(step.ok for step in steps), "steps": rows}
    return json.dumps(answer, ensure_ascii=False)
