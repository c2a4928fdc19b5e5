"""Evidence about cells at a moment: awards, reports and attestations."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import BigInteger, ColumnElement, Select, and_, bindparam, select, tuple_
from sqlmodel import SQLModel

from app.domain.awards import HELD_STATES, HeldDays
from app.domain.dependence import CellKey
from app.domain.evidence import Evidence, Holding, Report
from app.domain.periods import Period, period_of
from app.domain.timelines import Timeline
from app.domain.trading import distressed_days, insolvent_days
from app.domain.trees import Tree
from app.domain.vocabulary import DateBasis, ServiceLevel
from app.ledger.history import FactsAt
from app.ledger.projections import chunks, key_condition
from app.platform.db.columns import table
from app.platform.db.references import codes_of
from app.registry.authorities.attestations import cover_attestations
from app.registry.authorities.models import AttestationFact, ServiceReportFact
from app.registry.contracts.models import HoldingRow
from app.registry.contracts.snapshot import (
    Snapshot,
    events_of,
    evidence_days,
    latest,
    scope_tree,
)

StatedFact: TypeAlias = ServiceReportFact | AttestationFact
Stated = TypeVar("Stated", ServiceReportFact, AttestationFact)

CELL = ("authority", "scope")
"""The columns that name a cell."""

_CELLS_IN_A_STATEMENT = 1_000
"""The number of cells in one statement, which names each by up to four parameters."""

_CACHED = 2_000
"""The number of awards whose days are kept, as one change of a cell leaves the others alike."""


@dataclass(frozen=True, slots=True)
class CellEvidence:
    """The evidence about a cell, and the latest day that any source covers."""

    evidence: Evidence
    evidence_on: date | None
    attestations: tuple[tuple[Timeline, date], ...]

    @property
    def has_evidence(self) -> bool:
        """True if any award, report or attestation concerns the cell."""
        known = self.evidence
        return bool(known.holdings or known.reports or known.attested or known.siblings_held)

    def has_tiles_of(self, other: "CellEvidence") -> bool:
        """Return whether the tiles are those of other evidence: the day of a source is in none."""
        return (self.evidence, self.attestations) == (other.evidence, other.attestations)

    def beside(self, held: Timeline) -> "CellEvidence":
        """Return this evidence if other leaves of the branch are held or fading on these days."""
        if held == self.evidence.siblings_held:
            return self
        return replace(self, evidence=replace(self.evidence, siblings_held=held))


def read_evidence(snapshot: Snapshot, cells: Collection[CellKey]) -> dict[CellKey, CellEvidence]:
    """Read the evidence about these cells in a fixed number of statements for 1,000 of them."""
    around = with_siblings(scope_tree(snapshot), cells)
    rows = [row for some in holdings_at(snapshot, around).values() for row in some]
    return evidence_of(snapshot, cells, rows)


def with_siblings(scopes: Tree, cells: Iterable[CellKey]) -> set[CellKey]:
    """Return cells and those of the other leaves of their branches."""
    return {(a, leaf) for a, scope in cells for leaf in (scope, *scopes.siblings(scope))}


@dataclass(frozen=True, slots=True)
class PartOfHoldings:
    """The part of the holdings that decides about some days of some cells.

    `beside` are the days on which each cell and other leaves of its branch are held or fading;
    `contracts` are those that count in each cell, None if all do.
    """

    beside: Mapping[CellKey, Timeline]
    contracts: Mapping[CellKey, Collection[str]] | None = None


def evidence_of(
    facts: FactsAt,
    cells: Collection[CellKey],
    rows: Iterable[HoldingRow],
    part: PartOfHoldings | None = None,
) -> dict[CellKey, CellEvidence]:
    """Return the evidence about these cells; the rows are their holdings.

    Without a part, the rows are also those of their siblings, and all of them count.
    """
    held: dict[CellKey, list[HoldingRow]] = defaultdict(list)
    for row in rows:
        held[row.authority, row.scope].append(row)
    if part is None:
        part = PartOfHoldings({cell: held_or_fading(of_cell) for cell, of_cell in held.items()})
    counted: Mapping[CellKey, Sequence[HoldingRow]] = held
    if (contracts := part.contracts) is not None:
        counted = {
            cell: [row for row in held[cell] if row.contract in contracts[cell]] for cell in cells
        }
    standings = _standings(facts, counted)
    scopes, authorities = scope_tree(facts), {authority for authority, _ in cells}
    reports = _by_cell(cells, scopes, facts.facts(ServiceReportFact, authority=authorities))
    attestations = _by_cell(cells, scopes, cover_attestations(facts, authorities))
    stated = {
        fact.id: fact
        for by_cell in (reports, attestations)
        for fact in chain.from_iterable(by_cell.values())
    }
    latest_days = evidence_days(facts, stated.values())
    return {
        cell: _cell_evidence(
            [*holdings_of(counted.get(cell, ()), standings)],
            siblings_held(scopes, cell, part.beside),
            reports[cell],
            attestations[cell],
            latest(
                *(row.evidence_on for row in held.get(cell, ())),
                *(latest_days.get(fact.id) for fact in (*reports[cell], *attestations[cell])),
                *(report.last_day for report in reports[cell]),
            ),
        )
        for cell in cells
    }


def _standings(
    facts: FactsAt, held: Mapping[CellKey, Sequence[HoldingRow]]
) -> dict[str, "Standing"]:
    """Return the standings of the providers of holdings."""
    providers = {row.provider for of_cell in held.values() for row in of_cell if row.provider}
    return {
        provider: Standing(insolvent_days(events), distressed_days(events))
        for provider, events in events_of(facts, providers).items()
    }


def _by_cell(
    cells: Collection[CellKey], scopes: Tree, stated: Iterable[Stated]
) -> dict[CellKey, list[Stated]]:
    """Return the facts about each cell: those that name its leaf, or a scope above it."""
    by_scope: dict[CellKey, list[Stated]] = defaultdict(list)
    for fact in stated:
        for scope in scopes_of(fact):
            by_scope[fact.authority, scope].append(fact)
    return {
        (authority, leaf): [
            fact
            for scope in scopes.path_to_root(leaf)
            for fact in by_scope.get((authority, scope), ())
        ]
        if leaf in scopes.leaves
        else []
        for authority, leaf in cells
    }


def scopes_of(fact: StatedFact) -> list[str]:
    """Return the scopes that a report or an attestation names."""
    named: Any = fact
    return [named.scope] if hasattr(named, "scope") else codes_of(named.scopes)


def siblings_held(scopes: Tree, cell: CellKey, held: Mapping[CellKey, Timeline]) -> Timeline:
    """Return the days on which another leaf of the branch of a cell is held or fading."""
    authority, scope = cell
    beside = [held.get((authority, leaf)) for leaf in scopes.siblings(scope)]
    return Timeline.union([days for days in beside if days])


def held_or_fading(rows: Iterable[HoldingRow]) -> Timeline:
    """Return the days on which any of these awards is live or fading."""
    return _days(*((row.first_day, row.last_day) for row in rows if row.state in HELD_STATES))


@lru_cache(_CACHED)
def _days(*ends: tuple[date, date]) -> Timeline:
    return Timeline.of(*(period_of(first_day, last_day) for first_day, last_day in ends))


def _cell_evidence(
    holdings: Sequence[Holding],
    siblings_held: Timeline,
    reports: Sequence[ServiceReportFact],
    attestations: Sequence[AttestationFact],
    evidence_on: date | None,
) -> CellEvidence:
    attested = [
        (Timeline.of(Period(item.first_day, item.last_day)), item.attested_on)
        for item in attestations
    ]
    return CellEvidence(
        evidence=Evidence(
            holdings=holdings,
            reports=[
                Report(Timeline.of(Period(item.first_day, item.last_day)), item.finding)
                for item in reports
            ],
            attested=Timeline.of(*(Period(item.first_day, item.last_day) for item in attestations)),
            siblings_held=siblings_held,
        ),
        evidence_on=evidence_on,
        attestations=tuple(attested),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """The days on which a provider is insolvent, and those on which it shows signs of distress."""

    insolvent: Timeline = Timeline()
    distressed: Timeline = Timeline()


_NO_EVENTS = Standing()


def holdings_of(rows: Iterable[HoldingRow], standings: Mapping[str, Standing]) -> Iterator[Holding]:
    """Combine the stored intervals of each award into one holding."""
    by_award: dict[str, list[HoldingRow]] = defaultdict(list)
    for row in rows:
        by_award[row.award].append(row)
    for award, award_rows in by_award.items():
        first = award_rows[0]
        standing = standings.get(first.provider or "", _NO_EVENTS)
        yield Holding(
            award=award,
            contract=first.contract,
            provider=first.provider,
            level=first.level,
            days=_held_days(
                first.ending,
                *[(row.state, row.is_sure, row.first_day, row.last_day) for row in award_rows],
            ),
            nearness=first.nearness,
            insolvent=standing.insolvent,
            distressed=standing.distressed,
            claimed_levels=tuple([ServiceLevel(level) for level in first.claimed_levels]),
            is_seconded=first.is_seconded,
            is_end_claimed=first.is_end_claimed,
        )


def holdings_at(snapshot: Snapshot, cells: Collection[CellKey]) -> dict[CellKey, list[Any]]:
    """Read the current holdings of these cells, by cell, as rows that are no objects."""
    held: dict[CellKey, list[Any]] = defaultdict(list)
    for some in chunks(cells, _CELLS_IN_A_STATEMENT):
        condition, values = key_condition(HoldingRow, CELL, some)
        rows = _holdings(condition)
        for row in snapshot.session.execute(rows, {"at_moment": snapshot.moment, **values}):
            held[row.authority, row.scope].append(row)
    return held


def of_cells(model: type[SQLModel], cells: Collection[CellKey]) -> ColumnElement[bool]:
    """Return the condition that a row belongs to one of these cells, for a single use."""
    authority, scope = (table(model).c[name] for name in CELL)
    return and_(
        authority.in_(sorted({code for code, _ in cells})),
        scope.in_(sorted({code for _, code in cells})),
        tuple_(authority, scope).in_([*cells]),
    )


_ROWS = table(HoldingRow).c


@cache
def _holdings(of_these: ColumnElement[bool]) -> Select[Any]:
    """Build a statement once for each use: building it costs more than running it."""
    moment = bindparam("at_moment", type_=BigInteger)
    is_current = (_ROWS.from_at <= moment, _ROWS.to_at > moment)
    return select(table(HoldingRow)).where(of_these, *is_current).order_by(_ROWS.id)


def cells_about(scopes: Tree, stated: Iterable[StatedFact]) -> set[CellKey]:
    """Return the cells that reports and attestations are about: the leaves under their scopes."""
    return {
        (fact.authority, leaf)
        for fact in stated
        for scope in scopes_of(fact)
        for leaf in scopes.leaves_under(scope)
    }


@lru_cache(_CACHED)
def _held_days(ending: DateBasis, *intervals: tuple[str, bool, date, date]) -> HeldDays:
    """Return the days of an award in each state and surely, from its stored intervals."""
    periods: dict[str, list[Period]] = defaultdict(list)
    for state, is_sure, first_day, last_day in intervals:
        period = period_of(first_day, last_day)
        periods[state].append(period)
        if is_sure:
            periods["sure"].append(period)
    return HeldDays(
        **{state: Timeline.of(*periods[state]) for state in _STATES},
        ending=ending,
    )


_STATES = ("live", "fading", "disputed", "sure", "stopped", "optional")
