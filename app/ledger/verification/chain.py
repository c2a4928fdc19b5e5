"""Verification of the ledger: the hash chain, and the facts behind the entries."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload
from sqlmodel import col

from app.ledger.entries import content_of, entry_hash
from app.ledger.fact_types import FactCatalogue
from app.ledger.hashing import GENESIS, digest, to_plain
from app.ledger.inputs import SourceIn
from app.ledger.models import (
    PUBLIC,
    RECORDING_ACTIONS,
    RESTRICTED,
    Change,
    Fact,
    Source,
    fact_models,
    searchable,
)
from app.ledger.projections import CHUNK
from app.ledger.verification.orphans import orphan_rows
from app.platform.db.references import links_of
from app.platform.progress import ProgressCallback, no_progress

Facts: TypeAlias = Mapping[tuple[str, str], Fact]

# Edits of the database can leave values that no type allows, such as an invalid day or JSON.
READ_ERRORS = (ValueError, LookupError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Pin:
    """A head stored earlier: position and hash of an entry."""

    position: int
    hash: str
    stream: str = PUBLIC


@dataclass(frozen=True, slots=True)
class LedgerFault:
    """A position in a stream at which the ledger is wrong, and the fault."""

    stream: str
    position: int
    detail: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The numbers of verified entries and facts, and the first fault, if any."""

    entries: int
    facts: int
    fault: LedgerFault | None = None
    difference: str | None = None

    @property
    def is_sound(self) -> bool:
        """True if neither the ledger nor the computed rows are wrong."""
        return self.fault is None and self.difference is None


def verify(
    session: Session,
    catalogue: FactCatalogue,
    *,
    pinned: Sequence[Pin] = (),
    on_progress: ProgressCallback = no_progress,
) -> Verification:
    """Verify the whole ledger, then compare all computed rows with the facts.

    Only a pinned head detects that the end of a stream was deleted, or rewritten with all hashes
    that depend on it. `on_progress` receives the number of verified entries.
    """
    walk = _ChainWalk(session, on_progress=on_progress)
    try:
        fault = next(walk.faults(pinned), None)
    except READ_ERRORS:
        fault = _first_unreadable(session)
    if fault is not None:
        return Verification(walk.entries, walk.facts, fault)
    difference = next(catalogue.differences(session), None)
    return Verification(walk.entries, walk.facts, difference=difference and ": ".join(difference))


def _first_unreadable(session: Session) -> LedgerFault | None:
    """Return the first fault of a ledger that cannot be read, entry by entry."""
    walk = _ChainWalk(session, chunk=1)
    try:
        return next(walk.faults(()), None)
    except READ_ERRORS as error:
        return LedgerFault(
            walk.stream, walk.next_position, f"what is stored of it cannot be read: {error}"
        )


@dataclass(slots=True)
class _ChainWalk:
    """A pass over every stream in order, a chunk at a time."""

    session: Session
    chunk: int = CHUNK
    on_progress: ProgressCallback = no_progress
    kinds: Mapping[str, type[Fact]] = field(default_factory=fact_models)
    sources: dict[str | None, Source] = field(default_factory=dict)
    entries: int = 0
    facts: int = 0
    stream: str = PUBLIC
    previous: Change | None = None

    @property
    def next_position(self) -> int:
        """The position of the next entry."""
        return self.previous.position + 1 if self.previous else 1

    def faults(self, pinned: Sequence[Pin]) -> Iterator[LedgerFault]:
        """Yield all faults in ledger order."""
        streams = self.session.scalars(select(col(Change.stream)).distinct()).all()
        for self.stream in sorted(streams):
            if self.stream not in {PUBLIC, RESTRICTED}:
                yield LedgerFault(self.stream, 1, "there is no such stream")
            self.previous = None
            for chunk in self._chunks():
                facts = self._load_facts(chunk)
                for entry in chunk:
                    yield from self._check_entry(entry, facts)
                    self.previous = entry
                self.on_progress(len(chunk))
        for pin in pinned:
            if self._hash_at(pin) != pin.hash:
                detail = "it does not have the pinned hash"
                yield LedgerFault(pin.stream, pin.position, detail)
        for orphan in orphan_rows(self.session, self.kinds.values()):
            yield LedgerFault(*orphan)

    def _chunks(self) -> Iterator[Sequence[Change]]:
        entries = select(Change).where(col(Change.stream) == self.stream)
        in_order = entries.order_by(col(Change.position)).limit(self.chunk)
        chunk = self.session.scalars(in_order).all()
        while chunk:
            yield chunk
            rest = in_order.where(col(Change.position) > chunk[-1].position)
            chunk = self.session.scalars(rest).all()

    def _hash_at(self, pin: Pin) -> str | None:
        if pin.position == 0:
            return GENESIS
        entry = self.session.get(Change, (pin.stream, pin.position))
        return entry.hash if entry else None

    def _check_entry(self, entry: Change, facts: Facts) -> Iterator[LedgerFault]:
        if entry.position != self.next_position:
            yield LedgerFault(entry.stream, self.next_position, "the entry is missing")
        fault = _link_fault(entry, self.previous) or self._row_mismatch(entry, facts)
        if fault is not None:
            yield LedgerFault(entry.stream, entry.position, fault)
        self.entries += 1
        self.facts += entry.action in RECORDING_ACTIONS

    def _load_facts(self, chunk: Sequence[Change]) -> Facts:
        """Return the facts of these entries, and load the sources that they cite."""
        codes = {entry.source for entry in chunk} - self.sources.keys()
        for source in self.session.scalars(select(Source).where(col(Source.code).in_(codes))):
            self.sources[source.code] = source
        ids: dict[str, set[str]] = defaultdict(set)
        for entry in chunk:
            ids[entry.kind] |= {entry.fact, entry.content.get("replaces") or entry.fact}
        return {
            (name, fact.id): fact
            for name, kind in self.kinds.items()
            if name in ids
            for fact in self.session.scalars(
                select(kind)
                .where(col(kind.id).in_(ids[name]))
                .options(*(selectinload(getattr(kind, item)) for item in links_of(kind)))
            )
        }

    def _row_mismatch(self, entry: Change, facts: Facts) -> str | None:
        """Return the difference between an entry and its rows, or None."""
        source = self.sources.get(entry.source)
        if source is None or entry.source_hash != source.hash:
            return f"its source {entry.source} is not the one that was registered"
        if entry.action == "registered":
            return _source_mismatch(entry, source)
        fact = facts.get((entry.kind, entry.fact))
        if fact is None or _without_nulls(content_of(fact)) != _without_nulls(entry.content):
            return f"{entry.fact} in {entry.kind} is {'not what was recorded' if fact else 'gone'}"
        return _position_mismatch(entry, fact, facts)


def _link_fault(entry: Change, previous: Change | None) -> str | None:
    """Return the fault in the link of an entry to the one before, or None."""
    if entry.previous != (previous.hash if previous else GENESIS):
        return "it does not name the hash of the entry before"
    if entry.hash != entry_hash(entry):
        return "its hash is not the hash of its content"
    if previous is not None and entry.recorded_at < previous.recorded_at:
        return "its time is before that of the entry before"
    return None


def _without_nulls(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a content without nulls, because columns added later are missing in older entries."""
    return {name: value for name, value in content.items() if value is not None}


def _source_mismatch(entry: Change, source: Source) -> str | None:
    """Return the difference between a source and the entry that registered it, or None."""
    content = to_plain(source.model_dump(include=set(SourceIn.model_fields)))
    is_same = (
        _without_nulls(content) == _without_nulls(entry.content)
        and digest(entry.content) == source.hash
        and source.from_position == entry.position
        and source.search == searchable(source.title, source.publisher, source.url)
    )
    return None if is_same else f"the source {entry.fact} is not what was registered"


def _position_mismatch(entry: Change, fact: Fact, facts: Facts) -> str | None:
    """Return the difference between the positions of a fact and of its entry, or None."""
    ended: Fact | None = fact
    if entry.action in RECORDING_ACTIONS:
        ended = facts.get((entry.kind, fact.replaces or ""))
        if (fact.id, fact.from_position) != (f"{entry.stream}-{entry.position}", entry.position):
            return f"{fact.id} in {entry.kind} is visible from {fact.from_position}"
    if entry.action != "stated" and (ended is None or ended.to_position != entry.position):
        return f"the fact that it ends in {entry.kind} is not visible up to here"
    return None
