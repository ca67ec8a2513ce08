import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand

from sidik.kernel.errors import Refusal
from sidik.ops.quality import checkout

COMPILE: Final = (
    "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes",
    "--no-emit-index-url", "--no-annotate", "--no-header",
)  # fmt: skip


class KunciGagal(Refusal):
    message = "Berkas kunci paket gagal dibuat: {output}"


class Command(BaseCommand):
    help = "Perbarui requirements.lock dan requirements-dev.lock dari pyproject.toml."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        root = checkout()
        project = tomllib.loads((root / "pyproject.toml").read_text())
        run = project["project"]["dependencies"]
        self._compile(run, root / "requirements.lock")
        dev = [*run, *project["dependency-groups"]["dev"]]
        self._compile(dev, root / "requirements-dev.lock")

    def _compile(self, wanted: list[str], lock: Path) -> None:
        with tempfile.NamedTemporaryFile("w", suffix=".in") as source:
            source.write("\n".join(wanted))
            source.flush()
            command = [sys.executable, "-m", "uv", *COMPILE, source.name, "-o", str(lock)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise KunciGagal(output=done.stderr.strip())
        count = len(re.findall(r"(?m)^\S+==", lock.read_text()))
        self.stderr.write(f"  ✓ {lock.name}: {count} paket")
