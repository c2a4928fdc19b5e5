"""The rules of this house that no linter knows."""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
NOT_OURS = ("app/web/static/swagger/", "openapi/clients/", "openapi/lint/")
NOT_SOURCE = {
    ".git",
    ".hypothesis",
    ".pytest_cache",
    ".venv",
    ".venv-bench",
    ".venv-tools",
    ".bench",
    "__pycache__",
    "node_modules",
}
LOCK = re.compile(r"(?:^|/)(?:package-lock\.json|requirements[\w-]*\.txt)$")

# Spelt in pieces, so that this file keeps the rules it checks.
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|NotImplemented" r"Error)\b")
MACHINE_PATH = re.compile(r"(?<![\w.~}-])/(?:ro" r"ot|tm" r"p|ho" r"me|wo" r"rk)/\w")
PACKAGE_HOST = re.compile(r"(?:py" r"pi\.org|python" r"hosted\.org|npm" r"js\.(?:org|com))")


def _files() -> list[str]:
    """Every file of ours by its path from the root; a source tarball has no git to ask."""
    listed = _listed_by_git() if shutil.which("git") and (ROOT / ".git").exists() else None
    if listed is None:
        listed = [
            path.relative_to(ROOT).as_posix()
            for path in ROOT.rglob("*")
            if not NOT_SOURCE.intersection(path.relative_to(ROOT).parts)
        ]
    return sorted(
        path for path in listed if (ROOT / path).is_file() and not path.startswith(NOT_OURS)
    )


def _listed_by_git() -> list[str] | None:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return ran.stdout.strip("\0").split("\0") if ran.returncode == 0 else None


FILES = _files()
MODULES = [path for path in FILES if path.endswith(".py") and path.startswith(("app/", "tests/"))]
DOCUMENTS = [path for path in FILES if path.endswith(".md")]
TESTS = [path for path in MODULES if re.fullmatch(r"tests/.+/test_\w+\.py", path)]
SUITES = {"browser", "clients", "migrations", "process", "proofs"}
"""Folders of tests about the whole system rather than one package."""
LOCK_FILES = [path for path in FILES if LOCK.search(path)]


def _offences(path: str, pattern: re.Pattern[str]) -> list[str]:
    try:
        text = (ROOT / path).read_text("utf-8")
    except UnicodeDecodeError:
        return []
    lines = enumerate(text.splitlines(), start=1)
    return [f"{path}:{number}: {line.strip()}" for number, line in lines if pattern.search(line)]


@pytest.mark.parametrize("path", MODULES)
def test_a_module_fits_in_the_head(path: str) -> None:
    ceiling = 100 if path.endswith("conftest.py") else 400

    length = len((ROOT / path).read_text("utf-8").splitlines())

    assert length <= ceiling


@pytest.mark.parametrize("path", TESTS)
def test_test_module_stands_at_the_path_of_what_it_tests(path: str) -> None:
    folder = Path(path).parent.relative_to("tests")

    assert folder.parts[0] in SUITES or any(file.startswith(f"app/{folder}/") for file in FILES)


def test_every_package_with_code_has_tests_at_its_path() -> None:
    code = [path for path in MODULES if re.fullmatch(r"app/.+/(?!__)\w+\.py", path)]
    packages = {Path(path).parent.relative_to("app").as_posix() for path in code}
    tested = {Path(path).parent.relative_to("tests").as_posix() for path in TESTS}

    assert packages - tested == set()


@pytest.mark.parametrize("path", TESTS)
def test_test_module_imports_helpers_from_its_own_folders_or_from_support(path: str) -> None:
    folder = Path(path).parent
    text = (ROOT / path).read_text("utf-8")
    imported = re.findall(r"^from (tests\.[\w.]+) import ", text, re.MULTILINE)
    modules = [Path(name.replace(".", "/")) for name in imported]
    homes = {
        module.parent if (ROOT / module).with_suffix(".py").is_file() else module
        for module in modules
    }
    allowed = {folder, *folder.parents, Path("tests/support")}

    assert folder.parts[1] in SUITES or homes <= allowed


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith((".py", ".sh"))])
def test_nothing_is_left_unfinished(path: str) -> None:
    assert _offences(path, UNFINISHED) == []


@pytest.mark.parametrize("path", LOCK_FILES)
def test_a_lock_names_no_address(path: str) -> None:
    assert _offences(path, re.compile(r"https?://")) == []


@pytest.mark.parametrize(
    "rule", [MACHINE_PATH, PACKAGE_HOST], ids=["machine paths", "package hosts"]
)
def test_no_file_knows_the_machine_it_was_written_on(rule: re.Pattern[str]) -> None:
    assert [offence for path in FILES for offence in _offences(path, rule)] == []


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_markdown_table_is_rendered(path: str) -> None:
    assert _broken_rows((ROOT / path).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n", []),
        ("| a |\n| --- |\n| `x \\| y` |\n", []),
        ("```\n| a | b\n```\n", []),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |\n\n| 3 | 4 |\n", ["5: | 3 | 4 |"]),
        ("| a | b |\n| 1 | 2 |\n", ["1: | a | b |", "2: | 1 | 2 |"]),
        ("| a | b |\n| --- | --- |\n| 1 | 2 | 3 |\n", ["3: | 1 | 2 | 3 |"]),
        ("| a | b |\n| --- | --- |\n| 1 |\n", ["3: | 1 |"]),
    ],
    ids=["whole", "escaped", "code", "blank line", "no separator", "more cells", "fewer cells"],
)
def test_broken_table_rows_are_found(text: str, broken: list[str]) -> None:
    assert _broken_rows(text) == broken


def _broken_rows(text: str) -> list[str]:
    """Return the lines that begin with a bar and are no complete row of a rendered table."""
    lines = text.splitlines()
    columns: dict[int, int] = {}
    verbatim: set[int] = set()
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        begin, end = token.map or (0, 0)
        if token.type == "table_open":
            columns |= dict.fromkeys(range(begin, end), _cells(lines[begin]))
        elif token.type in {"fence", "code_block"}:
            verbatim.update(range(begin, end))
    return [
        f"{number + 1}: {line}"
        for number, line in enumerate(lines)
        if line.startswith("|") and number not in verbatim and columns.get(number) != _cells(line)
    ]


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row)) - 1


def test_every_decision_has_a_date_and_a_status() -> None:
    _, *decisions = (ROOT / "docs" / "decisions.md").read_text("utf-8").split("\n## ")
    dated = re.compile(
        r"[^\n]+\n\n\d{4}-\d\d-\d\d · (?:accepted|superseded by \[.+\]\(#.+\))\n\n\w"
    )

    assert len(decisions) > 30
    assert [text.splitlines()[0] for text in decisions if not dated.match(text)] == []


def test_the_rules_find_files_to_check() -> None:
    assert "app/domain/periods.py" in MODULES
    assert {"README.md", "app/data/README.md", "docs/decisions.md"} <= set(DOCUMENTS)
    assert {"requirements.txt", "tools/openapi/package-lock.json"} <= set(LOCK_FILES)


FIRST_WORDS = re.compile(
    r"(?:What|Whether|How|Who|Whoever|Whatever|One|It|They|This|These|He|She|We|You|That)\b"
)
NOT_YET_PLAIN: frozenset[str] = frozenset()
"""Modules whose docstrings may still begin with these words; a module may only leave."""


@pytest.mark.parametrize("path", [path for path in MODULES if path.startswith("app/")])
def test_docstring_begins_with_a_verb_or_a_noun(path: str) -> None:
    found = [text[:60] for text in _docstrings(ROOT / path) if FIRST_WORDS.match(text)]

    assert path in NOT_YET_PLAIN or found == []


def test_only_modules_that_need_it_are_exempt_from_plain_docstrings() -> None:
    needing = {
        path
        for path in NOT_YET_PLAIN
        if any(FIRST_WORDS.match(text) for text in _docstrings(ROOT / path))
    }

    assert needing == NOT_YET_PLAIN


def _docstrings(path: Path) -> Iterator[str]:
    """The docstrings of a module, its classes and functions, and those below constants."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        constant = node.value if isinstance(node, ast.Expr) else None
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
            yield constant.value.strip()


NAMES_TABLES = frozenset({"app/registry/scopes/facts.py"})
"""Modules that still name tables of other rooms in strings; a module may only leave."""


@pytest.mark.parametrize("path", [path for path in MODULES if path.startswith("app/")])
def test_no_module_finds_a_table_by_a_name_in_a_string(path: str) -> None:
    named = re.compile(r"\btables\[[\"']")

    assert path in NAMES_TABLES or _offences(path, named) == []
