"""`sidik bench start`: from nothing to the first useful page, and what it holds in memory."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from sidik.kernel.errors import Refusal
from sidik.ops.bench.data import Figures, Order
from sidik.ops.quality import checkout


class DemoGagal(Refusal):
    message = "Demo tidak selesai: {output}"


def measure_start(order: Order) -> Figures:
    """From a bare clone to the first useful page, cold and warm, and what it holds in memory.

    `quick` skips the cold run's downloads: it starts from this environment with an empty folder.
    The anchor is a bare interpreter that imports Django, in the same run.
    """
    quick, say = order.quick, order.say
    with tempfile.TemporaryDirectory(prefix="sidik-bench-") as folder:
        base = Path(folder)
        base.chmod(0o755)
        clone = checkout() if quick else _clone(base / "sidik baru")
        env = _clean_env(base, fresh=not quick)
        say("dingin: dari klon kosong" if not quick else "dingin: tanpa unduhan")
        cold, _ = _demo(clone, base / "data", env)
        say("hangat")
        runs = [_demo(clone, base / "data", env) for _ in range(1 if quick else 3)]
    warm = statistics.median(seconds for seconds, _ in runs)
    anchor = _anchor()
    return {
        "cold_s": cold,
        "warm_s": warm,
        "pss_mib": max(mib for _, mib in runs),
        "anchor_import_s": anchor,
        "warm_ratio": round(warm / anchor, 1),
    }


def _clone(target: Path) -> Path:
    command = ["git", "clone", "--quiet", "--no-hardlinks", str(checkout()), str(target)]
    subprocess.run(command, check=True)
    return target


def _clean_env(base: Path, *, fresh: bool) -> dict[str, str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("SIDIK_", "PYTHONPATH"))}
    if fresh:  # nothing from earlier downloads
        env |= {"UV_CACHE_DIR": str(base / "uv"), "PIP_NO_CACHE_DIR": "1"}
    else:
        env["SIDIK_VENV"] = sys.prefix
    return env


def _demo(clone: Path, data: Path, env: Mapping[str, str]) -> tuple[float, float]:
    """Start the demo, open a page, stop; return seconds by the wall and MiB for one node."""
    command = [str(clone / "sidik"), "demo", "--once", "--json", "--folder", str(data)]
    started = time.time()  # a stopwatch, not the time of an act
    done = subprocess.run(
        command, env=dict(env), cwd=clone, capture_output=True, text=True, check=False, timeout=900
    )
    if done.returncode:
        raise DemoGagal(output=(done.stdout + done.stderr)[-1500:])
    answer = json.loads(done.stdout)
    # Its own stopwatch starts with Python; what came before is the making of the environment.
    before = answer["born"] - started
    return round(before + answer["seconds"], 1), float(answer["pss_mib_node"])


def _anchor() -> float:
    times = []
    for _ in range(3):
        start = time.monotonic()
        subprocess.run([sys.executable, "-c", "import django.core.handlers.wsgi"], check=True)
        times.append(time.monotonic() - start)
    return round(statistics.median(times), 3)
