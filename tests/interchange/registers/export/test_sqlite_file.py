"""All public data as a SQLite file."""

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.interchange.registers.export.tables import TABLES

SQLITE, ZIP = "/v1/exports/registry.sqlite", "/v1/exports/registry.zip"


@pytest.fixture
def exported(exporting: TestClient, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """The file, opened by the standard library."""
    path = tmp_path / "registry.sqlite"
    path.write_bytes(exporting.get(SQLITE).content)
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def test_file_is_sound_and_describes_each_of_its_tables(exported: sqlite3.Connection) -> None:
    described = {name for (name,) in exported.execute("SELECT name FROM tables")}
    stored = {
        name for (name,) in exported.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    }

    assert exported.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert stored - {"tables"} == described
    assert described == {table.name.replace("-", "_") for table in TABLES} | {"changes"}


def test_tables_have_the_rows_of_the_archive(
    exporting: TestClient, exported: sqlite3.Connection
) -> None:
    archive = zipfile.ZipFile(BytesIO(exporting.get(ZIP).content))

    for table in TABLES:
        name = table.name.replace("-", "_")
        (rows,) = exported.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608
        lines = archive.read(f"{table.name}.csv").decode().count("\r\n")
        assert (name, rows) == (name, lines - 1)


def test_unknown_is_null_and_lists_are_json(exported: sqlite3.Connection) -> None:
    (without_day,) = exported.execute("SELECT count(*) FROM cover WHERE last_day = ''").fetchone()
    (open_ended,) = exported.execute("SELECT count(*) FROM cover WHERE last_day IS NULL").fetchone()
    (risks,) = exported.execute("SELECT risks FROM cover").fetchone()

    assert (without_day, open_ended > 0) == (0, True)
    assert isinstance(json.loads(risks), list)


def test_numbers_are_compared_as_numbers(exported: sqlite3.Connection) -> None:
    dear = "SELECT contract FROM contract_terms WHERE value_pence > 12000000"
    types = "SELECT DISTINCT typeof(days) FROM contract_terms ORDER BY 1"

    assert exported.execute(dear.replace(">", "=")).fetchall() == [("full",)]
    assert exported.execute(dear).fetchall() == []
    assert exported.execute(types).fetchall() == [("integer",), ("null",)]


def test_changes_are_those_of_the_feed(exporting: TestClient, exported: sqlite3.Connection) -> None:
    feed = exporting.get("/v1/changes", params={"limit": 200}).json()["items"]

    entries = exported.execute("SELECT entry FROM changes ORDER BY position").fetchall()

    assert [json.loads(entry) for (entry,) in entries] == feed


def test_file_contains_nothing_hidden(exporting: TestClient) -> None:
    content = exporting.get(SQLITE).content

    assert b"SECRET" not in content
    assert b"restricted" not in content


def test_file_at_one_position_has_the_same_bytes(exporting: TestClient) -> None:
    first = exporting.get(SQLITE)
    position = first.headers["registry-position"]

    assert exporting.get(SQLITE, params={"position": position}).content == first.content
