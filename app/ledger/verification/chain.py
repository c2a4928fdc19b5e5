"""Whether the ledger is whole: every entry in its place, every fact as it was stated."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session
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
from app.platform.progress import ProgressCallback, no_progress

Facts: TypeAlias = Mapping[tuple[str, str], Fact]

# Whoever edits a store leaves what no type of ours allows: a day that is none, a broken JSON.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError)


@dataclass(frozen=True, slots=True)
class Pin:
    """A head that somebody kept: an entry's place, and the hash that it carried."""

    position: int
    hash: str
    stream: str = PUBLIC


@dataclass(frozen=True, slots=True)
class BadEntry:
    """Where the ledger stops being what was written: a place in a stream, and what is wrong."""

    stream: str
    position: int
    what: str


@dataclass(frozen=True, slots=True)
class Verification:
    """How much was looked at, and the first thing found wrong, if any."""

    entries: int
    facts: int
    bad: BadEntry | None = None
    difference: str | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong, neither in the ledger nor in what is computed from it."""
        return self.bad is None and self.difference is None


def verify(
    session: Session,
    catalogue: FactCatalogue,
    *,
    pinned: Sequence[Pin] = (),
    on_progress: ProgressCallback = no_progress,
) -> Verification:
    """Walk the whole ledger, then work out again everything that is computed from facts.

    Nothing but a pinned head shows that a stream was cut off, or written anew from some entry on
    with all that follows from it. `advance` hears of the entries walked past.
    """
    walk = _Walk(session, on_progress=on_progress)
    try:
        bad = next(walk.faults(pinned), None)
    except UNREADABLE:
        bad = _first_unreadable(session)
    if bad is not None:
        return Verification(walk.entries, walk.facts, bad)
    difference = next(catalogue.differences(session), None)
    return Verification(walk.entries, walk.facts, difference=difference and ": ".join(difference))


def _first_unreadable(session: Session) -> BadEntry | None:
    """The first fault of a ledger that cannot be read, found one entry at a time."""
    walk = _Walk(session, chunk=1)
    try:
        return next(walk.faults(()), None)
    except UNREADABLE as error:
        return BadEntry(walk.stream, walk.due, f"what is stored of it cannot be read: {error}")


@dataclass(slots=True)
class _Walk:
    """A walk through every stream in order, a chunk at a time."""

    session: Session
    chunk: int = CHUNK
    on_progress: ProgressCallback = no_progress
    kinds: Mapping[str, type[Fact]] = field(default_factory=fact_models)
    sources: dict[str | None, Source] = field(default_factory=dict)
    entries: int = 0
    facts: int = 0
    stream: str = PUBLIC
    before: Change | None = None

    @property
    def due(self) -> int:
        """The position of the next entry."""
        return self.before.position + 1 if self.before else 1

    def faults(self, pinned: Sequence[Pin]) -> Iterator[BadEntry]:
        """What is wrong, in the order of the ledger."""
        streams = self.session.scalars(select(col(Change.stream)).distinct()).all()
        for self.stream in sorted(streams):
            if self.stream not in {PUBLIC, RESTRICTED}:
                yield BadEntry(self.stream, 1, "there is no such stream")
            self.before = None
            for chunk in self._chunks():
                facts = self._behind(chunk)
                for entry in chunk:
                    yield from self._faults_of(entry, facts)
                    self.before = entry
                self.on_progress(len(chunk))
        for pin in pinned:
            if self._hash_at(pin) != pin.hash:
                what = "it does not carry the hash that was kept of it"
                yield BadEntry(pin.stream, pin.position, what)
        for stray in orphan_rows(self.session, self.kinds.values()):
            yield BadEntry(*stray)

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

    def _faults_of(self, entry: Change, facts: Facts) -> Iterator[BadEntry]:
        if entry.position != self.due:
            yield BadEntry(entry.stream, self.due, "the entry is missing")
        fault = _broken_link(entry, self.before) or self._unlike_its_rows(entry, facts)
        if fault is not None:
            yield BadEntry(entry.stream, entry.position, fault)
        self.entries += 1
        self.facts += entry.action in RECORDING_ACTIONS

    def _behind(self, chunk: Sequence[Change]) -> Facts:
        """The facts that some entries speak of, after taking note of the sources they cite."""
        codes = {entry.source for entry in chunk} - self.sources.keys()
        for source in self.session.scalars(select(Source).where(col(Source.code).in_(codes))):
            self.sources[source.code] = source
        wanted: dict[str, set[str]] = defaultdict(set)
        for entry in chunk:
            wanted[entry.kind] |= {entry.fact, entry.content.get("replaces") or entry.fact}
        return {
            (name, fact.id): fact
            for name, kind in self.kinds.items()
            if name in wanted
            for fact in self.session.scalars(select(kind).where(col(kind.id).in_(wanted[name])))
        }

    def _unlike_its_rows(self, entry: Change, facts: Facts) -> str | None:
        """How the rows behind an entry differ from what it says."""
        source = self.sources.get(entry.source)
        if source is None or entry.source_hash != source.hash:
            return f"its source {entry.source} is not the one that was registered"
        if entry.action == "registered":
            return _unlike_its_source(entry, source)
        fact = facts.get((entry.kind, entry.fact))
        if fact is None or _said(content_of(fact)) != _said(entry.content):
            return f"{entry.fact} in {entry.kind} is {'not what was stated' if fact else 'gone'}"
        return _shown_elsewhere(entry, fact, facts)


def _broken_link(entry: Change, before: Change | None) -> str | None:
    """How an entry fails to follow on the one before it."""
    if entry.previous != (before.hash if before else GENESIS):
        return "it does not name the hash of the entry before it"
    if entry.hash != entry_hash(entry):
        return "its hash is not that of what it says"
    if before is not None and entry.recorded_at < before.recorded_at:
        return "it was recorded before the entry before it"
    return None


def _said(content: Mapping[str, Any]) -> dict[str, Any]:
    """What a content says, without nulls: columns that came later are absent from older entries."""
    return {name: value for name, value in content.items() if value is not None}


def _unlike_its_source(entry: Change, source: Source) -> str | None:
    """How a source differs from the entry that registered it."""
    content = to_plain(source.model_dump(include=set(SourceIn.model_fields)))
    is_same = (
        _said(content) == _said(entry.content)
        and digest(entry.content) == source.hash
        and source.from_position == entry.position
        and source.search == searchable(source.title, source.publisher, source.url)
    )
    return None if is_same else f"the source {entry.fact} is not what was registered"


def _shown_elsewhere(entry: Change, fact: Fact, facts: Facts) -> str | None:
    """How the positions of a fact, or of the fact it replaces, differ from the entry's."""
    ended: Fact | None = fact
    if entry.action in RECORDING_ACTIONS:
        ended = facts.get((entry.kind, fact.replaces or ""))
        if (fact.id, fact.from_position) != (f"{entry.stream}-{entry.position}", entry.position):
            return f"{fact.id} in {entry.kind} is shown from {fact.from_position}"
    if entry.action != "stated" and (ended is None or ended.to_position != entry.position):
        return f"what it ends in {entry.kind} is not shown up to here"
    return None
