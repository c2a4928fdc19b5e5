"""Whoever does what a how-to page says gets what it shows, on a fresh copy of the embedded data."""

import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import httpx
import pytest

from app.settings import Settings
from tests.support import issuer
from tests.support.console import answered, commands, transcript
from tests.support.service import ROOT, Service, serving_beside
from tests.support.settings import SETTINGS
from tests.support.templates import TemplateDatabases

HOW_TO = ROOT / "docs" / "how-to"
OIDC = HOW_TO / "connect-an-oidc-issuer.md"
ISSUER = "https://login.example.org/councils"
ELSEWHERE = {OIDC, HOW_TO / "use-the-clients.md"}
"""Pages that need more than a registry: an issuer (below), the generated client (its own tests)."""

MADE_ELSEWHERE = (
    "authority-camden.etag",
    "contracts-register-2026-11-29.csv",
    "node_modules/consortium-registry-client/package.json",
    "notices/2026-09-01/fetch-state.json",
    "notices/find-a-tender-2026-09/find-a-tender-2026-09-01-0000-00000.json",
    "package-lock.json",
    "package.json",
    "position.json",
    "registers/authority-camden.etag",
    "registers/contracts-register-2026-11-29.csv",
    "registry.dump",
)
"""Files of documented commands that no test here runs: they need a network, npm or PostgreSQL."""

PAGES = sorted(page for page in set(HOW_TO.glob("*.md")) - ELSEWHERE if commands(page))


IS_REPOSITORY = shutil.which("git") is not None and (ROOT / ".git").exists()
in_a_repository = pytest.mark.skipif(not IS_REPOSITORY, reason="a source tarball has no git")


def not_ignored_by_git(paths: Iterable[str]) -> list[str]:
    """Return the paths that git would show as untracked if they stood in the repository."""
    if not IS_REPOSITORY:
        return []
    asked = list(paths)
    ran = subprocess.run(
        ["git", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=ROOT,
        input="\0".join(asked),
        capture_output=True,
        text=True,
        check=False,
    )
    # Exit code 1 means that git ignores none of them; 128 is a failure.
    assert ran.returncode in {0, 1}, ran.stderr
    ignored = set(ran.stdout.split("\0"))
    return [path for path in asked if path not in ignored]


@pytest.fixture
def folder(sqlite: TemplateDatabases, tmp_path: Path) -> Path:
    """A folder to work in, as the repository's, with a fresh copy of the embedded data."""
    with sqlite.database("loaded", "how-tos") as database:
        shutil.copyfile(str(database.url.database), tmp_path / "registry.db")
    (tmp_path / "openapi").symlink_to(ROOT / "openapi", target_is_directory=True)
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_command_gives_the_answer_shown(page: Path, folder: Path, forking: Path) -> None:
    shown = commands(page)

    with serving_beside(folder, SETTINGS) as service:
        given = answered(shown, service.with_programs(forking), folder=folder)

    assert transcript(given) == transcript(shown)
    assert not_ignored_by_git(_made_in(folder)) == []


@in_a_repository
def test_files_of_documented_commands_are_ignored_by_git() -> None:
    assert not_ignored_by_git(MADE_ELSEWHERE) == []


@in_a_repository
def test_files_of_this_repository_are_not_ignored_by_git() -> None:
    ours = ["app/data/register.csv", "openapi/registry.json", "tools/openapi/package.json"]

    assert not_ignored_by_git(ours) == ours


def _made_in(folder: Path) -> list[str]:
    """Return the files below a folder, without those of the linked repository."""
    made = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in made if path.parts[0] != "openapi")


@pytest.fixture
def provider() -> Iterator[issuer.LocalIssuer]:
    """An identity provider that knows one system, as the page describes it."""
    with issuer.serving() as local:
        local.clients["camden-care"] = {
            "realm_access": {"roles": ["care-write"]},
            "authorities": ["camden"],
        }
        yield local


def test_an_issuer_is_connected_by_the_settings_shown(
    folder: Path, provider: issuer.LocalIssuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, said = commands(OIDC), OIDC.read_text(encoding="utf-8").replace(ISSUER, provider.url)
    for name, value in re.findall(r"^(REGISTRY_\w+)=(.*)$", said, re.MULTILINE):
        monkeypatch.setenv(name, value)
    settings = Settings(_env_file=None)

    with serving_beside(folder, settings) as service:
        given = answered(shown, service, folder=folder, meant={ISSUER: provider.url})

    assert transcript(given) == transcript(shown)


def test_each_question_about_cover_is_answered(service: Service) -> None:
    said = (HOW_TO / "ask-about-cover.md").read_text(encoding="utf-8")
    asked = re.findall(r"`(/v1/[^`]*)`", said)

    answers = {path: httpx.get(service.url + path).status_code for path in asked}

    assert answers == dict.fromkeys(asked, 200)
    assert len(asked) > 5


def test_every_page_is_linked_from_the_first() -> None:
    docs = ROOT / "docs"
    linked = set(re.findall(r"\]\(([^)]*\.md)\)", (docs / "README.md").read_text(encoding="utf-8")))
    pages = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")} - {"README.md"}

    assert {page for page in linked if not page.startswith("..")} == pages
