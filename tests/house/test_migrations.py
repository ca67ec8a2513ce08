"""Migrations are named for what they do, stand alone, and say what the models say."""

import ast
from pathlib import Path

import pytest
from django.core.management import call_command

SRC = Path(__file__).parents[2] / "src" / "sidik"
MIGRATIONS = list(SRC.rglob("migrations/0*.py"))


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda p: f"{p.parts[-3]}/{p.name}")
def test_a_migration_imports_nothing_of_ours(path):
    ours = [
        name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None) or node.names[0].name]
        if name and name.startswith("sidik") and not name.startswith("sidik.kernel")
    ]
    assert ours == []


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda p: f"{p.parts[-3]}/{p.name}")
def test_a_migration_is_named_for_what_it_does(path):
    assert "auto" not in path.stem
    assert path.stem[5:] != "initial"


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
