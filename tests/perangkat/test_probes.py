"""The probes measure this machine, and a broken one breaks nothing."""

import os
import time
from datetime import timedelta
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import psutil
import pytest
from django.db import connection, transaction

from sidik.jejak.usecases import record, usecase
from sidik.kernel import clock
from sidik.perangkat import probes
from sidik.perangkat.data import Hasil
from sidik.perangkat.models import Lembar, Ukuran
from sidik.perangkat.usecases import measure, record_readings, try_write
from sidik.pesan.data import Health, ModemSitus
from sidik.pesan.queries import list_modem
from sidik.pesan.usecases import note_health, start_modem
from tests.cast import SISTEM
from tests.perangkat.answers import line


def test_the_disk_probe_measures_the_disk_of_the_path_it_is_given(tmp_path):
    seen = probes.disk(tmp_path / "belum" / "ada")

    assert abs(seen.nilai - Decimal(psutil.disk_usage(str(tmp_path)).percent)) < 2


def test_memory_and_load_are_real_figures():
    assert 0 < probes.memory().nilai < 100
    assert probes.cpu().nilai >= 0


@pytest.mark.sop("4.b")
@pytest.mark.django_db
def test_the_database_probe_writes_and_leaves_nothing_behind():
    seen = probes.database(try_write)

    assert seen.ok
    assert not Ukuran.objects.exists()


@pytest.mark.sop("4.b")
@pytest.mark.django_db(transaction=True)
def test_a_database_that_answers_but_cannot_be_written_is_a_fault():
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
            cursor.execute("SELECT 1")
        seen = probes.database(try_write)

    assert seen.ok is False
    assert "read-only" in seen.teks


@pytest.mark.django_db
def test_the_ledger_probe_sees_a_chain_whose_end_is_not_the_last_trace():
    @usecase
    def act() -> None:
        record(actor=SISTEM, verb="uji", subject="uji:1")

    act()
    assert probes.ledger().ok

    with connection.cursor() as cursor:
        cursor.execute("UPDATE jejak_buku SET seq = seq + 1")
    assert probes.ledger().ok is False


@pytest.mark.django_db
def test_the_clock_of_both_servers_is_compared():
    assert probes.clock_skew().nilai < 5


def test_the_newest_backup_counts_and_none_is_nothing_to_measure(tmp_path):
    assert probes.newest_file(tmp_path).ok is None

    for age in (50, 3):
        file = tmp_path / f"{age}.zst"
        file.write_text("x")
        os.utime(file, (time.time() - age * 3600,) * 2)

    assert abs(probes.newest_file(tmp_path).nilai - 3) < 1


class _Sehat(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.mark.sop("4.a")
def test_the_web_probe_asks_the_process_and_hears_when_it_is_gone():
    server = HTTPServer(("127.0.0.1", 0), _Sehat)
    address = f"127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    assert probes.web(address).ok

    server.shutdown()
    server.server_close()

    assert probes.web(address).ok is False


@pytest.mark.sop("4.d")
@pytest.mark.django_db
def test_the_modem_probe_reads_the_heartbeat_of_the_sms_gateway(pagi):
    assert probes.modem(list_modem()).ok is None

    start_modem(ModemSitus(nama="depan", jenis="dummy"))
    note_health("depan", Health(ok=True))
    assert probes.modem(list_modem()).ok

    pagi.shift(timedelta(minutes=15))
    silent = probes.modem(list_modem())

    assert (silent.ok, silent.nilai) == (False, Decimal("15.0"))
    assert "depan" in silent.teks


@pytest.mark.sop("4.c")
def test_a_node_that_is_no_gateway_has_nothing_to_compare(tmp_path):
    assert probes.gateway(tmp_path / "lokasi.toml").ok is None


def test_without_https_there_is_no_certificate_to_watch():
    assert probes.certificate(None).ok is None
    assert probes.certificate("http://127.0.0.1:8600").ok is None


def test_a_centre_that_cannot_be_reached_is_said_in_words():
    assert probes.certificate("https://127.0.0.1:9").ok is False


def test_a_probe_that_breaks_is_a_finding():
    def broken():
        raise ValueError("kabel")

    assert probes.run("kabel", broken) == Hasil(ok=False, teks="pengukur gagal: ValueError")


@pytest.mark.django_db
def test_a_broken_probe_does_not_break_the_sheet(lembar):
    def broken():
        raise OSError

    readings = measure({"modem": broken})

    assert readings["modem"].ok is False
    assert readings["memori"].ok
    assert line(lembar, "SMS-1", "denyut").hasil == "tidak"
    assert line(lembar, "APP-1", "memori").hasil in {"baik", "tidak"}


@pytest.mark.django_db
def test_readings_do_not_pile_up(pagi):
    record_readings({"memori": Hasil(ok=True)})
    pagi.shift(timedelta(days=9))

    record_readings({"memori": Hasil(ok=True)})

    assert Ukuran.objects.count() == 1
    assert Ukuran.objects.get().at == clock.now()
    assert not Lembar.objects.exists()
