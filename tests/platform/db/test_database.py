"""Writers queue, and readers see one read-only snapshot."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.ledger.models import Change
from app.ledger.verification.chain import verify
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
