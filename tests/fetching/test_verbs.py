"""Fetching and importing as an operator does: from a folder of pages to contracts."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.kit.database import Database
from tests import world
from tests.fetching.stand_in import StandIn, serving
from tests.imports.notices import CAMDEN, OCID, package, release
from tests.process.service import ROOT
from tests.shelf import Shelf

FIND_A_TENDER = "REGISTRY_FIND_A_TENDER_URL"


@pytest.fixture
def database(sqlite: Shelf) -> Iterator[Database]:
    with sqlite.database("migrated") as database:
        with database.writing() as session:
            world.authority(session, "camden", identifiers=[CAMDEN])
        yield database


def app(database: Database, *verb: str, **said: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "app", *verb],
        cwd=ROOT,
        env={"DATABASE_URL": str(database.url), "PATH": os.environ["PATH"], **said},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_pages_are_fetched_and_imported_by_one_command(database: Database, tmp_path: Path) -> None:
    days = ("--from", "2026-09-25", "--to", "2026-09-25", "--into", str(tmp_path / "pages"))
    with serving(
        StandIn(published={"2026-09-25": [release(), release("2"), release()]})
    ) as service:
        named = {FIND_A_TENDER: service.url}
        fetched = app(database, "fetch", "find-a-tender", *days, "--import", **named)
        again = app(database, "fetch", "find-a-tender", *days, "--import", **named)

    assert (fetched.returncode, fetched.stderr) == (0, "")
    assert fetched.stdout.startswith("2 pages were written")
    assert f"  {OCID} 090001-2026: stated, about {OCID}" in fetched.stdout
    assert (again.returncode, again.stdout.splitlines()[0].split()[0]) == (0, "0")
    assert "already-known" in again.stdout


def test_a_dry_run_states_nothing(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "notices.json"
    file.write_bytes(package(release()))

    tried = app(database, "import", str(file), "--dry-run")
    done = app(database, "import", str(tmp_path))

    assert (tried.returncode, done.returncode) == (0, 0)
    assert tried.stdout.splitlines()[0].endswith("(dry run): 1 stated; 0 personal fields left out")
    assert "1 stated" in done.stdout


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("cut.json", b'{"releases": [', "file-not-json"),
        ("notices.zip", b"PK\x03\x04", "file-unreadable"),
        ("none.json", None, "file-unreadable"),
        ("large.json", b" " * (33 * 2**20), "too-large"),
    ],
)
def test_a_file_that_is_no_good_is_told_and_the_others_are_taken(
    database: Database, tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "good.json"
    if content is not None:
        bad.write_bytes(content)
    good.write_bytes(package(release()))

    ran = app(database, "import", str(bad), str(good))

    assert ran.returncode == 1
    assert ran.stderr.startswith(f"{bad}: {code}: ")
    assert f"{good}: 1 stated" in ran.stdout


def test_days_that_cannot_be_fetched_are_told(database: Database, tmp_path: Path) -> None:
    days = ("--from", "2026-09-25", "--to", "2026-09-24", "--into", str(tmp_path))

    assert app(database, "fetch", "find-a-tender", *days).returncode == 2
