"""The power fails while a register comes in: nothing is half in, and the order is carried out."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from sidik.impor.jobs import bring_in
from sidik.impor.models import Impor
from sidik.jejak.queries import verify_all
from sidik.jejak.usecases import node_key
from sidik.kernel.seal import public_hex
from sidik.perkara.models import LaporanPolisi, Orang, Perkara
from sidik.satuan.usecases import plant_satuan
from tests.impor.builders import a_register, a_row

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROWS = 1500


def import_lp(file: Path, url: str) -> "subprocess.Popen[bytes]":
    """`sidik import lp` as a site types it, on this run's database and with its key."""
    node = file.with_name("sidik.toml")
    node.write_text(f'var = "{settings.SIDIK.var}"\n')
    head, _, query = url.partition("?")
    own = f"{head.rsplit('/', 1)[0]}/{connection.settings_dict['NAME']}"
    environ = os.environ | {
        "SIDIK_NODE": str(node),
        "SIDIK_DATABASE_URL": own + (f"?{query}" if query else ""),
        "SIDIK_DB_ROLE": "owner",
    }
    command = [sys.executable, "-m", "sidik", "import", "lp", str(file), "--json"]
    return subprocess.Popen(command, env=environ, stdout=subprocess.PIPE)


def is_writing() -> bool:
    """Whether somebody holds the order and is at the rows, none of which is seen yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
            " WHERE c.relname = 'perkara_keterlibatan' AND l.mode = 'RowExclusiveLock'"
            " AND l.pid <> pg_backend_pid()"
        )
        return bool(cursor.fetchone()[0])


def test_killed_in_the_middle_nothing_is_in_and_the_work_process_brings_all_in_once(
    tmp_path, database_url
):
    plant_satuan()
    file = tmp_path / "register.xlsx"
    file.write_bytes(a_register(*[a_row(n) for n in range(1, ROWS + 1)]))

    process = import_lp(file, database_url)
    until = time.monotonic() + 60
    while not is_writing():
        assert process.poll() is None, "it ended before the power failed"
        assert time.monotonic() < until
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.communicate()

    assert (Perkara.objects.count(), LaporanPolisi.objects.count(), Orang.objects.count()) == (
        (0, 0, 0)
    )
    assert Impor.objects.get().keadaan == "antre"

    bring_in()
    again = import_lp(file, database_url)
    told, _ = again.communicate(timeout=120)

    assert again.returncode == 0
    assert f'"sudah_ada": {ROWS}' in told.decode()
    assert LaporanPolisi.objects.count() == ROWS
    assert verify_all(public_keys={"balangan": public_hex(node_key())}) == []
