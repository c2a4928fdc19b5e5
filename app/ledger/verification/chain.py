"""Verification of the ledger: chains, commitments, and the facts behind the entries."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.ledger.commitments import commit_content, commit_text, join
from app.ledger.entries import entry_hash
from app.ledger.fact_types import FactCatalogue
from app.ledger.inputs import SourceIn
from app.ledger.models import (
    RECORDING_ACTIONS,
    Change,
    ChangeText,
    Fact,
    Source,
    StreamHead,
)
from app.ledger.moments import read_heads
from app.ledger.sources import source_row, source_texts
from app.ledger.streams import PUBLIC, entry_id, sort_key
from app.ledger.verification.computed_rows import OtherProcess, first_difference
from app.ledger.verification.orphans import orphan_rows
from app.platform.canonical import GENESIS, link_fault, to_plain
from app.platform.db.columns import table
from app.platform.db.references import list_columns
from app.platform.db.rows import READ_ERRORS
from app.platform.progress import ProgressCallback, no_progress

_CHANGE, _TEXT = table(Change), table(ChangeText)

_ENTRIES = 2_000
"""The number of entries that are verified at once: each kind of fact takes a statement."""

EntryRow: TypeAlias = Any
"""A row with the columns of an entry."""

Facts: TypeAlias = Mapping[tuple[str, str], Any]
Texts: TypeAlias = Mapping[str, Any]


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
    other: OtherProcess | None = None,
) -> Verification:
    """Verify the whole ledger, then compare all computed rows with the facts.

    Only a pinned head detects that the end of a stream was deleted, or rewritten with all hashes
    that depend on it. `on_progress` receives the numbers of verified entries and computed rows.
    With another process that compares rows, too, the findings are the same.
    """
    advance = on_progress if other is None else other.advance
    walk = _ChainWalk(session, catalogue, on_progress=advance)
    try:
        fault = next(walk.faults(pinned), None)
    except READ_ERRORS:
        fault = _first_unreadable(session, catalogue)
    if fault is not None:
        return Verification(walk.entries, walk.facts, fault)
    difference = first_difference(session, catalogue.projections, on_progress, other)
    return Verification(walk.entries, walk.facts, difference=difference)


def _first_unreadable(session: Session, catalogue: FactCatalogue) -> LedgerFault | None:
    """Return the first fault of a ledger that cannot be read, entry by entry."""
    walk = _ChainWalk(session, catalogue, chunk=1)
    try:
        return next(walk.faults(()), None)
    except READ_ERRORS as error:
        return LedgerFault(
            walk.stream, walk.next_position, f"what is stored of it cannot be read: {error}"
        )


@dataclass(slots=True)
class _ChainWalk:
    """A pass over every stream, from wide to narrow, a chunk at a time."""

    session: Session
    catalogue: FactCatalogue
    chunk: int = _ENTRIES
    on_progress: ProgressCallback = no_progress
    sources: dict[str, str] = field(default_factory=dict)
    source_facts: Counter[str] = field(default_factory=Counter)
    erased: set[tuple[str, str]] = field(default_factory=set)
    erasures: int = 0
    entries: int = 0
    facts: int = 0
    stream: str = PUBLIC
    previous: EntryRow | None = None

    @property
    def next_position(self) -> int:
        """The position of the next entry."""
        return self.previous.position + 1 if self.previous else 1

    def faults(self, pinned: Sequence[Pin]) -> Iterator[LedgerFault]:
        """Yield all faults in ledger order."""
        streams = self.session.scalars(select(col(Change.stream)).distinct()).all()
        heads = read_heads(self.session, None)
        self.erased = set(self._erased_texts())
        for self.stream in sorted({*streams, *heads}, key=sort_key):
            self.previous, self.erasures = None, 0
            self.source_facts.clear()
            for chunk in self._chunks():
                facts, texts = self._load_facts(chunk), self._load_texts(chunk)
                for entry in chunk:
                    yield from self._check_entry(entry, facts, texts[entry.position])
                    self.previous = entry
                self.on_progress(len(chunk))
            yield from self._check_end(heads.get(self.stream))
        for pin in pinned:
            if self._hash_at(pin) != pin.hash:
                detail = "it does not have the pinned hash"
                yield LedgerFault(pin.stream, pin.position, detail)
        for orphan in orphan_rows(self.session, self.catalogue):
            yield LedgerFault(*orphan)

    def _chunks(self) -> Iterator[Sequence[EntryRow]]:
        # Rows load in a third of the time of objects that could be changed.
        entries = select(*_CHANGE.c).where(_CHANGE.c.stream == self.stream)
        in_order = entries.order_by(_CHANGE.c.position).limit(self.chunk)
        chunk = self.session.execute(in_order).all()
        while chunk:
            yield chunk
            rest = in_order.where(_CHANGE.c.position > chunk[-1].position)
            self.session.expunge_all()
            chunk = self.session.execute(rest).all()

    def _hash_at(self, pin: Pin) -> str | None:
        if pin.position == 0:
            return GENESIS
        entry = self.session.get(Change, (pin.stream, pin.position))
        return entry.hash if entry else None

    def _erased_texts(self) -> Iterator[tuple[str, str]]:
        """Yield the entry and the path of each text that an entry erased."""
        erasures = select(col(Change.content)).where(col(Change.action) == "erased")
        for content in self.session.scalars(erasures):
            for path in content["texts"]:
                yield content["entry"], path

    def _check_entry(self, entry: EntryRow, facts: Facts, texts: Texts) -> Iterator[LedgerFault]:
        if entry.position != self.next_position:
            yield LedgerFault(entry.stream, self.next_position, "the entry is missing")
        fault = (
            _chain_fault(entry, self.previous)
            or self._text_fault(entry, texts)
            or self._source_fault(entry)
            or self._row_fault(entry, facts, texts)
        )
        if fault is not None:
            yield LedgerFault(entry.stream, entry.position, fault)
        self.entries += 1
        self.facts += entry.action in RECORDING_ACTIONS
        self.erasures += entry.action == "erased"

    def _check_end(self, head: Any) -> Iterator[LedgerFault]:
        """Compare the stored head of a stream with its last entry."""
        last = self.previous
        if last is None:
            if head is not None and head.position:
                yield LedgerFault(self.stream, 1, "the entry is missing")
            return
        if last.read_at != last.position:
            yield LedgerFault(self.stream, last.position + 1, "the end of the batch is missing")
        stored = head and (head.position, head.hash, head.moment, head.erasures)
        if stored != (last.position, last.hash, last.recorded_at, self.erasures):
            detail = f"{StreamHead.__tablename__} does not name it as the last entry"
            yield LedgerFault(self.stream, last.position, detail)

    def _load_facts(self, chunk: Sequence[EntryRow]) -> Facts:
        """Return the facts that these entries record or end, by type and id."""
        ids: dict[str, set[str]] = defaultdict(set)
        for entry in chunk:
            ids[entry.type] |= {entry.fact, entry.replaces or entry.fact}
        models = {name: type_.model for name, type_ in self.catalogue.types.items() if name in ids}
        return {
            (name, fact["id"]): fact
            for name, model in models.items()
            for fact in self.session.execute(_with_lists(model, ids[name])).mappings()
        }

    def _load_texts(self, chunk: Sequence[EntryRow]) -> Mapping[int, dict[str, Any]]:
        found: dict[int, dict[str, Any]] = defaultdict(dict)
        texts = select(*_TEXT.c).where(
            _TEXT.c.stream == self.stream,
            _TEXT.c.position.between(chunk[0].position, chunk[-1].position),
        )
        for text in self.session.execute(texts):
            found[text.position][text.path] = text
        return found

    def _text_fault(self, entry: EntryRow, texts: Texts) -> str | None:
        """Return the fault of the commitments of an entry, or None."""
        if commit_content(entry.content_salt, entry.content) != entry.commitments["content"]:
            return "its content is not what it commits to"
        if entry.commitments["texts"].keys() != texts.keys():
            return "its free texts are not those that it commits to"
        for path, commitment in entry.commitments["texts"].items():
            text, salt = texts[path].text, texts[path].salt
            place = entry_id(entry.stream, entry.position)
            if text is None and salt is None and (place, path) in self.erased:
                continue
            if text is None or salt is None or commit_text(salt, text) != commitment:
                return f"its free text {path} is not what it commits to"
        return None

    def _source_fault(self, entry: EntryRow) -> str | None:
        if entry.action == "registered":
            self.sources[entry.fact] = entry.hash
        if entry.source is None:
            return None
        if self.sources.get(entry.source) != entry.source_commitment:
            return f"its source {entry.source} is not the one that was registered"
        self.source_facts[entry.source] += entry.action in RECORDING_ACTIONS
        if entry.source_facts != self.source_facts[entry.source]:
            return f"it does not tell the number of facts on its source {entry.source}"
        return None

    def _row_fault(self, entry: EntryRow, facts: Facts, texts: Texts) -> str | None:
        """Return the difference between an entry and the rows that follow from it, or None."""
        given = {path: text.text for path, text in texts.items()}
        match entry.action:
            case "registered":
                return self._registered_fault(entry, given)
            case "recorded" | "revised":
                return self._recorded_fault(entry, facts, given)
            case "withdrawn":
                return _ending_fault(entry, facts.get((entry.type, entry.fact)))
            case _:
                return None

    def _recorded_fault(
        self, entry: EntryRow, facts: Facts, texts: Mapping[str, str | None]
    ) -> str | None:
        fact = facts.get((entry.type, entry.fact))
        if fact is None:
            return f"{entry.fact} in {entry.type} is gone"
        expected = self.catalogue.types[entry.type].columns_of(entry.content, texts)
        if not (_has_values(fact, expected) and _is_placed(entry, fact)):
            return f"{entry.fact} in {entry.type} is not what was recorded"
        if entry.replaces is None:
            return None
        return _ending_fault(entry, facts.get((entry.type, entry.replaces)))

    def _registered_fault(self, entry: EntryRow, texts: Mapping[str, str | None]) -> str | None:
        source = self.session.get(Source, entry.fact)
        body = SourceIn.model_validate(join(entry.content, texts, source_texts()))
        expected = {**source_row(body), "from_at": entry.recorded_at}
        if source is None or to_plain(source.model_dump()) != to_plain(expected):
            return f"the source {entry.fact} is not what was registered"
        return None


def _with_lists(model: type[Fact], ids: set[str]) -> Select[Any]:
    """Build the statement for the columns of facts with these ids and their lists of codes."""
    facts = table(model)
    return select(facts, *list_columns(model)).where(facts.c.id.in_(ids))


def _chain_fault(entry: EntryRow, previous: EntryRow) -> str | None:
    """Return the fault in the hash, the moment or the batch of an entry, or None."""
    fault = link_fault(entry, previous.hash if previous else GENESIS, entry_hash)
    if fault is not None or previous is None:
        return fault
    return _batch_fault(entry, previous)


def _batch_fault(entry: EntryRow, previous: EntryRow) -> str | None:
    """Return the fault in the moment or the batch of an entry, or None."""
    if previous.read_at < entry.position:
        is_later = entry.recorded_at > previous.recorded_at
        return None if is_later else "its moment is not after that of the batch before"
    batch = (previous.read_at, previous.recorded_at)
    is_same = (entry.read_at, entry.recorded_at) == batch
    return None if is_same else "its moment or its end is not that of its batch"


def _has_values(fact: Any, expected: Mapping[str, Any]) -> bool:
    """Return whether a fact has these columns and lists, as they are or as JSON types."""
    return all(
        fact[name] == value or to_plain(fact[name]) == to_plain(value)
        for name, value in expected.items()
    )


def _is_placed(entry: EntryRow, fact: Any) -> bool:
    """Return whether a fact has the place, the moment and the predecessor of its entry."""
    place = ("id", "stream", "position", "from_at", "replaces", "source")
    return tuple(fact[name] for name in place) == (
        entry_id(entry.stream, entry.position),
        entry.stream,
        entry.position,
        entry.recorded_at,
        entry.replaces,
        entry.source,
    )


def _ending_fault(entry: EntryRow, ended: Any) -> str | None:
    if ended is None or ended["to_at"] != entry.recorded_at:
        return f"the fact that it ends in {entry.type} does not end at its moment"
    return None
