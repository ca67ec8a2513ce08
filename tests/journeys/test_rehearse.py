"""The whole SOP, played by the product itself on real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
SRC = Path(__file__).parents[2] / "src"


@pytest.fixture(scope="module")
def answer() -> dict[str, object]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("SIDIK_")}
    done = subprocess.run(
        [sys.executable, "-m", "sidik", "rehearse", "--json"],
        env=env | {"PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.stdout, done.stderr[-3000:]
    return json.loads(done.stdout)


@pytest.mark.sop(
    "2.b",
    "2.c",
    "2.d",
    "4.a",
    "4.b",
    "4.c",
    "4.d",
    "4.e",
    "5.a.1",
    "5.a.2",
    "5.a.3",
    "5.a.4",
    "5.a.5",
    "6.a",
    "6.b",
    "6.c",
    "6.d",
    "7.a-c",
)
def test_every_step_of_the_sop_holds_with_its_evidence(answer):
    failed = {s["title"]: s["evidence"] for s in answer["steps"] if not s["ok"]}

    assert failed == {}
    assert answer["ok"] is True
    assert len(answer["steps"]) >= 20
    assert all(step["evidence"] for step in answer["steps"])


def test_the_answer_has_the_keys_that_others_read(answer):
    keys = {"sop", "title", "ok", "evidence", "seconds"}

    assert all(set(step) == keys for step in answer["steps"])
