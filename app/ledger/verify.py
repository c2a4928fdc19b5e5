"""Whether the ledger is whole: every entry in its place, every fact as it was stated."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.ledger.chain import GENESIS, digest
from app.ledger.commands import content_of, link_of
from app.ledger.models import PUBLIC, Change, Fact, Source
from app.ledger.recompute import CHUNK, kinds_of_facts
from app.ledger.registration import run_recomputations
from app.ledger.schemas import SourceIn
from app.ledger.strays import strays

Facts: TypeAlias = Mapping[tuple[str, str], Fact]
STATEMENTS = ("stated", "restated")


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


def verify(session: Session, *, pinned: tuple[int, str] | None = None) -> Verification:
    """Walk the whole ledger, then work out again everything that is computed from facts.

    `pinned` is a position of the public stream and the hash that somebody kept of it: nothing
    else shows that the ledger was cut off, or written anew from some entry on.
    """
    walk = _Walk(session, kinds_of_facts())
    if (bad := next(walk.faults(pinned), None)) is not None:
        return Verification(walk.entries, walk.facts, bad)
    difference = next(run_recomputations(session), None)
    return Verification(walk.entries, walk.facts, difference=difference and ": ".join(difference))


@dataclass(slots=True)
class _Walk:
    """A walk through every stream in order, a chunk at a time."""

    session: Session
    kinds: Mapping[str, type[Fact]]
    entries: int = 0
    facts: int = 0
    sources: dict[str | None, tuple[str, int]] = field(default_factory=dict)

    def faults(self, pinned: tuple[int, str] | None) -> Iterator[BadEntry]:
        """What is wrong, in the order of the ledger."""
        streams = self.session.scalars(select(col(Change.stream)).distinct()).all()
        for stream in sorted(streams):
            before: Change | None = None
            for chunk in self._chunks(stream):
                facts = self._facts(chunk)
                for entry in chunk:
                    due = before.position + 1 if before else 1
                    if entry.position != due:
                        yield BadEntry(stream, due, "the entry is missing")
                    fault = _broken_link(entry, before) or self._unlike_its_rows(entry, facts)
                    if fault is not None:
                        yield BadEntry(stream, entry.position, fault)
                    before = entry
                    self.entries += 1
                    self.facts += entry.action in STATEMENTS
        if pinned is not None:
            kept = self.session.get(Change, (PUBLIC, pinned[0]))
            if kept is None or kept.hash != pinned[1]:
                yield BadEntry(PUBLIC, pinned[0], "it does not carry the hash that was kept of it")
        for stray in strays(self.session, self.kinds.values()):
            yield BadEntry(*stray)

    def _chunks(self, stream: str) -> Iterator[Sequence[Change]]:
        entries = select(Change).where(col(Change.stream) == stream).order_by(col(Change.position))
        return self.session.scalars(entries, execution_options={"yield_per": CHUNK}).partitions()

    def _facts(self, chunk: Sequence[Change]) -> Facts:
        """The facts that some entries speak of, after taking note of the sources they cite."""
        codes = {entry.source for entry in chunk} - self.sources.keys()
        for source in self.session.scalars(select(Source).where(col(Source.code).in_(codes))):
            content = source.model_dump(include=set(SourceIn.model_fields))
            self.sources[source.code] = (digest(content), source.from_position)
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
        source_hash, registered_at = self.sources.get(entry.source, ("", 0))
        if entry.source_hash != source_hash:
            return f"its source {entry.source} is not the one that was registered"
        if entry.action == "registered":
            is_same = (digest(entry.content), entry.position) == (source_hash, registered_at)
            return None if is_same else f"the source {entry.fact} is not what was registered"
        fact = facts.get((entry.kind, entry.fact))
        if fact is None or content_of(fact) != entry.content:
            return f"{entry.fact} in {entry.kind} is {'not what was stated' if fact else 'gone'}"
        return _shown_elsewhere(entry, fact, facts)


def _broken_link(entry: Change, before: Change | None) -> str | None:
    """How an entry fails to follow on the one before it."""
    if entry.previous != (before.hash if before else GENESIS):
        return "it does not name the hash of the entry before it"
    if entry.hash != link_of(entry):
        return "its hash is not that of what it says"
    if before is not None and entry.recorded_at < before.recorded_at:
        return "it was recorded before the entry before it"
    return None


def _shown_elsewhere(entry: Change, fact: Fact, facts: Facts) -> str | None:
    """How the positions of a fact, or of the fact it replaces, differ from the entry's."""
    ended: Fact | None = fact
    if entry.action in STATEMENTS:
        ended = facts.get((entry.kind, fact.replaces or ""))
        if (fact.id, fact.from_position) != (f"{entry.stream}-{entry.position}", entry.position):
            return f"{fact.id} in {entry.kind} is shown from {fact.from_position}"
    if entry.action != "stated" and (ended is None or ended.to_position != entry.position):
        return f"what it ends in {entry.kind} is not shown up to here"
    return None
