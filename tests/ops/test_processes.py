"""The processes of a node start, stay up and stop."""

import os
import signal
import sys
import time
from pathlib import Path
from threading import Event, Thread

import psutil
import pytest

from sidik.ops.supervise import Child, Supervisor, answers, reserve_port
from sidik.ops.work import ONE_WORKER
from tests.ops.conftest import Machine, Server

pytestmark = pytest.mark.slow
HELD = f"locktype = 'advisory' AND granted AND objid = {ONE_WORKER}"


@pytest.mark.sop("4.a")
@pytest.mark.parametrize("command", ["serve", "serve-public"])
def test_a_door_answers_and_closes_within_three_seconds(machine: Machine, command: str):
    port, hold = reserve_port(18600)
    with hold:
        door = machine.start(command, "--listen", f"127.0.0.1:{port}")
        answered = eventually(lambda: answers(f"http://127.0.0.1:{port}/healthz"))
        family = psutil.Process(door.pid).children(recursive=True)
        began = time.monotonic()
        door.terminate()
        status = door.wait(10)

    assert answered
    assert status == 0
    assert time.monotonic() - began < 5
    assert len(family) >= 2
    assert eventually(lambda: not any(p.is_running() and p.status() != "zombie" for p in family))


def test_the_worker_stops_when_it_is_told_to(machine: Machine, server: Server):
    worker = machine.start("work")
    at_work = eventually(lambda: server.ask("SELECT count(*) FROM pg_locks WHERE " + HELD) == 1)

    began = time.monotonic()
    worker.terminate()
    status = worker.wait(10)

    assert at_work
    assert status == 0
    assert time.monotonic() - began < 5


def test_a_process_that_dies_is_started_again_and_all_stop_together(tmp_path: Path):
    said: list[str] = []
    sleeper = [sys.executable, "-c", "import time; time.sleep(600)"]
    child = Child("uji", sleeper, dict(os.environ), tmp_path / "uji.log")
    supervisor = Supervisor([child], said.append, Event())
    supervisor.start()
    watching = Thread(target=supervisor.watch)
    watching.start()

    first = child.process.pid
    os.kill(first, signal.SIGKILL)
    again = eventually(lambda: child.process is not None and child.process.pid != first)
    second = child.process.pid
    supervisor.stop()
    watching.join(5)

    assert again
    assert "dijalankan lagi" in said[0]
    assert not psutil.pid_exists(second)


def test_a_taken_port_gives_the_next_one_and_two_reservations_differ():
    first, hold_first = reserve_port(18900)
    second, hold_second = reserve_port(18900)
    with hold_first, hold_second:
        assert first != second


def eventually(holds, seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.1)
    return False
