"""Migrations of the database schema."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text
from sqlalchemy.orm import Session

from app.platform.db.database import Database

FOLDER = Path(__file__).parents[3] / "migrations"


def upgrade(database: Database, revision: str = "head") -> None:
    """Apply all missing migrations, each whole or not at all."""
    _run(database, "upgrade", revision)


def downgrade(database: Database, revision: str) -> None:
    """Revert all migrations after a revision."""
    _run(database, "downgrade", revision)


def is_current(session: Session) -> bool:
    """Return whether the database has the schema of this release."""
    if not inspect(session.connection()).has_table("alembic_version"):
        return False
    return bool(session.scalar(text("SELECT version_num FROM alembic_version")) == _LATEST)


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


_LATEST = max(path.name for path in (FOLDER / "versions").glob("[0-9]*.py")).partition("_")[0]
