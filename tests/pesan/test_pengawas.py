"""The supervisor and its workers, without a modem."""

import sys
import threading
import time
from pathlib import Path

import pytest
from django.core.management import call_command

from sidik.pesan.data import Health, ModemSitus
from sidik.pesan.errors import JenisModemTidakDikenal, TidakAdaModem
from sidik.pesan.jobs import answer_inbox
from sidik.pesan.models import Keluar, Masuk, PesanPonsel
from sidik.pesan.models import Modem as KeadaanModem
from sidik.pesan.queries import list_modem, list_ponsel
from sidik.pesan.sms.supervisor import Sabar, Supervisor
from sidik.pesan.sms.worker import Worker, build
from sidik.pesan.usecases import note_health, send_from_ponsel, start_modem
from tests.pesan.conftest import KEYWORDS, WARGA

PONSEL = ModemSitus(nama="ponsel", jenis="dummy")


@pytest.fixture
def plain_signals(monkeypatch):
    """The test is not the main program: it keeps its own signals."""
    monkeypatch.setattr("sidik.pesan.sms.worker.signal.signal", lambda *_: None)
    monkeypatch.setattr("sidik.pesan.sms.supervisor.signal.signal", lambda *_: None)


def supervise(script: str, folder: Path, seconds: float, **sabar: float) -> list[str]:
    """Supervise `script` for a while; return the lines that its workers wrote."""
    told = folder / "told"
    told.touch()
    command = [sys.executable, "-c", script, str(told)]
    supervisor = Supervisor(
        ["a"], folder, lambda _name, beat: [*command, str(beat)], Sabar(**sabar)
    )
    threading.Timer(seconds, supervisor._stop).start()
    supervisor.run()
    return told.read_text().splitlines()


SCRIPT = """
import os, sys, time
open(sys.argv[1], "a").write("mulai\\n")
os.write(int(sys.argv[2]), b"{word}\\n")
time.sleep({sleep})
"""


def test_a_worker_whose_call_hangs_is_killed_and_started_again(tmp_path, plain_signals):
    told = supervise(SCRIPT.format(word="kirim", sleep=60), tmp_path, 3.5, panggilan=0.5, detak=60)

    assert len(told) >= 2


def test_a_worker_that_says_nothing_is_killed_and_started_again(tmp_path, plain_signals):
    told = supervise(SCRIPT.format(word="", sleep=60), tmp_path, 3.5, panggilan=60, detak=0.5)

    assert len(told) >= 2


def test_a_healthy_worker_is_left_alone(tmp_path, plain_signals):
    told = supervise(SCRIPT.format(word="", sleep=60), tmp_path, 2.5, panggilan=0.5, detak=60)

    assert told == ["mulai"]


def test_a_worker_that_fails_at_once_is_not_started_without_pause(tmp_path, plain_signals):
    told = supervise(SCRIPT.format(word="", sleep=0), tmp_path, 3.0)

    assert 2 <= len(told) <= 3


def test_two_supervisors_never_drive_one_modem(tmp_path, plain_signals):
    script = SCRIPT.format(word="", sleep=60)
    first = threading.Thread(target=supervise, args=(script, tmp_path, 2.5))
    first.start()
    time.sleep(1.0)

    second = supervise(script, tmp_path, 1.0)
    first.join()

    assert second == ["mulai"]


def test_the_handset_speaks_with_the_office_through_the_same_worker(db, plain_signals, ponsel_ada):
    send_from_ponsel("0812-5550-0142", "info 7K")
    run_once()
    answer_inbox(KEYWORDS)
    run_once()

    assert [p.text for p in list_ponsel(WARGA)] == ["info 7K", "LP 7K: penyidikan"]
    assert Keluar.objects.get().state == "terkirim"
    assert list_modem()[0].modem.ok
    assert not PesanPonsel.objects.filter(diambil_at=None).exists()


def run_once() -> None:
    assert Worker(build(PONSEL, lambda _: None), PONSEL, lambda _: None).run(once=True) == 0


def test_killed_before_it_forgot_the_handsets_message_is_kept_once(db, plain_signals, monkeypatch):
    send_from_ponsel(WARGA, "info 7K")
    with monkeypatch.context() as broken:
        broken.setattr("sidik.pesan.usecases.take_from_udara", _die)
        with pytest.raises(SystemExit):
            run_once()

    run_once()

    assert Masuk.objects.get().copies == 2


def _die(_: object) -> None:
    raise SystemExit


@pytest.mark.django_db
def test_health_is_judged_by_what_the_modem_says(plain_signals):
    start_modem(ModemSitus(nama="uji"))
    note_health("uji", Health(ok=True, sinyal=9, sim_terpakai=20, sim_muat=25))

    warnings = " ".join(list_modem()[0].peringatan)

    assert "sinyal lemah" in warnings
    assert "hampir penuh" in warnings
    KeadaanModem.objects.update(heartbeat_at="2026-01-01T00:00:00Z")
    assert "diam" in list_modem()[0].peringatan[0]


def test_a_site_without_a_modem_is_told_how_to_get_one(settings):
    with pytest.raises(TidakAdaModem, match="modem"):
        call_command("sms", modem="tidak-ada")


def test_an_unknown_kind_of_modem_is_named():
    with pytest.raises(JenisModemTidakDikenal, match="satelit"):
        build(ModemSitus(nama="x", jenis="satelit"), lambda _: None)
