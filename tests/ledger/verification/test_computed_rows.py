"""Verification finds every stored row, open or closed, that does not follow from the facts."""
# ruff: noqa: S608 - the statements are put together from the names of this module only

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.ledger.projection_state import PROJECTION_VERSION
from app.ledger.verification.chain import verify
from app.platform.db.columns import NEVER
from app.platform.db.database import Database
from tests.support import world
from tests.support.templates import TemplateDatabases

ROWS = {
    "contract_term": ("contract-days", "provider = 'south'"),
    "cover_tile": ("cover", "state = 'partial'"),
    "holding": ("contract-days", "level = 'partial'"),
    "identifier": ("identities", "spelling = 'elsewhere'"),
    "key_date": ("deadlines", "name = 'elsewhere'"),
    "member": ("members", "authority = 'elsewhere'"),
    "notice_duty": ("deadlines", "status = 'given-late'"),
    "search_gram": ("search_words", "gram = 'xyz'"),
    "search_term": ("search_terms", "code = 'elsewhere'"),
    "search_word": ("search_words", "word = 'elsewhere'"),
    "version": ("identities", "name = 'Otherwise'"),
}
"""Each table of computed rows with its projection, and an edit of one of its rows."""


def record_history(database: Database) -> None:
    """Leave open and closed rows in every table of computed rows."""
    with database.write_session() as session:
        award = world.award(session)
        world.report(session, finding="partial", first_day="2025-03-01", last_day="2025-03-31")
        member = world.membership(session)
        details = world.contract(
            session,
            "c-2",
            title="Hoists",
            identifiers=[{"scheme": "GB-TEST", "id": "12"}],
            last_day="2025-11-30",
        )
        wrong = world.award(session, "c-2", scope="repair")
        world.award(
            session, "c-1", scope="repair", first_day="2025-05-01", first_day_basis="agreed"
        )
        world.withdraw(session, wrong)
        world.withdraw(session, details)
        world.withdraw(session, member)
        world.membership(session, last_day="2025-06-30")
        world.term_change(session)
        world.provider_event(session)
        world.corroboration(session, award.id, source="minutes")


@pytest.fixture(scope="module")
def recorded(databases: TemplateDatabases) -> Iterator[Database]:
    with databases.filled("with-closed-rows", record_history) as database:
        yield database


@contextmanager
def edited(database: Database, statement: str) -> Iterator[Session]:
    """A session with an edit of computed rows, which is undone at the end."""
    with database.write_session() as session:
        found = session.execute(text(statement))
        assert found.rowcount == 1  # type: ignore[attr-defined]
        yield session
        session.rollback()


def difference(database: Database, statement: str) -> str | None:
    with edited(database, statement) as session:
        found = verify(session, CATALOGUE)
    assert found.fault is None
    return found.difference


def row(table: str, *, is_open: bool) -> str:
    """The condition for one row of a table."""
    return f"id = (SELECT min(id) FROM {table} WHERE to_at {'=' if is_open else '<'} {NEVER})"


def test_history_with_closed_rows_is_sound(recorded: Database) -> None:
    with recorded.read_session() as session:
        found = verify(session, CATALOGUE)
        counts = {
            table: session.execute(
                text(f"SELECT count(*), sum(CASE to_at WHEN {NEVER} THEN 0 ELSE 1 END) "
                     f"FROM {table}")
            ).one()
            for table in ROWS
        }  # fmt: skip

    assert (found.fault, found.difference) == (None, None)
    assert all(rows > closed > 0 for rows, closed in counts.values()), counts


@pytest.mark.parametrize("is_open", [True, False], ids=["open", "closed"])
@pytest.mark.parametrize("table", ROWS)
def test_edited_row_is_named(recorded: Database, table: str, is_open: bool) -> None:
    projection, edit = ROWS[table]

    found = difference(recorded, f"UPDATE {table} SET {edit} WHERE {row(table, is_open=is_open)}")

    assert found is not None
    assert found.startswith(f"{projection}: {table} has a row that does not follow from the facts:")


@pytest.mark.parametrize("is_open", [True, False], ids=["open", "closed"])
@pytest.mark.parametrize("table", ROWS)
def test_deleted_row_is_named(recorded: Database, table: str, is_open: bool) -> None:
    found = difference(recorded, f"DELETE FROM {table} WHERE {row(table, is_open=is_open)}")

    assert found is not None
    assert found.startswith(f"{ROWS[table][0]}: {table} lacks {{")


@pytest.mark.parametrize("is_open", [True, False], ids=["open", "closed"])
@pytest.mark.parametrize("table", ROWS)
def test_row_inserted_twice_is_named(recorded: Database, table: str, is_open: bool) -> None:
    with recorded.read_session() as session:
        names = session.execute(text(f"SELECT * FROM {table} LIMIT 1")).keys()
    columns = ", ".join(name for name in names if name != "id")

    found = difference(
        recorded,
        f"INSERT INTO {table} (id, {columns}) SELECT 99999, {columns} FROM {table} "
        f"WHERE {row(table, is_open=is_open)}",
    )

    assert found is not None
    assert f"{table} has a row that does not follow" in found


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize(
    "shift",
    [
        f"to_at = {NEVER}",
        "to_at = to_at + 1",
        "from_at = from_at - 1",
        "from_at = to_at",
    ],
    ids=["opened-again", "closed-later", "opened-earlier", "never-visible"],
)
def test_closed_row_with_other_moments_is_named(recorded: Database, table: str, shift: str) -> None:
    found = difference(recorded, f"UPDATE {table} SET {shift} WHERE {row(table, is_open=False)}")

    assert found is not None
    assert f"{table} has a row that does not follow" in found


@pytest.mark.parametrize("table", ["identifier", "version"])
def test_row_of_an_unknown_kind_of_thing_is_named(recorded: Database, table: str) -> None:
    found = difference(
        recorded, f"UPDATE {table} SET thing = 'elsewhere' WHERE {row(table, is_open=False)}"
    )

    assert found is not None
    assert f"identities: {table} " in found


@pytest.mark.parametrize(
    "edit",
    ["first_day = 'never'", "risks = 'nobody'", "risks = '{\"a\": [1]}'", "risks = '[[]]'"],
)
def test_row_that_cannot_be_read_is_named(sqlite: TemplateDatabases, edit: str) -> None:
    """PostgreSQL has no place for most of these values."""
    with sqlite.filled("with-closed-rows", record_history) as database:
        found = difference(
            database, f"UPDATE cover_tile SET {edit} WHERE {row('cover_tile', is_open=False)}"
        )

    assert found is not None
    assert found.startswith("cover: cover_tile has a row that")


def test_rows_of_another_version_are_not_compared(recorded: Database) -> None:
    found = difference(recorded, "UPDATE projection_state SET version = 99")

    assert found is not None
    computed = f"this release computes version {PROJECTION_VERSION}"
    assert found.startswith(f"the computed rows are of version 99, {computed}")
