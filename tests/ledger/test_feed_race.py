"""The feed during concurrent writes: each entry once, and a broken order is detected."""

import pytest

from app.api.wiring import CATALOGUE
from app.ledger.models import Change
from app.ledger.streams import PUBLIC
from app.ledger.verification.chain import verify
from app.platform.db.database import Database
from tests.ledger.race import OutOfTurn, race, write
from tests.support import world


@pytest.fixture
def reported(database: Database) -> Database:
    """A source (1), three scopes (2-4), an authority (5) and a report (6)."""
    with database.write_session() as session:
        world.report(session)
    return database


def test_follower_reads_each_entry_once_during_writes(
    reported: Database,
) -> None:
    assert race(reported, write) == [[], []]

    with reported.read_session() as session:
        assert verify(session, CATALOGUE).fault is None


def test_position_taken_before_the_lock_is_noticed(
    reported: Database,
) -> None:
    with reported.read_session() as session:
        last = session.get_one(Change, (PUBLIC, 6)).model_dump()

    found = race(reported, OutOfTurn(last).write)

    assert all(any("nothing between it and" in fault for fault in faults) for faults in found)
    assert all(any("was missed" in fault for fault in faults) for faults in found)
