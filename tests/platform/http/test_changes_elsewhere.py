"""Changes that other processes commit are in the next answer."""

from app.api.wiring import CATALOGUE
from app.domain.vocabulary import Role
from app.interchange.ocds.import_.models import KeptRelease
from app.ledger.rebuild import rebuild
from app.platform.db.database import Database
from tests.support import callers, world
from tests.support.cached import Cached, codes
from tests.support.tampering import tamper


def test_fact_of_another_process_is_in_the_next_answer(cached: Cached, database: Database) -> None:
    assert codes(cached.get()) == codes(cached.get()) == ["camden"]

    another = Database(database.url)
    with another.write_session() as session:
        world.authority(session, "islington")
    another.dispose()

    assert codes(cached.get()) == ["camden", "islington"]


def test_rows_of_a_rebuild_are_in_the_next_answer(cached: Cached, database: Database) -> None:
    tamper(database, "DELETE FROM version")
    assert codes(cached.get()) == codes(cached.get()) == []
    assert cached.counted() == (1, 1)

    another = Database(database.url)
    with another.write_session() as session:
        rebuild(session, CATALOGUE.projections)
    another.dispose()

    assert codes(cached.get()) == ["camden"]


def test_release_without_entries_of_the_ledger_is_in_the_next_answer(
    cached: Cached, database: Database
) -> None:
    key = callers.key(database, Role.READER)
    found = []

    for id_ in ("1", "2"):
        with database.write_session() as session:
            session.add(KeptRelease(ocid="ocds-1", id=id_, hash=id_, published_at=world.NOW,
                                    recorded_at=world.NOW, author="root", content={}))  # fmt: skip
        answers = [cached.get("/v1/imports/ocds/ocds-1", headers=key) for _ in range(2)]
        found.append([len(answer.json()["releases"]) for answer in answers])

    assert found == [[1, 1], [2, 2]]
