"""What verbs share: the database that is configured, and who runs commands beside it."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from app.access.audit import Attempt
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.kit.database import Database
from app.settings import Settings

OPERATOR = Caller("command-line", Role.ADMIN)
"""Whoever may run commands beside the database may do everything."""


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, for as long as a verb runs."""
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        database.dispose()


def typed(verb: str) -> Attempt:
    """What the audit log says of a verb."""
    return Attempt(uuid.uuid4().hex, OPERATOR, verb)
