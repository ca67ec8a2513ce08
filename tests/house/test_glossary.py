"""Every name of a model and of an enumeration is explained to a newcomer."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "sidik"
ENUMS = {"StrEnum", "IntEnum"}


def _explained() -> set[str]:
    rows = re.findall(r"^\| (\w+) \|", (ROOT / "docs" / "glossary.md").read_text(), re.MULTILINE)
    return set(rows)


def _models() -> set[str]:
    ours = [config for config in apps.get_app_configs() if config.name.startswith("sidik.")]
    return {model.__name__ for config in ours for model in config.get_models()}


def _enumerations() -> set[str]:
    found = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef):
                bases = {getattr(b, "attr", getattr(b, "id", "")) for b in node.bases}
                if bases & ENUMS:
                    found.add(node.name)
    return found


@pytest.mark.parametrize("name", sorted(_enumerations()))
def test_an_enumeration_stands_in_the_glossary(name):
    assert name in _explained()


def test_every_model_stands_in_the_glossary():
    assert _models() - _explained() == set()


def test_the_glossary_explains_nothing_that_is_gone():
    text = (ROOT / "docs" / "glossary.md").read_text()
    ours = set(re.findall(r"^\| (\w+) \|", text[text.index("## Models") :], re.MULTILINE))

    assert ours - {"name"} - _models() - _enumerations() == set()
