"""A PostgreSQL that is given by its address, and a node that was set up on it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest

from sidik.ops.cluster import OWNER, Cluster
from sidik.ops.database import Database
from sidik.ops.supervise import reserve_port

ROOT = Path(__file__).parents[2]
Done = subprocess.CompletedProcess[str]


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server as an administrator would hand it over: host, port, password."""

    cluster: Cluster
    port: int

    def url(self, name: str, *, user: str = OWNER, password: str = "") -> str:
        password = password or self.cluster.passfile.read_text().strip().rpartition(":")[2]
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{name}"

    def run(self, *statements: str, name: str = "postgres") -> None:
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def ask(self, question: str) -> int:
        with psycopg.connect(self.url("postgres")) as connection:
            (answer,) = connection.execute(question.encode()).fetchone() or (0,)
        return int(answer)


@dataclass(frozen=True)
class Machine:
    """A machine on which `sidik` is run, with its node file."""

    folder: Path
    url: str

    @property
    def database(self) -> Database:
        return Database.from_url(self.url, secrets=self.folder / "rahasia")

    def env(self, **more: str) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("SIDIK_")}
        given = {"SIDIK_NODE": str(self.folder / "sidik.toml"), "SIDIK_DATABASE_URL": self.url}
        return kept | given | {"PYTHONPATH": str(ROOT / "src")} | more

    def sidik(self, *args: str, **env: str) -> Done:
        command = [sys.executable, "-m", "sidik", *args]
        return subprocess.run(
            command, env=self.env(**env), capture_output=True, text=True, check=False
        )

    def start(self, *args: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "sidik", *args]
        return subprocess.Popen(
            command, env=self.env(), stderr=subprocess.DEVNULL, start_new_session=True
        )


@contextmanager
def open_folder() -> Iterator[Path]:
    """A folder that PostgreSQL's own user can reach, which pytest's are not."""
    with TemporaryDirectory(prefix="sidik-uji-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with open_folder() as folder:
        yield from _serve(folder)


def _serve(folder: Path) -> Iterator[Server]:
    port, hold = reserve_port(15432)
    with hold, Cluster(folder / "pg", listen="127.0.0.1", port=port, throw_away=True) as cluster:
        yield Server(cluster, port)


@pytest.fixture(scope="session")
def new_machine(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Machine]:
    def make(url: str) -> Machine:
        folder = tmp_path_factory.mktemp("mesin")
        (folder / "sidik.toml").write_text('kode = "uji"\nvar = "."\n')
        return Machine(folder, url)

    return make


@pytest.fixture(scope="session")
def machine(server: Server, new_machine: Callable[[str], Machine]) -> Machine:
    """A machine after `sidik setup`."""
    machine = new_machine(server.url("uji"))
    done = machine.sidik("setup")
    assert done.returncode == 0, done.stderr
    return machine
