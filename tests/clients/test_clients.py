"""Both generated clients ask the running service the same, and read the same typed answers."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from tests.process.console import answered, commands, transcript
from tests.process.service import ROOT, Service

pytestmark = pytest.mark.clients

HERE = Path(__file__).parent
CLIENTS = ROOT / "openapi" / "clients"
PYTHON = ROOT / ".venv-tools" / "bin" / "python"
NODE_MODULES = ROOT / "tools" / "openapi" / "node_modules"
ENDING_SOON = ROOT / "openapi" / "examples" / "ending_soon.py"
ANSWERS = {
    "cover": [["Equipment supply", "urgent-only", "2026-02-27", "24/7 Healthcare (Saadia Ltd)"]],
    "refusal": [
        422,
        "unknown-filter-code",
        "no authority is known as 'atlantis'",
        "/query/authority",
    ],
    "pages": [["Barking and Dagenham", "Barnet"], ["Bexley", "Birmingham"]],
}


def run(*command: str | Path, cwd: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """Run a program with the Python client on its path, as where it is installed."""
    environment = {**os.environ, "PYTHONPATH": str(CLIENTS / "python")}
    environment["MYPYPATH"] = environment["PYTHONPATH"]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def ending_soon(url: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return run(PYTHON, "-W", "error", ENDING_SOON, "--url", url, "--on", "2026-07-01", *arguments)


@pytest.mark.parametrize("program", [HERE / "ask.py", ENDING_SOON], ids=lambda path: path.name)
def test_the_python_client_is_typed(program: Path, tmp_path: Path) -> None:
    mypy = (ROOT / ".venv" / "bin" / "mypy", "--strict", "--config-file=", "--no-error-summary")

    checked = run(*mypy, "--cache-dir", tmp_path, "--python-executable", PYTHON, program)

    assert checked.stdout == ""
    assert checked.returncode == 0


def test_the_python_client_reads_typed_answers(service: Service) -> None:
    ran = run(PYTHON, "-W", "error", HERE / "ask.py", service.url)

    assert ran.stderr == ""
    assert json.loads(ran.stdout) == ANSWERS


def test_the_typescript_client_compiles_and_reads_typed_answers(
    service: Service, tmp_path: Path
) -> None:
    node = shutil.which("node")
    assert node is not None
    for name in ("ask.mts", "tsconfig.json"):
        shutil.copy(HERE / name, tmp_path)
    (tmp_path / "node_modules").symlink_to(NODE_MODULES, target_is_directory=True)

    compiled = run(NODE_MODULES / ".bin" / "tsc", cwd=tmp_path)
    ran = run(node, "ask.mjs", service.url, cwd=tmp_path)

    assert compiled.stdout == ""
    assert ran.stderr == ""
    assert json.loads(ran.stdout) == ANSWERS


def test_the_script_lists_what_ends_soon(service: Service) -> None:
    listed = ending_soon(service.url)

    assert listed.stderr == ""
    assert listed.stdout.splitlines() == [
        "reference,title,buyers,provider,last_day,basis,days_left",
        "hammersmith-and-fulham-community-equipment-2025,"
        "Community Equipment - Minor Adaptations and Assistive Technology,"
        "hammersmith-and-fulham,,2026-09-14,derived,75",
        "islington-nlep-2025,2526-0313 Community Equipment Service - NLEP,"
        "islington,Provide Care Solutions,2026-09-21,agreed,82",
    ]


def test_the_page_about_the_clients_shows_what_a_user_gets(service: Service) -> None:
    shown = commands(ROOT / "docs" / "how-to" / "use-the-clients.md")
    path = os.pathsep.join([str(PYTHON.parent), service.environment["PATH"]])
    installed = {"PATH": path, "PYTHONPATH": str(CLIENTS / "python")}

    given = answered(shown, replace(service, environment={**service.environment, **installed}))

    assert transcript(given) == transcript(shown)


def test_the_script_says_if_nothing_ends(service: Service) -> None:
    listed = ending_soon(service.url, "--days", "74")

    assert (listed.stdout, listed.returncode) == ("nothing ends from 2026-07-01 to 2026-09-13\n", 0)


def test_the_script_shows_what_the_registry_refuses(service: Service) -> None:
    refused = ending_soon(service.url, "--days", "-1")

    assert (refused.stdout, refused.returncode) == ("", 1)
    assert refused.stderr == "/query: ends_to is before ends_from\n"


def test_the_script_says_that_nobody_answers() -> None:
    failed = ending_soon("http://127.0.0.1:9")

    assert (failed.stdout, failed.returncode) == ("", 1)
    assert failed.stderr.startswith("http://127.0.0.1:9 could not be asked: ")
    assert failed.stderr.count("\n") == 1


def test_generating_again_gives_the_same_bytes(tmp_path: Path) -> None:
    made = run(ROOT / "tools" / "clients.sh", ROOT / "openapi" / "registry.json", tmp_path)

    assert made.stderr == ""
    assert made.returncode == 0
    assert contents(tmp_path / "python") == contents(CLIENTS / "python")
    schema = Path("typescript", "src", "schema.d.ts")
    assert (tmp_path / schema).read_bytes() == (CLIENTS / schema).read_bytes()


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name, without what running Python leaves there."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in files
        if "__pycache__" not in path.parts
    }
