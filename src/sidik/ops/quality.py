"""What `sidik test` runs: every check that can fail, then every test, slow ones last."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sidik.kernel.errors import Refusal

CLOSING_LINE: Final = re.compile(r"\d+ (passed|failed|error|skipped|deselected)|no tests ran")
COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")

Say = Callable[[str], None]


class BukanSalinanKerja(Refusal):
    message = "`sidik test` dan `sidik lock` hanya dapat dijalankan di salinan kerja kode sumber."


@dataclass(frozen=True)
class Check:
    name: str
    module: str
    args: Sequence[str]


CHECKS: Final = (
    Check("format", "ruff", ("format", "--check", "--quiet", ".")),
    Check("aturan kode", "ruff", ("check", "--quiet", ".")),
    Check("arah impor", "importlinter", ()),
    Check("templat", "djlint", ("src", "--lint", "--quiet")),
    Check("tipe", "mypy", ("--no-error-summary",)),
    Check("migrasi", "sidik", ("makemigrations", "--check", "--dry-run")),
)
PROGRAMS: Final = {
    "importlinter": "from importlinter.cli import lint_imports_command as run; run()"
}


def checkout() -> Path:
    """Return the root of the source tree, or refuse outside one."""
    root = Path(__file__).resolve().parents[3]
    if not (root / "pyproject.toml").exists():
        raise BukanSalinanKerja
    return root


def run_checks(root: Path, say: Say) -> list[str]:
    """Run every check and return the names of those that failed."""
    return [check.name for check in CHECKS if not _run_check(check, root, say)]


def _run_check(check: Check, root: Path, say: Say) -> bool:
    started = time.monotonic()
    code = PROGRAMS.get(check.module)
    start = ["-c", code] if code else ["-m", check.module]
    done = subprocess.run(
        [sys.executable, *start, *check.args],
        cwd=root,
        env=environment(root),
        capture_output=True,
        text=True,
        check=False,
    )
    good = done.returncode == 0
    say(f"  {'✓' if good else '✗'} {check.name:<14}{time.monotonic() - started:6.1f} dtk")
    if not good:
        say((done.stdout + done.stderr).strip())
    return good


WHOLE: Final = ("--numprocesses=2", "--dist=loadfile", "--no-loadscope-reorder")
"""All tests at once; what a file prepares is prepared once."""


def run_tests(root: Path, args: Sequence[str]) -> tuple[bool, str]:
    """Run pytest and let it print; return whether all held, and its closing line."""
    colour = ["--color=yes"] if sys.stdout.isatty() else []
    closing = "pytest tidak memberi hasil"
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", *colour, *(args or WHOLE)],
        cwd=root,
        env=environment(root),
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as process:
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            if CLOSING_LINE.search(line):
                closing = COLOUR.sub("", line).strip(" =\n")
    return process.returncode == 0, closing


def environment(root: Path) -> dict[str, str]:
    """The checks see the code, and no node of this machine."""
    kept = {"SIDIK_POSTGRES_BIN", "SIDIK_DATABASE_URL", "SIDIK_VENV"}
    env = {k: v for k, v in os.environ.items() if k[:6] != "SIDIK_" or k in kept}
    return env | {"PYTHONPATH": str(root / "src"), "DJANGO_SETTINGS_MODULE": SETTINGS}


SETTINGS: Final = "sidik.config.settings"
