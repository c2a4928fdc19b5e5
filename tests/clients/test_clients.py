"""Both generated clients ask the running service the same, and read the same typed answers."""

import json
import shutil
from pathlib import Path

import pytest

from tests.clients.installed import CLIENTS, EXAMPLES, NODE_MODULES, mypy_of, run
from tests.support.service import ROOT, Service

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent
PROGRAMS = [HERE / "ask.py", HERE / "ask_async.py", *sorted(EXAMPLES.glob("*.py"))]
ANSWERS = {
    "cover": [["Equipment supply", "urgent-only", "2026-02-27", "24/7 Healthcare (Saadia Ltd)"]],
    "refusal": [
        422,
        "unknown-filter-code",
        "no authority has the code or identifier 'atlantis'",
        "/query/authority",
    ],
    "pages": [["Barking and Dagenham", "Barnet"], ["Bexley", "Birmingham"]],
    "listed": ["Barking and Dagenham", "Barnet", "Bexley"],
    "raised": [
        422,
        "unknown-filter-code",
        "no authority has the code or identifier 'atlantis'",
    ],
    "stated": ["invalid-credentials", 201, "camden-care", True, "idempotency-key-reused", 1],
}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_the_python_client_is_typed(program: Path, python: Path, tmp_path: Path) -> None:
    assert mypy_of(python, program, tmp_path) == ""


@pytest.mark.parametrize("program", ["ask.py", "ask_async.py"])
def test_the_python_client_reads_typed_answers_and_states_once(
    program: str, service: Service, key: str, python: Path
) -> None:
    code = f"minutes-by-{program[:-3].replace('_', '-')}"

    ran = run(python, "-W", "error", HERE / program, service.url, key, code)

    assert ran.stderr == ""
    assert json.loads(ran.stdout) == ANSWERS


def test_the_typescript_client_compiles_reads_typed_answers_and_states_once(
    service: Service, key: str, project: Path
) -> None:
    node = shutil.which("node")
    assert node is not None
    for name in ("ask.mts", "tsconfig.json"):
        shutil.copy(HERE / name, project)

    compiled = run(NODE_MODULES / ".bin" / "tsc", cwd=project)
    ran = run(node, "ask.mjs", service.url, key, "minutes-by-typescript", cwd=project)

    assert compiled.stdout == ""
    assert ran.stderr == ""
    assert json.loads(ran.stdout) == ANSWERS


def test_npm_packs_what_is_used_and_nothing_else(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    assert npm is not None

    packed = run(npm, "pack", "--dry-run", "--json", CLIENTS / "typescript", cwd=tmp_path)

    files = {one["path"] for one in json.loads(packed.stdout)[0]["files"]}
    source = {f"src/{name}" for name in ("index.d.ts", "index.js", "index.ts", "schema.d.ts")}
    assert files == {"README.md", "package.json", *source}


def test_the_package_survives_the_next_npm_install_and_npm_ci(project: Path) -> None:
    npm, node = shutil.which("npm"), shutil.which("node")
    assert npm is not None
    assert node is not None
    quiet = ("--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund")
    used = (node, "--input-type=module", "-e", "await import('consortium-registry-client')")

    again = [(run(npm, how, *quiet, cwd=project), run(*used, cwd=project)) for how in ("i", "ci")]

    assert [(done.returncode, ran.stderr) for done, ran in again] == [(0, ""), (0, "")]


def test_generating_again_gives_the_same_bytes(tmp_path: Path) -> None:
    made = run(ROOT / "tools" / "clients.sh", ROOT / "openapi" / "registry.json", tmp_path)

    assert made.stderr == ""
    assert made.returncode == 0
    assert contents(tmp_path / "python") == contents(CLIENTS / "python")
    schema = Path("typescript", "src", "schema.d.ts")
    assert (tmp_path / schema).read_bytes() == (CLIENTS / schema).read_bytes()


def test_compiling_again_gives_the_same_bytes(tmp_path: Path) -> None:
    project = ROOT / "tools" / "openapi"

    compiled = run(NODE_MODULES / ".bin" / "tsc", "--project", project, "--outDir", tmp_path)

    assert compiled.stdout == ""
    for name in ("index.js", "index.d.ts"):
        here = CLIENTS / "typescript" / "src" / name
        assert (tmp_path / name).read_bytes() == here.read_bytes()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name, without what running Python leaves there."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if "__pycache__" not in path.parts
    }
