"""The cells and days on which recorded, revised and ended facts can change cover.

The rule of cover uses, for one cell and one day: the awards that are live, fading or disputed on
that day, after precedence within each contract; their levels, their sureness and the standing of
their providers; the reports and attestations of that day; what other leaves of the branch hold;
observations of the 90 days before; the last live award of the past; and whether cover ends within
90 days with nothing recorded after it. `affected` compares the former day by day, and widens the
days that differ by as much as the latter reach.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from app.domain.awards import AwardedDays, HeldDays, held_days
from app.domain.dependence import CellKey
from app.domain.evidence import Holding, nearest_awards
from app.domain.periods import Period, shifted
from app.domain.terms import (
    DayClaim,
    Edge,
    Term,
    TermChange,
    call_off_last_day,
    contract_term,
    optional_days,
)
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent, distressed_days, insolvent_days, trading_days
from app.domain.trees import Parents, Tree
from app.domain.vocabulary import Confidence, ServiceLevel

DISPUTABLE_FIELDS = frozenset({"first_day", "last_day", "service_level", "status"})
"""The fields of a contract on whose claims cover depends."""
_REACH = timedelta(days=91)
"""The time by which an observation and the near end of a run reach beyond the days that differ."""


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
    is_seconded: bool = True


@dataclass(frozen=True, slots=True)
class ContractRecord:
    """The current facts about a contract: its newest details, changes, disputes and awards.

    `changes` are in the order of agreement. `claims` and `claimed_levels` are those of undecided
    claims; `is_end_claimed` if one says that it was cancelled or terminated. `options` are the
    last days of the options that are not declined.
    """

    first: Edge
    last: Edge
    provider: str | None = None
    framework: str | None = None
    changes: tuple[TermChange, ...] = ()
    options: tuple[date | None, ...] = ()
    claims: tuple[DayClaim, ...] = ()
    claimed_levels: tuple[ServiceLevel, ...] = ()
    is_end_claimed: bool = False
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
) -> frozenset[AffectedCell]:
    """Return the cells, and their days, whose cover the changes of a batch can change.

    The guarantee: let `before` and `after` be the facts before and after a batch, and `changes` one
    change for each fact that the batch recorded or ended (a revision ends one and records one).
    Then for every cell and day that is not returned, the tile of that day has the same state,
    reason, certainty, risks, `held_by`, `contracts` and `last_held_by` before and after. This holds
    for batches of any length, and for the union of the answers for the changes of a batch one by
    one, if each is asked with the facts before and after the whole batch.

    Not covered are `covered_until` and `until_basis`, which follow from the tiles around; and the
    evidence and attestation days of the row, which can change without any of the days returned. The
    provider of an award is not a property of a tile: if only that changes, no day is returned.

    The days on which an award is live, fading, stopped or optional matter before and after them, so
    a difference in these affects all days of the cell, and the same days of the other leaves of the
    branch. Any other difference affects its own days and those within reach of them. A scope with
    another parent or child changes all days of its leaves and of those beside them.
    """
    changes_ = list(changes)
    sides = _Side(before, Tree(before.parents)), _Side(after, Tree(after.parents))
    days: dict[CellKey, Timeline] = defaultdict(Timeline.empty)
    for cell, changed in _reported(changes_, sides):
        days[cell] |= _widened(changed)
    if any(isinstance(change, ScopeChange) for change in changes_):
        for cell in _moved(sides):
            days[cell] = Timeline.always()
    for contract, within in _contracts(changes_, sides).items():
        old, new = (side.holdings(contract, within) for side in sides)
        for cell in old.keys() | new.keys():
            difference = _difference(old.get(cell, ()), new.get(cell, ()))
            days[cell] |= difference.days
            for side in sides:
                for leaf in side.tree.siblings(cell[1]):
                    days[cell[0], leaf] |= difference.held
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
        term, trading = self._term(record), trading_days(events)
        insolvent, distressed = insolvent_days(events), distressed_days(events)
        optional = optional_days(term, record.changes, record.options)

        def holding(award: AwardRecord) -> Holding:
            is_sure = award.confidence is Confidence.HIGH and award.is_seconded
            is_sure &= not record.is_end_claimed
            days = held_days(
                award.days, term, trading, is_sure=is_sure, claims=record.claims, optional=optional
            )
            return Holding(
                award.award,
                contract,
                record.provider,
                award.level,
                days,
                insolvent=insolvent,
                distressed=distressed,
                claimed_levels=record.claimed_levels,
                is_seconded=award.is_seconded,
                is_end_claimed=record.is_end_claimed,
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
    """Yield the cells with facts whose leaf came, went, or has other scopes above or beside it."""
    old, new = ({leaf: _around(leaf, side.tree) for leaf in side.tree.leaves} for side in sides)
    for leaf in old.keys() | new.keys():
        if old.get(leaf) != new.get(leaf):
            for side, scopes in zip(sides, (old, new), strict=True):
                for scope in scopes.get(leaf, ()):
                    for authority in side.facts.named.get(scope, ()):
                        yield authority, leaf


def _around(leaf: str, tree: Tree) -> list[str]:
    """Return the scopes from a leaf up to the root, and those on which its siblings depend."""
    beside = {scope for other in tree.siblings(leaf) for scope in tree.path_to_root(other)}
    return [*tree.path_to_root(leaf), *sorted(beside)]


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


class _Difference(NamedTuple):
    """The days on which the cover of a cell can differ, and those on which it is held otherwise."""

    days: Timeline
    held: Timeline


def _difference(old: Sequence[Holding], new: Sequence[Holding]) -> _Difference:
    """Return the days on which the awards of a contract give a cell other cover."""
    before, after = ({holding.award: holding for holding in some} for some in (old, new))
    days = held = Timeline.empty()
    for award in before.keys() | after.keys():
        one, other = before.get(award), after.get(award)
        was, is_ = (holding.days if holding else HeldDays() for holding in (one, other))
        if (was.live, was.fading, was.stopped, was.optional) != (
            is_.live, is_.fading, is_.stopped, is_.optional,
        ):  # fmt: skip
            days = Timeline.always()
        held |= _either(was.live, is_.live) | _either(was.fading, is_.fading)
        days |= _widened(_differing(one, other))
    return _Difference(days, held)


def _differing(old: Holding | None, new: Holding | None) -> Timeline:
    """Return the days on which an award is disputed, sure, or at risk only before or only after.

    An award keeps its level: with another one, it is another award.
    """
    was, is_ = (holding.days if holding else HeldDays() for holding in (old, new))
    days = _either(was.disputed, is_.disputed) | _either(was.sure, is_.sure)
    if old is not None and new is not None:
        live = was.live | is_.live
        days |= _either(old.insolvent, new.insolvent) & live
        days |= _either(old.distressed, new.distressed) & live
        if _AT_RISK(old) != _AT_RISK(new):
            days |= live
    return days


_AT_RISK = attrgetter("levels", "is_seconded", "is_end_claimed")


def _widened(days: Timeline) -> Timeline:
    """Return some days and those within reach of them."""
    return Timeline.of(
        *(
            Period(
                shifted(period.first_day, -_REACH),
                period.last_day and shifted(period.last_day, _REACH),
            )
            for period in days.periods()
        )
    )


def _either(some: Timeline, other: Timeline) -> Timeline:
    """Return the days in exactly one of two sets."""
    return (some - other) | (other - some)
