"""Keeps the processes of a node running, and stops them all together."""

import ctypes
import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import IO, Final

from sidik.kernel.errors import Refusal

STOP_WITHIN: Final = 5.0
LONGEST_PAUSE: Final = 30.0
PR_SET_PDEATHSIG: Final = 1

Say = Callable[[str], None]


class TidakAdaPortBebas(Refusal):
    message = "Tidak ada port bebas mulai dari {wanted}. Tutup program lain, atau pilih port lain."


def die_with_parent(with_signal: int = signal.SIGTERM) -> None:
    """Ask Linux to signal this process when its parent dies, even by SIGKILL."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(with_signal), 0, 0, 0)


def reserve_port(wanted: int, *, host: str = "127.0.0.1", tries: int = 200) -> tuple[int, IO[str]]:
    """Return `wanted`, or the next port that is free, with the file that reserves it.

    The file keeps a second demo that starts in the same moment from choosing the same port.
    """
    for port in range(wanted, wanted + tries):
        try:
            hold = (Path(tempfile.gettempdir()) / f"sidik-port-{port}.lock").open("w")
        except PermissionError:  # another user's
            continue
        with suppress(OSError):
            fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with closing(socket.socket()) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind((host, port))
            return port, hold
        hold.close()
    raise TidakAdaPortBebas(wanted=wanted)


def answers(url: str) -> bool:
    """Does a server of ours answer there?"""
    with suppress(OSError), urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310  # ours
        return bool(response.status == 200)
    return False


def granian(listen: str, *, workers: int = 1, threads: int = 4) -> list[str]:
    """Return the command that serves `config/wsgi.py`.

    Its own stop may hang while a worker still imports: hence the kill timeout.
    """
    host, _, port = listen.rpartition(":")
    options = {
        "interface": "wsgi",
        "host": host.strip("[]"),
        "port": port,
        "workers": workers,
        "blocking-threads": threads,
        "backpressure": threads * 16,
        "workers-kill-timeout": 3,
        "log-level": "warning",
    }
    flags = [part for key, value in options.items() for part in (f"--{key}", str(value))]
    target = "sidik.config.wsgi:application"
    return [sys.executable, "-m", "granian", *flags, "--no-ws", "--respawn-failed-workers", target]


@dataclass
class Child:
    """One process that ought to run."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    started: float = 0.0
    not_before: float = 0.0

    def start(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command,
                env=dict(self.env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,  # noqa: PLW1509  # one thread starts them all
            )
        self.started = time.monotonic()

    def signal(self, number: int) -> None:
        """Signal the process and whatever it has started."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)


@dataclass
class Supervisor:
    children: list[Child]
    say: Say
    stopping: Event = field(default_factory=Event)

    def start(self) -> None:
        for child in self.children:
            child.start()

    def watch(self) -> None:
        """Restart what dies, ever more slowly, until asked to stop."""
        while not self.stopping.wait(0.3):
            for child in self.children:
                self._tend(child)

    def _tend(self, child: Child) -> None:
        process = child.process
        if process is None:
            if time.monotonic() >= child.not_before:
                child.start()
            return
        status = process.poll()
        if status is None:
            if time.monotonic() - child.started > LONGEST_PAUSE:
                child.failures = 0
            return
        child.signal(signal.SIGKILL)  # workers that outlived their parent hold the port
        child.process = None
        pause = min(LONGEST_PAUSE, 0.5 * 2**child.failures)
        child.failures += 1
        child.not_before = time.monotonic() + pause
        self.say(
            f"{child.name} berhenti (status {status}); dijalankan lagi dalam {pause:g} detik. "
            f"Catatannya: {child.log}"
        )

    def stop(self) -> None:
        """Stop all: politely, then not."""
        self.stopping.set()
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_WITHIN
        for child in self.children:
            if child.process is None:
                continue
            with suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.05, deadline - time.monotonic()))
            child.signal(signal.SIGKILL)
            child.process.wait()


def stop_process(process: subprocess.Popen[bytes]) -> None:
    """Stop one process that leads a session of its own, with all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(STOP_WITHIN)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def stop_on_signals(stopping: Event) -> None:
    """Let Ctrl-C and SIGTERM set `stopping` instead of tearing a stack apart."""

    def handler(*_: object) -> None:
        stopping.set()

    signal.signal(signal.SIGINT, handler)
    signal.signal(signal.SIGTERM, handler)
