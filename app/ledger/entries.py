"""Entries of the ledger: their content, their hash, and appending."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.permissions import Caller
from app.domain.vocabulary import Visibility
from app.ledger.hashing import GENESIS, digest, to_plain
from app.ledger.models import PUBLIC, RESTRICTED, Change, Fact, Source
from app.platform.db.references import lists_of

TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Author and time of a command; backdated for data that was public before it was loaded.

    Without a caller the author is the operator at the command line, who may record everything.
    """

    author: str
    at: datetime
    backdated: bool = False
    caller: Caller | None = None
    acting_for: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing that a fact is about."""

    thing: str
    code: str


@dataclass(frozen=True, slots=True)
class Action:
    """The action of an entry, the subject of its fact, and the reason."""

    name: str
    subject: Subject
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The content of an entry before it has a position and a hash."""

    action: Action
    kind: str
    fact: str
    content: dict[str, Any]
    source: Source
    stream: str = field(default=PUBLIC)


def append(session: Session, last: Change | None, provenance: Provenance, entry: Entry) -> None:
    """Append an entry to a stream."""
    change = Change(
        stream=entry.stream,
        position=next_position(last),
        action=entry.action.name,
        kind=entry.kind,
        fact=entry.fact,
        thing=entry.action.subject.thing,
        code=entry.action.subject.code,
        source=entry.source.code,
        source_hash=entry.source.hash,
        content=entry.content,
        author=provenance.author,
        acting_for=provenance.acting_for,
        reason=entry.action.reason,
        recorded_at=_recorded_at(session, last, provenance, entry.stream),
        backdated=provenance.backdated,
        previous=last.hash if last else GENESIS,
        hash="",
    )
    change.hash = entry_hash(change)
    session.add(change)
    session.flush()


def _recorded_at(
    session: Session, last: Change | None, provenance: Provenance, stream: str
) -> datetime:
    """Return a time later than those of all visible entries, even if the clock runs back.

    The answer as of the time of an entry then never changes. Restricted entries are later than
    public ones too, but not the reverse: times of public entries reveal nothing about them.
    """
    before = [last] if last else []
    if stream == RESTRICTED and (public := last_entry(session, PUBLIC)):
        before.append(public)
    # Loaded data keep the times at which they became public, which may be equal.
    step = timedelta(0) if provenance.backdated else TICK
    return max([provenance.at, *(entry.recorded_at + step for entry in before)])


def last_entry(session: Session, stream: str) -> Change | None:
    """Return the last entry of a stream, or None."""
    return session.scalars(
        select(Change)
        .where(col(Change.stream) == stream)
        .order_by(col(Change.position).desc())
        .limit(1)
    ).first()


def next_position(last: Change | None) -> int:
    """Return the position after an entry."""
    return 1 if last is None else last.position + 1


def stream_of(fact: Fact) -> str:
    """Return the stream of a fact: facts that are not public belong to the restricted one."""
    return PUBLIC if fact.visibility is Visibility.PUBLIC else RESTRICTED


def kind_of(fact: Fact) -> str:
    """Return the public name of a kind of fact: its table name."""
    return str(type(fact).__tablename__)


LEDGER_COLUMNS = {"from_position", "to_position"}


def content_of(fact: Fact) -> dict[str, Any]:
    """Return the content of a fact as the ledger stores and hashes it, without positions."""
    columns: dict[str, Any] = to_plain(fact.model_dump(exclude=LEDGER_COLUMNS))
    return columns | lists_of(fact)


def entry_hash(change: Change) -> str:
    """Compute the hash of an entry from its content.

    Entries without `acting_for` are hashed without the field, because it was added later.
    """
    content = change.model_dump(exclude={"hash"})
    if change.acting_for is None:
        del content["acting_for"]
    return digest(content)
