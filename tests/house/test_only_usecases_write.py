"""Only use cases write, and each of them says how it answers for it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "sidik"
WRITES = {
    "save",
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "delete",
    "update",
}
SQL = ("INSERT ", "UPDATE ", "DELETE ", "TRUNCATE ", "COPY ")
DECORATORS = {"usecase", "projection"}


def _modules() -> list[Path]:
    return [p for p in SRC.rglob("*.py") if "migrations" not in p.parts]


def _is_usecases(path: Path) -> bool:
    return "usecases" in (path.stem, path.parent.name)


def _queryset_write(node: ast.Call) -> bool:
    """`x.objects.….update()` and `row.save()` write; `dict.update()` and `hash.update()` do not."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr not in WRITES:
        return False
    names = {n.attr for n in ast.walk(node.func) if isinstance(n, ast.Attribute)}
    if node.func.attr == "save":  # a row's takes no place to write to; a picture's does
        return not node.args
    return bool(names & {"objects", "_base_manager", "_default_manager"})


def _raw_write(node: ast.Call) -> bool:
    if not isinstance(node.func, ast.Attribute) or node.func.attr not in {"execute", "copy"}:
        return False
    texts = [a.value for a in ast.walk(node) if isinstance(a, ast.Constant)]
    return any(isinstance(t, str) and t.lstrip().upper().startswith(SQL) for t in texts)


def _writes_in(path: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and (_queryset_write(node) or _raw_write(node)):
            yield node.lineno


# The people who run the machine own the database itself: they make roles and grant rights.
@pytest.mark.parametrize(
    "path",
    [p for p in _modules() if not _is_usecases(p) and "ops" not in p.parts],
    ids=lambda p: str(p.relative_to(SRC)),
)
def test_nothing_but_a_use_case_writes(path):
    assert list(_writes_in(path)) == []


def _public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def _decorators(function: ast.FunctionDef) -> set[str]:
    return {n.id for d in function.decorator_list for n in ast.walk(d) if isinstance(n, ast.Name)}


def _own_writes(function: ast.FunctionDef) -> bool:
    calls = [n for n in ast.walk(function) if isinstance(n, ast.Call)]
    stores = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id in {"store", "record"}]
    return bool(stores) or any(_queryset_write(c) or _raw_write(c) for c in calls)


@pytest.mark.parametrize(
    "path",
    [p for p in _modules() if _is_usecases(p) and "jejak" not in p.parts],
    ids=lambda p: str(p.relative_to(SRC)),
)
def test_every_public_writer_leaves_a_trace_or_can_be_rebuilt(path):
    undeclared = [
        f.name
        for f in _public_functions(path)
        if _own_writes(f) and not _decorators(f) & DECORATORS
    ]
    assert undeclared == []


def test_the_test_sees_a_write_where_there_is_one():
    tree = ast.parse("Perkara.objects.filter(pk=1).update(tahap='x')")
    assert any(_queryset_write(n) for n in ast.walk(tree) if isinstance(n, ast.Call))
