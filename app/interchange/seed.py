"""Record the embedded data set, in the order in which its facts became public."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.vocabulary import Verdict
from app.interchange.seed_changes import apply_changes
from app.interchange.seed_entries import AUTHOR, new_fact, source_input, with_code
from app.interchange.seed_reader import DataSet, Entry, moment
from app.interchange.seed_tables import IDENTITIES
from app.ledger.batch import Batch
from app.ledger.entries import Provenance
from app.ledger.fact_types import CommandContext, FactCatalogue
from app.ledger.facts import corroborate
from app.ledger.identities import change, correct, create
from app.ledger.inputs import CorroborationIn
from app.ledger.models import Change, Fact
from app.ledger.recording import record_fact, register_source
from app.platform.clock import Clock
from app.platform.entropy import Entropy
from app.platform.progress import ProgressCallback, no_progress
from app.registry.claims.facts import decide_claim
from app.registry.claims.schemas import ClaimDecisionIn


def load(
    session: Session,
    catalogue: FactCatalogue,
    data: DataSet,
    clock: Clock,
    *,
    on_progress: ProgressCallback = no_progress,
    entropy: Entropy | None = None,
) -> int:
    """Record a data set, and return the number of entries. Raises DomainError.

    In an empty ledger, facts are recorded in one batch for each moment at which some became public,
    so that `known_at` answers as public sources stood then. Where a data set was loaded before, one
    batch revises, withdraws and records until the facts of the loader are those of this data set.
    `on_progress` is called with the number of entries of the data set that are done.
    """
    entropy, now = entropy or Entropy(), clock.now()
    if not is_empty(session):
        _check_was_loaded(session)
        batch = Batch.begin(session, catalogue, clock, entropy)
        ctx = CommandContext(batch, catalogue, Provenance(AUTHOR))
        apply_changes(ctx, data, now, on_progress)
        batch.complete()
        return len(batch.stored)
    loader = _Loader(data, now, on_progress)
    # The sort is stable, so facts of one moment keep the order of the files.
    for entry in sorted(data.entries, key=lambda entry: entry.known_at or now):
        loader.schedule(entry)
    entries = 0
    for at, steps in loader.batches():
        past = at if at < now else None
        batch = Batch.begin(session, catalogue, clock, entropy, backdated_to=past)
        ctx = CommandContext(batch, catalogue, Provenance(AUTHOR, backdated=past is not None))
        for step in steps:
            step(ctx)
        batch.complete()
        entries += len(batch.stored)
    return entries


def _check_was_loaded(session: Session) -> None:
    """Raise DomainError unless a data set was loaded into the ledger before."""
    loaded = select(Change).where(col(Change.author) == AUTHOR).limit(1)
    if session.scalars(loaded).first() is None:
        raise DomainError(
            "ledger-not-empty",
            "the data set can only be loaded into an empty ledger, or one in which it was loaded",
        )


def is_empty(session: Session) -> bool:
    """Return whether the ledger has no entries."""
    return session.scalars(select(Change).limit(1)).first() is None


Step: TypeAlias = Callable[[CommandContext], None]


@dataclass(slots=True)
class _Loader:
    """The steps of one load, sorted by moment before they run."""

    data: DataSet
    now: datetime
    on_progress: ProgressCallback
    _steps: list[tuple[datetime, Step]] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)
    _facts: dict[Entry, Fact] = field(default_factory=dict)
    _details: dict[tuple[str, str], Any] = field(default_factory=dict)

    def schedule(self, entry: Entry) -> None:
        """Plan a fact, its corroborations by further sources and its decision."""
        at = entry.known_at or self.now

        def run(ctx: CommandContext) -> None:
            self._register_source(entry.body["source"], ctx)
            self._facts[entry] = self._record(entry, ctx)
            self.on_progress(1)

        self._steps.append((at, run))
        for source in entry.also:
            corroborated_at = moment(self.data.sources[source].get("dated_on")) or self.now
            self._steps.append((max(at, corroborated_at), self._corroboration(source, entry)))
        if "decision" in entry.body:
            decided = moment(entry.body.get("decision_known_from")) or self.now
            self._steps.append((max(at, decided), self._decision(entry)))

    def batches(self) -> Iterator[tuple[datetime, list[Step]]]:
        """Yield the steps of each moment, in the order in which they became public."""
        moment_of = itemgetter(0)
        for at, steps in groupby(sorted(self._steps, key=moment_of), key=moment_of):
            yield at, [step for _, step in steps]

    def _register_source(self, code: str, ctx: CommandContext) -> None:
        """Register a source with the first fact that cites it."""
        if code in self._known:
            return
        register_source(ctx, source_input(self.data.sources[code]))
        self._known.add(code)

    def _corroboration(self, source: str, entry: Entry) -> Step:
        def run(ctx: CommandContext) -> None:
            self._register_source(source, ctx)
            body = CorroborationIn(source=source, confidence=entry.body["confidence"])
            corroborate(ctx, self._facts[entry].id, body)

        return run

    def _decision(self, entry: Entry) -> Step:
        def run(ctx: CommandContext) -> None:
            body = ClaimDecisionIn(
                source=entry.body["source"],
                confidence=entry.body["confidence"],
                verdict=Verdict(entry.body["decision"]),
                reason=entry.body["decision_reason"],
            )
            decide_claim(ctx, body, self._facts[entry].id)

        return run

    def _record(self, entry: Entry, ctx: CommandContext) -> Fact:
        thing, _, part = entry.table.partition(".")
        if part == "details":
            return self._record_details(thing, entry, ctx)
        if entry.table in IDENTITIES:
            identity = IDENTITIES[entry.table]
            created: Fact = create(ctx, identity, identity.input.model_validate(entry.body))
            return created
        opening = None if entry.opening is None else self._facts[entry.opening]
        fact: Fact = record_fact(ctx, new_fact(ctx, entry, opening))
        return fact

    def _record_details(self, thing: str, entry: Entry, ctx: CommandContext) -> Fact:
        """Record the first details of a thing with its code, later ones as what they are."""
        key, identity = (thing, entry.owner or ""), IDENTITIES[thing]
        before = self._details.get(key)
        fact: Any
        if before is None:
            fact = create(ctx, identity, identity.input.model_validate(with_code(entry)))
        else:
            revised = identity.details.input.model_validate(entry.body)
            if entry.reason == "correction":
                fact = correct(ctx, identity, before, revised)
            else:
                fact = change(ctx, identity, entry.owner or "", revised)
        self._details[key] = fact
        recorded: Fact = fact
        return recorded
