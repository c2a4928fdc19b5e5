"""Projection of tiles from holdings, reports and attestations, cell by cell."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from app.cover.additions import split_rows
from app.cover.cell_changes import CellChange, affected_cells
from app.cover.evidence import (
    CELL,
    CellEvidence,
    PartOfHoldings,
    StatedFact,
    evidence_of,
    held_or_fading,
    holdings_at,
    of_cells,
    scopes_of,
    siblings_held,
)
from app.cover.laying import Edge, cell_rows, tile_rows, tile_rows_within
from app.cover.models import CoverCell, CoverTile
from app.cover.ranges import days_beside, days_held, tiles_meeting
from app.domain.dependence import CellKey
from app.domain.periods import ALWAYS, Period
from app.domain.timelines import Timeline
from app.domain.windows import deciding_days, meets, window, with_neighbours
from app.ledger.fact_types import Projection
from app.ledger.history import History, is_current, moments_of
from app.ledger.models import CorroborationFact
from app.ledger.projections import (
    Changes,
    KeyScope,
    Row,
    RowHistory,
    RowsOverTime,
    chunks,
    in_parts,
    replace_rows,
    stored_rows,
)
from app.platform.db.columns import NEVER, table
from app.registry.authorities.models import AttestationFact, ServiceReportFact
from app.registry.contracts.dependencies import events_ever
from app.registry.contracts.models import HoldingRow
from app.registry.contracts.projection import CONTRACT_DAYS
from app.registry.contracts.snapshot import ScopesEver, Snapshot, latest, scope_tree

_CELLS_AT_A_TIME = 200
_HOLDING, _CELL, _TILE = table(HoldingRow), table(CoverCell), table(CoverTile)


def project_cells(session: Session, changed: Mapping[CellKey, CellChange], moment: int) -> Changes:
    """Recompute the rows of these cells on the days that changed; unchanged rows stay."""
    changes: dict[type[SQLModel], list[Row]] = {CoverCell: [], CoverTile: []}
    added = {cell: change for cell, change in changed.items() if change.added}
    computed = {cell: change for cell, change in changed.items() if change.is_computed}
    for step, cells in ((_add, added), (_project, computed)):
        for some in chunks(sorted(cells), _CELLS_AT_A_TIME):
            for model, rows in step(session, {cell: cells[cell] for cell in some}, moment):
                changes[model] += rows
    return changes


def _add(
    session: Session, changed: Mapping[CellKey, CellChange], moment: int
) -> Iterator[tuple[type[SQLModel], list[Row]]]:
    """Split the tiles of cells where new awards begin and end."""
    added = {cell: change.added for cell, change in changed.items()}
    ends = {(cell, end) for cell, awards in added.items() for award in awards for end in award.ends}
    if ends:
        laid = tiles_meeting(session, sorted(ends), moment)
        tiles = split_rows(laid, added)
        yield CoverTile, replace_rows(session, CoverTile, laid, tiles, moment)
    dated = {
        cell: change.evidence_on
        for cell, change in changed.items()
        if change.evidence_on and not change.is_computed
    }
    if dated:
        stored = stored_rows(session, CoverCell, KeyScope(CELL, [*dated]), moment)
        yield CoverCell, replace_rows(session, CoverCell, stored, _dated(stored, dated), moment)


def _dated(stored: Iterable[Row], days: Mapping[CellKey, date]) -> Iterator[dict[str, Any]]:
    """Yield the open ones among stored cells with the later one of two days of evidence."""
    for row in stored:
        if row["to_at"] == NEVER:
            cell = row["authority"], row["scope"]
            yield {
                **dict(zip(CELL, cell, strict=True)),
                "evidence_on": latest(row["evidence_on"], days[cell]),
            }


def _project(
    session: Session, changed: Mapping[CellKey, CellChange], moment: int
) -> Iterator[tuple[type[SQLModel], list[Row]]]:
    """Recompute the rows of some cells; those that have none yet, or lose them, as a whole."""
    snapshot, cells = Snapshot(session), [*changed]
    held = holdings_at(snapshot, cells)
    stored = stored_rows(session, CoverCell, KeyScope(CELL, cells), moment)
    known = {(row["authority"], row["scope"]) for row in stored if row["to_at"] == NEVER}
    windows = {
        cell: window(change, held[cell]) if cell in known else ALWAYS
        for cell, change in changed.items()
    }
    part = _part_of_holdings(session, held, windows)
    evidence = evidence_of(snapshot, cells, chain.from_iterable(held.values()), part)
    emptied = {
        cell: CellChange(is_whole=True)
        for cell in cells
        if windows[cell] != ALWAYS and not (evidence[cell].has_evidence or held[cell])
    }
    if emptied:
        yield from _project(session, emptied, moment)
    laid = [cell for cell in cells if cell not in emptied]
    rows = [row for cell in laid for row in cell_rows(cell, evidence[cell], held[cell])]
    stored = [row for row in stored if (row["authority"], row["scope"]) not in emptied]
    yield CoverCell, replace_rows(session, CoverCell, stored, rows, moment)
    around = {cell: with_neighbours(days) for cell in laid if (days := windows[cell]) is not None}
    if around:
        stored = tiles_meeting(session, around.items(), moment)
        tiles = _tiles(stored, around, evidence, held)
        yield CoverTile, replace_rows(session, CoverTile, stored, tiles, moment)


def _tiles(
    stored: Sequence[Row],
    around: Mapping[CellKey, Period],
    evidence: Mapping[CellKey, CellEvidence],
    held: Mapping[CellKey, Sequence[HoldingRow]],
) -> list[dict[str, Any]]:
    """Compute the tiles of cells, of each on some days."""
    edges = _edges(stored)
    rows: list[dict[str, Any]] = []
    for cell, days in around.items():
        if days == ALWAYS:
            rows += tile_rows(cell, evidence[cell])
        else:
            rows += tile_rows_within(cell, evidence[cell], days, held[cell], edges[cell])
    return rows


def _edges(stored: Sequence[Row]) -> dict[CellKey, list[Edge]]:
    """Return the open ones among stored tiles by cell, in order."""
    found: dict[CellKey, list[Edge]] = defaultdict(list)
    for row in sorted(stored, key=itemgetter("first_day")):
        if row["to_at"] == NEVER:
            edge = Edge(row["first_day"], row["last_day"], row["end_basis"])
            found[row["authority"], row["scope"]].append(edge)
    return found


def _part_of_holdings(
    session: Session,
    held: Mapping[CellKey, Sequence[HoldingRow]],
    windows: Mapping[CellKey, Period | None],
) -> PartOfHoldings:
    """Return the contracts that decide about the windows of cells, and the days held beside."""
    contracts: dict[CellKey, set[str]] = {}
    deciding: dict[CellKey, Period] = {}
    for cell, days in windows.items():
        rows = held.get(cell, ())
        around = days and deciding_days(with_neighbours(days), rows)
        contracts[cell] = {row.contract for row in rows if around and meets(row, around)}
        if around is not None:
            deciding[cell] = around
    beside = days_beside(scope_tree(Snapshot(session)), deciding.items())
    return PartOfHoldings(days_held(session, beside), contracts)


def cell_histories(session: Session, some: Sequence[CellKey]) -> Iterator[RowHistory]:
    """Compute all rows of some cells that ever followed from the stored holdings and the facts."""
    history, shown, laid = History(session), RowsOverTime(CoverCell), RowsOverTime(CoverTile)
    known: dict[CellKey, CellEvidence] = {}
    for moment, evidence in _evidence_over_time(history, some, known):
        for cell, now in evidence.items():
            before = known.get(cell)
            if now == before:
                continue
            known[cell] = now
            rows = cell_rows(cell, now)
            if before is None or rows != cell_rows(cell, before):
                shown.want(cell, rows, moment)
            if before is None or not now.has_tiles_of(before):
                laid.want(cell, tile_rows(cell, now), moment)
    for rows_over_time in (shown, laid):
        model = rows_over_time.model
        yield RowHistory(model, of_cells(model, some), rows_over_time.rows())


def _evidence_over_time(
    history: History, some: Sequence[CellKey], known: Mapping[CellKey, CellEvidence]
) -> Iterator[tuple[int, dict[CellKey, CellEvidence]]]:
    """Yield each moment, in order, with the evidence about the cells of which it may change.

    `known` is the evidence that was yielded last about each cell. Where only a cell beside is held
    on other days, the rest of it stays.
    """
    scopes = ScopesEver.of(history)
    held = _holdings(history.session, scopes.beside(some))
    changes, days = _changes_of_days(held), dict[CellKey, Timeline]()
    own = _cells_by_moment(history, scopes, some, held, changes)
    beside = _cells_beside(scopes, some, changes)
    for moment in sorted(own.keys() | beside.keys()):
        days |= changes.get(moment, {})
        facts, only_beside = history.at(moment), beside.get(moment, set()) & known.keys()
        cells = sorted(own.get(moment, set()) | (beside.get(moment, set()) - only_beside))
        current = [row for cell in cells for row in held[cell] if is_current(row, moment)]
        evidence = evidence_of(facts, cells, current, PartOfHoldings(days))
        tree = scope_tree(facts)
        for cell in sorted(only_beside - evidence.keys()):
            evidence[cell] = known[cell].beside(siblings_held(tree, cell, days))
        yield moment, evidence


def _changes_of_days(
    held: Mapping[CellKey, Sequence[HoldingRow]],
) -> dict[int, dict[CellKey, Timeline]]:
    """Return the days on which cells are held or fading from each moment on, where they change."""
    changes: dict[int, dict[CellKey, Timeline]] = defaultdict(dict)
    for cell, rows in held.items():
        days = Timeline.empty()
        for moment in sorted(moments_of(rows)):
            now = held_or_fading([row for row in rows if is_current(row, moment)])
            if now != days:
                changes[moment][cell] = days = now
    return changes


def _cells_beside(
    scopes: ScopesEver, some: Sequence[CellKey], changes: Mapping[int, Mapping[CellKey, Timeline]]
) -> dict[int, set[CellKey]]:
    """Return the cells that have, at each moment, a cell beside that is held on other days."""
    wanted = {*some}
    return {moment: scopes.beside(cells) & wanted for moment, cells in changes.items()}


def _holdings(session: Session, cells: Collection[CellKey]) -> dict[CellKey, list[Any]]:
    """Return all holdings that these cells ever had, as rows that are no objects."""
    held: dict[CellKey, list[Any]] = defaultdict(list)
    rows = select(_HOLDING).where(of_cells(HoldingRow, cells)).order_by(_HOLDING.c.id)
    for row in session.execute(rows):
        held[row.authority, row.scope].append(row)
    return held


def _cells_by_moment(
    history: History,
    scopes: ScopesEver,
    cells: Sequence[CellKey],
    held: Mapping[CellKey, Sequence[HoldingRow]],
    changes: Mapping[int, Mapping[CellKey, Timeline]],
) -> dict[int, set[CellKey]]:
    """Return the cells of which evidence may change at each moment that is not beside them."""
    stated, first_held = _stated_ever(history, cells), _first_moments(changes)
    by_moment: dict[int, set[CellKey]] = defaultdict(set)
    for cell in cells:
        path = scopes.above.get(cell[1], {cell[1]})
        about = [fact for scope in path for fact in stated.get((cell[0], scope), ())]
        evidence = moments_of([*held[cell], *about])
        beside = [first_held[other] for other in scopes.beside([cell]) if other in first_held]
        if first := min([*evidence, *beside], default=None):
            providers = {row.provider for row in held[cell] if row.provider}
            moments = moments_of(
                [
                    *events_ever(history, providers),
                    *history.ever(CorroborationFact, fact=[fact.id for fact in about]),
                ]
            ).union(
                *(scopes.branch_moments.get(scope, ()) for scope in path),
            )
            evidence |= {moment for moment in moments if moment > first}
        for moment in evidence:
            by_moment[moment].add(cell)
    return by_moment


def _first_moments(changes: Mapping[int, Mapping[CellKey, Timeline]]) -> dict[CellKey, int]:
    """Return the first moment from which each cell is held or fading on any day."""
    first: dict[CellKey, int] = {}
    for moment, cells in sorted(changes.items()):
        for cell in cells:
            first.setdefault(cell, moment)
    return first


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
    in_parts(_cells, cell_histories, _CELLS_AT_A_TIME),
)
PROJECTIONS = (CELLS,)
