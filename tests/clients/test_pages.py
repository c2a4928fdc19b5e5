"""What the pages about the clients show is what a user gets."""

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.clients.installed import CLIENTS, NODE_MODULES, mypy_of, run
from tests.support.console import answered, commands, transcript
from tests.support.service import ROOT, Service

pytestmark = pytest.mark.clients

ELSEWHERE = "https://registry.example.org"
SAID = [
    re.compile(r"^Equipment supply urgent-only 2026-02-27$", re.MULTILINE),
    re.compile(r"^(?:[a-z0-9-]+ (?:\d{4}-\d\d-\d\d|None|null)\n){3,}", re.MULTILINE),
    re.compile(
        r"^422 unknown-filter-code no authority has the code or identifier 'atlantis'$",
        re.MULTILINE,
    ),
    re.compile(r"^recorded at position \d+$", re.MULTILINE),
]
"""What the program of a README says: cover, pages of contracts, a refusal, a statement."""


def program(page: Path, language: str, service: Service) -> str:
    """All that a README shows in a language, asked of the running service."""
    blocks = re.findall(rf"```{language}\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return "\n".join(blocks).replace(ELSEWHERE, service.url)


def test_the_python_readme_is_a_program_that_works(
    service: Service, key: str, python: Path, tmp_path: Path
) -> None:
    shown = tmp_path / "shown.py"
    shown.write_text(program(CLIENTS / "python" / "README.md", "python", service), "utf-8")

    ran = run(python, "-W", "error", shown, more={"REGISTRY_KEY": key})

    assert mypy_of(python, shown, tmp_path / "mypy") == ""
    assert (ran.stderr, ran.returncode) == ("", 0)
    assert [said.pattern for said in SAID if not said.search(ran.stdout)] == []


def test_the_typescript_readme_is_a_program_that_works(
    service: Service, key: str, project: Path
) -> None:
    node = shutil.which("node")
    assert node is not None
    shown = "declare const process: { env: Record<string, string | undefined> };\n"
    shown += program(CLIENTS / "typescript" / "README.md", "ts", service)
    (project / "shown.mts").write_text(shown, encoding="utf-8")
    settings = Path(__file__).with_name("tsconfig.json").read_text("utf-8")
    (project / "tsconfig.json").write_text(settings.replace("ask.mts", "shown.mts"), "utf-8")

    compiled = run(NODE_MODULES / ".bin" / "tsc", cwd=project)
    ran = run(node, "shown.mjs", cwd=project, more={"REGISTRY_KEY": key})

    assert compiled.stdout == ""
    assert (ran.stderr, ran.returncode) == ("", 0)
    assert [said.pattern for said in SAID if not said.search(ran.stdout)] == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder to work in, as the repository's."""
    (tmp_path / "openapi").symlink_to(ROOT / "openapi", target_is_directory=True)
    return tmp_path


def test_the_how_to_shows_what_a_user_gets(service: Service, python: Path, folder: Path) -> None:
    shown = commands(ROOT / "docs" / "how-to" / "use-the-clients.md")
    path = os.pathsep.join([str(python.parent), service.environment["PATH"]])
    there = replace(service, environment={**service.environment, "PATH": path})

    given = answered(shown, there, folder=folder)

    assert transcript(given) == transcript(shown)
