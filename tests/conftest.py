"""Real PostgreSQL, strict templates, no network but loopback."""

import os
import secrets
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connections

from sidik.ops.cluster import Cluster
from sidik.ops.database import Database, Login

ROOT = Path(__file__).parents[1]
THIS_RUN = secrets.token_hex(4)  # its databases: two runs, and two workers of one, share a server
os.environ["PYTHONPATH"] = str(ROOT / "src")  # for the processes that tests start
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop; we do not


hypothesis.settings.register_profile("sidik", deadline=None)  # a busy machine is no fault of ours
hypothesis.settings.load_profile("sidik")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Fast tests first: most faults show within the first minute.

    Two workers, who take whole files in this order, begin with the slow ones: a long file taken
    last would leave one of them idle.
    """
    fast_first = not hasattr(config, "workerinput")
    items.sort(key=lambda item: (item.get_closest_marker("slow") is not None) is fast_first)


@pytest.fixture(scope="session")
def database_url() -> Iterator[str]:
    """The server of the tests: the one that was given, else our own, thrown away afterwards."""
    if given := os.environ.get("SIDIK_DATABASE_URL"):
        yield given
        return
    with Cluster(ROOT / "var" / "test", throw_away=True) as cluster:
        yield cluster.url("postgres")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(database_url: str) -> None:
    """Connect as the owner, to a database of this run only."""
    entry = Database.from_url(database_url, secrets=ROOT / "var" / "test").django(Login.OWNER)
    entry["TEST"] = {
        **connections["default"].settings_dict["TEST"],
        "NAME": f"sidik_test_{THIS_RUN}",
    }
    entry["CONN_MAX_AGE"] = 0
    connections["default"].settings_dict.update(entry)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Close what processes that were killed, and threads, may have left in the database."""
    yield
    with django_db_blocker.unblock(), connections["default"].cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def quick(settings: Any, tmp_path: Path) -> None:
    """Passwords cost nothing, and each test has a folder of its own for keys."""
    from dataclasses import replace

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SIDIK = replace(settings.SIDIK, var=tmp_path / "var")
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "«tidak dikenal: %s»"


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test wanted to talk to {address}")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.fixture(scope="session", autouse=True)
def ledger_can_be_emptied_between_tests() -> Iterator[None]:
    """The ledger refuses TRUNCATE; only a test's own cleaning may pass."""
    from django.db import connection
    from django.test import TransactionTestCase

    real = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
        try:
            real(self)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET session_replication_role = origin")

    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = real  # type: ignore[method-assign]


@pytest.fixture
def negeri(db: None) -> None:
    """The tree of units is planted."""
    from sidik.satuan.usecases import plant_satuan

    plant_satuan()
