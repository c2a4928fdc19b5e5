"""Each migration is applied whole or not at all, and none of them loses facts, on both engines."""

from itertools import pairwise
from pathlib import Path

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
from app.platform.http.cursor_signing import KEY_BYTES, SigningKey
from tests.migrations.made_up import add_migrations
from tests.migrations.shapes import Shape, shape
from tests.support.templates import BLANK, TemplateDatabases

_SCRIPTS = list(ScriptDirectory(str(migrations.FOLDER)).walk_revisions())
REVISIONS = [script.revision for script in reversed(_SCRIPTS)]
BASELINE = REVISIONS[0]


def test_each_migration_after_the_baseline_can_be_reverted_and_applied_again(
    databases: TemplateDatabases,
) -> None:
    with databases.database(BLANK) as database:
        shapes: dict[str, Shape] = {}
        for revision in REVISIONS:
            migrations.upgrade(database, revision)
            shapes[revision] = shape(database)

        for before, revision in reversed(list(pairwise(REVISIONS))):
            migrations.downgrade(database, before)
            assert shape(database) == shapes[before], before
            migrations.upgrade(database, revision)
            assert shape(database) == shapes[revision], revision
            migrations.downgrade(database, before)


def test_each_migration_has_the_next_number_and_a_docstring() -> None:
    assert [int(revision) for revision in REVISIONS] == list(range(1, len(REVISIONS) + 1))
    assert all(script.doc.endswith(".") for script in _SCRIPTS)


def test_baseline_is_not_reverted_because_all_facts_would_be_lost(
    databases: TemplateDatabases,
) -> None:
    with databases.database("loaded") as database:
        before = _hashes(database)
        migrations.downgrade(database, BASELINE)
        with pytest.raises(RuntimeError, match="there is no schema before the baseline"):
            migrations.downgrade(database, "base")
        migrations.upgrade(database)

        assert _hashes(database) == before
        with database.read_session() as session:
            assert migrations.is_compatible(session)
            found = verify(session, CATALOGUE)
    assert (found.fault, found.difference) == (None, None)


def test_each_database_gets_a_signing_key_of_its_own(databases: TemplateDatabases) -> None:
    keys = []
    for name in ("one", "another"):
        with databases.database(BLANK, name) as database:
            migrations.upgrade(database)
            with database.read_session() as session:
                keys.append(session.scalars(select(col(SigningKey.secret))).one())

    assert keys[0] != keys[1]
    assert [len(key) for key in keys] == [KEY_BYTES, KEY_BYTES]


def test_baseline_that_fails_leaves_nothing_of_itself(databases: TemplateDatabases) -> None:
    """The table in the way is one of the last that the baseline makes."""
    with databases.database(BLANK) as database:
        with database.write_session() as session:
            session.execute(text("CREATE TABLE webhook (in_the_way INTEGER)"))
        before = shape(database)

        with pytest.raises(DBAPIError):
            migrations.upgrade(database)

        assert shape(database) == before
        with database.read_session() as session:
            assert not migrations.is_compatible(session)


def test_migration_that_fails_leaves_nothing_of_itself(
    database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before, version = shape(database), _version(database)
    add_migrations(
        monkeypatch,
        tmp_path,
        """
        op.execute("CREATE TABLE made_up (code VARCHAR)")
        op.execute("ALTER TABLE award ADD COLUMN made_up VARCHAR")
        op.execute("CREATE TABLE service_report (in_the_way INTEGER)")
        """,
    )

    with pytest.raises(DBAPIError):
        migrations.upgrade(database)

    assert shape(database) == before
    assert _version(database) == version


def test_migrations_before_one_that_fails_are_kept(
    database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    applied, _ = add_migrations(
        monkeypatch,
        tmp_path,
        'op.execute("CREATE TABLE made_up (code VARCHAR)")',
        'op.execute("CREATE TABLE service_report (in_the_way INTEGER)")',
    )

    with pytest.raises(DBAPIError):
        migrations.upgrade(database)

    assert "made_up" in inspect(database.writers).get_table_names()
    assert _version(database) == applied
    with database.read_session() as session:
        assert not migrations.is_compatible(session)


def _version(database: Database) -> str | None:
    with database.read_session() as session:
        version: str | None = session.scalar(text("SELECT version_num FROM alembic_version"))
        return version


def _hashes(database: Database) -> list[str]:
    with database.read_session() as session:
        in_order = select(col(Change.hash)).order_by(col(Change.stream), col(Change.position))
        return list(session.scalars(in_order))
