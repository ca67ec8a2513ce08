"""The embedded PostgreSQL keeps its word, whatever happens to its processes."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sidik.ops.cluster import Cluster
from tests.ops.conftest import open_folder

pytestmark = pytest.mark.slow


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder with a space in its name, and a path longer than a socket may have."""
    with open_folder() as folder:
        home = folder / "Bag Ops" / ("ruang-data-" * 8)
        home.mkdir(parents=True)
        yield home


def test_the_last_row_survives_a_kill_of_the_server(home: Path):
    with Cluster(home / "pg") as cluster:
        with psycopg.connect(cluster.url("postgres"), autocommit=True) as connection:
            connection.execute("CREATE TABLE lp (nomor text)")
            connection.execute("INSERT INTO lp VALUES ('LP/A/7')")
        os.kill(cluster.pid() or 0, signal.SIGKILL)
        wait_until_dead(cluster)

        again = Cluster(home / "pg")
        again.attach()
        with psycopg.connect(again.url("postgres")) as connection:
            rows = connection.execute("SELECT nomor FROM lp").fetchall()
        again.detach()

    assert rows == [("LP/A/7",)]
    assert not cluster.is_alive()


def test_the_server_stops_only_when_its_last_user_leaves(home: Path):
    first, second = Cluster(home / "pg"), Cluster(home / "pg")
    first.attach()
    second.attach()

    first_stopped = first.detach()
    alive_between = second.is_alive()
    second_stopped = second.detach()

    assert (first_stopped, alive_between, second_stopped) == (False, True, True)
    assert not second.is_alive()


def test_nobody_else_can_read_the_password(home: Path):
    with Cluster(home / "pg") as cluster:
        mode = cluster.passfile.stat().st_mode & 0o777
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(host=str(cluster.sockets), user="sidik", dbname="postgres")

    assert mode == 0o600


def test_a_stale_pid_file_with_the_number_of_a_stranger_does_not_stop_a_start(home: Path):
    with Cluster(home / "pg") as cluster:
        pass
    left = cluster.data / "postmaster.pid"
    left.write_text(f"{os.getpid()}\n{cluster.data}\n1\n5432\n\n\n")
    os.chown(left, cluster.data.stat().st_uid, cluster.data.stat().st_gid)

    with cluster:
        assert cluster.is_alive()


def test_a_server_whose_socket_was_swept_away_is_reachable_again(home: Path):
    with Cluster(home / "pg") as cluster:
        for left in cluster.sockets.iterdir():
            left.unlink()

        with Cluster(home / "pg") as second, psycopg.connect(second.url("postgres")) as connection:
            assert connection.execute("SELECT 1").fetchall() == [(1,)]


def wait_until_dead(cluster: Cluster) -> None:
    deadline = time.monotonic() + 10
    while cluster.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
