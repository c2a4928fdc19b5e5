"""Projection of tiles from holdings, reports and attestations, cell by cell."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from app.cover.evidence import (
    CellEvidence,
    StatedFact,
    cells_about,
    evidence_of,
    of_cells,
    read_evidence,
    scopes_of,
    with_siblings,
)
from app.cover.models import CoverCell, CoverTile
from app.domain.cover import Tile, tiles
from app.domain.dependence import CellKey
from app.ledger.fact_types import Projection
from app.ledger.history import History, facts_of, is_current, moments_of
from app.ledger.merges import merges_of
from app.ledger.models import CorroborationFact, Fact
from app.ledger.projections import Changes, Row, RowHistory, RowsOverTime, chunks, reconcile
from app.platform.db.columns import LAST_DAY, NEVER, table
from app.registry.authorities.models import AttestationFact, AttestationScope, ServiceReportFact
from app.registry.contracts.dependencies import events_ever
from app.registry.contracts.models import HoldingRow
from app.registry.contracts.projection import CONTRACT_DAYS, branches_of
from app.registry.contracts.snapshot import ScopesEver, Snapshot, scope_tree
from app.registry.providers.models import ProviderEventFact, ProviderMergeFact
from app.registry.scopes.models import ScopeDetailsFact

_CELLS_AT_A_TIME = 200
_HOLDING, _CELL, _TILE = table(HoldingRow), table(CoverCell), table(CoverTile)


def affected_cells(session: Session, facts: Sequence[Fact], changes: Changes) -> set[CellKey]:
    """Return the cells whose tiles may differ: those that changed, and their siblings."""
    held = {(row["authority"], row["scope"]) for row in changes.get(HoldingRow, ())}
    cells = with_siblings(scope_tree(Snapshot(session)), held) if held else set()
    cells |= _held_by(session, _providers_of(session, facts))
    stated: list[StatedFact] = [
        *facts_of(facts, ServiceReportFact),
        *facts_of(facts, AttestationFact),
        *_corroborated(session, facts_of(facts, CorroborationFact)),
    ]
    if stated:
        cells |= cells_about(scope_tree(Snapshot(session)), stated)
    if moved := facts_of(facts, ScopeDetailsFact):
        cells |= _cells_of_scopes(session, moved)
    return cells


def _providers_of(session: Session, facts: Sequence[Fact]) -> set[str]:
    """Return the providers of which an event or a code is new or gone, by all their codes."""
    named = {fact.provider for fact in facts_of(facts, ProviderEventFact)}
    merged = facts_of(facts, ProviderMergeFact)
    named |= {code for fact in merged for code in (fact.former, fact.into)}
    return merges_of(Snapshot(session), ProviderMergeFact).group(named) if named else set()


def _held_by(session: Session, providers: Collection[str]) -> set[CellKey]:
    """Return the cells that these providers hold on any day."""
    cells: set[CellKey] = set()
    for some in chunks(providers):
        held = select(_HOLDING.c.authority, _HOLDING.c.scope).where(
            _HOLDING.c.provider.in_(some), _HOLDING.c.to_at == NEVER
        )
        cells |= {(authority, scope) for authority, scope in session.execute(held.distinct())}
    return cells


def _corroborated(
    session: Session, corroborations: Collection[CorroborationFact]
) -> list[StatedFact]:
    """Return the reports and attestations that have one source more, or less."""
    snapshot, ids = Snapshot(session), {item.fact for item in corroborations}
    return [*snapshot.facts(ServiceReportFact, id=ids), *snapshot.facts(AttestationFact, id=ids)]


def _cells_of_scopes(session: Session, moved: Collection[ScopeDetailsFact]) -> set[CellKey]:
    """Return the cells that come or go with these scopes, or with the scopes above them.

    A scope that moves also changes what stands beside the leaves of its old and new branch.
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


def project_cells(session: Session, cells: Collection[CellKey], moment: int) -> Changes:
    """Recompute the rows of these cells; unchanged rows stay."""
    changes: dict[type[SQLModel], list[Row]] = {CoverCell: [], CoverTile: []}
    for some in chunks(sorted(cells), _CELLS_AT_A_TIME):
        evidence = read_evidence(Snapshot(session), some)
        for model, rows_of in _ROWS:
            rows = [row for cell in some for row in rows_of(cell, evidence[cell])]
            changes[model] += reconcile(session, model, of_cells(model, some), rows, moment)
    return changes


def cell_rows(cell: CellKey, known: CellEvidence) -> list[dict[str, Any]]:
    """Return the row of a cell with evidence."""
    if not known.has_evidence:
        return []
    return [{"authority": cell[0], "scope": cell[1], "evidence_on": known.evidence_on}]


def tile_rows(cell: CellKey, known: CellEvidence) -> list[dict[str, Any]]:
    """Compute the tile rows of a cell from the evidence about it."""
    if not known.has_evidence:
        return []
    return [_row(cell, tile, known) for tile in tiles(known.evidence)]


def _row(cell: CellKey, tile: Tile, known: CellEvidence) -> dict[str, Any]:
    authority, scope = cell
    attested = [day for days, day in known.attestations if tile.days.first_day in days]
    return {
        "authority": authority,
        "scope": scope,
        "first_day": tile.days.first_day,
        "last_day": tile.days.last_day or LAST_DAY,
        "state": tile.state,
        "because": tile.because,
        "certainty": tile.certainty,
        "risks": [risk.value for risk in tile.risks],
        "held_by": list(tile.held_by),
        "contracts": list(tile.contracts),
        "last_held_by": list(tile.last_held_by),
        "covered_until": tile.covered_until,
        "until_basis": tile.until_basis,
        "attested_on": max(attested, default=None),
    }


_ROWS: tuple[tuple[Any, Any], ...] = ((CoverCell, cell_rows), (CoverTile, tile_rows))
"""The models of this projection, each with the function that computes its rows."""


def cell_histories(session: Session) -> Iterator[RowHistory]:
    """Compute all rows that ever followed from the stored holdings and the facts."""
    for some in chunks(sorted(_cells(session)), _CELLS_AT_A_TIME):
        history, computed = History(session), [RowsOverTime(model) for model, _ in _ROWS]
        scopes = ScopesEver.of(history)
        held = _holdings(session, scopes.beside(some))
        for moment, cells in sorted(_cells_by_moment(history, scopes, some, held).items()):
            current = [
                row
                for cell in scopes.beside(cells)
                for row in held[cell]
                if is_current(row, moment)
            ]
            evidence = evidence_of(history.at(moment), cells, current)
            for cell in cells:
                for rows, (_, rows_of) in zip(computed, _ROWS, strict=True):
                    rows.want(cell, rows_of(cell, evidence[cell]), moment)
        for rows, (model, _) in zip(computed, _ROWS, strict=True):
            yield RowHistory(model, of_cells(model, some), rows.rows())


def _holdings(session: Session, cells: Collection[CellKey]) -> dict[CellKey, list[HoldingRow]]:
    """Return all holdings that these cells ever had."""
    held: dict[CellKey, list[HoldingRow]] = defaultdict(list)
    rows = select(HoldingRow).where(of_cells(HoldingRow, cells))
    for row in session.scalars(rows.order_by(col(HoldingRow.id))):
        held[row.authority, row.scope].append(row)
    return held


def _cells_by_moment(
    history: History,
    scopes: ScopesEver,
    cells: Sequence[CellKey],
    held: Mapping[CellKey, Sequence[HoldingRow]],
) -> dict[int, list[CellKey]]:
    """Return the cells whose tiles may change at each moment."""
    stated = _stated_ever(history, cells)
    by_moment: dict[int, list[CellKey]] = defaultdict(list)
    for cell in cells:
        path = scopes.above.get(cell[1], {cell[1]})
        beside = [row for other in scopes.beside([cell]) for row in held[other]]
        about = [fact for scope in path for fact in stated.get((cell[0], scope), ())]
        evidence = moments_of([*beside, *about])
        if evidence:
            providers = {row.provider for row in held[cell] if row.provider}
            moments = moments_of(
                [
                    *events_ever(history, providers),
                    *history.ever(CorroborationFact, fact=[fact.id for fact in about]),
                ]
            ).union(
                *(scopes.branch_moments.get(scope, ()) for scope in path),
            )
            evidence |= {moment for moment in moments if moment > min(evidence)}
        for moment in evidence:
            by_moment[moment].append(cell)
    return by_moment


def _stated_ever(history: History, cells: Sequence[CellKey]) -> dict[CellKey, list[StatedFact]]:
    """Return all reports and attestations of these authorities, by the scopes that they name."""
    authorities = {authority for authority, _ in cells}
    facts: list[StatedFact] = [
        *history.ever(ServiceReportFact, authority=authorities),
        *history.ever(AttestationFact, authority=authorities),
    ]
    history.ever(CorroborationFact, fact=[fact.id for fact in facts])
    stated: dict[CellKey, list[StatedFact]] = defaultdict(list)
    for fact in facts:
        for scope in scopes_of(fact):
            stated[fact.authority, scope].append(fact)
    return stated


def _cells(session: Session) -> set[CellKey]:
    """Return every cell that ever had evidence, holdings or computed rows."""
    cells: set[CellKey] = set()
    for rows in (_HOLDING, _CELL, _TILE):
        cell = select(rows.c.authority, rows.c.scope).distinct()
        cells |= {(authority, scope) for authority, scope in session.execute(cell)}
    history = History(session)
    scopes = ScopesEver.of(history)
    kinds: tuple[type[StatedFact], ...] = (ServiceReportFact, AttestationFact)
    for kind in kinds:
        for fact in history.ever(kind):
            cells |= {(fact.authority, leaf) for s in scopes_of(fact) for leaf in scopes.below(s)}
    return scopes.beside(cells)


CELLS = Projection(
    "cover",
    (*CONTRACT_DAYS.facts, ServiceReportFact, AttestationFact),
    (CoverCell, CoverTile),
    affected_cells,
    project_cells,
    cell_histories,
)
PROJECTIONS = (CELLS,)
