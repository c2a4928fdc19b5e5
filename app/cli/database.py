"""What verbs share: the database that is configured, and who runs commands beside it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import ArgumentError, DBAPIError

from app.auth.audit import Attempt
from app.domain.errors import DomainError
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.db.database import Database
from app.platform.db.migrations import is_current
from app.platform.problems.problem import Problem
from app.settings import Settings

OPERATOR = Caller("command-line", Role.ADMIN)
"""Whoever may run commands beside the database may do everything."""


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, for as long as a verb runs, if it is as this release needs it."""
    with opened_as_it_is(settings) as database:
        _check(database)
        yield database


@contextmanager
def opened_as_it_is(settings: Settings) -> Iterator[Database]:
    """The same for whoever makes it so."""
    try:
        database = Database(settings.database_url)
    except (ArgumentError, LookupError) as error:
        meant = "sqlite:///file or postgresql://user@host/name"
        raise DomainError("invalid-setting", f"DATABASE_URL: {meant}") from error
    try:
        yield database
    finally:
        database.dispose()


def typed(verb: str) -> Attempt:
    """What the audit log says of a verb."""
    return Attempt(uuid.uuid4().hex, OPERATOR, verb)


def cause_of(error: DBAPIError) -> str:
    """What the database's driver said, on one line."""
    return " ".join(str(error.orig).split())


def _check(database: Database) -> None:
    """Refuse a database that is not there, before SQLite makes an empty one, or is not migrated."""
    named = database.url.render_as_string(hide_password=True)
    file = database.url.database if database.url.get_backend_name() == "sqlite" else None
    if file and file != ":memory:" and not Path(file).exists():
        raise Problem(
            "unavailable", f"the database {named} does not exist; python -m app migrate creates it"
        )
    try:
        with database.read_session() as session:
            is_ready = is_current(session)
    except DBAPIError as error:
        raise Problem("unavailable", f"{named} cannot be read: {cause_of(error)}") from error
    if not is_ready:
        what = "does not have the schema of this release; run python -m app migrate"
        raise Problem("unavailable", f"{named} {what}")
