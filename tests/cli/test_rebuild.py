"""The verbs that make computed rows current, and those that need them."""

import pytest
from sqlalchemy import text

from app.ledger import projection_state
from app.platform.db.database import Database
from tests.cli.conftest import Type
from tests.support import world
from tests.support.tampering import tamper
from tests.support.templates import TemplateDatabases

NEXT = projection_state.PROJECTION_VERSION + 1


@pytest.fixture
def recorded(database: Database) -> Database:
    with database.write_session() as session:
        world.award(session)
    return database


@pytest.fixture
def of_next_version(recorded: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """Rows of this version before a release that computes the next one, and can read this one."""
    monkeypatch.setattr(projection_state, "PROJECTION_VERSION", NEXT)
    return recorded


def test_rebuild_makes_edited_rows_right(recorded: Database, type_: Type) -> None:
    tamper(recorded, "UPDATE cover_tile SET state = 'none'")
    edited = type_(recorded, "verify")

    rebuilt = type_(recorded, "rebuild")
    sound = type_(recorded, "verify")

    assert (edited.code, sound.code) == (1, 0)
    assert edited.out.startswith("cover: cover_tile has a row that does not follow")
    assert (rebuilt.code, rebuilt.err) == (0, "")
    assert rebuilt.out.endswith(" rows were computed from the facts\n")
    assert type_(recorded, "rebuild", "--if-stale").out == (
        "the computed rows are those of this release; nothing was rebuilt\n"
    )


def test_next_release_migrates_then_rebuilds_then_writes(
    of_next_version: Database, type_: Type
) -> None:
    migrated = type_(of_next_version, "migrate")
    stale = type_(of_next_version, "verify")
    rebuilt = type_(of_next_version, "rebuild", "--if-stale")
    sound = type_(of_next_version, "verify")
    with of_next_version.write_session() as session:
        world.source(session, "second")

    assert (migrated.code, stale.code) == (0, 1)
    versions = f"of version {NEXT - 1}, this release computes version {NEXT}"
    assert f"{versions}; run: python -m app rebuild" in stale.out
    assert "run: python -m app rebuild" in migrated.out
    assert (rebuilt.code, sound.code) == (0, 0)


def test_rows_that_cannot_be_read_are_only_rebuilt(recorded: Database, type_: Type) -> None:
    tamper(recorded, f"UPDATE projection_state SET version = {NEXT}")  # noqa: S608 - a number of ours
    unread = type_(recorded, "verify")
    rebuilt = type_(recorded, "rebuild")

    assert (unread.code, rebuilt.code) == (1, 0)
    assert unread.err.startswith("unavailable: ")
    assert f"has computed rows of version {NEXT}" in unread.err
    assert type_(recorded, "verify").code == 0


def test_embedded_data_are_not_loaded_beside_rows_of_another_version(
    database: Database, type_: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.write_session() as session:
        projection_state.store_version(session)
    monkeypatch.setattr(projection_state, "PROJECTION_VERSION", NEXT)

    loaded = type_(database, "load")

    assert (loaded.code, loaded.err.split(":")[0]) == (1, "projection-version")


def test_database_with_another_schema_is_not_rebuilt(
    databases: TemplateDatabases, type_: Type
) -> None:
    with databases.database("migrated") as database:
        with database.write_session() as session:
            session.execute(text("UPDATE alembic_version SET version_num = '0000'"))

        refused = type_(database, "rebuild")

    assert (refused.code, refused.err.split(":")[0]) == (1, "unavailable")
