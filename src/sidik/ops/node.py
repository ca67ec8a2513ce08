"""Makes a node out of a machine: database, logins, tables, grants, keys, static files."""

import secrets
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any, Final

import psycopg
from django.conf import settings
from django.core.management import call_command
from psycopg import sql

from sidik.jejak.usecases import node_key
from sidik.kernel.errors import Refusal
from sidik.kernel.keyfile import read_or_make
from sidik.ops.database import (
    ALL,
    GRANTS_APP,
    GRANTS_PUBLIK,
    Database,
    Login,
)
from sidik.ops.ready import unapplied

Say = Callable[[str], None]
LOGINS: Final = (Login.APP, Login.PUBLIK)


class BasisDataTidakTerjangkau(Refusal):
    status = 503
    message = "PostgreSQL di {where} tidak dapat dihubungi: {why}"


class PemilikTidakBerhak(Refusal):
    message = (
        "Pemilik basis data “{owner}” tidak berhak {what}. Mintalah administrator PostgreSQL "
        "menjalankan perintah ini, lalu ulangi `sidik setup`:\n\n{statements}"
    )


def set_up(say: Say) -> None:
    """Make or bring up to date all that this node needs; running it again changes nothing."""
    database = settings.SIDIK.database
    _make_secrets(database)
    say("Kunci dan sandi")
    _make_database(database)
    _make_logins(database)
    say(f"Basis data {database.name} dan login-nya")
    applied = _migrate()
    say(f"Tabel ({applied} migrasi baru)" if applied else "Tabel (sudah mutakhir)")
    _grant(database)
    say("Hak tiap login")
    _plant()
    say("Data dasar")
    call_command("collectstatic", interactive=False, verbosity=0, stdout=StringIO())
    say("Berkas tampilan")


# --- secrets ------------------------------------------------------------------------------------


def _make_secrets(database: Database) -> None:
    folder = database.secrets
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    read_or_make(folder / "secret_key", lambda: secrets.token_urlsafe(50).encode())
    for login in LOGINS:
        _password(database, login)
    node_key()


def _password(database: Database, login: Login) -> str:
    def fresh() -> bytes:
        return f"*:*:*:{database.user(login)}:{secrets.token_urlsafe(24)}\n".encode()

    line = read_or_make(database.secrets / f"{login}.pgpass", fresh)
    return line.decode().strip().rpartition(":")[2]


# --- database and logins ------------------------------------------------------------------------


def _connect(database: Database, name: str) -> psycopg.Connection[Any]:
    return psycopg.connect(**database.conninfo(Login.OWNER, name=name), autocommit=True)


def _make_database(database: Database) -> None:
    try:
        _connect(database, database.name).close()
    except psycopg.OperationalError as no:
        if f'database "{database.name}" does not exist' not in str(no):
            where = database.host or "mesin ini"
            raise BasisDataTidakTerjangkau(where=where, why=str(no).strip()) from no
        statement = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'")
        names = sql.Identifier(database.name), sql.Identifier(database.owner)
        with _connect(database, "postgres") as server:
            _run_or_ask(server, database, "membuat basis data", [statement.format(*names)])


def _make_logins(database: Database) -> None:
    with _connect(database, database.name) as server:
        _run_or_ask(server, database, "membuat login", list(_login_statements(server, database)))


def _login_statements(
    server: psycopg.Connection[Any], database: Database
) -> Iterable[sql.Composed]:
    for login in LOGINS:
        user, password = database.user(login), _password(database, login)
        found = server.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [user]).fetchone()
        if found and _can_log_in(database, login):
            continue
        verb = sql.SQL("ALTER ROLE" if found else "CREATE ROLE")
        yield sql.SQL("{} {} LOGIN PASSWORD {}").format(
            verb, sql.Identifier(user), sql.Literal(password)
        )


def _can_log_in(database: Database, login: Login) -> bool:
    try:
        psycopg.connect(**database.conninfo(login)).close()
    except psycopg.OperationalError as no:
        # Without the right to CONNECT the password was still taken: the grants come later.
        return "permission denied for database" in str(no)
    return True


def _run_or_ask(
    server: psycopg.Connection[Any], database: Database, what: str, statements: list[sql.Composed]
) -> None:
    try:
        for statement in statements:
            server.execute(statement)
    except psycopg.errors.InsufficientPrivilege as no:
        text = "\n".join(f"  {s.as_string(server)};" for s in statements)
        raise PemilikTidakBerhak(owner=database.owner, what=what, statements=text) from no


# --- tables and grants --------------------------------------------------------------------------


def _migrate() -> int:
    waiting = len(unapplied())
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    return waiting


def _grant(database: Database) -> None:
    """Give each login exactly what `database.py` lists, in one transaction."""
    app, publik = (sql.Identifier(database.user(login)) for login in LOGINS)
    name = sql.Identifier(database.name)
    with _connect(database, database.name) as server, server.transaction():
        rows = server.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = {row[0] for row in rows.fetchall()}
        for template in (
            "REVOKE ALL ON DATABASE {name} FROM PUBLIC",
            "GRANT CONNECT, TEMPORARY ON DATABASE {name} TO {app}",
            "GRANT CONNECT ON DATABASE {name} TO {publik}",
            "GRANT USAGE ON SCHEMA public TO {app}, {publik}",
            "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {app}, {publik}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {app}",
        ):
            server.execute(sql.SQL(template).format(name=name, app=app, publik=publik))
        for table in sorted(tables):
            _grant_table(server, table, app, GRANTS_APP.get(table, ALL))
            if rights := GRANTS_PUBLIK.get(table):
                _grant_table(server, table, publik, rights)


def _grant_table(
    server: psycopg.Connection[Any], table: str, user: sql.Identifier, rights: str
) -> None:
    names = [sql.SQL(right.strip()) for right in rights.split(",")]
    statement = sql.SQL("GRANT {} ON {} TO {}")
    server.execute(statement.format(sql.SQL(", ").join(names), sql.Identifier(table), user))


def _plant() -> None:
    """Put in the reference data that ships with the product."""
    from sidik.wiring import PLANT

    for plant in PLANT:
        plant()
