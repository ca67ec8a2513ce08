"""`./sidik` makes its own environment, wherever the repository lies."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ops.conftest import ROOT, open_folder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def clone() -> Iterator[Path]:
    """The repository, copied into a folder with a space in its name, without its environment."""
    with open_folder() as folder:
        target = folder / "Sat Resnarkoba" / "sidik"
        target.mkdir(parents=True)
        for name in ("sidik", "pyproject.toml", "requirements.lock"):
            shutil.copy2(ROOT / name, target / name)
        shutil.copytree(ROOT / "src", target / "src")
        yield target


def run(clone: Path, *args: str, **env: str) -> "subprocess.Popen[str]":
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("SIDIK_", "PYTHON", "VIRTUAL"))
    }
    return subprocess.Popen(
        [str(clone / "sidik"), *args],
        cwd="/",
        env=kept | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_first_runs_at_once_make_one_environment_in_a_path_with_a_space(clone: Path):
    with run(clone, "version") as one, run(clone, "version") as two:
        answers = [one.communicate(), two.communicate()]

    outputs, errors = zip(*answers, strict=True)
    if any("gagal dipasang" in error for error in errors):
        pytest.skip("the package index cannot be reached")
    assert all(output.startswith("sidik ") for output in outputs), errors
    assert sum("memasang paket" in error for error in errors) == 1


def test_a_second_run_installs_nothing(clone: Path):
    if not (clone / ".venv" / ".requirements.lock").exists():
        pytest.skip("the first run could not install")
    with run(clone, "version") as again:
        output, error = again.communicate()

    assert output.startswith("sidik ")
    assert error == ""


def test_without_a_usable_python_it_says_what_to_install(clone: Path, tmp_path: Path):
    for name in ("bash", "readlink", "dirname", "cksum", "cat", "id", "mkdir", "flock"):
        (tmp_path / name).symlink_to(shutil.which(name) or "/missing")
    with run(clone, "version", PATH=str(tmp_path), SIDIK_VENV=str(tmp_path / "env")) as bare:
        _, error = bare.communicate()

    assert bare.returncode == 1
    assert "perlu Python 3.11" in error
