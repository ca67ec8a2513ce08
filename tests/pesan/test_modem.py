"""The real process on Gammu's real AT engine, against a modem that can be made to fail."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import psutil
import pytest
from django.db import connection

from sidik.kernel import clock
from sidik.pesan.data import Prioritas
from sidik.pesan.jobs import answer_inbox
from sidik.pesan.models import Keluar, Masuk
from sidik.pesan.models import Modem as KeadaanModem
from sidik.pesan.queries import list_modem
from sidik.pesan.usecases import queue_sms
from tests.cast import SISTEM
from tests.conftest import ROOT
from tests.pesan import pdu
from tests.pesan.conftest import KEYWORDS, WARGA
from tests.pesan.modem import BISU, Modem

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

PATIENCE = 90.0
"""For a busy machine; an idle one needs a tenth."""


@pytest.fixture(scope="module")
def modem(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Modem]:
    made = Modem(tmp_path_factory.mktemp("modem") / "tty")
    yield made
    made.switch_off()


@pytest.fixture(scope="module")
def pengawas(
    modem: Modem, django_db_setup: None, database_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[subprocess.Popen[bytes]]:
    """`sidik sms` as a site runs it, on this run's database."""
    folder = tmp_path_factory.mktemp("simpul")
    node = folder / "sidik.toml"
    node.write_text(
        f'var = "{folder}/var"\n[modem.uji]\njenis = "gammu"\n'
        f'device = "{modem.link}"\nussd = "*888#"\n'
    )
    head, _, query = database_url.partition("?")
    name = connection.settings_dict["NAME"]
    url = f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
    environ = os.environ | {
        "SIDIK_NODE": str(node),
        "SIDIK_DATABASE_URL": url,
        "SIDIK_DB_ROLE": "owner",
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-m", "sidik", "sms"]
    limits = ["--call-limit", "10", "--heartbeat-limit", "20"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([*command, *limits], env=environ, cwd=folder, stderr=log)
    yield process
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0, (folder / "log").read_text()


@pytest.fixture
def kantor(
    modem: Modem, pengawas: subprocess.Popen[bytes], transactional_db: None
) -> Iterator[Modem]:
    """The office at work, its modem healthy and nothing sent yet; left with nothing in hand."""
    modem.sent.clear()
    modem.faults.clear()
    modem.report = None
    yield modem
    Keluar.objects.filter(state="antre").update(state="batal")
    until(lambda: not Keluar.objects.filter(state__in=["antre", "dikirim"]).exists())


def until(holds: Callable[[], object], patience: float = PATIENCE) -> None:
    """Wait for the world, with the answerer at work as the `work` process would have it."""
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        answer_inbox(KEYWORDS)
        time.sleep(0.1)


def state_of(keluar: Keluar) -> str:
    return Keluar.objects.get(pk=keluar.pk).state


def send(text: str) -> Keluar:
    return queue_sms(WARGA, text, template="uji.1", actor=SISTEM, prioritas=Prioritas.OTOMATIS)


@pytest.mark.sop("4.d")
def test_a_citizen_asks_by_sms_and_the_machine_answers_and_knows_it_arrived(kantor):
    kantor.report = 0
    kantor.receive(WARGA, "info 7K3M-9QXA-D")

    until(lambda: Keluar.objects.filter(state="sampai").exists())

    assert [(s.to, s.text) for s in kantor.sent] == [(WARGA, "LP 7K3M-9QXA-D: penyidikan")]
    assert kantor.stored == 0


def test_a_long_message_in_pieces_and_out_of_order_is_one_message(kantor):
    text = "Motor saya hilang di pasar 😀 mohon kabar. " * 4
    pieces = pdu.parts(text, reference=7, total=3)
    for piece, header in reversed(pieces[1:]):
        kantor.receive(WARGA, piece, header)
    time.sleep(1.5)
    assert not Masuk.objects.exists()

    kantor.receive(WARGA, *pieces[0])
    until(Masuk.objects.exists)

    assert Masuk.objects.get().text == text.strip()
    until(lambda: kantor.stored == 0)


def test_a_full_sim_is_emptied_and_the_network_can_deliver_the_rest(kantor):
    kantor.keep.clear()
    delivered = [kantor.receive(f"+62812555010{n:02}", f"pesan {n}") for n in range(30)]
    assert delivered.count(False) == 5

    until(lambda: kantor.stored == 0)
    assert kantor.receive(WARGA, "yang tertahan")
    until(lambda: Masuk.objects.filter(text="yang tertahan").exists())

    assert Masuk.objects.count() == 26


def test_killed_between_keeping_and_forgetting_it_keeps_one_message_and_answers_once(
    kantor, pengawas
):
    kantor.keep.set()
    kantor.receive(WARGA, "INFO 1A")
    until(Masuk.objects.exists)
    (worker,) = psutil.Process(pengawas.pid).children()
    worker.kill()
    kantor.keep.clear()

    until(lambda: kantor.stored == 0 and kantor.sent)

    assert Masuk.objects.get().copies == 2
    assert Keluar.objects.count() == 1
    assert len(kantor.sent) == 1


def test_what_the_network_never_confirmed_is_in_doubt_and_the_next_message_flows(kantor):
    kantor.faults.append(BISU)
    doubtful = send("apakah sampai?")

    until(lambda: state_of(doubtful) == "tak_pasti")
    following = send("berikutnya")
    until(lambda: state_of(following) == "terkirim")

    assert [s.text for s in kantor.sent] == ["apakah sampai?", "berikutnya"]
    assert state_of(doubtful) == "tak_pasti"


def test_a_refusal_of_the_network_is_tried_again_after_a_pause(kantor):
    kantor.faults.append("38")
    keluar = send("coba lagi")

    until(lambda: Keluar.objects.get(pk=keluar.pk).kode == "jaringan menolak")
    waiting = Keluar.objects.get(pk=keluar.pk)
    assert waiting.state == "antre"
    assert waiting.not_before > clock.now()
    Keluar.objects.filter(pk=keluar.pk).update(not_before=clock.now())
    until(lambda: state_of(keluar) == "terkirim")

    assert [s.text for s in kantor.sent] == ["coba lagi"]


@pytest.mark.sop("6.a")
def test_a_modem_pulled_out_is_noticed_and_works_again_when_it_is_back(kantor):
    kantor.unplug()
    keluar = send("setelah dicabut")
    KeadaanModem.objects.update_or_create(
        nama="uji", defaults={"jenis": "gammu", "ok": True, "heartbeat_at": clock.now()}
    )
    until(lambda: list_modem()[0].peringatan)
    kantor.plug()

    kantor.receive(WARGA, "INFO 2B")
    until(lambda: Keluar.objects.filter(template="info.uji", state="terkirim").exists())

    # What was in hand at that moment went out, or is in doubt; it did not go out twice.
    until(lambda: state_of(keluar) in {"terkirim", "tak_pasti"})
    assert [s.text for s in kantor.sent].count("setelah dicabut") <= 1
    until(lambda: list_modem()[0].modem.pulsa == kantor.pulsa)
    assert list_modem()[0].modem.ok
