"""Migrations of the database schema."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import CheckConstraint, Connection, delete, insert, inspect, select, text
from sqlalchemy.orm import Session
from sqlmodel import Field, SQLModel, col

from app.platform.db.columns import table
from app.platform.db.database import Database

FOLDER = Path(__file__).parents[3] / "migrations"


class SchemaState(SQLModel, table=True):
    """The oldest revision whose release can use the schema of the database; one row."""

    __tablename__ = "schema_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    compatible_with: str


def upgrade(database: Database, revision: str = "head") -> None:
    """Apply all missing migrations, each whole or not at all."""
    _run(database, "upgrade", revision)


def downgrade(database: Database, revision: str) -> None:
    """Revert all migrations after a revision."""
    _run(database, "downgrade", revision)


def is_compatible(session: Session) -> bool:
    """Return True if this release can use the schema of the database.

    It can use those from the revision with which its newest migration is compatible, and newer
    ones that say that they are compatible with it.
    """
    tables = inspect(session.connection())
    if not tables.has_table("alembic_version"):
        return False
    stored = session.scalar(text("SELECT version_num FROM alembic_version"))
    if stored is None:
        return False
    if stored in revisions():
        return bool(stored >= oldest_compatible(_LATEST))
    if stored < _LATEST or not tables.has_table(table(SchemaState).name):
        return False
    oldest = session.scalar(select(col(SchemaState.compatible_with)))
    return oldest is not None and oldest <= _LATEST


def store_compatibility(connection: Connection, revision: str | None) -> None:
    """Store which releases can use the schema of a revision, once there is a table for it."""
    if revision is None or not inspect(connection).has_table(table(SchemaState).name):
        return
    connection.execute(delete(table(SchemaState)))
    oldest = oldest_compatible(revision)
    connection.execute(insert(table(SchemaState)).values(id=1, compatible_with=oldest))


@cache
def revisions() -> frozenset[str]:
    """Return the revisions that this release knows."""
    return frozenset(path.name.partition("_")[0] for path in _files("*"))


@cache
def oldest_compatible(revision: str) -> str:
    """Return the `compatible_with` of a migration: without one, only its own release fits.

    The file is read, not run, because the service starts without the tools of migrations.
    """
    (file,) = _files(revision)
    found = re.search(r'^compatible_with = "(\d+)"$', file.read_text(), re.MULTILINE)
    return found[1] if found else revision


def _run(database: Database, action: str, revision: str) -> None:
    # Imported here: the service never migrates, and starts faster without the tools.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    with database.writers.connect() as connection:
        _without_foreign_keys(connection)
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        try:
            getattr(command, action)(config, revision)
            connection.commit()
        finally:
            connection.invalidate()  # it must not be reused with foreign keys off


def _without_foreign_keys(connection: Connection) -> None:
    """Switch foreign keys off: SQLite deletes child rows when it rebuilds a table with them on."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")


def _files(revision: str) -> list[Path]:
    return [*(FOLDER / "versions").glob(f"{revision}_*.py")]


_LATEST = max(revisions())
