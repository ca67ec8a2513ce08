"""Modules stay small enough to read in one sitting, and have no drawer for odds and ends."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "sidik"
FORBIDDEN = {"utils", "helpers", "common", "services", "managers", "signals", "misc"}
CONTEXT_FILES = {
    "__init__",
    "apps",
    "data",
    "errors",
    "http",
    "wire",
    "models",
    "policy",
    "flow",
    "queries",
    "usecases",
    "forms",
    "views",
    "rest",
    "jobs",
    "sms",
    "middleware",
    "urls",
    "admin",
    "render",
    "probes",
}
CONTEXT_FOLDERS = {
    "management",
    "templates",
    "migrations",
    "static",
    "gateways",
    "transports",
    "templatetags",
    "aturan",
    "__pycache__",
} | CONTEXT_FILES
NOT_CONTEXTS = {"kernel", "web", "config", "ops", "__pycache__"}


def _python() -> list[Path]:
    """All that people write; a migration is written by the machine."""
    ours = [*SRC.rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    return [path for path in ours if path.parent.name != "migrations"]


@pytest.mark.parametrize("path", _python(), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_module_is_longer_than_four_hundred_lines(path):
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("path", _python(), ids=lambda p: str(p.relative_to(ROOT)))
def test_no_drawer(path):
    assert not FORBIDDEN & {path.stem, *path.relative_to(ROOT).parts}


def _contexts() -> list[Path]:
    return [p for p in SRC.iterdir() if p.is_dir() and p.name not in NOT_CONTEXTS]


@pytest.mark.parametrize("context", _contexts(), ids=lambda p: p.name)
def test_a_context_holds_only_the_file_names_of_the_house(context):
    files = {p.stem for p in context.glob("*.py")}
    folders = {p.name for p in context.iterdir() if p.is_dir()}

    assert files <= CONTEXT_FILES
    assert folders <= CONTEXT_FOLDERS
