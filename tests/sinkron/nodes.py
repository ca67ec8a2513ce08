"""Two real nodes: databases, keys and processes of their own, talking over loopback."""

import json
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from sidik.ops.database import Database, Login
from sidik.ops.supervise import answers, granian

ROOT = Path(__file__).parents[2]
PUSH = """
import django
django.setup()
from sidik.sinkron.jobs import push_and_wait
while True:
    push_and_wait()
"""


@dataclass
class Simpul:
    """One node and the processes that the test started for it."""

    kode: str
    file: Path
    url: str
    listen: str = ""
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def env(self) -> dict[str, str]:
        clean = {k: v for k, v in os.environ.items() if not k.startswith("SIDIK_")}
        return clean | {
            "SIDIK_NODE": str(self.file),
            "DJANGO_SETTINGS_MODULE": "sidik.config.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def sidik(self, *args: str) -> dict[str, Any]:
        """Run one command and return the JSON object that it prints, if it does."""
        done = subprocess.run(
            [sys.executable, "-m", "sidik", *args],
            env=self.env,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout) if "--json" in args else {}
        return found

    def start(self, name: str, command: Sequence[str]) -> None:
        log = self.file.with_name(f"{name}.log").open("ab")
        self.running[name] = subprocess.Popen(
            command, env=self.env, stdout=log, stderr=log, start_new_session=True
        )
        log.close()

    def serve(self) -> None:
        self.start("serve", granian(self.listen))

    def push(self) -> None:
        self.start("push", [sys.executable, "-c", PUSH])

    def record(self, seed: int) -> None:
        self.start("acts", [sys.executable, "-m", "tests.sinkron.acts", str(seed)])

    def kill(self, name: str) -> None:
        """End one of our processes, and what it started, without a word of warning."""
        process = self.running.pop(name)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop(self) -> None:
        for name in list(self.running):
            self.kill(name)

    def rows(self, query: str, *params: Any) -> list[tuple[Any, ...]]:
        database = Database.from_url(self.url, secrets=self.file.parent)
        with psycopg.connect(**database.conninfo(Login.OWNER)) as connection:
            return connection.execute(query, params).fetchall()

    def log(self, name: str) -> str:
        path = self.file.with_name(f"{name}.log")
        return path.read_text()[-4000:] if path.exists() else ""


def make(folder: Path, server: str, kode: str, **facts: Any) -> Simpul:
    """Write a node file with a database of its own; `set_up` brings it to life."""
    folder.mkdir(parents=True)
    parts = urlsplit(server)
    url = urlunsplit(parts._replace(path=f"/sidik_{kode}_{secrets.token_hex(4)}"))
    listen = f"127.0.0.1:{free_port()}"
    values = {
        "kode": kode,
        "database_url": url,
        "var": "var",
        "listen": listen,
        "listen_public": f"127.0.0.1:{free_port()}",
    }
    lines = [f"{key} = {json.dumps(value)}" for key, value in (values | facts).items()]
    file = folder / "sidik.toml"
    file.write_text("\n".join(lines))
    return Simpul(kode, file, url, listen)


def set_up(nodes: Sequence[Simpul]) -> None:
    for node in nodes:
        node.start("setup", [sys.executable, "-m", "sidik", "setup"])
    for node in nodes:
        status = node.running.pop("setup").wait(180)
        assert status == 0, node.log("setup")


def drop(node: Simpul) -> None:
    database = Database.from_url(node.url, secrets=node.file.parent)
    server = psycopg.connect(**database.conninfo(Login.OWNER, name="postgres"), autocommit=True)
    with server:
        server.execute(f'DROP DATABASE IF EXISTS "{database.name}" WITH (FORCE)')


def free_port() -> int:
    """A port that is ours also while its server lies killed.

    The kernel gives the ports above 32767 to whoever calls out; a centre that was killed would find
    its own taken by a neighbour's connection.
    """
    while True:
        port = random.randrange(20_000, 32_768)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def until(holds: Callable[[], bool], *, seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def wait_for_web(node: Simpul, *, seconds: float = 90) -> None:
    url = f"http://{node.listen}/healthz"
    deadline = time.monotonic() + seconds
    while not answers(url):
        assert time.monotonic() < deadline, f"{node.kode} does not answer: {node.log('serve')}"
        time.sleep(0.1)
