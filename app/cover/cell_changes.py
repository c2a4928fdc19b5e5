"""The cells that facts and changed holdings affect, each with the days that may differ."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.cover.additions import added_awards
from app.cover.evidence import (
    StatedFact,
    cells_about,
    with_siblings,
)
from app.cover.models import CoverCell
from app.cover.ranges import days_beside, days_held
from app.domain.additions import AddedAward
from app.domain.awards import HELD_STATES
from app.domain.dependence import CellKey
from app.domain.periods import Period, period_of, shared_days
from app.domain.timelines import Timeline
from app.domain.trees import Tree
from app.domain.windows import EvidenceChange
from app.ledger.history import facts_of
from app.ledger.models import CorroborationFact, Fact
from app.ledger.projections import Changes, Row, chunks
from app.platform.db.columns import NEVER, table
from app.registry.authorities.models import AttestationFact, AttestationScope, ServiceReportFact
from app.registry.contracts.dependencies import branches_of, changed_providers
from app.registry.contracts.models import HoldingRow
from app.registry.contracts.snapshot import Snapshot, latest, scope_tree
from app.registry.scopes.models import ScopeDetailsFact

_HOLDING, _CELL = table(HoldingRow), table(CoverCell)


@dataclass(slots=True)
class CellChange(EvidenceChange):
    """The changes of the evidence about a cell, and new awards after which its tiles are split.

    `evidence_on` is the latest day that a source of these awards covers.
    """

    added: list[AddedAward] = field(default_factory=list)
    evidence_on: date | None = None

    @property
    def is_computed(self) -> bool:
        """True if some days have to be computed again."""
        return bool(self.contracts or self.days or self.is_whole)


def affected_cells(
    session: Session, facts: Sequence[Fact], changes: Changes
) -> dict[CellKey, CellChange]:
    """Return the cells whose rows may differ, with the days: those that changed, and siblings."""
    found: dict[CellKey, CellChange] = defaultdict(CellChange)
    if changed := changes.get(HoldingRow, ()):
        _add_holdings(session, changed, found)
    for cell, days in _held_by(session, changed_providers(Snapshot(session), facts)):
        found[cell].add(days)
    stated: list[StatedFact] = [
        *facts_of(facts, ServiceReportFact),
        *facts_of(facts, AttestationFact),
        *_corroborated(session, facts_of(facts, CorroborationFact)),
    ]
    if stated:
        scopes = scope_tree(Snapshot(session))
        for fact in stated:
            for cell in cells_about(scopes, [fact]):
                found[cell].add(Period(fact.first_day, fact.last_day))
    if moved := facts_of(facts, ScopeDetailsFact):
        for cell in _cells_of_scopes(session, moved):
            found[cell].is_whole = True
    return dict(found)


def _add_holdings(
    session: Session, changed: Sequence[Row], found: dict[CellKey, CellChange]
) -> None:
    """Add the cells of changed holdings, and those of other leaves of their branches.

    Where a cell was held before, new awards change nothing beside it.
    """
    scopes, added = scope_tree(Snapshot(session)), added_awards(session, changed)
    for (contract, authority, scope), award in added.items():
        found[authority, scope].added.append(award)
        found[authority, scope].add_award(contract, award)
    beside: dict[CellKey, list[Period]] = defaultdict(list)
    for row in changed:
        cell = row["authority"], row["scope"]
        new = added.get((row["contract"], *cell))
        if new is not None:
            found[cell].evidence_on = latest(found[cell].evidence_on, row["evidence_on"])
        else:
            found[cell].contracts.add(row["contract"])
            found[cell].held.append((row["state"], row["first_day"], row["last_day"]))
        if (days := _newly_held(row, new)) is not None:
            for leaf in scopes.siblings(cell[1]):
                beside[cell[0], leaf].append(days)
    if beside:
        _add_beside(session, scopes, beside, {row["contract"] for row in changed}, found)


def _add_beside(
    session: Session,
    scopes: Tree,
    beside: Mapping[CellKey, Sequence[Period]],
    contracts: Collection[str],
    found: Mapping[CellKey, CellChange],
) -> None:
    """Add the days on which only these contracts hold other leaves of the branches of cells."""
    held = _branches_held(session, scopes, beside, contracts)
    for cell, periods in beside.items():
        others = Timeline.union(held[cell[0], leaf] for leaf in scopes.siblings(cell[1]))
        for days in (Timeline.of(*periods) - others).periods():
            found[cell].add(days, reaching=False)


def _newly_held(row: Row, new: AddedAward | None) -> Period | None:
    """Return the days of a holding on which no other may hold the cell."""
    if row["state"] not in HELD_STATES:
        return None
    days = period_of(row["first_day"], row["last_day"])
    if new is None:
        return days
    return None if new.held is None else shared_days(new.held, days)


def _branches_held(
    session: Session,
    scopes: Tree,
    beside: Mapping[CellKey, Sequence[Period]],
    contracts: Collection[str],
) -> Mapping[CellKey, Timeline]:
    """Return the days on which other contracts hold the leaves beside these cells."""
    periods = [(cell, period) for cell, some in beside.items() for period in some]
    held = days_held(session, days_beside(scopes, periods), excluded=contracts)
    return defaultdict(Timeline.empty, held)


def _held_by(session: Session, providers: Collection[str]) -> Iterator[tuple[CellKey, Period]]:
    """Yield the cells that these providers hold, each with the days from the first to the last."""
    for some in chunks(providers):
        for authority, scope, first_day, last_day in session.execute(_HELD_BY, {"providers": some}):
            yield (authority, scope), period_of(first_day, last_day)


_CELL_HELD = (_HOLDING.c.authority, _HOLDING.c.scope)
_HELD_BY = (
    select(*_CELL_HELD, func.min(_HOLDING.c.first_day), func.max(_HOLDING.c.last_day))
    .where(
        _HOLDING.c.provider.in_(bindparam("providers", expanding=True)), _HOLDING.c.to_at == NEVER
    )
    .group_by(*_CELL_HELD)
)


def _corroborated(
    session: Session, corroborations: Collection[CorroborationFact]
) -> list[StatedFact]:
    """Return the reports and attestations that have one source more, or less."""
    snapshot, ids = Snapshot(session), {item.fact for item in corroborations}
    return [*snapshot.facts(ServiceReportFact, id=ids), *snapshot.facts(AttestationFact, id=ids)]


def _cells_of_scopes(session: Session, moved: Collection[ScopeDetailsFact]) -> set[CellKey]:
    """Return the cells that come or go with these scopes, or with the scopes above them.

    A scope that moves also changes the siblings of the leaves of its old and new branch.
    """
    snapshot = Snapshot(session)
    scopes, branches = scope_tree(snapshot), branches_of(snapshot, moved)
    own = {code for fact in moved for code in (fact.code, fact.parent) if code}
    leaves = {leaf for code in own for leaf in scopes.leaves_under(code)}
    attested = session.scalars(
        select(col(AttestationScope.fact)).where(col(AttestationScope.scope).in_(branches))
    )
    shown = select(_CELL.c.authority, _CELL.c.scope).where(
        _CELL.c.scope.in_(leaves | own), _CELL.c.to_at == NEVER
    )
    known = {(authority, scope) for authority, scope in session.execute(shown.distinct())}
    return {
        *with_siblings(scopes, known),
        *cells_about(scopes, snapshot.facts(ServiceReportFact, scope=branches)),
        *cells_about(scopes, snapshot.facts(AttestationFact, id=attested.all())),
    }
