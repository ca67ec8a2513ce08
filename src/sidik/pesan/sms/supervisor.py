"""Keeps one worker process per modem alive: a call into Gammu that hangs can only be killed."""

import fcntl
import logging
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

logger = logging.getLogger(__name__)

Command = Callable[[str, int], Sequence[str]]
"""Makes the command line of a worker from its modem's name and the pipe to beat on."""

_JEDA_TERPANJANG = 30.0
_STABIL = 15.0


@dataclass(frozen=True, kw_only=True)
class Sabar:
    """How long a worker may be silent, in seconds."""

    panggilan: float = 30.0
    detak: float = 60.0
    berhenti: float = 10.0


@dataclass
class Anak:
    """One worker: its process, its pipe, and what it last said on it.

    It says a word before each call that may hang and an empty line after it.
    """

    name: str
    lock: Path
    sabar: Sabar
    process: subprocess.Popen[bytes] | None = None
    pipe: int = -1
    held: IO[str] | None = None
    said_at: float = 0.0
    busy: str = ""
    gagal: int = 0
    started_at: float = 0.0
    start_at: float = 0.0

    def start(self, command: Command) -> bool:
        """Start it unless another process drives this modem."""
        self.lock.parent.mkdir(parents=True, exist_ok=True)
        self.held = self.lock.open("w")
        try:
            # The worker inherits the lock, so it lasts until both are dead.
            fcntl.flock(self.held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            logger.warning("modem %s is driven by another process", self.name)
            self._put_off()
            return False
        self.pipe, theirs = os.pipe()
        os.set_blocking(self.pipe, False)
        self.process = subprocess.Popen(
            command(self.name, theirs),
            pass_fds=(theirs, self.held.fileno()),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(theirs)
        self.started_at = self.said_at = time.monotonic()
        self.busy = ""
        logger.info("modem %s: worker %s started", self.name, self.process.pid)
        return True

    def listen(self) -> None:
        try:
            said = os.read(self.pipe, 65536)
        except BlockingIOError:
            return
        if said:
            self.said_at = time.monotonic()
            whole = said.decode().rpartition("\n")[0]
            self.busy = whole.rpartition("\n")[2]

    def overdue(self) -> str:
        """Say why it must be killed; empty while all is well."""
        silent = time.monotonic() - self.said_at
        if self.busy and silent > self.sabar.panggilan:
            return f"call «{self.busy}» has not returned for {silent:.0f} s"
        return f"silent for {silent:.0f} s" if silent > self.sabar.detak else ""

    def reap(self) -> None:
        """Forget a dead process and plan the next one, later each time it fails at once."""
        if self.process is None:
            return
        logger.info("modem %s: worker ended with %s", self.name, self.process.wait())
        os.close(self.pipe)
        self.process, self.pipe = None, -1
        self.gagal = 0 if time.monotonic() - self.started_at > _STABIL else self.gagal + 1
        self._put_off()

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()

    def ask_to_end(self) -> None:
        if self.process:
            self.process.terminate()

    def end_by(self, deadline: float) -> None:
        """Wait for what it has in hand, then let go of pipe and lock."""
        if self.process is None:
            return
        try:
            self.process.wait(max(deadline - time.monotonic(), 0.0))
        except subprocess.TimeoutExpired:
            self.kill()
        self.reap()

    def _put_off(self) -> None:
        if self.held:
            self.held.close()
            self.held = None
        self.start_at = time.monotonic() + min(2.0 ** (self.gagal - 1), _JEDA_TERPANJANG)


@dataclass
class Supervisor:
    names: Sequence[str]
    locks: Path
    command: Command
    sabar: Sabar = field(default_factory=Sabar)
    stopped: bool = False

    def run(self) -> None:
        """Watch until a signal says stop; then let each worker finish what it has in hand."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        anak = [Anak(name, self.locks / f"{name}.lock", self.sabar) for name in self.names]
        try:
            with selectors.DefaultSelector() as ears:
                while not self.stopped:
                    for one in anak:
                        self._tend(one, ears)
                    for key, _ in ears.select(timeout=0.5):
                        key.data.listen()
        finally:
            self._end(anak)

    def _tend(self, one: Anak, ears: selectors.BaseSelector) -> None:
        if one.process is None:
            if time.monotonic() >= one.start_at and one.start(self.command):
                ears.register(one.pipe, selectors.EVENT_READ, one)
            return
        if why := one.overdue():
            logger.error("modem %s: worker killed: %s", one.name, why)
            one.kill()
        if one.process.poll() is not None:
            ears.unregister(one.pipe)
            one.reap()

    def _end(self, anak: Sequence[Anak]) -> None:
        for one in anak:
            one.ask_to_end()
        deadline = time.monotonic() + self.sabar.berhenti
        for one in anak:
            one.end_by(deadline)

    def _stop(self, *_: object) -> None:
        self.stopped = True


def worker_command(name: str, beat: int) -> Sequence[str]:
    return [sys.executable, "-m", "sidik", "sms", "--worker", name, "--beat", str(beat)]
