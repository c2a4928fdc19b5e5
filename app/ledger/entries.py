"""Entries of the ledger: what each says, and how the next one is written."""

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

TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who states something, and when; backdated where it was public long before it was loaded.

    Without a caller it is the operator at the command line, who may state everything.
    """

    author: str
    at: datetime
    backdated: bool = False
    caller: Caller | None = None
    acting_for: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a fact is about."""

    thing: str
    code: str


@dataclass(frozen=True, slots=True)
class Action:
    """What is done with a fact, what the fact is about, and why."""

    name: str
    subject: Subject
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry of the ledger says, before it is given its place and its hash."""

    action: Action
    kind: str
    fact: str
    content: dict[str, Any]
    source: Source
    stream: str = field(default=PUBLIC)


def append(session: Session, last: Change | None, provenance: Provenance, entry: Entry) -> None:
    """Write the next entry of a stream, after the last one."""
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
    """A moment after every entry that could be seen with this one, whatever the clock does.

    What was known at the moment of an entry is then known for ever. Hidden entries come after
    public ones too, but never the other way about: nothing hidden shows in what is public.
    """
    before = [last] if last else []
    if stream == RESTRICTED and (public := last_entry(session, PUBLIC)):
        before.append(public)
    # What is loaded keeps the moments at which it became public, and those may be the same.
    step = timedelta(0) if provenance.backdated else TICK
    return max([provenance.at, *(entry.recorded_at + step for entry in before)])


def last_entry(session: Session, stream: str) -> Change | None:
    """The entry with which a stream ends."""
    return session.scalars(
        select(Change)
        .where(col(Change.stream) == stream)
        .order_by(col(Change.position).desc())
        .limit(1)
    ).first()


def next_position(last: Change | None) -> int:
    """The place of the entry after the last one."""
    return 1 if last is None else last.position + 1


def stream_of(fact: Fact) -> str:
    """The ledger stream a fact belongs to: nothing restricted shows in the public one."""
    return PUBLIC if fact.visibility is Visibility.PUBLIC else RESTRICTED


def kind_of(fact: Fact) -> str:
    """The public name of a kind of fact: its table."""
    return str(type(fact).__tablename__)


LEDGER_COLUMNS = {"from_position", "to_position"}


def content_of(fact: Fact) -> dict[str, Any]:
    """What was stated, as the ledger keeps and hashes it: everything but its place in time."""
    content: dict[str, Any] = to_plain(fact.model_dump(exclude=LEDGER_COLUMNS))
    return content


def entry_hash(change: Change) -> str:
    """The hash that an entry must carry, worked out from what it says.

    `acting_for` came later than the first entries, which were hashed without it.
    """
    content = change.model_dump(exclude={"hash"})
    if change.acting_for is None:
        del content["acting_for"]
    return digest(content)
