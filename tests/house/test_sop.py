"""Every clause of the SOP is proven by some test, and docs/sop.md says by which."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MARK = re.compile(r"""mark\.sop\(\s*([^)]*)\)""")
CLAUSES = [
    "1.a-d",
    "2.a",
    "2.b",
    "2.c",
    "2.d",
    "3.a-d",
    "4.a",
    "4.b",
    "4.c",
    "4.d",
    "4.e",
    "5.a.1",
    "5.a.2",
    "5.a.3",
    "5.a.4",
    "5.a.5",
    "6.a",
    "6.b",
    "6.c",
    "6.d",
    "7.a-c",
]


def _marked() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        for args in MARK.findall(path.read_text()):
            found |= set(re.findall(r"""["']([^"']+)["']""", args))
    return found


@pytest.mark.parametrize("clause", CLAUSES)
def test_each_clause_is_proven_by_a_test(clause):
    assert clause in _marked()


@pytest.mark.parametrize("clause", CLAUSES)
def test_each_clause_stands_in_the_table(clause):
    assert f"| {clause} |" in (ROOT / "docs" / "sop.md").read_text()


def test_no_test_claims_a_clause_that_does_not_exist():
    assert _marked() <= set(CLAUSES)


def test_files_that_the_table_names_are_there():
    named = re.findall(r"`(tests/[^`:]+\.py)", (ROOT / "docs" / "sop.md").read_text())
    assert named
    assert [n for n in named if not (ROOT / n).exists()] == []
