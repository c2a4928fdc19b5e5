"""The present state moves with every commit on which answers or callers depend."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Role
from app.ledger.as_of import AsOf
from app.ledger.http.present_state import PresentReader, PresentState, present_reader
from app.ledger.moments import resolve_moment
from app.ledger.projection_state import ProjectionState
from app.ledger.rebuild import rebuild
from app.ledger.schemas import AsOfQuery
from app.ledger.streams import PARTNERS, PUBLIC
from app.platform.db.database import Database
from app.platform.db.watched_query import WatchError
from tests.support import callers, world

NOW = datetime(2027, 1, 1, tzinfo=UTC)
STREAMS = (PUBLIC, PARTNERS)


class Reading:
    """A reader on an event loop of its own."""

    def __init__(self, reader: PresentReader, runner: "asyncio.Runner") -> None:
        self.reader = reader
        self.runner = runner

    def state(self) -> PresentState:
        return self.runner.run(self.reader.read())


@pytest.fixture
def reading(database: Database) -> Iterator[Reading]:
    reader = present_reader(database)
    assert reader is not None
    with asyncio.Runner() as runner:
        yield Reading(reader, runner)
        reader.close()


def test_state_is_the_same_object_while_nothing_changes(reading: Reading) -> None:
    assert reading.state() is reading.state()


def test_state_has_the_versions_that_answers_carry(reading: Reading, database: Database) -> None:
    assert reading.state().versions(STREAMS) == as_of(database).heads == ()

    with database.write_session() as session:
        world.authority(session, "camden")
        world.claim(session, about="authority:camden", visibility="partners")

    state, answered = reading.state(), as_of(database)
    assert state.versions(STREAMS) == answered.heads
    assert [head[0] for head in answered.heads] == sorted(STREAMS)
    assert state.versions(None) == state.versions(STREAMS) != state.versions((PUBLIC,))


def record(session: Session) -> None:
    world.authority(session, "camden")


def mark_stale(session: Session) -> None:
    session.get_one(ProjectionState, 1).is_stale = True


def compute_anew(session: Session) -> None:
    rebuild(session, CATALOGUE.projections)


@pytest.mark.parametrize(
    ("change", "moved"),
    [(record, "heads"), (mark_stale, "rules"), (compute_anew, "rules")],
    ids=["record", "mark stale", "rebuild"],
)
def test_change_moves_what_depends_on_it(
    reading: Reading, database: Database, change: Callable[[Session], None], moved: str
) -> None:
    with database.write_session() as session:
        world.authority(session, "islington")
    before = reading.state()

    another = Database(database.url)
    with another.write_session() as session:
        change(session)
    another.dispose()

    after = reading.state()
    assert {name for name in ("heads", "keys", "rules") if _of(before, name) != _of(after, name)} \
        == {moved}  # fmt: skip


def test_entry_of_the_audit_log_moves_the_keys(reading: Reading, database: Database) -> None:
    before = reading.state()

    callers.key(database, Role.READER, audited=True)

    assert reading.state().keys != before.keys


def test_requests_that_wait_share_one_query(reading: Reading) -> None:
    async def read_all() -> list[PresentState]:
        return await asyncio.gather(*(reading.reader.read() for _ in range(50)))

    assert len({id(state) for state in reading.runner.run(read_all())}) == 1


def test_reader_goes_on_in_another_loop(reading: Reading) -> None:
    before = reading.state().heads

    assert asyncio.run(reading.reader.read()).heads == before


def test_database_that_does_not_exist_cannot_be_read(reading: Reading, database: Database) -> None:
    reader = present_reader(Database(database.url.set(database=f"{database.url.database}-not")))
    assert reader is not None

    with pytest.raises(WatchError):
        reading.runner.run(reader.read())


def as_of(database: Database) -> AsOf:
    with database.read_session() as session:
        return resolve_moment(session, AsOfQuery(), None, STREAMS, now=NOW, today=NOW.date())


def _of(state: PresentState, name: str) -> object:
    return getattr(state, name)
