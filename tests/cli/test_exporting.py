"""The verb that writes files."""

import csv
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from app.platform.db.database import Database
from tests.cli.conftest import Type


def test_registry_is_an_archive_by_default(embedded: Database, type_: Type, tmp_path: Path) -> None:
    into = tmp_path / "registry.zip"

    written = type_(embedded, "export", "registry", "--into", str(into))

    assert (written.code, written.out) == (0, "")
    assert "cover.csv" in zipfile.ZipFile(into).namelist()


def test_register_of_a_region_has_the_contracts_of_its_authorities(
    embedded: Database, type_: Type, tmp_path: Path
) -> None:
    into = tmp_path / "register.csv"

    type_(
        embedded, "export", "contracts-register", "--region", "south-west",
        "--authority-kind", "unitary", "--into", str(into),
    )  # fmt: skip

    with into.open(encoding="utf-8-sig") as file:
        found = {row["reference"].partition("-")[0] for row in csv.DictReader(file)}
    assert found == {"plymouth", "torbay"}


def test_register_takes_the_filters_of_the_list_of_contracts(
    embedded: Database, type_: Type, tmp_path: Path
) -> None:
    into = tmp_path / "register.csv"

    type_(
        embedded, "export", "contracts-register", "--kind", "direct-award", "--end", "unknown",
        "--on", "2025-12-01", "--into", str(into),
    )  # fmt: skip

    with into.open(encoding="utf-8-sig") as file:
        found = [row["reference"] for row in csv.DictReader(file)]
    assert found == ["harrow-provide-2025", "peterborough-medequip-2025"]


def test_registry_is_a_sqlite_file_on_request(
    embedded: Database, type_: Type, tmp_path: Path
) -> None:
    into = tmp_path / "registry.sqlite"

    type_(embedded, "export", "registry", "--format", "sqlite", "--into", str(into))

    with closing(sqlite3.connect(into)) as exported:
        held = "SELECT count(*) FROM holders WHERE authority = 'westminster'"
        assert exported.execute(held).fetchone()[0] > 0


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("registry", "--format", "xlsx"), "registry has no format xlsx; it has zip, sqlite"),
        (
            ("contracts-register", "--format", "zip"),
            "contracts-register has no format zip; it has csv, xlsx",
        ),
        (
            ("registry", "--authority", "camden"),
            "registry takes no filter, such as --authority: it writes all",
        ),
    ],
)
def test_options_that_do_not_fit_are_refused_and_nothing_is_written(
    options: tuple[str, ...], reason: str, embedded: Database, type_: Type, tmp_path: Path
) -> None:
    into = tmp_path / "file"

    refused = type_(embedded, "export", *options, "--into", str(into))

    assert (refused.code, refused.out) == (1, "")
    assert reason in refused.err
    assert not into.exists()
