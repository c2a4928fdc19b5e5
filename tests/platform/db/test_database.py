"""Writers queue, and readers see one read-only snapshot."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import event, func, select, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.ledger.models import Change
from app.ledger.verification.chain import verify
from app.platform.db import database as module
from app.platform.db.database import Database
from tests.support import world

WRITERS, STATEMENTS = 4, 20
COUNT_AND_LAST = select(func.count(), func.max(Change.position))


def test_concurrent_writers_leave_no_gap(database: Database) -> None:
    together = threading.Barrier(WRITERS)

    def write(writer: int) -> None:
        together.wait()
        for n in range(STATEMENTS):
            with database.write_session() as session:
                world.provider(session, f"p-{writer}-{n}")

    with database.write_session() as session:
        world.source(session)
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))

    with database.read_session() as session:
        positions = session.scalars(
            select(col(Change.position)).order_by(col(Change.position))
        ).all()
        assert list(positions) == list(range(1, WRITERS * STATEMENTS + 2))
        assert verify(session, CATALOGUE).fault is None


def test_positions_follow_the_order_of_commits(database: Database) -> None:
    """A reader who has seen a position has seen every position before it."""
    done = threading.Event()

    def write(writer: int) -> None:
        for n in range(STATEMENTS):
            with database.write_session() as session:
                world.provider(session, f"p-{writer}-{n}")

    def poll() -> list[tuple[int, int]]:
        seen = []
        while not done.is_set():
            with database.read_session() as session:
                count, last = session.execute(COUNT_AND_LAST).one()
                seen.append((count, last))
        return seen

    with database.write_session() as session:
        world.source(session)
    with ThreadPoolExecutor(3) as pool:
        polled = pool.submit(poll)
        writers = [pool.submit(write, writer) for writer in range(2)]
        for writer in writers:
            writer.result()
        done.set()

    assert len(polled.result()) > 1
    assert all(count == position for count, position in polled.result())


def test_reader_sees_one_snapshot_during_writes(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)

    with database.read_session() as reader:
        before = reader.scalar(select(func.count()).select_from(Change))
        with database.write_session() as writer:
            world.provider(writer)
        after = reader.scalar(select(func.count()).select_from(Change))
    with database.read_session() as later:
        now = later.scalar(select(func.count()).select_from(Change))

    assert (before, after, now) == (1, 1, 2)


def test_write_in_read_session_is_refused(database: Database) -> None:
    with database.write_session() as session:
        world.source(session)

    with pytest.raises(DBAPIError), database.read_session() as session:
        session.execute(text("UPDATE source SET title = 'something else'"))

    with database.read_session() as session:
        assert session.scalar(text("SELECT title FROM source")) == "The minutes"


def test_failed_writer_is_rolled_back(database: Database) -> None:
    def fail_half_way() -> None:
        with database.write_session() as session:
            world.provider(session)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()

    with database.read_session() as session:
        assert session.scalar(select(func.count()).select_from(Change)) == 0
        assert session.scalar(text("SELECT count(*) FROM provider")) == 0


def test_statistics_are_computed_once_the_rows_have_doubled(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ANALYZE_ROWS", 10)
    before = _analyzed_rows(database)

    _record_sources(database, "early", 30)
    after_growth = _analyzed_rows(database)
    _record_sources(database, "few", 1)
    after_little = _analyzed_rows(database)

    assert before == 0
    assert after_growth >= 30
    assert after_little == after_growth


def test_readers_use_the_statistics_that_a_writer_computed(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ANALYZE_ROWS", 10)
    _analyzed_rows(database)
    opened_before = database.readers.pool

    _record_sources(database, "many", 30)

    assert database.readers.pool is not opened_before


def test_few_rows_are_not_analyzed(database: Database) -> None:
    _record_sources(database, "few", 3)

    assert _analyzed_rows(database) == 0


def test_failure_to_analyze_is_logged_and_the_write_remains(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise OperationalError("ANALYZE", None, Exception("locked"))

    monkeypatch.setattr(module, "ANALYZE_ROWS", 10)
    monkeypatch.setattr(database, "analyze", fail)

    _record_sources(database, "many", 30)

    assert [record.name for record in caplog.records] == ["app.database"]
    with database.read_session() as session:
        assert session.scalar(select(func.count()).select_from(Change)) == 30


def test_sqlite_looks_at_its_statistics_on_close_after_many_rows(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "OPTIMIZE_ROWS", 100)
    sent: list[str] = []
    event.listen(database.writers, "before_cursor_execute", lambda *said: sent.append(said[2]))
    _record_sources(database, "few", 1)
    database.dispose()
    sent_after_few = [statement for statement in sent if "optimize" in statement]

    _record_sources(database, "many", 30)
    database.dispose()

    is_sqlite = database.url.get_backend_name() == "sqlite"
    assert sent_after_few == []
    assert ("PRAGMA optimize" in sent) is is_sqlite


def _record_sources(database: Database, prefix: str, count: int) -> None:
    with database.write_session() as session:
        for n in range(count):
            world.source(session, f"{prefix}-{n}")


def _analyzed_rows(database: Database) -> int:
    """Return the number of sources at the time of the statistics."""
    statement = {
        "sqlite": "SELECT stat FROM sqlite_stat1 WHERE tbl = 'source'",
        "postgresql": "SELECT reltuples FROM pg_class WHERE relname = 'source'",
    }[database.url.get_backend_name()]
    with database.read_session() as session:
        tables = "SELECT count(*) FROM sqlite_schema WHERE name = 'sqlite_stat1'"
        if "sqlite" in statement and not session.scalar(text(tables)):
            return 0
        found = session.scalar(text(statement))
    return max(int(float(str(found or 0).split()[0])), 0)
