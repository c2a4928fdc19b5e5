"""Bring what the loader recorded before to what the embedded data set says now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.vocabulary import Verdict
from app.interchange.seed_entries import AUTHOR, new_fact, source_input, with_code
from app.interchange.seed_reader import DataSet, Entry
from app.interchange.seed_tables import IDENTITIES
from app.ledger.commitments import join, split
from app.ledger.entries import REVISION_REASON
from app.ledger.fact_types import CommandContext, FactType, NewFact
from app.ledger.facts import CORROBORATION
from app.ledger.identities import create
from app.ledger.inputs import CorroborationIn
from app.ledger.models import RECORDING_ACTIONS, Change, ChangeText, Details, Fact, Source
from app.ledger.projections import chunks
from app.ledger.recording import record_fact, register_source, revise, withdraw
from app.platform.db.columns import NEVER
from app.platform.progress import ProgressCallback
from app.registry.claims.facts import CLAIM, CLAIM_DECISION
from app.registry.claims.schemas import ClaimDecisionIn

NO_LONGER_SAID = "No longer in the embedded data."
CLAIM_REVISED = "The claim that this is about was revised."

_REVISION = {"replaces", "opening", REVISION_REASON}
"""Fields of the entries of revisions only; contracts use `replaces` for what they replace."""

_NAMING = (
    "contract", "authority", "scope", "consortium", "provider", "event", "change", "about", "field",
    "case", "step", "kind", "standard", "reference", "holder", "recipient", "decision",
    "arises_from", "fact", "claim", "former",
)  # fmt: skip
_OF_DETAILS = ("code", "holds_from")
"""Fields that a revision leaves as they are: with others it would be another fact."""

_CHUNK = 400


@dataclass(frozen=True, slots=True, eq=False)
class _Recorded:
    """A fact that the loader recorded: its type, and what its entry says."""

    id: str
    type: FactType[Any, Any]
    content: dict[str, Any]
    texts: dict[str, str | None]

    def says(self, new: NewFact[Any]) -> bool:
        """Return whether the entry says what a new one would; an erased text stays erased."""
        content, texts = split(new.content, new.type.texts)
        erased = {path for path, text in self.texts.items() if text is None}
        return _plain(self.type, self.content) == _plain(self.type, content) and {
            path: text for path, text in self.texts.items() if path not in erased | _REVISION
        } == {path: text for path, text in texts.items() if path not in erased}

    @property
    def joined(self) -> dict[str, Any]:
        """The content with its texts, without what only a revision has."""
        return _plain(self.type, join(self.content, self.texts))

    @property
    def is_erased(self) -> bool:
        """True if a text of the entry was erased."""
        return None in self.texts.values()


@dataclass(slots=True)
class _Changer:
    """The facts that the loader recorded, and how far they were compared with the data set.

    `_current` are those that stand and were not compared yet; `_left` are those that others
    withdrew or revised, which stay as they are.
    """

    ctx: CommandContext
    data: DataSet
    _current: dict[str, list[_Recorded]]
    _left: dict[str, list[_Recorded]]
    _facts: dict[Entry, Fact | None] = field(default_factory=dict)

    def compare(self, entries: Sequence[Entry]) -> None:
        """Keep, revise or record the facts of one table of the data set."""
        wanted = [(entry, new) for entry in entries if (new := self._build(entry)) is not None]
        changed = []
        for entry, new in wanted:
            known = self._take(self._current, new)
            if known is not None:
                self._facts[entry] = self._row(known)
            elif self._take(self._left, new) is not None:
                self._facts[entry] = None
            else:
                changed.append((entry, new))
        for entry, new in changed:
            self._facts[entry] = self._change(entry, new)
        for entry, _ in wanted:
            self._compare_what_is_about(entry)

    def withdraw_rest(self) -> None:
        """Withdraw what the data set no longer says, the latest first.

        Further sources of a fact that has ended stay, as they do when a fact is corrected.
        """
        kept = {fact.id for fact in self._facts.values() if fact is not None}
        rest = [
            self._row(known)
            for known in (known for of_type in self._current.values() for known in of_type)
            if known.type is not CORROBORATION or known.content["fact"] in kept
        ]
        for fact in sorted(rest, key=lambda fact: (fact.from_at, fact.position), reverse=True):
            if not self._is_decided_by_others(fact):
                withdraw(self.ctx, fact, reason=NO_LONGER_SAID)

    def _build(self, entry: Entry) -> NewFact[Any] | None:
        """Build the fact of an entry; None if others ended what it is a part of."""
        opening = None
        if entry.opening is not None:
            opening = self._facts.get(entry.opening)
            if opening is None:
                self._facts[entry] = None
                return None
        return new_fact(self.ctx, entry, opening)

    def _change(self, entry: Entry, new: NewFact[Any]) -> Fact | None:
        """Revise the fact that is nearest to a changed one, or record a new one."""
        nearest = _nearest(self._current[new.type.name], new)
        if nearest is None:
            if _nearest(self._left[new.type.name], new) is not None:
                return None
            return self._record(entry, new)
        self._current[new.type.name].remove(nearest)
        old = self._row(nearest)
        if nearest.is_erased or (new.type is CLAIM and not self._end_own_decision(old)):
            return old
        return self._revise(nearest, old, entry, new)

    def _revise(self, known: _Recorded, old: Fact, entry: Entry, new: NewFact[Any]) -> Fact:
        said, wanted = known.joined, _plain(new.type, new.content)
        names = sorted(said.keys() | wanted.keys())
        changed = [name for name in names if said.get(name) != wanted.get(name)]
        reason = f"Corrected in the embedded data: {', '.join(changed)}."
        self._register_source(new.row.source)
        again = new_fact(self.ctx, entry, self._opening(entry), replaces=old.id)
        fact: Fact = revise(self.ctx, old, again, reason=reason)
        return fact

    def _record(self, entry: Entry, new: NewFact[Any]) -> Fact:
        self._register_source(new.row.source)
        identity = IDENTITIES.get(entry.table.partition(".")[0])
        if identity is not None and identity.details is new.type:
            code = new.content["code"]
            if self.ctx.session.get(identity.table, code) is None:
                body = identity.input.model_validate(with_code(entry))
                created: Fact = create(self.ctx, identity, body)
                return created
        fact: Fact = record_fact(self.ctx, new)
        return fact

    def _compare_what_is_about(self, entry: Entry) -> None:
        """Keep, revise or record the further sources of a fact and the decision on a claim."""
        fact = self._facts[entry]
        if fact is None:
            return
        for source in entry.also:
            body = CorroborationIn(source=source, confidence=entry.body["confidence"])
            self._compare_one(CORROBORATION.build(self.ctx, body, fact=fact.id))
        if "decision" in entry.body:
            decision = ClaimDecisionIn(
                source=entry.body["source"],
                confidence=entry.body["confidence"],
                verdict=Verdict(entry.body["decision"]),
                reason=entry.body["decision_reason"],
            )
            self._compare_one(CLAIM_DECISION.build(self.ctx, decision, claim=fact.id))

    def _compare_one(self, new: NewFact[Any]) -> None:
        known = self._take(self._current, new) or self._take(self._left, new)
        if known is not None or _nearest(self._left[new.type.name], new) is not None:
            return
        for old in self._decisions(new.content.get("claim")):
            withdraw(self.ctx, self._row(old), reason=NO_LONGER_SAID)
        self._register_source(new.row.source)
        record_fact(self.ctx, new)

    def _end_own_decision(self, claim: Fact) -> bool:
        """Withdraw the loader's decision on a claim; return whether no other decision stands."""
        if self._is_decided_by_others(claim):
            return False
        for decision in self._decisions(claim.id):
            withdraw(self.ctx, self._row(decision), reason=CLAIM_REVISED)
        return True

    def _is_decided_by_others(self, fact: Fact) -> bool:
        """Return whether a decision of somebody else stands on a claim."""
        model = CLAIM_DECISION.model
        decided = select(col(model.id)).where(
            col(model.claim) == fact.id, col(model.to_at) == NEVER
        )
        own = {known.id for known in self._current[CLAIM_DECISION.name]}
        return any(id_ not in own for id_ in self.ctx.session.scalars(decided))

    def _decisions(self, claim: str | None) -> list[_Recorded]:
        """Take the decisions on a claim that the loader recorded."""
        of_type = self._current[CLAIM_DECISION.name]
        found = [known for known in of_type if known.content["claim"] == claim]
        for known in found:
            of_type.remove(known)
        return found

    def _opening(self, entry: Entry) -> Fact | None:
        return None if entry.opening is None else self._facts[entry.opening]

    @staticmethod
    def _take(known: dict[str, list[_Recorded]], new: NewFact[Any]) -> _Recorded | None:
        """Take a fact that says the same from those that were not compared yet."""
        of_type = known[new.type.name]
        for fact in of_type:
            if fact.says(new):
                of_type.remove(fact)
                return fact
        return None

    def _row(self, known: _Recorded) -> Fact:
        fact: Fact = self.ctx.session.get_one(known.type.model, known.id)
        return fact

    def _register_source(self, code: str) -> None:
        if self.ctx.session.get(Source, code) is None:
            register_source(self.ctx, source_input(self.data.sources[code]))


def apply_changes(
    ctx: CommandContext, data: DataSet, now: datetime, on_progress: ProgressCallback
) -> None:
    """Revise, withdraw and record facts of the loader until they are those of a data set.

    What others recorded stays as it is, and so do facts of the loader that others have withdrawn or
    revised. Raises DomainError if a fact that others name would have to be withdrawn.
    """
    current, left = _recorded_facts(ctx.session, ctx.catalogue.types)
    changer = _Changer(ctx, data, current, left)
    by_table: dict[str, list[Entry]] = defaultdict(list)
    for entry in data.entries:
        by_table[entry.table] += []
    for entry in final_entries(data.entries, now):
        by_table[entry.table].append(entry)
    for entries in by_table.values():
        changer.compare(entries)
        on_progress(len(entries))
    changer.withdraw_rest()


def final_entries(entries: Iterable[Entry], now: datetime) -> Iterator[Entry]:
    """Yield the facts that stand after all corrections of the data set."""
    corrected: set[Entry] = set()
    latest: dict[tuple[str, str | None], Entry] = {}
    listed = list(entries)
    for entry in sorted(listed, key=lambda entry: entry.known_at or now):
        if entry.table.endswith(".details"):
            if entry.reason == "correction":
                corrected.add(latest[entry.table, entry.owner])
            latest[entry.table, entry.owner] = entry
    return (entry for entry in listed if entry not in corrected)


def _recorded_facts(
    session: Session, types: Mapping[str, FactType[Any, Any]]
) -> tuple[dict[str, list[_Recorded]], dict[str, list[_Recorded]]]:
    """Return the facts of the loader by type: those that stand, and those that others ended."""
    own = (col(Change.author) == AUTHOR, col(Change.action).in_(RECORDING_ACTIONS))
    entries = session.scalars(
        select(Change).where(*own).order_by(col(Change.stream), col(Change.position))
    ).all()
    texts: dict[tuple[str, int], dict[str, str | None]] = defaultdict(dict)
    is_text_of = and_(
        col(ChangeText.stream) == col(Change.stream),
        col(ChangeText.position) == col(Change.position),
    )
    for text in session.scalars(select(ChangeText).join(Change, is_text_of).where(*own)):
        texts[text.stream, text.position][text.path] = text.text
    ended_by_others = _ended_by_others(session, [entry.fact for entry in entries])
    standing = _standing(session, types, entries)
    current: dict[str, list[_Recorded]] = defaultdict(list)
    left: dict[str, list[_Recorded]] = defaultdict(list)
    for entry in entries:
        known = _Recorded(
            entry.fact, types[entry.type], entry.content, texts[entry.stream, entry.position]
        )
        if entry.fact in standing:
            current[entry.type].append(known)
        elif entry.fact in ended_by_others:
            left[entry.type].append(known)
    return current, left


def _standing(
    session: Session, types: Mapping[str, FactType[Any, Any]], entries: Sequence[Change]
) -> set[str]:
    """Return the facts of some entries that were neither withdrawn nor revised."""
    ids: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        ids[entry.type].append(entry.fact)
    found: set[str] = set()
    for type_, of_type in ids.items():
        model = types[type_].model
        for some in chunks(of_type, _CHUNK):
            stands = select(col(model.id)).where(col(model.id).in_(some), col(model.to_at) == NEVER)
            found.update(session.scalars(stands))
    return found


def _ended_by_others(session: Session, facts: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for some in chunks(facts, _CHUNK):
        ended = select(col(Change.fact), col(Change.replaces)).where(
            col(Change.author) != AUTHOR,
            or_(
                col(Change.replaces).in_(some),
                and_(col(Change.fact).in_(some), col(Change.action) == "withdrawn"),
            ),
        )
        for row in session.execute(ended):
            found.add(row.replaces or row.fact)
    return found


def _nearest(known: Sequence[_Recorded], new: NewFact[Any]) -> _Recorded | None:
    """Return the fact about the same things that has most in common with a new one."""
    wanted = _plain(new.type, new.content)

    def in_common(fact: _Recorded) -> int:
        said = fact.joined
        return sum(said.get(name) == value for name, value in wanted.items())

    naming = _OF_DETAILS if issubclass(new.type.model, Details) else _NAMING
    about = [
        fact for fact in known if all(fact.joined.get(name) == wanted.get(name) for name in naming)
    ]
    return max(about, key=in_common, default=None)


def _plain(type_: FactType[Any, Any], content: Mapping[str, Any]) -> dict[str, Any]:
    """Return a content without what only the entry of a revision has."""
    left_out = {REVISION_REASON} if issubclass(type_.model, Details) else _REVISION
    return {name: value for name, value in content.items() if name not in left_out}
