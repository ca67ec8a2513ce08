"""`sidik jejak verify` names the first wrong row, and its exit code says so."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection

from tests.jejak.act import found_satuan

pytestmark = pytest.mark.django_db


def verify(*args: str) -> tuple[int, dict[str, object]]:
    out = io.StringIO()
    try:
        call_command("jejak", "verify", "--json", *args, stdout=out)
    except SystemExit as end:
        return int(end.code or 0), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def test_an_untouched_ledger_is_proven():
    found_satuan("A")

    assert verify() == (0, {"ok": True, "peristiwa": 1, "temuan": []})


def test_a_changed_row_is_named():
    found_satuan("A")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE jejak_peristiwa SET subject = 'satuan:Z'")

    code, answer = verify()
    assert code == 1
    assert answer["temuan"] == ["balangan/utama nomor 1: keterangannya diubah"]


def test_a_cut_tail_is_named_by_the_file_kept_outside(tmp_path):
    for kode in "AB":
        found_satuan(kode)
    out = io.StringIO()
    call_command("jejak", "titik", stdout=out)
    kept = tmp_path / "titik.jsonl"
    kept.write_text(out.getvalue())
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM jejak_peristiwa WHERE seq = 2")
        cursor.execute(
            "UPDATE jejak_buku SET seq = 1, hash = (SELECT hash FROM jejak_peristiwa LIMIT 1)"
        )

    assert verify()[0] == 0
    assert verify("--titik", str(kept))[0] == 1
