"""A release uses every schema within its range, and no other."""

from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlmodel import col

from app.platform.db import migrations
from app.platform.db.database import Database
from app.platform.db.migrations import SchemaState, is_compatible
from tests.support.templates import BLANK, TemplateDatabases

HEAD = max(migrations.revisions())


def _is_compatible(database: Database, revision: str, compatible_with: str) -> bool:
    with database.write_session() as session:
        session.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))  # noqa: S608
        session.execute(text(f"UPDATE schema_state SET compatible_with = '{compatible_with}'"))  # noqa: S608
    with database.read_session() as session:
        return is_compatible(session)


def test_migrated_database_is_compatible_and_says_with_what(database: Database) -> None:
    with database.read_session() as session:
        assert is_compatible(session)
        stored = session.scalars(select(col(SchemaState.compatible_with))).all()
    assert stored == [migrations.oldest_compatible(HEAD)]


def test_database_without_migrations_is_not_compatible(databases: TemplateDatabases) -> None:
    with databases.database(BLANK) as database, database.read_session() as session:
        assert not is_compatible(session)


def test_database_without_revision_is_not_compatible(database: Database) -> None:
    with database.write_session() as session:
        session.execute(text("DELETE FROM alembic_version"))
    with database.read_session() as session:
        assert not is_compatible(session)


@pytest.mark.parametrize(
    ("compatible_with", "expected"), [("0001", True), (HEAD, True), ("9998", False)]
)
def test_newer_schema_is_used_if_it_is_compatible_with_this_release(
    database: Database, compatible_with: str, expected: bool
) -> None:
    assert _is_compatible(database, "9999", compatible_with) is expected


@pytest.mark.parametrize(("oldest", "expected"), [("0006", True), ("0007", True), ("0008", False)])
def test_older_schema_is_used_if_the_newest_migration_is_compatible_with_it(
    database: Database, monkeypatch: pytest.MonkeyPatch, oldest: str, expected: bool
) -> None:
    monkeypatch.setattr(migrations, "revisions", lambda: {"0007", "0008"})
    monkeypatch.setattr(migrations, "oldest_compatible", lambda _: oldest)

    assert _is_compatible(database, "0007", "0001") is expected


def test_older_schema_that_no_migration_has_is_not_used(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "oldest_compatible", lambda _: "0000")

    assert not _is_compatible(database, "0000-draft", "0001")


def test_compatibility_is_stored_with_the_revision(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "oldest_compatible", {"0009": "0007"}.__getitem__)

    with database.writers.begin() as connection:
        migrations.store_compatibility(connection, "0009")
    with database.read_session() as session:
        assert session.scalars(select(col(SchemaState.compatible_with))).all() == ["0007"]


def test_declared_compatibility_is_read_from_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    versions = tmp_path / "versions"
    versions.mkdir()
    declared = 'revision = "0031"\ncompatible_with = "0029"\n'
    (versions / "0031_one.py").write_text(declared)
    (versions / "0032_two.py").write_text('revision = "0032"\n')
    monkeypatch.setattr(migrations, "FOLDER", tmp_path)

    assert migrations.oldest_compatible("0031") == "0029"
    assert migrations.oldest_compatible("0032") == "0032"


def test_no_migration_is_compatible_with_less_than_those_before_it() -> None:
    oldest = [migrations.oldest_compatible(revision) for revision in sorted(migrations.revisions())]

    assert oldest == sorted(oldest)
