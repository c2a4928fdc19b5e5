"""python -m app export: whole files, or none; quiet in pipes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.service import ROOT
from tests.support.templates import TemplateDatabases


@pytest.fixture(scope="module")
def environment(sqlite: TemplateDatabases) -> dict[str, str]:
    with sqlite.database("loaded", "exported") as database:
        return {**os.environ, "DATABASE_URL": str(database.url)}


def export(environment: dict[str, str], *asked: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "app", "export", *asked]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)


def test_a_register_goes_into_a_pipe_and_nothing_else_does(environment: dict[str, str]) -> None:
    ran = export(environment, "contracts-register", "--authority", "westminster", "--into", "-")

    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"\xef\xbb\xbfreference,")
    assert ran.stdout.count(b"\r\n") > 5


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        (["contracts-register"], b"\xef\xbb\xbfreference,"),
        (["contracts-register", "--format", "xlsx"], b"PK"),
        (["registry"], b"PK"),
    ],
)
def test_a_file_is_written_beside_nothing_else(
    environment: dict[str, str], tmp_path: Path, asked: list[str], begins: bytes
) -> None:
    target = tmp_path / "file"

    ran = export(environment, *asked, "--into", str(target))

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    assert target.read_bytes().startswith(begins)
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (["contracts-register", "--authority", "nowhere"], b"unknown-filter-code"),
        (["registry", "--format", "xlsx"], b"invalid-request"),
    ],
)
def test_what_was_there_stays_if_it_fails(
    environment: dict[str, str], tmp_path: Path, asked: list[str], code: bytes
) -> None:
    target = tmp_path / "file"
    target.write_bytes(b"before")

    ran = export(environment, *asked, "--into", str(target))

    assert (ran.returncode, ran.stderr.split(b":")[0]) == (1, code)
    assert target.read_bytes() == b"before"
    assert [*tmp_path.iterdir()] == [target]


def test_a_folder_that_is_not_there_is_told(environment: dict[str, str], tmp_path: Path) -> None:
    ran = export(environment, "registry", "--into", str(tmp_path / "none" / "file"))

    assert (ran.returncode, ran.stderr.split(b":")[0]) == (1, b"cannot-write")
