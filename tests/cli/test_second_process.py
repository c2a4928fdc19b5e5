"""`verify` in two processes finds what it finds in one, in the same order."""

import os
from collections.abc import Iterator

import pytest

from app.cli import second_process, verify
from app.platform.db.columns import NEVER
from app.platform.db.database import Database
from tests.cli.conftest import Type
from tests.support import world
from tests.support.tampering import tamper
from tests.support.templates import TemplateDatabases

CLOSED_TILE = f"UPDATE cover_tile SET live_contracts = 9 WHERE to_at < {NEVER}"  # noqa: S608
TERM = "UPDATE contract_term SET days = 1"
DUTY = "UPDATE notice_duty SET is_joint = true"


def record_closed_tiles(database: Database) -> None:
    with database.write_session() as session:
        award = world.award(session)
        world.withdraw(session, award)


@pytest.fixture
def recorded(databases: TemplateDatabases) -> Iterator[Database]:
    with databases.filled("with-closed-tiles", record_closed_tiles) as database:
        yield database


@pytest.fixture
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify, "SECOND_PROCESS_FROM", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.usefixtures("two_processes")
def test_sound_registry_is_sound(recorded: Database, type_: Type) -> None:
    ended = type_(recorded, "verify")

    assert (ended.code, ended.err) == (0, "")


@pytest.mark.parametrize(
    ("edits", "table"),
    [
        ([CLOSED_TILE], "cover: cover_tile"),
        ([CLOSED_TILE, TERM], "contract-days: contract_term"),
        ([CLOSED_TILE, DUTY], "cover: cover_tile"),
        ([DUTY], "deadlines: notice_duty"),
    ],
)
def test_tampered_rows_are_named_as_by_one_process(
    recorded: Database, type_: Type, edits: list[str], table: str, request: pytest.FixtureRequest
) -> None:
    tamper(recorded, *edits)
    alone = type_(recorded, "verify")
    request.getfixturevalue("two_processes")

    ended = type_(recorded, "verify")

    assert ended == alone
    assert ended.code == 1
    assert ended.out.startswith(f"{table} has a row that does not follow from the facts: ")


@pytest.mark.usefixtures("two_processes")
def test_tiles_are_compared_here_if_the_second_process_fails(
    recorded: Database, type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    tamper(recorded, CLOSED_TILE)
    monkeypatch.setattr(second_process, "_compare", os.abort)

    ended = type_(recorded, "verify")

    assert ended.code == 1
    assert ended.out.startswith("cover: cover_tile has a row that does not follow")


@pytest.mark.usefixtures("two_processes")
def test_tiles_are_compared_here_if_somebody_recorded_meanwhile(
    recorded: Database, type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    tamper(recorded, CLOSED_TILE)
    monkeypatch.setattr(verify, "heads_of", lambda _: {})
    monkeypatch.setattr(second_process.SecondProcess, "difference", pytest.fail)

    ended = type_(recorded, "verify")

    assert ended.code == 1
    assert ended.out.startswith("cover: cover_tile has a row that does not follow")
