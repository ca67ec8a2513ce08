"""`sidik bench perkara`: what an officer waits for when the country's cases lie in the database."""

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.test import Client
from django.utils.timezone import localtime

from sidik.kernel import clock
from sidik.kernel.errors import Refusal
from sidik.ops.bench.banyak import multiply
from sidik.ops.bench.data import Figures, Order, p95
from sidik.ops.cluster import Cluster
from sidik.ops.pair import POLRES, Running
from sidik.ops.story import read_story, tell_cases
from sidik.perkara.models import LaporanPolisi, Orang, Perkara
from sidik.satuan.models import Akun

ROWS: Final = 1_200_000
QUICK_ROWS: Final = 20_000
POLA: Final = 180
"""Closed cases that are told before they are copied; with the story's open ones about 200."""
ULANG: Final = 200
MIGRASI: Final = 3600.0
"""Seconds that new migrations may take on a filled database that was kept."""
WARM: Final = 10
"""Requests that are not counted: a service is measured while it serves."""
BENIH: Final = 20260102
_KASAT: Final = "79070707"
_KAUR_MINTU: Final = "86050505"
_PENYIDIK: Final = "88020202"
_OPERATOR: Final = "90010101"
_NOMOR_SURAT: Final = re.compile(r"^([A-Za-z.]+)/(\d+)/")
_AKHIR: Final = {"hand_over_tahap_2", "settle_rehabilitasi", "stop_penyelidikan"}


class JawabanLain(Refusal):
    message = "{path} menjawab {status}; tolok ukur ini tidak mengukur penolakan."


def measure_perkara(order: Order) -> Figures:
    """Open a case, search, register an LP, see the work queue: time at the server, 95th percentile.

    The anchor is the page that reads nothing but the database's health, in the same run.
    """
    if order.inside:
        return _measure(order)
    with ExitStack() as stack:
        base = order.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        base.mkdir(parents=True, exist_ok=True)
        base.chmod(0o755)
        cluster = Cluster(base / "pg")
        node = Running(site=POLRES, folder=base / "simpul", port=0, port_public=0)
        node.write_file(cluster.root, "", "")
        stack.enter_context(cluster)
        order.say("simpul baru")
        node.sidik("cerita", timeout=MIGRASI)
        command = [sys.executable, "-m", "sidik", "bench", "perkara", "--inside", "--json"]
        command += ["--rows", str(order.rows or (QUICK_ROWS if order.quick else ROWS))]
        done = subprocess.run(command, env=node.env("owner"), stdout=subprocess.PIPE, check=True)
    figures: Figures = json.loads(done.stdout)["figures"]
    return figures


def _measure(order: Order) -> Figures:
    _tell_patterns(order)
    count = multiply(order.rows, say=order.say)
    order.say(f"{count} LP; mengukur")
    dice = random.Random(BENIH)
    settings.ALLOWED_HOSTS = ["*"]
    kasat, mintu, penyidik, operator = (
        _client(nrp) for nrp in (_KASAT, _KAUR_MINTU, _PENYIDIK, _OPERATOR)
    )
    # Kaur Mintu finds reporters too, which Kasat does not: the dearer search is in the figure.
    seekers = (kasat, mintu)
    own = list(Perkara.objects.filter(satuan_id=_home()).values_list("pk", flat=True))
    words = _words(dice)
    figures = {
        "open_p95_ms": _time(lambda _: kasat.get(f"/perkara/{dice.choice(own)}/")),
        "search_p95_ms": _time(
            lambda n: seekers[n // 2 % 2].get("/perkara/cari/", {"q": words[n]})
        ),
        "register_p95_ms": _time(lambda n: operator.post("/perkara/lp/baru/", _lp(n)), status=302),
        "queue_p95_ms": _time(lambda n: (kasat, penyidik)[n % 2].get("/")),
        "anchor_healthz_p95_ms": _time(lambda _: kasat.get("/healthz")),
    }
    anchor = figures["anchor_healthz_p95_ms"]
    ratios = {k.replace("_p95_ms", "_ratio"): round(v / anchor, 1) for k, v in figures.items()}
    del ratios["anchor_healthz_ratio"]
    return {"rows": count, **figures, **ratios}


def _tell_patterns(order: Order) -> None:
    """Closed cases in the manner of the story's closed ones, told by the same use cases."""
    missing = POLA - LaporanPolisi.objects.count()
    if missing <= 0:
        return
    order.say("pola perkara")
    closed = [row for row in read_story()["perkara"] if _ends(row)]
    tell_cases([_variant(closed[n % len(closed)], n) for n in range(missing)])


def _ends(row: dict[str, Any]) -> bool:
    return any(step["buat"] in _AKHIR for step in row["langkah"][-1:])


def _variant(row: dict[str, Any], n: int) -> dict[str, Any]:
    told: dict[str, Any] = _renumber(deepcopy(row), 100 * (n + 1))
    told["ringkas"] = f"{row['ringkas']} ({n})"
    told["hari"] += n % 40
    for step in told["langkah"]:
        step["hari"] += n % 40
    return told


def _renumber(told: Any, by: int) -> Any:
    """Give every paper in it a number of its own."""
    if isinstance(told, dict):
        return {key: _renumber(value, by) for key, value in told.items()}
    if isinstance(told, list):
        return [_renumber(value, by) for value in told]
    if isinstance(told, str):
        return _NOMOR_SURAT.sub(lambda m: f"{m[1]}/{int(m[2]) + by}/", told)
    return told


def _words(dice: random.Random) -> list[str]:
    """Half numbers as people type them, half names with a letter wrong."""
    lp = LaporanPolisi.objects.filter(perkara__satuan_id=_home())[: ULANG + WARM]
    numbers = [_crooked(nomor, dice) for nomor in lp.values_list("nomor", flat=True)]
    people = Orang.objects.filter(nama__contains=" ")[: ULANG + WARM]
    names = [_misspelt(nama, dice) for nama in people.values_list("nama", flat=True)]
    return [dice.choice(numbers if n % 2 else names) for n in range(ULANG + WARM)]


def _crooked(nomor: str, dice: random.Random) -> str:
    return dice.choice(
        [nomor, nomor.lower(), nomor.replace("/", " / "), nomor.replace("LP/A/", "LPA/")]
    )


def _misspelt(nama: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(nama) - 1)
    return nama[:at] + nama[at + 1 :]


def _lp(n: int) -> dict[str, str]:
    return {
        "model": "A",
        "satuan": _home(),
        "dilaporkan_at": f"{localtime(clock.now()):%Y-%m-%dT%H:%M}",
        "ringkas": f"Tolok ukur {n}",
        "tkp": "Kel. Paringin Kota, Kec. Paringin",
        "kategori_tkp": "pemukiman",
        # Each tells something of its own, or two runs in one minute would be one report sent twice.
        "uraian": f"Dua paket sabu dalam penggeledahan ke-{n}, {clock.now():%H.%M.%S.%f}.",
    }


def _home() -> str:
    return f"{settings.SIDIK.satuan}.RESNARKOBA"


def _client(nrp: str) -> Client:
    client = Client()
    client.force_login(Akun.objects.get(nrp=nrp))
    return client


def _time(ask: Callable[[int], Any], *, status: int = 200, times: int = ULANG) -> float:
    """Return the 95th percentile of the server's own time: no network, no browser."""
    seconds = []
    for n in range(times + WARM):
        start = time.perf_counter()
        answer = ask(n)
        seconds.append(time.perf_counter() - start)
        if answer.status_code != status:
            raise JawabanLain(path=answer.request["PATH_INFO"], status=answer.status_code)
    return p95(seconds[WARM:])
