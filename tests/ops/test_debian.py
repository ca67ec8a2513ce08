"""The SOP's data server may be a PostgreSQL of its own: the distribution's, older than ours."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from sidik.ops.cluster import Cluster
from sidik.ops.supervise import reserve_port
from tests.ops.conftest import ROOT, Server, open_folder

pytestmark = pytest.mark.slow


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server from the distribution's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if not found:
        pytest.skip("the distribution's PostgreSQL is not installed")
    monkeypatch.setenv("SIDIK_POSTGRES_BIN", str(found[0].parent))
    port, hold = reserve_port(15442)
    with (
        open_folder() as folder,
        hold,
        Cluster(folder / "pg", listen="127.0.0.1", port=port, throw_away=True) as cluster,
    ):
        yield Server(cluster, port)


@pytest.mark.sop("4.b")
def test_both_nodes_live_on_a_data_server_of_the_distribution(debian: Server):
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SIDIK_")}
    with open_folder() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "sidik", "demo", "--once", "--json", "--folder", str(folder)],
            env=kept | {"PYTHONPATH": str(ROOT / "src"), "SIDIK_DATABASE_URL": debian.url("dinas")},
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ok"]
    assert debian.ask("SELECT current_setting('server_version_num')::int") >= 150000
    assert debian.ask("SELECT count(*)::int FROM pg_database WHERE datname LIKE 'dinas%'") == 2
