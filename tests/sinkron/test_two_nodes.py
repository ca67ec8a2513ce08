"""A Polres and Pusiknas, each with its own database and processes, and everything that may die."""

import os
import random
import sys
import time
from collections.abc import Iterator

import pytest

from tests.sinkron import nodes
from tests.sinkron.nodes import Simpul, until, wait_for_web

pytestmark = pytest.mark.slow

KILLS = 24
CHAIN = (
    "SELECT seq, encode(hash, 'hex'), records FROM jejak_peristiwa "
    "WHERE node = 'balangan' AND buku = 'utama' ORDER BY seq"
)
STAFF = (
    "SELECT id, versi, nrp, nama, jabatan, satuan_id, roles FROM satuan_petugas "
    "WHERE node = 'balangan' ORDER BY id"
)
HEAD = "SELECT seq FROM jejak_buku WHERE node = 'balangan' AND nama = 'utama'"


@pytest.fixture(scope="module")
def dua(
    tmp_path_factory: pytest.TempPathFactory, database_url: str
) -> Iterator[tuple[Simpul, Simpul]]:
    """Both nodes, enrolled and approved, once for all tests here."""
    folder = tmp_path_factory.mktemp("dua")
    centre = nodes.make(
        folder / "pusat",
        database_url,
        "pusiknas",
        peran="pusat",
        nama="Pusiknas",
        satuan="POLRI.PUSIKNAS",
    )
    site = nodes.make(
        folder / "polres", database_url, "balangan", upstream=f"http://{centre.listen}"
    )
    try:
        nodes.set_up((site, centre))
        centre.serve()
        wait_for_web(centre)
        site.sidik("sinkron", "enrol", "--json")
        centre.sidik("sinkron", "approve", "balangan", "--json")
        yield site, centre
    finally:
        for node in (site, centre):
            node.stop()
            nodes.drop(node)


@pytest.fixture
def terdaftar(dua: tuple[Simpul, Simpul]) -> Iterator[tuple[Simpul, Simpul]]:
    """The centre serves; whatever a test started is ended after it."""
    site, centre = dua
    if "serve" not in centre.running:
        centre.serve()
    wait_for_web(centre)
    yield dua
    site.stop()


def head(node: Simpul) -> int:
    rows = node.rows(HEAD)
    return int(rows[0][0]) if rows else 0


def assert_same(site: Simpul, centre: Simpul) -> None:
    """The centre holds exactly what the site did: chain, records, rows, sums."""
    assert centre.rows(CHAIN) == site.rows(CHAIN)
    assert centre.rows(STAFF) == site.rows(STAFF)
    assert centre.sidik("sinkron", "digest", "--node", "balangan", "--json") == site.sidik(
        "sinkron", "digest", "--json"
    )
    assert centre.rows("SELECT count(*) FROM sinkron_karantina") == [(0,)]


@pytest.mark.sop("5.a.4", "5.a.5")
def test_kill_9_of_either_side_loses_nothing_and_doubles_nothing(
    terdaftar: tuple[Simpul, Simpul], record_property
):
    site, centre = terdaftar
    seed = int(os.environ.get("SIDIK_SEED") or random.SystemRandom().randrange(10**6))
    record_property("seed", seed)
    chance = random.Random(seed)
    site.push()
    site.record(seed)

    for _ in range(KILLS):
        time.sleep(chance.uniform(0.05, 2.2))
        victim = chance.choice(["push", "serve"])
        node, again = (site, site.push) if victim == "push" else (centre, centre.serve)
        node.kill(victim)
        again()
    site.kill("acts")
    acts = head(site)
    until(
        lambda: head(centre) == acts,
        seconds=90,
        what=f"seed {seed}: {head(centre)} of {acts} arrived\n{site.log('push')}",
    )

    assert acts > 100, f"seed {seed}: hardly anything was done meanwhile"
    assert_same(site, centre)
    until(
        lambda: site.sidik("sinkron", "status", "--json")["menunggu"] == 0,
        seconds=30,
        what=f"seed {seed}: the last receipt is missing",
    )
    proven = site.rows("SELECT max(last) FROM sinkron_kuitansi")
    assert proven == [(acts,)], f"seed {seed}"


@pytest.mark.laugh(18)
@pytest.mark.sop("5.a.4", "5.a.5")
def test_a_site_without_a_line_sends_by_courier_and_gets_its_receipts_back(
    terdaftar: tuple[Simpul, Simpul], tmp_path
):
    site, centre = terdaftar
    centre.kill("serve")
    site.record(7)
    before = head(site)
    until(lambda: head(site) > before + 20, seconds=90, what="nothing was recorded")
    site.kill("acts")
    there, back = str(tmp_path / "pergi.sidik"), str(tmp_path / "pulang.sidik")

    site.sidik("sinkron", "courier-out", there)
    centre.sidik("sinkron", "courier-in", there)
    centre.sidik("sinkron", "courier-in", there)  # the same stick twice
    centre.sidik("sinkron", "courier-out", back, "--node", "balangan")
    site.sidik("sinkron", "courier-in", back)

    assert head(centre) == head(site)
    assert_same(site, centre)
    assert site.sidik("sinkron", "status", "--json")["menunggu"] == 0


@pytest.mark.sop("5.a.4")
def test_the_work_process_sends_by_itself_within_seconds(terdaftar: tuple[Simpul, Simpul]):
    site, centre = terdaftar
    site.start("work", [sys.executable, "-m", "sidik", "work"])
    until(lambda: head(centre) == head(site) > 0, seconds=90, what=site.log("work"))
    before = head(site)
    site.record(3)
    until(lambda: head(site) > before + 10, seconds=90, what=site.log("acts"))
    site.kill("acts")

    until(lambda: head(centre) == head(site), seconds=20, what="not sent within seconds")

    assert_same(site, centre)
