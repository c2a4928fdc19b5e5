"""The configured database, and the caller that runs commands on it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import ArgumentError, DBAPIError

from app.auth.audit import Attempt
from app.domain.errors import DomainError
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.ledger.projection_state import is_readable, stored_version
from app.platform.db.database import Database
from app.platform.db.migrations import is_compatible
from app.platform.problems.problem import Problem
from app.settings import Settings

OPERATOR = Caller("command-line", Role.ADMIN)
"""The caller of the command line, who has all rights."""


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """Open the database; raise `unavailable` if it is missing, not migrated or not rebuilt."""
    with open_migrated_database(settings) as database:
        with database.read_session() as session:
            if not is_readable(session):
                advice = f"has computed rows of version {stored_version(session)}, which this "
                advice += "release cannot read; run: python -m app rebuild"
                raise Problem("unavailable", f"{_shown_url(database)} {advice}")
        yield database


@contextmanager
def open_migrated_database(settings: Settings) -> Iterator[Database]:
    """Open the database; raise `unavailable` if it is missing or not migrated."""
    with open_unchecked_database(settings) as database:
        _check_schema(database)
        yield database


@contextmanager
def open_unchecked_database(settings: Settings) -> Iterator[Database]:
    """Open the database without a check of its schema, for migrations."""
    try:
        database = Database(settings.database_url)
    except (ArgumentError, LookupError) as error:
        expected = "sqlite:///file or postgresql://user@host/name"
        raise DomainError("invalid-setting", f"DATABASE_URL: expected {expected}") from error
    try:
        yield database
    finally:
        database.dispose()


def audit_attempt(verb: str) -> Attempt:
    """Return the audit log entry of a verb."""
    return Attempt(uuid.uuid4().hex, OPERATOR, verb)


def driver_message(error: DBAPIError) -> str:
    """Return the message of the database driver on one line."""
    return " ".join(str(error.orig).split())


def _shown_url(database: Database) -> str:
    return database.url.render_as_string(hide_password=True)


def _check_schema(database: Database) -> None:
    """Raise `unavailable` for a missing file, which SQLite would create, or an old schema."""
    shown_url = _shown_url(database)
    file = database.url.database if database.url.get_backend_name() == "sqlite" else None
    if file and file != ":memory:" and not Path(file).exists():
        raise Problem(
            "unavailable", f"{shown_url} does not exist; create it with: python -m app migrate"
        )
    try:
        with database.read_session() as session:
            is_ready = is_compatible(session)
    except DBAPIError as error:
        raise Problem(
            "unavailable", f"{shown_url} cannot be read: {driver_message(error)}"
        ) from error
    if not is_ready:
        advice = "has another schema than this release; run: python -m app migrate"
        raise Problem("unavailable", f"{shown_url} {advice}")
