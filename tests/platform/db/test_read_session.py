"""Read sessions return the rows of SQLAlchemy, from statements that are compiled once."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import BindParameter, Select, bindparam, column, func, select, text
from sqlalchemy import table as table_named
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cover.models import CoverTile
from app.ledger.models import Change, Source
from app.platform.db import prepared as module
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.db.read_session import ReadSession
from app.platform.db.references import list_columns
from app.registry.contracts.models import AwardFact, ContractDetailsFact
from tests.support import world

_DETAILS = table(ContractDetailsFact)
_CHANGE = table(Change)


@pytest.mark.parametrize(
    "statement",
    [
        select(_DETAILS, *list_columns(ContractDetailsFact)),
        select(table(AwardFact)),
        select(table(CoverTile)).limit(200),
        select(col(Source.code), col(Source.dated_on), func.length(Source.title).label("length")),
        select(func.count(), func.max(_CHANGE.c.position)),
        select(_DETAILS.c.name, _CHANGE.c.author.label("author")).join(
            _CHANGE, _CHANGE.c.fact == _DETAILS.c.id
        ),
    ],
    ids=["lists and JSON", "enumerations", "limited", "attributes", "functions", "joined"],
)
def test_rows_are_those_of_sqlalchemy(embedded: Database, statement: Any) -> None:
    with Session(embedded.readers) as session:
        expected = session.execute(statement).all()

    with embedded.read_session() as session:
        found = session.execute(statement).all()

    assert len(found) > 0
    assert sorted(repr(tuple(row)) for row in found) == sorted(repr(tuple(row)) for row in expected)
    assert found[0]._fields == expected[0]._fields


def test_statements_of_one_structure_are_compiled_once_and_keep_their_values(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled: list[Any] = []
    dialect = type(embedded.readers.dialect)
    compiler = dialect.statement_compiler

    def count(*args: Any, **options: Any) -> Any:
        compiled.append(args)
        return compiler(*args, **options)

    monkeypatch.setattr(dialect, "statement_compiler", staticmethod(count))
    positions = (1, 7, 12)

    with embedded.read_session() as session:
        found = [
            session.execute(
                select(_CHANGE.c.position)
                .where(_CHANGE.c.stream == "public", _CHANGE.c.position >= position)
                .order_by(_CHANGE.c.position)
                .limit(limit)
            )
            .scalars()
            .all()
            for limit, position in enumerate(positions, start=1)
        ]

    assert found == [[1], [7, 8], [12, 13, 14]]
    assert len(compiled) == 1


def test_lists_of_any_length_are_bound(embedded: Database) -> None:
    statement: Select[int] = (
        select(_CHANGE.c.position)
        .where(
            _CHANGE.c.stream == "public", _CHANGE.c.position.in_(bindparam("some", expanding=True))
        )
        .order_by(_CHANGE.c.position)
    )

    with embedded.read_session() as session:
        found = [session.scalars(statement, {"some": some}).all() for some in ([3], [], [5, 4])]

    assert found == [[3], [], [4, 5]]


def test_more_texts_of_a_statement_than_are_kept_can_be_run(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_STRUCTURES", 1)
    monkeypatch.setattr(module, "_MAX_VARIANTS", 1)
    some: BindParameter[int] = bindparam("some", expanding=True)
    statements = [
        select(_CHANGE.c[name]).where(_CHANGE.c.position.in_(some))
        for name in ("stream", "position")
    ]

    with embedded.read_session() as session:
        counts = [
            len(session.execute(statement, {"some": [*range(1, n)]}).all())
            for n in (2, 3, 4)
            for statement in statements
        ]

    assert counts == [1, 1, 2, 2, 3, 3]


def test_statement_without_a_value_is_refused(embedded: Database) -> None:
    statement: Select[int] = select(_CHANGE.c.position).where(
        _CHANGE.c.position == bindparam("position")
    )

    with embedded.read_session() as session, pytest.raises(LookupError, match="position"):
        session.execute(statement)


def test_objects_and_columns_are_read_from_one_snapshot(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)

    with database.read_session() as reader:
        objects = reader.scalars(select(Change)).all()
        with database.write_session() as writer:
            world.provider(writer)
        count = reader.scalar(select(func.count()).select_from(_CHANGE))

    assert (len(objects), count) == (1, 1)


def test_word_outside_a_codelist_is_an_error(database: Database) -> None:
    words = select(func.lower(text("'NONSENSE'"), type_=_DETAILS.c.kind.type))

    with database.read_session() as session, pytest.raises(LookupError, match="nonsense"):
        session.execute(words).all()


def test_error_of_the_database_is_one_of_sqlalchemy(database: Database) -> None:
    statement: Select[int] = select(column("secret")).select_from(table_named("missing"))

    with pytest.raises(DBAPIError, match="missing"), database.read_session() as session:
        session.execute(statement)

    with database.read_session() as session:
        assert session.scalar(select(func.count()).select_from(_CHANGE)) == 0


def test_lost_connection_is_replaced(database: Database) -> None:
    statement: Select[int] = select(_CHANGE.c.position)

    def lose() -> None:
        with database.read_session() as session:
            driver: Any = session.connection().connection.driver_connection
            driver.close()
            session.execute(statement)

    with pytest.raises(DBAPIError) as caught:
        lose()

    with database.read_session() as session:
        assert session.execute(statement).all() == []
    assert caught.value.connection_invalidated


def test_transaction_ends_with_its_session(database: Database) -> None:
    with database.read_session() as session:
        before = session.scalar(select(func.count()).select_from(table(Source))) or 0
    with database.write_session() as written:
        world.source(written, "added")
    with database.read_session() as session:
        after = session.scalar(select(func.count()).select_from(table(Source)))

    assert after == before + 1


def test_connection_whose_transaction_does_not_end_is_given_up(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = database.readers.dialect.loaded_dbapi.OperationalError

    def fail() -> None:
        raise error("the disk is gone")

    with database.read_session() as session:
        lost = session.connection().connection.driver_connection
        reader: Any = session
        monkeypatch.setattr(reader._driver, "rollback", fail)
    with database.read_session() as session:
        found = session.connection().connection.driver_connection

    assert found is not lost


def test_days_are_bound(embedded: Database) -> None:
    statement: Select[int] = select(func.count()).where(_DETAILS.c.first_day <= bindparam("day"))

    with embedded.read_session() as session:
        counts = [
            session.scalar(statement, {"day": date(year, 1, 1)}) or 0 for year in (1900, 2100)
        ]

    assert counts[0] == 0
    assert counts[1] > 0


def test_connection_is_kept_between_sessions_until_it_is_renewed_or_lost(
    database: Database,
) -> None:
    def connection() -> Any:
        with database.read_session() as session:
            return session.connection().connection.driver_connection

    first = connection()
    assert connection() is first

    database.analyze()
    renewed = connection()
    assert renewed is not first
    assert connection() is renewed

    with database.read_session() as session:
        session.connection().invalidate()
    assert connection() is not renewed


def test_sessions_at_once_have_a_connection_each(database: Database) -> None:
    with database.read_session() as one, database.read_session() as another:
        seen = [session.connection().connection.driver_connection for session in (one, another)]

        assert seen[0] is not seen[1]
    # One stays out of the pool.
    assert database.readers.pool.checkedout() == 1  # type: ignore[attr-defined]


def test_connection_in_use_while_all_are_closed_ends_with_its_session(database: Database) -> None:
    with database.read_session() as session:
        used: Any = session.connection().connection.driver_connection
        database.dispose()
        assert session.scalar(select(func.count()).select_from(_CHANGE)) is not None

    with pytest.raises(database.readers.dialect.loaded_dbapi.Error):
        used.execute("SELECT 1")


def test_connection_of_a_session_that_cannot_be_closed_goes_back_to_the_pool(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Any) -> None:
        raise RuntimeError("closing")

    with monkeypatch.context() as patch:
        patch.setattr(ReadSession, "close", fail)
        with pytest.raises(RuntimeError, match="closing"), database.read_session():
            pass

    assert database.readers.pool.checkedout() == 0  # type: ignore[attr-defined]
    with database.read_session() as session:
        assert session.scalar(select(func.count()).select_from(_CHANGE)) == 0
