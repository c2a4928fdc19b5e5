"""Write sessions read what they have written, with statements that run on the driver."""

from contextlib import suppress
from typing import Any

import pytest
from sqlalchemy import bindparam, delete, event, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlmodel import col

from app.ledger.models import Source, StreamHead
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.db.read_session import ReadSession

_SOURCE, _HEAD = table(Source), table(StreamHead)


def source(code: str) -> Source:
    return Source(code=code, title="A page", kind="web-page", from_at=1)


def test_rows_of_columns_are_read_on_the_driver(
    embedded: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    execute = ReadSession.execute

    def noted(session: ReadSession, statement: object, params: object = None) -> object:
        asked.append(statement)
        return execute(session, statement, params)  # type: ignore[arg-type]

    monkeypatch.setattr(ReadSession, "execute", noted)
    statement = select(_SOURCE.c.code, _SOURCE.c.dated_on).order_by(_SOURCE.c.code)

    with embedded.write_session() as session:
        rows = session.execute(statement).all()
        objects = session.scalars(select(Source).order_by(col(Source.code))).all()

    assert asked == [statement]
    assert [row.code for row in rows] == [found.code for found in objects]


def test_objects_are_sent_before_a_statement_reads_them(database: Database) -> None:
    count = select(func.count()).select_from(_SOURCE)
    with database.write_session() as session:
        before = session.scalars(count).one()
        session.add(source("a-new-source"))

        assert session.scalars(count).one() == before + 1
        assert "a-new-source" in session.scalars(select(_SOURCE.c.code)).all()


def test_a_failed_statement_ends_as_an_error_of_sqlalchemy(embedded: Database) -> None:
    missing = select(func.no_such_function())

    with pytest.raises(DBAPIError), embedded.write_session() as session:
        session.execute(missing)

    with embedded.write_session() as session:
        assert session.scalars(select(func.count()).select_from(_SOURCE)).one() > 0


def test_statements_on_the_driver_are_announced(embedded: Database) -> None:
    sent: list[str] = []
    event.listen(
        embedded.writers,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_: sent.append(statement),
    )

    with embedded.write_session() as session:
        session.execute(select(_SOURCE.c.code).limit(1))

    assert any("FROM source" in statement for statement in sent)


def head(stream: str) -> dict[str, object]:
    return {"stream": stream, "position": 1, "hash": "", "moment": 1, "erasures": 0}


def test_rows_are_written_on_the_driver(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(Session, "execute", lambda _, one, *__: asked.append(one))
    of_streams = _HEAD.c.stream.in_(bindparam("streams", expanding=True))
    renaming = update(_HEAD).where(of_streams).values(hash=bindparam("named"))
    deleting = delete(_HEAD).where(_HEAD.c.stream == bindparam("of"))

    with database.write_session() as session:
        session.execute(insert(_HEAD), [head("one"), head("two")])
        session.execute(insert(_HEAD), head("three"))
        session.execute(renaming, {"streams": ["one", "three"], "named": "abc"})
        session.execute(deleting, [{"of": "two"}, {"of": "none"}])
        written = session.execute(select(_HEAD.c.stream, _HEAD.c.hash)).all()

    assert not any(one.is_dml for one in asked)
    assert sorted(written) == [("one", "abc"), ("three", "abc")]


@pytest.mark.parametrize("streams", [["one"], ["one", "two"]])
def test_a_column_without_a_value_gets_its_default(database: Database, streams: list[str]) -> None:
    with database.write_session() as session:
        session.execute(
            insert(_HEAD),
            [{"stream": of, "position": 1, "hash": "", "moment": 1} for of in streams],
        )
        found = session.execute(select(_HEAD.c.stream, _HEAD.c.erasures)).all()

    assert sorted(found) == [(of, 0) for of in streams]


def test_a_row_written_twice_is_refused_as_by_sqlalchemy(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write_session() as session:
        session.execute(insert(_HEAD), [head("one"), head("one")])

    with database.read_session() as session:
        assert session.scalars(select(_HEAD.c.stream)).all() == []


def test_statements_can_be_run_after_transactions_that_were_rolled_back(
    database: Database,
) -> None:
    reading = select(_HEAD.c.stream).where(_HEAD.c.stream == bindparam("of"))
    for n in range(2):
        with suppress(ZeroDivisionError), database.write_session() as session:
            session.execute(reading, {"of": "none"})
            session.execute(insert(_HEAD), head(f"lost-{n}"))
            # So often that the driver prepares it, and deallocates everything after the rollback.
            for _ in range(10):
                session.execute(text("SELECT 1"))
            raise ZeroDivisionError
    with database.write_session() as session:
        session.execute(insert(_HEAD), head("kept"))
        found = session.scalars(reading, {"of": "kept"}).all()

    assert found == ["kept"]
