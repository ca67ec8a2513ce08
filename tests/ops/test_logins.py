"""What each login of a node may do, on a database server that was given by its address."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from sidik.ops.database import GRANTS_PUBLIK, Login
from tests.ops.conftest import Machine, Server

pytestmark = [pytest.mark.slow, pytest.mark.sop("4.b")]


@pytest.fixture
def as_login(machine: Machine) -> Callable[[Login], psycopg.Connection[Any]]:
    def connect(login: Login) -> psycopg.Connection[Any]:
        return psycopg.connect(**machine.database.conninfo(login), autocommit=True)

    return connect


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE jejak_peristiwa SET verb = 'lain'",
        "DELETE FROM jejak_peristiwa",
        "TRUNCATE jejak_peristiwa",
        "ALTER TABLE jejak_peristiwa DISABLE TRIGGER ALL",
        "DROP TABLE jejak_peristiwa",
        "SET session_replication_role = replica",
    ],
)
def test_the_officers_login_cannot_touch_what_has_happened(as_login, statement: str):
    with as_login(Login.APP) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


def test_the_officers_login_can_work(as_login):
    with as_login(Login.APP) as connection:
        changed = connection.execute("UPDATE satuan_satuan SET nama = nama").rowcount
        connection.execute("SELECT count(*) FROM jejak_peristiwa")

    assert changed > 0


def test_the_public_login_reaches_only_what_is_listed(as_login):
    with as_login(Login.PUBLIK) as connection:
        rows = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p', 'v', 'm')"
            " AND has_table_privilege(oid, 'SELECT, INSERT, UPDATE, DELETE')"
        ).fetchall()

    assert {name for (name,) in rows} <= GRANTS_PUBLIK.keys()
    assert rows


@pytest.mark.parametrize("table", ["satuan_petugas", "jejak_peristiwa", "satuan_akun"])
def test_the_public_login_sees_no_officer_and_no_trace(as_login, table: str):
    with as_login(Login.PUBLIK) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(f"SELECT * FROM {table}".encode())


def test_set_up_again_changes_nothing(machine: Machine):
    before = sorted((p.name, p.read_bytes()) for p in machine.database.secrets.iterdir())

    done = machine.sidik("setup")

    after = sorted((p.name, p.read_bytes()) for p in machine.database.secrets.iterdir())
    assert (done.returncode, after) == (0, before)
    assert "sudah mutakhir" in done.stderr


def test_an_owner_without_the_right_to_make_logins_is_told_what_to_ask_for(
    server: Server, new_machine: Callable[[str], Machine]
):
    server.run("CREATE ROLE polos LOGIN PASSWORD 'polos'", "CREATE DATABASE polos OWNER polos")
    machine = new_machine(server.url("polos", user="polos", password="polos"))

    refused = machine.sidik("setup")
    asked = [s.strip() for s in refused.stderr.splitlines() if "CREATE ROLE" in s]
    server.run(*asked)
    done = machine.sidik("setup")

    assert refused.returncode == 1
    assert len(asked) == 2
    assert done.returncode == 0, done.stderr


def test_serving_with_a_login_that_could_change_the_ledger_is_refused(machine: Machine):
    done = machine.sidik("serve", SIDIK_DB_ROLE="owner")

    assert done.returncode == 1
    assert "dapat mengubah jejak" in done.stderr


def test_serving_before_set_up_names_the_command_to_run(
    server: Server, new_machine: Callable[[str], Machine]
):
    done = new_machine(server.url("belum")).sidik("serve")

    assert done.returncode == 1
    assert "Jalankan: sidik setup" in done.stderr
