"""The cells and days on which recorded, revised and ended facts can change cover.

The rule of cover uses, for one cell and one day: the awards that are live or fading on that day,
really and surely, after precedence within each contract; their levels and the insolvency of their
providers; the reports and attestations of that day; and whether an award was live, or surely live,
before that day. Everything but the last is of the day alone, so `affected` compares it day by day.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, TypeAlias

from app.domain.awards import AwardedDays, HeldDays, held_days
from app.domain.dependence import CellKey
from app.domain.evidence import Holding, nearest_awards
from app.domain.periods import END_OF_TIME
from app.domain.terms import Edge, Term, TermChange, call_off_last_day, contract_term
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent, insolvent_days, trading_days
from app.domain.trees import Parents, Tree
from app.domain.vocabulary import Confidence, DateBasis, ServiceLevel

DISPUTABLE_FIELDS = frozenset({"first_day", "last_day"})
"""The fields of a contract on whose claims cover depends."""


@dataclass(frozen=True, slots=True)
class AwardChange:
    """An award was recorded or ended. A revision is two changes: of the old and the new award."""

    contract: str
    authority: str
    scope: str


@dataclass(frozen=True, slots=True)
class ContractChange:
    """Details or a term change of a contract were recorded or ended."""

    contract: str


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim about a field of a contract, or a decision about such a claim, changed."""

    contract: str
    field: str


@dataclass(frozen=True, slots=True)
class ProviderEventChange:
    """An event of a provider was recorded or ended."""

    provider: str


@dataclass(frozen=True, slots=True)
class ReportChange:
    """A report on some days was recorded or ended. A revision is two changes."""

    authority: str
    scope: str
    days: Timeline


@dataclass(frozen=True, slots=True)
class AttestationChange:
    """An attestation for some days was recorded or ended. A revision is two changes."""

    authority: str
    scopes: tuple[str, ...]
    days: Timeline


@dataclass(frozen=True, slots=True)
class ScopeChange:
    """Details of a scope were recorded or ended, perhaps with another parent."""

    scope: str


@dataclass(frozen=True, slots=True)
class CorroborationChange:
    """A further source of a fact was recorded or ended: it changes the day of evidence only."""

    fact: str


Change: TypeAlias = (
    AwardChange
    | ContractChange
    | ClaimChange
    | ProviderEventChange
    | ReportChange
    | AttestationChange
    | ScopeChange
    | CorroborationChange
)


@dataclass(frozen=True, slots=True)
class AwardRecord:
    """A current award of a contract."""

    award: str
    authority: str
    scope: str
    level: ServiceLevel
    days: AwardedDays
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ContractRecord:
    """The current facts about a contract: its newest details, changes, disputes and awards.

    `changes` are in the order of agreement. `disputed` names the fields about which there is an
    undecided claim.
    """

    first: Edge
    last: Edge
    provider: str | None = None
    framework: str | None = None
    changes: tuple[TermChange, ...] = ()
    disputed: frozenset[str] = frozenset()
    awards: tuple[AwardRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverFacts:
    """The current public facts on which cover rests, before or after a batch.

    `contracts` holds at least every contract that a change names, those that the provider of a
    changed event has, before or after the batch, the call-offs of all of these, and the frameworks.
    `events` holds the events of their providers. `named` gives, for each scope, the authorities
    with an award, a report or an attestation that names it; only changes of scopes need it.
    """

    parents: Parents
    contracts: Mapping[str, ContractRecord]
    events: Mapping[str, Sequence[ProviderEvent]] = field(default_factory=dict)
    named: Mapping[str, Collection[str]] = field(default_factory=dict)


class FirstDays(NamedTuple):
    """The first live and the first surely live day of some awards in a cell."""

    live: date = END_OF_TIME
    sure: date = END_OF_TIME


@dataclass(frozen=True, slots=True)
class AffectedCell:
    """The days on which the cover of a cell can differ."""

    authority: str
    leaf: str
    days: Timeline


def affected(
    changes: Iterable[Change],
    before: CoverFacts,
    after: CoverFacts,
    others: Mapping[CellKey, FirstDays] | None = None,
) -> frozenset[AffectedCell]:
    """Return the cells, and their days, whose cover the changes of a batch can change.

    The guarantee: let `before` and `after` be the facts before and after a batch, and `changes` one
    change for each fact that the batch recorded or ended (a revision ends one and records one).
    Then for every cell and day that is not returned, the tile of that day has the same state,
    certainty, risks, `held_by` and `contracts` before and after. This holds for batches of any
    length, and for the union of the answers for the changes of a batch one by one, if each is asked
    with the facts before and after the whole batch.

    Not covered are the fields of a tile that run along: `since`, `until`, `until_basis` and
    `last_held_by` follow from the tiles around it and from the ends of awards; and the evidence and
    attestation days of the row, which can change without any of the days returned. The provider of
    an award is not a property of a tile: if only that changes, no day is returned.

    An award, a term, a claim or an event changes the days on which the days of an award differ, and
    the days between the old and the new beginning of the records of the cell, because without cover
    these are `unknown` or `none`. `others` narrows the latter: the first days of awards in a cell
    that are of contracts without any change. It may be left out. A report or attestation changes
    its own days; a scope with another parent or child changes all days of its leaves.
    """
    changes_ = list(changes)
    sides = _Side(before, Tree(before.parents)), _Side(after, Tree(after.parents))
    days: dict[CellKey, Timeline] = defaultdict(Timeline.empty)
    for cell, changed in _reported(changes_, sides):
        days[cell] |= changed
    if any(isinstance(change, ScopeChange) for change in changes_):
        for cell in _moved(sides):
            days[cell] = Timeline.always()
    for contract, within in _contracts(changes_, sides).items():
        old, new = (side.holdings(contract, within) for side in sides)
        for cell in old.keys() | new.keys():
            known = (others or {}).get(cell, FirstDays())
            days[cell] |= _changed(old.get(cell, ()), new.get(cell, ()), known)
    return frozenset(AffectedCell(*cell, changed) for cell, changed in days.items() if changed)


@dataclass(frozen=True, slots=True)
class _Side:
    """The facts before or after a batch, with their tree of scopes."""

    facts: CoverFacts
    tree: Tree

    def cells(self, authority: str, scopes: Iterable[str]) -> set[CellKey]:
        """Return the cells of an authority under some scopes."""
        return {(authority, leaf) for scope in scopes for leaf in self.tree.leaves_under(scope)}

    def holdings(self, contract: str, within: set[CellKey] | None) -> dict[CellKey, list[Holding]]:
        """Return the awards of a contract by cell, after precedence; in some cells, if given."""
        found: dict[CellKey, list[Holding]] = defaultdict(list)
        record = self.facts.contracts.get(contract)
        if record is not None:
            held_by = self._holder(contract, record)
            for award in record.awards:
                holding = held_by(award)
                for leaf, nearness in self.tree.leaves_under(award.scope).items():
                    cell = award.authority, leaf
                    if within is None or cell in within:
                        found[cell].append(replace(holding, nearness=nearness))
        return {cell: nearest_awards(holdings) for cell, holdings in found.items()}

    def _holder(self, contract: str, record: ContractRecord) -> Callable[[AwardRecord], Holding]:
        """Return the function that computes the days of an award of a contract."""
        events = self.facts.events.get(record.provider or "", ())
        term, trading, insolvent = self._term(record), trading_days(events), insolvent_days(events)

        def holding(award: AwardRecord) -> Holding:
            days = held_days(
                award.days,
                term,
                trading,
                confidence=award.confidence,
                disputed=record.disputed,
            )
            return Holding(
                award.award, contract, record.provider, award.level, days, insolvent=insolvent
            )

        return holding

    def _term(self, record: ContractRecord) -> Term:
        framework = self.facts.contracts.get(record.framework or "")
        of_framework = None
        if framework is not None:
            of_framework = contract_term(framework.first, framework.last, framework.changes)
        last = call_off_last_day(record.last, of_framework)
        return contract_term(record.first, last, record.changes)


_Sides: TypeAlias = tuple[_Side, _Side]


def _reported(changes: Iterable[Change], sides: _Sides) -> Iterator[tuple[CellKey, Timeline]]:
    """Yield the cells and days of reports and attestations."""
    for change in changes:
        if isinstance(change, ReportChange | AttestationChange):
            scopes = (change.scope,) if isinstance(change, ReportChange) else change.scopes
            for side in sides:
                for cell in side.cells(change.authority, scopes):
                    yield cell, change.days


def _moved(sides: _Sides) -> Iterator[CellKey]:
    """Yield the cells with facts whose leaf became or ceased to be one, or has another path."""
    old, new = ({leaf: side.tree.path_to_root(leaf) for leaf in side.tree.leaves} for side in sides)
    for leaf in old.keys() | new.keys():
        if old.get(leaf) != new.get(leaf):
            for side, paths in zip(sides, (old, new), strict=True):
                for scope in paths.get(leaf, ()):
                    for authority in side.facts.named.get(scope, ()):
                        yield authority, leaf


def _contracts(changes: Iterable[Change], sides: _Sides) -> dict[str, set[CellKey] | None]:
    """Return the contracts whose awards can have other days; in some cells only, unless None."""
    found: dict[str, set[CellKey] | None] = {}
    for change in changes:
        if isinstance(change, AwardChange):
            cells = set().union(*(side.cells(change.authority, [change.scope]) for side in sides))
            known = found.setdefault(change.contract, cells)
            if known is not None:
                known |= cells
            continue
        for side in sides:
            found |= dict.fromkeys(_whole_contracts(change, side.facts))
    return found


def _whole_contracts(change: Change, facts: CoverFacts) -> Iterator[str]:
    """Yield the contracts of which a change can change the days of any award."""
    match change:
        case ContractChange(contract):
            yield contract
            yield from (
                code for code, record in facts.contracts.items() if record.framework == contract
            )
        case ClaimChange(contract, name) if name in DISPUTABLE_FIELDS:
            yield contract
        case ProviderEventChange(provider):
            yield from (
                code for code, record in facts.contracts.items() if record.provider == provider
            )
        case _:
            pass


def _changed(old: Sequence[Holding], new: Sequence[Holding], others: FirstDays) -> Timeline:
    """Return the days on which the awards of a contract give a cell other cover."""
    before, after = ({holding.award: holding for holding in some} for some in (old, new))
    days = Timeline.empty()
    for award in before.keys() | after.keys():
        days |= _differing(before.get(award), after.get(award))
    for first_before, first_after in zip(
        _first_days(old, others), _first_days(new, others), strict=True
    ):
        days |= _either(Timeline.after(first_before), Timeline.after(first_after))
    return days


def _differing(old: Holding | None, new: Holding | None) -> Timeline:
    """Return the days on which an award is differently live or fading, or its provider insolvent.

    An award keeps its level: with another one, it is another award.
    """
    was, is_ = (holding.days if holding else _NO_DAYS for holding in (old, new))
    days = (
        _either(was.live, is_.live)
        | _either(was.fading, is_.fading)
        | _either(was.sure_live, is_.sure_live)
        | _either(was.sure_fading, is_.sure_fading)
    )
    if old is not None and new is not None:
        days |= _either(old.insolvent, new.insolvent) & (was.live | is_.live)
    return days


def _first_days(holdings: Sequence[Holding], others: FirstDays) -> FirstDays:
    """Return the first live and surely live day in a cell."""
    live = [holding.days.live.first_day or END_OF_TIME for holding in holdings]
    sure = [holding.days.sure_live.first_day or END_OF_TIME for holding in holdings]
    return FirstDays(min([*live, others.live]), min([*sure, others.sure]))


def _either(some: Timeline, other: Timeline) -> Timeline:
    """Return the days in exactly one of two sets."""
    return (some - other) | (other - some)


_NO_DAYS = HeldDays(
    live=Timeline.empty(),
    fading=Timeline.empty(),
    sure_live=Timeline.empty(),
    sure_fading=Timeline.empty(),
    ending=DateBasis.UNKNOWN,
)
