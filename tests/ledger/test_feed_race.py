"""The feed while many write: nothing missed, nothing twice, and a broken order is noticed."""

import pytest

from app.api.wiring import CATALOGUE
from app.ledger.models import PUBLIC, Change
from app.ledger.verification.chain import verify
from app.platform.db.database import Database
from tests.ledger.race import OutOfTurn, race, write
from tests.support import world


@pytest.fixture
def told(database: Database) -> Database:
    """A source (1), three scopes (2-4), an authority (5) and a report (6)."""
    with database.write_session() as session:
        world.report(session)
    return database


def test_whoever_follows_while_many_write_misses_nothing_and_reads_nothing_twice(
    told: Database,
) -> None:
    assert race(told, write) == [[], []]

    with told.read_session() as session:
        assert verify(session, CATALOGUE).bad is None


def test_writers_that_take_their_position_before_their_turn_are_noticed_by_every_poller(
    told: Database,
) -> None:
    with told.read_session() as session:
        last = session.get_one(Change, (PUBLIC, 6)).model_dump()

    found = race(told, OutOfTurn(last).write)

    assert all(any("nothing between it and" in fault for fault in faults) for faults in found)
    assert all(any("was missed" in fault for fault in faults) for faults in found)
