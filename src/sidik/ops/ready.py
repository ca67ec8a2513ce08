"""May this process serve? It imports no model, so that it may be asked before any is loaded."""

from typing import Any

from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from sidik.kernel.errors import Refusal


class SimpulBelumSiap(Refusal):
    status = 503
    message = "Simpul ini belum disiapkan ({why}). Jalankan: sidik setup"


class LoginTerlaluBerkuasa(Refusal):
    message = (
        "Login basis data “{user}” {why}, sehingga ia dapat mengubah jejak. Layanan tidak "
        "dijalankan. Jalankan `sidik setup`, dan jangan menyetel SIDIK_DB_ROLE=owner."
    )


def demand_ready() -> None:
    """Refuse to serve from a node that is not set up, or with a login that can do too much."""
    try:
        connection.ensure_connection()
    except OperationalError as no:
        raise SimpulBelumSiap(why=str(no).strip().splitlines()[-1]) from no
    demand_narrow_login()
    if waiting := unapplied():
        raise SimpulBelumSiap(why=f"{len(waiting)} migrasi belum dijalankan")


def demand_narrow_login() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = current_user")
        user, is_super = cursor.fetchone() or ("", True)
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        (owned,) = cursor.fetchone() or (0,)
    if is_super:
        raise LoginTerlaluBerkuasa(user=user, why="adalah superuser")
    if owned:
        raise LoginTerlaluBerkuasa(user=user, why=f"memiliki {owned} tabel")


def unapplied() -> list[Any]:
    executor = MigrationExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())
