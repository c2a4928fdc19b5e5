"""Append-only tables, and edits by a person with access to the disk or the superuser."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from app.ledger.models import Change, ChangeText, Details, StreamHead, fact_models
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.platform.db.references import Link

FACTS = sorted(fact_models())
IDENTITIES = sorted(name.removesuffix("_details") for name in fact_models(Details))
LINKS = sorted(table(link).name for link in Link.__subclasses__())
CREDENTIALS = ["api_key", "calendar_token"]
WRITTEN = ["change", "change_text", "source", "audit_entry", *IDENTITIES, *LINKS]

_TRIGGERS = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")


@contextmanager
def unguarded(database: Database) -> Iterator[Session]:
    """A session in which the database refuses nothing: no trigger, no foreign key."""
    with database.writers.connect() as connection, Session(connection) as session:
        if database.url.get_backend_name() == "postgresql":
            session.execute(text("SET LOCAL session_replication_role = replica"))
            yield session
        else:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA foreign_keys = OFF")
            guards = session.execute(_TRIGGERS).all()
            for name, _ in guards:
                session.execute(text(f"DROP TRIGGER {name}"))
            yield session
            session.flush()
            for _, guard in guards:
                session.connection().exec_driver_sql(guard)
        session.commit()
        connection.invalidate()  # nobody else may be handed it as it is


def tamper(database: Database, *statements: str) -> None:
    """Edit a database behind the registry's back."""
    with unguarded(database) as session:
        for statement in statements:
            session.execute(text(statement))


def rewind(database: Database, stream: str, position: int) -> None:
    """Take the entries of a stream back to a position, as in an older copy; its facts stay."""
    with unguarded(database) as session:
        for rows in (table(Change), table(ChangeText)):
            later = rows.c.position > position
            session.execute(delete(rows).where(rows.c.stream == stream, later))
        head, last = session.get_one(StreamHead, stream), session.get(Change, (stream, position))
        if last is None:
            session.delete(head)
        else:
            head.position, head.hash, head.moment = last.position, last.hash, last.recorded_at
