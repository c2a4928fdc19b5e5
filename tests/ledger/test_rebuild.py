"""A rebuild computes the same rows as the writes did, and makes edited rows right again."""

from random import Random
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.api.wiring import CATALOGUE
from app.ledger.projection_state import PROJECTION_VERSION, ProjectionState
from app.ledger.rebuild import rebuild
from app.ledger.verification.chain import verify
from app.platform.db.columns import table
from app.platform.db.database import Database
from tests.support.histories import Story
from tests.support.tampering import tamper
from tests.support.templates import TemplateDatabases

STEPS = 30


def all_rows(session: Session) -> dict[str, list[str]]:
    """Return all computed rows by table, sorted, without their ids."""
    found: dict[str, list[str]] = {}
    for projection in CATALOGUE.projections:
        for model in projection.models:
            rows = table(model)
            columns = [column for column in rows.c if column.name != "id"]
            found[rows.name] = sorted(map(str, session.execute(select(*columns))))
    return found


@pytest.mark.parametrize("seed", range(300, 304))
def test_random_history_is_sound_and_rebuilt_alike(databases: TemplateDatabases, seed: int) -> None:
    with databases.database("migrated", "rebuilt") as database:
        story = Story(Random(seed), database)
        story.begin()
        for _ in range(STEPS):
            story.step()
        with database.write_session() as session:
            found, before = verify(session, CATALOGUE), all_rows(session)
            count = rebuild(session, CATALOGUE.projections)
            after = all_rows(session)

    assert (found.fault, found.difference) == (None, None), story.told
    assert after == before
    assert count == sum(map(len, before.values()))


def test_rebuild_makes_an_edited_registry_sound(databases: TemplateDatabases) -> None:
    with databases.database("loaded", "edited") as database:
        with database.read_session() as session:
            before = all_rows(session)
        tamper(
            database,
            "DELETE FROM cover_tile WHERE id < 400",
            "UPDATE holding SET authority = 'elsewhere' WHERE id > 50",
            "UPDATE identifier SET spelling = code, to_at = 5",
            "DELETE FROM version",
            "UPDATE member SET to_at = from_at",
            "INSERT INTO contract_term SELECT id + 9999, contract, details, provider, consortium,"
            " days_from, days_to, first_day, first_day_basis, last_day, last_day_basis,"
            " is_cancelled, days, value_pence, value_basis, value_vat, 1, 2 FROM contract_term",
        )  # fmt: skip
        assert not _verified(database)

        with database.write_session() as session:
            rebuild(session, CATALOGUE.projections)

        assert _verified(database)
        with database.read_session() as session:
            assert all_rows(session) == before


def test_rebuild_reports_progress_and_stores_the_version(database: Database) -> None:
    story, steps = Story(Random(1), database), list[int]()
    story.begin()
    tamper(database, "UPDATE projection_state SET version = 99, is_stale = true")

    with database.write_session() as session:
        count = rebuild(session, CATALOGUE.projections, steps.append)
        state = session.get_one(ProjectionState, 1)
        stored = session.scalar(text("SELECT version FROM projection_state"))

    assert sum(steps) == count > 0
    assert (state.version, state.is_stale, stored) == (
        PROJECTION_VERSION, False, PROJECTION_VERSION,
    )  # fmt: skip


def _verified(database: Database) -> Any:
    with database.read_session() as session:
        return verify(session, CATALOGUE).is_sound
