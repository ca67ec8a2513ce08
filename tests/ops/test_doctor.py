"""The doctor names what is wrong and what to do about it, in Indonesian."""

import io
import json
import socket
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import connection

from sidik.jejak.usecases import node_key
from sidik.ops.doctor import examine
from tests.jejak.act import found_satuan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("negeri")]


def found() -> dict[str, tuple[bool, str, str]]:
    return {t.periksa: (t.ok, t.keadaan, t.obat) for t in examine()}


def test_a_node_without_its_key_is_told_to_set_up():
    ok, state, remedy = found()["kunci simpul"]

    assert not ok
    assert state == "belum ada"
    assert "sidik setup" in remedy


def test_a_key_that_others_can_read_is_named_with_the_command_that_mends_it(settings):
    node_key()
    key = settings.SIDIK.var / "kunci" / "simpul.key"
    assert found()["kunci simpul"][0]

    key.chmod(0o644)

    ok, state, remedy = found()["kunci simpul"]
    assert (ok, state) == (False, "terbaca pengguna lain")
    assert remedy == f"Jalankan: chmod 600 {key}"


def test_a_door_that_answers_and_one_that_does_not(settings):
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        settings.SIDIK = replace(settings.SIDIK, listen=f"127.0.0.1:{port}")
        assert found()["layanan petugas"][0]

    ok, state, remedy = found()["layanan petugas"]
    assert not ok
    assert "tidak menjawab" in state
    assert "sidik serve" in remedy


def test_codes_on_paper_that_no_telephone_opens_are_named_with_the_key_that_mends_them(settings):
    settings.SIDIK = replace(
        settings.SIDIK, alamat="", public_url="http://127.0.0.1:8700", demo=False
    )

    for name, key in (
        ("kode pada label barang bukti", "alamat"),
        ("kode pada tanda terima publik", "public_url"),
    ):
        ok, state, remedy = found()[name]
        assert not ok
        assert "tidak terbuka di telepon" in state
        assert f"{key} = " in remedy

    settings.SIDIK = replace(settings.SIDIK, alamat="http://sidik.balangan.local:8600")
    assert found()["kode pada label barang bukti"][:2] == (True, "http://sidik.balangan.local:8600")


def test_a_unit_that_the_tree_does_not_know_is_named(settings):
    assert found()["satuan"][0]
    settings.SIDIK = replace(settings.SIDIK, satuan="POLRI.KALSEL.TIDAKADA")

    ok, state, remedy = found()["satuan"]
    assert not ok
    assert "POLRI.KALSEL.TIDAKADA tidak dikenal" in state
    assert "berkas simpul" in remedy


def test_a_broken_ledger_is_named_by_its_row_and_nobody_is_told_to_mend_it():
    for kode in "ABC":
        found_satuan(kode)
    assert found()["jejak, buku utama"][:2] == (True, "3 peristiwa bersambung")

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE jejak_peristiwa SET verb = 'lain' WHERE seq = 2")

    ok, state, remedy = found()["jejak, buku utama"]
    assert not ok
    assert "nomor 2" in state
    assert remedy.startswith("Jangan ubah apa pun")


def test_a_login_that_could_rewrite_history_is_named():
    ok, _state, remedy = found()["hak atas jejak"]

    assert not ok  # tests connect as the owner
    assert "tidak boleh dapat mengubah jejak" in remedy


def test_a_site_that_no_centre_knows_is_told_how_to_enrol():
    ok, _state, remedy = found()["pengiriman ke pusat"]

    assert not ok
    assert "sinkron enrol" in remedy


def test_as_json_it_is_one_object_and_the_exit_code_says_that_something_is_wrong():
    out = io.StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("doctor", "--json", stdout=out)

    answer = json.loads(out.getvalue())
    assert end.value.code == 1
    assert answer["ok"] is False
    assert {"periksa", "ok", "keadaan", "obat"} == set(answer["temuan"][0])
    assert all(t["obat"] for t in answer["temuan"] if not t["ok"])
