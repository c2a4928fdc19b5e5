"""`verify` in two processes finds what it finds in one, in the same order."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import func, select

from app.api.wiring import CATALOGUE
from app.cli import second_process, verify
from app.cli.second_process import SecondProcess
from app.ledger.models import Change
from app.ledger.verification.computed_rows import Part, count_rows
from app.platform.db.columns import NEVER
from app.platform.db.database import Database
from app.settings import Settings
from tests.cli.conftest import Ended, Type
from tests.support import world
from tests.support.tampering import tamper
from tests.support.templates import TemplateDatabases

Verify = Callable[[], Ended]

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
    """Wait for the second process at every part, so that it compares all parts that it can."""
    may_take = SecondProcess.may_take

    def after_the_other(process: SecondProcess, part: int) -> bool:
        with suppress(EOFError):
            process.difference()
        return may_take(process, part)

    monkeypatch.setattr(verify, "SECOND_PROCESS_FROM", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(SecondProcess, "may_take", after_the_other)


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The projections that the first process compares."""
    names = list[str]()
    difference = Part.difference

    def note(part: Part, *arguments: Any) -> str | None:
        if part.projection not in names:
            names.append(part.projection)
        return difference(part, *arguments)

    monkeypatch.setattr(Part, "difference", note)
    return names


@pytest.fixture
def verify_(type_: Type, recorded: Database) -> Callable[[], Ended]:
    """Run `verify` as on a command line, where no database is open yet."""

    def verify_() -> Ended:
        recorded.dispose()
        return type_(recorded, "verify")

    return verify_


@pytest.mark.usefixtures("two_processes")
def test_second_process_compares_the_rows(
    recorded: Database, verify_: Verify, compared: list[str]
) -> None:
    tamper(recorded, TERM, CLOSED_TILE, DUTY)
    ended = verify_()

    assert ended.out.startswith("contract-days: contract_term has a row that does not follow")
    assert compared == []


@pytest.mark.usefixtures("two_processes")
def test_steps_of_both_processes_are_reported_once(recorded: Database) -> None:
    steps = list[int]()
    url = recorded.url.render_as_string(hide_password=False)
    recorded.dispose()

    with second_process.second_process(Settings(DATABASE_URL=url)) as other:
        verify.verified(recorded, on_progress=steps.append, other=other)

    with recorded.read_session() as session:
        entries = session.scalar(select(func.count()).select_from(Change)) or 0
        assert sum(steps) == entries + count_rows(session, CATALOGUE.projections)


@pytest.mark.usefixtures("two_processes")
def test_sound_registry_is_sound(verify_: Verify) -> None:
    ended = verify_()

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
    recorded: Database,
    verify_: Verify,
    edits: list[str],
    table: str,
    request: pytest.FixtureRequest,
) -> None:
    tamper(recorded, *edits)
    alone = verify_()
    request.getfixturevalue("two_processes")

    ended = verify_()

    assert ended == alone
    assert ended.code == 1
    assert ended.out.startswith(f"{table} has a row that does not follow from the facts: ")


@pytest.mark.usefixtures("two_processes")
def test_all_rows_are_compared_here_if_the_second_process_fails(
    recorded: Database, verify_: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    tamper(recorded, CLOSED_TILE)
    monkeypatch.setattr(second_process, "parts_of", lambda *_: os._exit(1))

    ended = verify_()

    assert ended.code == 1
    assert ended.out.startswith("cover: cover_tile has a row that does not follow")


@pytest.mark.usefixtures("two_processes")
def test_all_rows_are_compared_here_if_somebody_recorded_meanwhile(
    verify_: Verify, monkeypatch: pytest.MonkeyPatch, compared: list[str]
) -> None:
    monkeypatch.setattr(second_process, "heads_of", lambda _: {"seen by": os.getpid()})

    ended = verify_()

    assert ended.code == 0
    assert compared == [item.name for item in CATALOGUE.projections]


@pytest.mark.usefixtures("two_processes")
@pytest.mark.parametrize(("platform", "processors"), [("darwin", 2), ("linux", 1)])
def test_one_process_compares_all_rows_where_a_second_one_would_not_help(
    verify_: Verify,
    monkeypatch: pytest.MonkeyPatch,
    compared: list[str],
    platform: str,
    processors: int,
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "cpu_count", lambda: processors)

    assert verify_().code == 0
    assert compared == [item.name for item in CATALOGUE.projections]
