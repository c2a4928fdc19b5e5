"""Bringing a database to the shape that this release needs."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.kit.database import Database

FOLDER = Path(__file__).parents[2] / "migrations"


def upgrade(database: Database, revision: str = "head") -> None:
    """Apply every migration that is missing, each whole or not at all."""
    _run(database, command.upgrade, revision)


def downgrade(database: Database, revision: str) -> None:
    """Take back every migration after this one."""
    _run(database, command.downgrade, revision)


def is_current(session: Session) -> bool:
    """Whether the database has the shape that this release needs."""
    context = MigrationContext.configure(session.connection())
    return context.get_current_revision() == _LATEST


def _run(database: Database, action: Any, revision: str) -> None:
    with database.writers.connect() as connection:
        _without_foreign_keys(connection)
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        try:
            action(config, revision)
            connection.commit()
        finally:
            connection.invalidate()  # nobody else may be handed it with foreign keys off


def _without_foreign_keys(connection: Connection) -> None:
    """Rebuilding a table in SQLite deletes the rows of its children while foreign keys are on."""
    if connection.dialect.name == "sqlite":
        raw: Any = connection.connection.driver_connection
        raw.execute("PRAGMA foreign_keys = OFF")


_LATEST = ScriptDirectory(str(FOLDER)).get_current_head()
