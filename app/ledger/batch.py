"""Batches: the facts of one transaction, recorded at one moment.

Facts get their places in the order of the commands. At the end of the batch the checks and the
projections run once over all touched facts, and the entries are chained and stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from types import SimpleNamespace
from typing import Any, Protocol, TypeVar

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.domain.errors import DomainError
from app.domain.permissions import Caller
from app.ledger.entries import (
    Entry,
    Provenance,
    RecordedFact,
    StoredEntry,
    Subject,
    commitments,
    entry_hash,
)
from app.ledger.history import DerivedValues
from app.ledger.models import RECORDING_ACTIONS, Change, ChangeText, Fact, Source, StreamHead
from app.ledger.moments import past_moment, read_heads, reading_after
from app.ledger.pending_rows import PendingRows
from app.ledger.projection_state import check_projection_version
from app.ledger.sources import CitedSources
from app.ledger.streams import PUBLIC, entry_id
from app.platform.canonical import GENESIS
from app.platform.clock import Clock
from app.platform.db.columns import table
from app.platform.entropy import Entropy

AnyFact = TypeVar("AnyFact", bound=Fact)

_CHANGE, _TEXT, _HEAD = table(Change), table(ChangeText), table(StreamHead)


class Rules(Protocol):
    """The checks of facts, the rows computed from them, and who may read them."""

    def check(self, session: Session, facts: Sequence[Fact]) -> None:
        """Raise DomainError if the history with these facts is inconsistent."""
        ...

    def project(self, session: Session, facts: Sequence[Fact | Source], moment: int) -> None:
        """Update the rows that these facts and new sources affect."""
        ...

    def streams_of(self, session: Session, caller: Caller) -> tuple[str, ...] | None:
        """Return the streams that a caller may read, or None if these are all."""
        ...


@dataclass(slots=True)
class _Head:
    """The last place that is taken in a stream."""

    position: int = 0
    hash: str = GENESIS
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class _PlacedEntry:
    """An entry with its position, and its author."""

    position: int
    entry: Entry
    provenance: Provenance


@dataclass(slots=True)
class Batch:
    """The facts of one transaction. Begun by `begin`, and stored by `complete`.

    Rows are sent to the database when a command reads (`flush`), so that facts of one kind which
    follow each other are inserted together.
    """

    _session: Session
    _pending: PendingRows
    rules: Rules
    moment: int
    entropy: Entropy
    stored: dict[tuple[str, int], StoredEntry] = field(default_factory=dict)
    known_codes: dict[tuple[str, str], str] = field(default_factory=dict)
    standing: set[tuple[str, str]] = field(default_factory=set)
    _heads: dict[str, _Head] = field(default_factory=dict)
    _entries: list[_PlacedEntry] = field(default_factory=list)
    _facts: dict[str, Fact] = field(default_factory=dict)
    _created: set[Subject] = field(default_factory=set)
    _subjects: set[Subject] = field(default_factory=set)
    _recorded: dict[str, RecordedFact] = field(default_factory=dict)
    _touched: list[Fact] = field(default_factory=list)
    _sources: list[Source] = field(default_factory=list)
    _ended: set[str] = field(default_factory=set)
    _seen: dict[Caller, tuple[str, ...] | None] = field(default_factory=dict)
    _derived: DerivedValues = field(default_factory=DerivedValues)

    @classmethod
    def begin(
        cls,
        session: Session,
        rules: Rules,
        clock: Clock,
        entropy: Entropy,
        *,
        backdated_to: datetime | None = None,
    ) -> "Batch":
        """Begin a batch in a write transaction, at the clock's reading or at a past moment.

        Raises Problem `projection-version`, Problem `clock-behind` if the clock does not pass the
        newest moment in 2 seconds, and DomainError `moment-taken` if the past moment is not later
        than the newest one.
        """
        heads = read_heads(session, None)
        versions = (head.version for head in heads.values() if head.position)
        check_projection_version(session, next(versions, None))
        newest = max(head.moment for head in heads.values())
        if backdated_to is None:
            moment = reading_after(newest, clock)
        else:
            moment = past_moment(backdated_to, newest)
        session.autoflush = False
        places = {
            name: _Head(head.position, head.hash, is_new=False)
            for name, head in heads.items()
            if head.position
        }
        pending, derived = PendingRows(session), DerivedValues.begin(session)
        return cls(session, pending, rules, moment, entropy, _heads=places, _derived=derived)

    @property
    def session(self) -> Session:
        """The session, with everything that was added so far sent to the database."""
        self.flush()
        return self._session

    @property
    def session_before(self) -> Session | None:
        """The session as far as the batch was sent, if the rest withdraws and merges nothing."""
        return self._session if self._pending.only_adds else None

    @property
    def derived(self) -> DerivedValues:
        """The values computed from current facts that are kept; reading them sends nothing."""
        return self._derived

    @property
    def positions(self) -> dict[str, int]:
        """The last position of each stream, this batch included."""
        return {PUBLIC: 0, **{name: head.position for name, head in self._heads.items()}}

    @property
    def last_place(self) -> tuple[str, int]:
        """The stream and position of the last entry that was added."""
        last = self._entries[-1]
        return last.entry.stream, last.position

    @property
    def last_fact(self) -> str:
        """The fact of the last entry that was added; for a source, its code."""
        return self._entries[-1].entry.fact

    def streams_of(self, caller: Caller) -> tuple[str, ...] | None:
        """Return the streams that a caller may read, or None if these are all."""
        if caller not in self._seen:
            self._seen[caller] = self.rules.streams_of(self._session, caller)
        return self._seen[caller]

    def flush(self) -> None:
        """Send everything that was added so far to the database."""
        self._pending.flush()

    def has_identity(self, model: type[SQLModel], code: str) -> bool:
        """Return whether a thing has this code, in this batch or before it."""
        if self.creates(table(model).name, code):
            return True
        return self._session.scalar(_code_in(model), {"code": code}) is not None

    def add_identity(self, model: type[SQLModel], code: str) -> None:
        """Add the code of a new thing."""
        self._created.add(Subject(table(model).name, code))
        self.add_row(model, code=code)

    def creates(self, thing: str, code: str) -> bool:
        """Return whether this batch created a thing with this code."""
        return Subject(thing, code) in self._created

    def is_new(self, subject: Subject) -> bool:
        """Return whether this batch created a thing, and recorded no fact about it so far."""
        return subject in self._created and subject not in self._subjects

    def add_row(self, model: type[SQLModel], **columns: Any) -> None:
        """Add a row that facts may name: the code of a new thing."""
        self._pending.add(model, columns)

    def add_source(self, **columns: Any) -> None:
        """Add a source."""
        self.add_row(Source, **columns)
        self._sources.append(Source(**columns))

    def add_fact(self, fact: AnyFact, entry: Entry, provenance: Provenance) -> AnyFact:
        """Give a fact its place, its id and its moment, and add its entry."""
        position = self._next_position(entry.stream)
        # Nobody tracks the changes of a new fact, which is inserted as it is then.
        vars(fact).update(
            id=entry_id(entry.stream, position),
            stream=entry.stream,
            position=position,
            from_at=self.moment,
        )
        self._derived.forget(type(fact))
        self._facts[fact.id] = fact
        self._pending.add_fact(fact)
        self._touched.append(fact)
        self._subjects.add(entry.subject)
        self._recorded[fact.id] = RecordedFact(
            fact.id, entry.type, entry.subject, entry.stream, provenance.author, fact.source
        )
        placed = replace(entry, fact=fact.id)
        self._entries.append(_PlacedEntry(fact.position, placed, provenance))
        return fact

    def end_fact(self, fact: Fact) -> None:
        """End a fact at the moment of the batch."""
        self._pending.end_fact(fact, self.moment, self._facts.get(fact.id))
        self._derived.forget(type(fact))
        self._touched.append(fact)
        self._ended.add(fact.id)
        self.known_codes.clear()
        self.standing.clear()

    def add_entry(self, entry: Entry, provenance: Provenance) -> int:
        """Add an entry that records no fact, and return its position."""
        position = self._next_position(entry.stream)
        self._entries.append(_PlacedEntry(position, entry, provenance))
        return position

    def fact(self, model: type[AnyFact], id_: str) -> AnyFact | None:
        """Return a fact of this batch or an earlier one, or None."""
        found: Any = self._facts.get(id_) or self._session.get(model, id_)
        return found if isinstance(found, model) else None

    def has_recorded(self, fact: str) -> bool:
        """Return whether this batch recorded a fact."""
        return fact in self._facts

    def recorded(self, fact: str) -> RecordedFact | None:
        """Return what the entry says that recorded a fact, in this batch or an earlier one."""
        if fact in self._recorded:
            return self._recorded[fact]
        row = self._session.execute(_RECORDED, {"fact": fact}).one_or_none()
        if row is None:
            return None
        subject = Subject(row.thing, row.code)
        return RecordedFact(fact, row.type, subject, row.stream, row.author, row.source)

    def settle(self) -> None:
        """Check and project what was added so far, for commands that read computed rows."""
        self.flush()
        touched, self._touched = self._touched, []
        sources, self._sources = self._sources, []
        self._check(touched)
        self.rules.project(self._session, [*touched, *sources], self.moment)

    def complete(self) -> None:
        """Check the resulting history, project it, and store the chained entries.

        Raises DomainError: `fact` is the fact that caused it, and a field is named only if that
        fact is a new one.
        """
        self.settle()
        self._session.autoflush = True
        self._derived.end(self._session)
        if not self._entries:
            return
        entries = self._chained()
        self._session.execute(insert(_CHANGE), [vars(entry.columns) for entry in entries])
        if texts := [row for entry in entries for row in entry.text_rows()]:
            self._session.execute(insert(_TEXT), texts)
        self._store_heads()
        self.stored |= {(entry.columns.stream, entry.columns.position): entry for entry in entries}
        self._entries = []

    def _next_position(self, stream: str) -> int:
        head = self._heads.setdefault(stream, _Head())
        head.position += 1
        return head.position

    def _check(self, touched: Sequence[Fact]) -> None:
        try:
            self.rules.check(self._session, touched)
        except DomainError as error:
            new = {fact.id for fact in touched} - self._ended
            fact = error.fact or next((item.id for item in reversed(touched)), None)
            field_ = error.field if fact in new else None
            raise DomainError(error.code, error.detail, field_, fact=fact) from error

    def _chained(self) -> list[StoredEntry]:
        """Return the entries as they are stored, each with its hash."""
        sources = CitedSources.of(self._session, (placed.entry for placed in self._entries))
        entries: list[StoredEntry] = []
        for placed in self._entries:
            head = self._heads[placed.entry.stream]
            texts = {path: (text, self.entropy.salt()) for path, text in placed.entry.texts.items()}
            columns = self._to_columns(placed, head, texts, sources)
            columns.hash = head.hash = entry_hash(columns)
            if placed.entry.action == "registered":
                sources.hashes[columns.fact] = columns.hash
            entries.append(StoredEntry(columns, texts))
        return entries

    def _to_columns(
        self,
        placed: _PlacedEntry,
        head: _Head,
        texts: Mapping[str, tuple[str, str]],
        sources: CitedSources,
    ) -> SimpleNamespace:
        """Return the columns of an entry but for its hash."""
        entry, salt = placed.entry, self.entropy.salt()
        return SimpleNamespace(
            stream=entry.stream,
            position=placed.position,
            read_at=head.position,
            recorded_at=self.moment,
            author=placed.provenance.author,
            acting_for=placed.provenance.acting_for,
            action=entry.action,
            type=entry.type,
            thing=entry.subject.thing,
            code=entry.subject.code,
            fact=entry.fact,
            replaces=entry.replaces,
            **sources.columns(entry),
            backdated=placed.provenance.backdated,
            content=entry.content,
            content_salt=salt,
            commitments=commitments(entry.content, salt, texts),
            previous=head.hash,
        )

    def _store_heads(self) -> None:
        for stream in dict.fromkeys(placed.entry.stream for placed in self._entries):
            head = self._heads[stream]
            values = {"position": head.position, "hash": head.hash, "moment": self.moment}
            if head.is_new:
                self._session.execute(insert(_HEAD), {"stream": stream, **values, "erasures": 0})
                head.is_new = False
            else:
                self._session.execute(_MOVE_HEAD, {"of": stream, **values})


@cache
def _code_in(model: type[SQLModel]) -> Select[tuple[str]]:
    """Build the statement that finds a code among those of a kind of thing."""
    code = table(model).c.code
    return select(code).where(code == bindparam("code"))


_RECORDED = select(
    _CHANGE.c.type,
    _CHANGE.c.thing,
    _CHANGE.c.code,
    _CHANGE.c.stream,
    _CHANGE.c.author,
    _CHANGE.c.source,
).where(_CHANGE.c.fact == bindparam("fact"), _CHANGE.c.action.in_(RECORDING_ACTIONS))
_MOVE_HEAD = (
    update(_HEAD)
    .where(_HEAD.c.stream == bindparam("of"))
    .values({name: bindparam(name) for name in ("position", "hash", "moment")})
)
