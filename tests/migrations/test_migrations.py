"""Each migration goes up and comes down again, whole or not at all, on both engines."""

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import col

from app.api.wiring import CATALOGUE
from app.ledger.models import Change
from app.ledger.verification.chain import verify
from app.platform.db import migrations
from app.platform.db.database import Database
from app.registry.contracts.models import AwardFact
from tests.migrations.populated import populate_at_0010
from tests.migrations.shapes import Shape, shape
from tests.support import world
from tests.support.templates import BLANK, TemplateDatabases

_SCRIPTS = list(ScriptDirectory(str(migrations.FOLDER)).walk_revisions())
REVISIONS = [script.revision for script in reversed(_SCRIPTS)]


def test_each_migration_comes_down_to_what_was_before_it_and_goes_up_again(
    databases: TemplateDatabases,
) -> None:
    with databases.database(BLANK) as database:
        shapes: dict[str, Shape] = {"base": {}}
        for revision in REVISIONS:
            migrations.upgrade(database, revision)
            shapes[revision] = shape(database)

        for before, revision in reversed(list(zip(["base", *REVISIONS], REVISIONS, strict=False))):
            migrations.downgrade(database, before)
            assert shape(database) == shapes[before], before
            migrations.upgrade(database, revision)
            assert shape(database) == shapes[revision], revision
            migrations.downgrade(database, before)


def test_each_migration_has_the_next_number_and_says_what_it_is_for() -> None:
    assert [int(revision) for revision in REVISIONS] == list(range(1, len(REVISIONS) + 1))
    assert all(script.doc.endswith(".") for script in _SCRIPTS)


def test_a_migration_that_would_lose_facts_does_not_come_down(databases: TemplateDatabases) -> None:
    with databases.database("loaded") as database:
        before = _hashes(database)
        # What came later holds no facts, and comes down.
        migrations.downgrade(database, "0019")
        with pytest.raises(RuntimeError, match="there are facts in incident"):
            migrations.downgrade(database, "0018")
        migrations.upgrade(database)

        assert _hashes(database) == before
        with database.read_session() as session:
            assert migrations.is_compatible(session)
            found = verify(session, CATALOGUE)
    assert (found.fault, found.difference) == (None, None)


def test_what_was_written_outlives_migrations_that_lose_nothing(
    databases: TemplateDatabases,
) -> None:
    with databases.database(BLANK) as database:
        populate_at_0010(database)
        migrations.upgrade(database)
        before = _hashes(database)
        migrations.downgrade(database, "0014")
        migrations.upgrade(database)

        assert _hashes(database) == before
        with database.read_session() as session:
            assert migrations.is_compatible(session)
            found = verify(session, CATALOGUE)
    assert (found.fault, found.difference) == (None, None)


def test_what_the_release_at_0010_wrote_is_sound_at_head_and_can_be_gone_on_with(
    databases: TemplateDatabases,
) -> None:
    """Its entries know nothing of the columns that came later, and were hashed without them."""
    with databases.database(BLANK) as database:
        populate_at_0010(database)
        before = _hashes(database)

        migrations.upgrade(database)
        with database.read_session() as session:
            upgraded = verify(session, CATALOGUE)
        with database.write_session() as session:
            world.withdraw(session, session.get_one(AwardFact, "public-8"), reason="unsigned")
        with database.read_session() as session:
            gone_on = verify(session, CATALOGUE)

        assert (upgraded.fault, upgraded.difference, upgraded.entries) == (None, None, 24)
        assert (gone_on.fault, gone_on.difference, gone_on.entries) == (None, None, 25)
        assert set(before) < set(_hashes(database))


def test_a_migration_that_fails_leaves_nothing_of_itself(databases: TemplateDatabases) -> None:
    with databases.database(BLANK) as database:
        migrations.upgrade(database, "0003")
        with database.write_session() as session:
            session.execute(text("CREATE TABLE service_report (in_the_way INTEGER)"))
        before = shape(database)

        with pytest.raises(DBAPIError):
            migrations.upgrade(database)

        assert shape(database) == before
        with database.read_session() as session:
            assert session.scalar(text("SELECT version_num FROM alembic_version")) == "0003"


def test_migrations_before_one_that_fails_are_kept(databases: TemplateDatabases) -> None:
    with databases.database(BLANK) as database:
        migrations.upgrade(database, "0001")
        with database.write_session() as session:
            session.execute(text("CREATE TABLE service_report (in_the_way INTEGER)"))

        with pytest.raises(DBAPIError):
            migrations.upgrade(database)

        tables = inspect(database.writers).get_table_names()
        assert {"version", "scope_details"} <= set(tables)
        assert "authority" not in tables
        with database.read_session() as session:
            assert not migrations.is_compatible(session)


def _hashes(database: Database) -> list[str]:
    with database.read_session() as session:
        in_order = select(col(Change.hash)).order_by(col(Change.stream), col(Change.position))
        return list(session.scalars(in_order))
