"""Read sessions on PostgreSQL: statements that stay prepared, snapshots, lost connections."""

from typing import Any

import pytest
from sqlalchemy import bindparam, func, literal, select, text
from sqlalchemy.exc import DBAPIError

from app.ledger.models import Change
from app.platform.db import postgres_reader as module
from app.platform.db.columns import table
from app.platform.db.database import Database
from tests.support import world

_CHANGE = table(Change)
_COUNT = select(func.count()).select_from(_CHANGE)
_PREPARED = "SELECT count(*) FROM pg_prepared_statements"


@pytest.fixture
def postgres(database: Database) -> Database:
    if database.url.get_backend_name() != "postgresql":
        pytest.skip("of PostgreSQL")
    return database


def _driver(session: Any) -> Any:
    return session.connection().connection.driver_connection


def test_statement_stays_prepared_after_its_transaction(postgres: Database) -> None:
    for _ in range(3):
        with postgres.read_session() as session:
            assert session.scalar(_COUNT) == 0

    with postgres.read_session() as session:
        assert _driver(session).execute(_PREPARED).fetchone() == (1,)


def test_more_statements_than_are_kept_are_run(
    postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_PREPARED", 1)

    with postgres.read_session() as session:
        found = [session.scalar(select(literal(n) + literal(n), *[literal(n)] * n)) for n in (1, 2)]
        prepared = _driver(session).execute(_PREPARED).fetchone()

    assert (found, prepared) == ([2, 4], (1,))


def test_values_with_signs_of_parameters_are_bound(postgres: Database) -> None:
    statement = select(
        literal("100 %").concat(bindparam("text")), literal("%(text)s"), literal("$1 %%")
    ).where(literal("a%b").like("a\\%%", escape="\\"))

    with postgres.read_session() as session:
        row = session.execute(statement, {"text": " %s"}).one()

    assert row == ("100 % %s", "%(text)s", "$1 %%")


def test_transaction_reads_one_snapshot_and_writes_nothing(postgres: Database) -> None:
    with postgres.read_session() as session:
        before = session.scalar(_COUNT)
        with postgres.write_session() as writer:
            world.source(writer)
            writer.execute(text("CREATE SEQUENCE written"))
        during = session.scalar(_COUNT)
        with pytest.raises(DBAPIError, match="read-only transaction"):
            session.scalar(select(func.setval("written", 1)))
    with postgres.read_session() as session:
        after = session.scalar(_COUNT)

    assert (before, during, after) == (0, 0, 1)


def test_connection_that_the_server_closed_is_replaced_before_the_first_statement(
    postgres: Database,
) -> None:
    with postgres.read_session() as session:
        closed = _driver(session).info.backend_pid
    with postgres.write_session() as session:
        session.execute(select(func.pg_terminate_backend(closed)))

    with postgres.read_session() as session:
        assert session.scalar(_COUNT) == 0
        assert _driver(session).info.backend_pid != closed


def test_connection_whose_statements_are_gone_is_given_up(postgres: Database) -> None:
    with postgres.read_session() as session:
        session.scalar(_COUNT)
        _driver(session).execute("DEALLOCATE ALL")
        with pytest.raises(DBAPIError) as caught:
            session.scalar(_COUNT)

    with postgres.read_session() as session:
        assert session.scalar(_COUNT) == 0
    assert caught.value.connection_invalidated


def test_connection_that_is_lost_during_a_read_ends_with_an_error_of_sqlalchemy(
    postgres: Database,
) -> None:
    def lose() -> None:
        with postgres.read_session() as session:
            _driver(session).close()
            session.scalar(_COUNT)

    with pytest.raises(DBAPIError):
        lose()

    with postgres.read_session() as session:
        assert session.scalar(_COUNT) == 0


def test_failing_begin_is_an_error_of_sqlalchemy(
    postgres: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_BEGIN", b"BEGIN NONSENSE")

    with pytest.raises(DBAPIError, match="NONSENSE"), postgres.read_session():
        pass
