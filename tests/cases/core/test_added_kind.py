"""A kind of case that is added as CONTRIBUTING says has working operations."""

import ast
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
SECTION = re.compile(r"^## Add a kind of case\n(.*?)^## ", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"`([\w/]+\.py)`[^`]*(?:`[^`\n]+`[^`]*)*```python\n(.*?)```", re.DOTALL)
NEWEST = "0099"
"""The newest migration in the text, whatever it is in the repository."""


def blocks() -> dict[str, str]:
    """The code that CONTRIBUTING adds to each file."""
    section = SECTION.search((ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert section is not None
    return dict(BLOCK.findall(section[1]))


def added(source: str, block: str) -> str:
    """A module with a block added: its imports on top, names that it has already replaced."""
    lines, new = source.splitlines(), ast.parse(block)
    is_import = (ast.Import, ast.ImportFrom)
    imports = [ast.unparse(node) for node in new.body if isinstance(node, is_import)]
    rest = [node for node in new.body if not isinstance(node, is_import)]
    names = {name for node in rest for name in assigned(node)}
    known = ast.parse(source).body
    for node in reversed(known):
        if names.intersection(assigned(node)):
            del lines[node.lineno - 1 : node.end_lineno]
    last_import = max(node.end_lineno or 0 for node in known if isinstance(node, is_import))
    lines[last_import:last_import] = imports
    return "\n".join([*lines, *(ast.unparse(node) for node in rest)]) + "\n"


def assigned(node: ast.stmt) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the packages, with the kind added to it."""
    folder = tmp_path_factory.mktemp("added")
    for package in ("app", "migrations"):
        ignored = shutil.ignore_patterns("__pycache__", "swagger")
        shutil.copytree(ROOT / package, folder / package, ignore=ignored)
    (folder / "tests").symlink_to(ROOT / "tests")
    newest = max(path.name for path in (ROOT / "migrations/versions").glob("[0-9]*.py"))[:4]
    for name, block in blocks().items():
        path = folder / name
        is_new = not path.exists()
        text = block.replace(NEWEST, newest) if is_new else added(path.read_text("utf-8"), block)
        path.write_text(text, "utf-8")
    main = folder / "app/main.py"
    named = main.read_text("utf-8").replace('"/v1/staffing",', '"/v1/staffing", "/v1/visits",')
    main.write_text(named, "utf-8")
    return folder


@pytest.fixture(scope="module")
def answers(copy: Path) -> dict[str, Any]:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.support.added_kind"],
        cwd=copy, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def test_kind_of_case_takes_six_files() -> None:
    room = "app/cases/oversight"
    modules = [
        f"{room}/{name}.py" for name in ("facts", "models", "responses", "routes", "schemas")
    ]

    assert sorted(blocks()) == [*modules, "migrations/versions/0100_visits.py"]


def test_added_kind_is_recorded_listed_read_refused_and_withdrawn(answers: dict[str, Any]) -> None:
    (item,) = answers["items"]

    assert answers["statuses"] == [201, 200, 200, 200, 422, 201, 404]
    assert item == answers["item"] == answers["filtered"][0]
    assert (item["provider"], item["visited_on"]) == ("nottingham-rehab", "2025-07-01")
    assert answers["items after withdrawal"] == []


def test_added_kind_takes_the_number_of_statements_that_its_route_says(
    answers: dict[str, Any],
) -> None:
    assert answers["counted"] == answers["declared"]
