"""`sidik demo` shows a Polres and its centre, and gets up again after the worst."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.ops.conftest import ROOT, open_folder

pytestmark = pytest.mark.slow


@pytest.fixture
def home() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder / "demo sidik"


def start(home: Path, *flags: str) -> "subprocess.Popen[str]":
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SIDIK_")}
    return subprocess.Popen(
        [sys.executable, "-m", "sidik", "demo", "--folder", str(home), *flags],
        env=kept | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@pytest.mark.sop("4.a", "4.b")
def test_the_demo_comes_back_after_everything_was_killed(home: Path):
    with start(home) as first:
        shown = read_until(first, "Ctrl-C")
        kill_family(first)
    with start(home, "--once", "--json") as second:
        again = second.communicate()[0]

    assert "Polres Balangan" in shown
    assert "Pusiknas" in shown
    facts = json.loads(again.splitlines()[-1])
    assert facts["ok"]
    assert not facts["fresh"]
    assert left_behind(home) == []


def test_a_second_demo_in_the_same_folder_is_refused(home: Path):
    with start(home) as first:
        read_until(first, "Basis data siap")
        with start(home, "--once") as second:
            answer = second.communicate()[0]
        first.send_signal(signal.SIGINT)
        first.communicate()

    assert "Sudah berjalan" in answer
    assert second.returncode == 1
    assert left_behind(home) == []


def read_until(process: "subprocess.Popen[str]", word: str) -> str:
    seen = []
    for line in process.stdout or ():
        seen.append(line)
        if word in line:
            return "".join(seen)
    raise AssertionError("".join(seen))


def kill_family(process: "subprocess.Popen[str]") -> None:
    family = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    servers = [p for p in psutil.process_iter(["cmdline"]) if is_postmaster(p)]
    for one in [*family, *servers]:
        if one.is_running():
            one.send_signal(signal.SIGKILL)


def is_postmaster(process: psutil.Process) -> bool:
    return "demo sidik/pg/data" in " ".join(process.info["cmdline"] or [])


def left_behind(home: Path) -> list[str]:
    """Processes that still belong to this demo."""
    deadline = time.monotonic() + 10
    while (found := _living(home)) and time.monotonic() < deadline:
        time.sleep(0.2)
    return found


def _living(home: Path) -> list[str]:
    found = []
    for process in psutil.process_iter(["cmdline", "environ", "status"]):
        facts = process.info
        words = " ".join(facts["cmdline"] or []) + str((facts["environ"] or {}).get("SIDIK_NODE"))
        if str(home) in words and facts["status"] != psutil.STATUS_ZOMBIE:
            found.append(words)
    return found
