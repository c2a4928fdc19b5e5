"""Each problem code is declared once, in the room that raises it."""

import ast
import re
from collections.abc import Iterator
from http import HTTPStatus
from importlib import import_module
from pathlib import Path

import pytest

from app.api.problem_catalogue import PROBLEM_CATALOGUE
from app.platform.problems.catalogue import ProblemCatalogue
from app.platform.problems.problem_type import ProblemType, RoomProblems

ROOT = Path(__file__).parents[2]
DECLARATIONS = sorted(
    path
    for path in (ROOT / "app").rglob("*problems.py")
    if any(isinstance(value, RoomProblems) for value in vars(import_module(
        ".".join(path.relative_to(ROOT).with_suffix("").parts))).values())
)  # fmt: skip
CODES = {*PROBLEM_CATALOGUE.types, *PROBLEM_CATALOGUE.field_rules}

# The argument that holds the code, by the name of the function or the class that is called.
RAISERS = {
    "Problem": 0, "DomainError": 0, "PydanticCustomError": 0, "FieldError": 1, "query_problem": 1,
    "Fault": 2,
}  # fmt: skip
NOT_ANSWERED = {
    # Only the command line prints these.
    "invalid-setting", "cannot-write", "ledger-not-empty",
    # These reveal an error in the statutory data or in the calling code; callers get a 500.
    "beyond-calendar", "clock-without-length", "months-begin-nowhere", "not-counted-back",
    "unknown-claim",
}  # fmt: skip
BUILT = re.compile(r"[a-z]+-exists|unknown-[a-z]+|[a-z-]+-before-[a-z-]+")
"""Codes that are put together from the name of an identity, or of two steps."""
FROM_PYDANTIC = {
    "dict-type", "greater-than-equal", "less-than-equal", "list-type", "model-attributes-type",
    "string-pattern-mismatch", "string-too-long", "string-too-short", "string-type", "too-long",
    "too-short",
}  # fmt: skip
RAISED_ABOVE = {"file-unreadable": "app/cli"}
"""The command line stands above the catalogue, so the room that it calls declares its code."""


@pytest.mark.parametrize("path", sorted((ROOT / "app").rglob("*.py")), ids=lambda path: path.stem)
def test_raised_code_is_declared(path: Path) -> None:
    assert set(_raised(path)) <= CODES | NOT_ANSWERED


def test_undeclared_codes_are_all_raised() -> None:
    assert {code for path in (ROOT / "app").rglob("*.py") for code in _raised(path)} >= NOT_ANSWERED
    assert not NOT_ANSWERED & CODES


@pytest.mark.parametrize("path", DECLARATIONS, ids=lambda path: path.parent.name)
def test_declared_code_is_raised_by_its_room(path: Path) -> None:
    room = _room(path)
    modules = [module for module in room.rglob("*.py") if module not in DECLARATIONS]
    literals = {text for module in modules for text in _literals(module)}
    # A domain error is declared by the room that calls the domain function.
    called = {name for module in modules for name in _domain_modules(module)}
    literals |= {text for name in called for text in _domain_literals(name)}

    unraised = {code for code in _declared(path) if code not in literals}
    above = {code for code in unraised if code in RAISED_ABOVE}
    assert {c for c in unraised - FROM_PYDANTIC - above if not BUILT.fullmatch(c)} == set()
    for code in above:
        assert code in {c for m in (ROOT / RAISED_ABOVE[code]).rglob("*.py") for c in _raised(m)}


def test_every_declaration_is_in_the_catalogue() -> None:
    assert {code for path in DECLARATIONS for code in _declared(path)} == CODES


def test_code_declared_by_two_rooms_stops_the_start() -> None:
    kind = ProblemType("stale", HTTPStatus.CONFLICT, "Title", "Advice.")
    room, other = RoomProblems((kind,)), RoomProblems(field_rules={"stale": "Text."})

    with pytest.raises(RuntimeError, match="declared more than once: stale"):
        ProblemCatalogue.combine([room, room])
    with pytest.raises(RuntimeError, match="declared more than once: stale"):
        ProblemCatalogue.combine([room, other])


def _room(path: Path) -> Path:
    """The package whose modules raise the codes; all kinds of cases share those of the core."""
    return {"problems": path.parents[1], "core": path.parents[1]}.get(path.parent.name, path.parent)


def _declared(path: Path) -> set[str]:
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    problems: RoomProblems = module.PROBLEMS
    return {*(kind.code for kind in problems.types), *problems.field_rules}


def _raised(path: Path) -> Iterator[str]:
    """Every code that is written out in a call of a module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            place = RAISERS.get(name, len(node.args))
            if place < len(node.args):
                yield from _texts(node.args[place])


def _literals(path: Path) -> Iterator[str]:
    yield from _texts(ast.parse(path.read_text("utf-8")))


def _texts(tree: ast.AST) -> Iterator[str]:
    """Every text in a tree, without the parts of f-strings."""
    parts = {part for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
             for part in node.values}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in parts:
            yield node.value


def _domain_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("app.domain."):
            yield str(node.module).split(".")[2]


def _domain_literals(name: str) -> Iterator[str]:
    domain = ROOT / "app" / "domain"
    for path in [domain / f"{name}.py", *(domain / name).rglob("*.py")]:
        if path.exists():
            yield from _literals(path)
