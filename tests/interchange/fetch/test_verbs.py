"""Fetch and import at the command line: from a folder of pages to contracts."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.__main__ import main
from app.platform.db.database import Database
from tests.interchange.fetch.stand_in import StandIn, serving
from tests.support import world
from tests.support.notices import CAMDEN, OCID, package, release
from tests.support.templates import TemplateDatabases

FIND_A_TENDER = "REGISTRY_FIND_A_TENDER_URL"


@pytest.fixture
def database(sqlite: TemplateDatabases) -> Iterator[Database]:
    with sqlite.database("migrated") as database:
        with database.write_session() as session:
            world.authority(session, "camden", identifiers=[CAMDEN])
        yield database


App = Callable[..., tuple[int, str, str]]


@pytest.fixture
def app(
    database: Database, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> App:
    """Return a function that runs a verb: exit code, standard output and standard error."""
    monkeypatch.setenv("DATABASE_URL", str(database.url))
    return lambda *verb: (main(verb), *capfd.readouterr())


def test_pages_are_fetched_and_imported_by_one_command(
    app: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    days = ("--from", "2026-09-25", "--to", "2026-09-25", "--into", str(tmp_path / "pages"))
    with serving(
        StandIn(published={"2026-09-25": [release(), release("2"), release()]})
    ) as service:
        monkeypatch.setenv(FIND_A_TENDER, service.url)
        code, fetched, complaint = app("fetch", "find-a-tender", *days, "--import")
        code_again, again, _ = app("fetch", "find-a-tender", *days, "--import")

    assert (code, complaint) == (0, "")
    assert fetched.startswith("2 pages were written")
    assert f"  {OCID} 090001-2026: recorded, about {OCID}" in fetched
    assert (code_again, again.splitlines()[0].split()[0]) == (0, "0")
    assert "already-known" in again


def test_dry_run_records_nothing(app: App, tmp_path: Path) -> None:
    file = tmp_path / "notices.json"
    file.write_bytes(package(release()))

    tried = app("import", str(file), "--dry-run")
    done = app("import", str(tmp_path))

    assert (tried[0], done[0]) == (0, 0)
    assert tried[1].splitlines()[0].endswith("(dry run): 1 recorded; 0 personal fields left out")
    assert "1 recorded" in done[1]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("cut.json", b'{"releases": [', "file-not-json"),
        ("notices.zip", b"PK\x03\x04", "file-unreadable"),
        ("none.json", None, "file-unreadable"),
        ("large.json", b" " * (65 * 2**20), "too-large"),
    ],
)
def test_invalid_file_is_reported_and_others_are_imported(
    app: App, tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.json"
    if content is not None:
        bad.write_bytes(content)
    good.write_bytes(package(release()))

    ended, result, complaint = app("import", str(bad), str(good))

    assert ended == 1
    assert complaint.startswith(f"{bad}: {code}: ")
    assert f"{good}: 1 recorded" in result


def test_reversed_days_exit_with_2(app: App, tmp_path: Path) -> None:
    days = ("--from", "2026-09-25", "--to", "2026-09-24", "--into", str(tmp_path))

    assert app("fetch", "find-a-tender", *days)[0] == 2
