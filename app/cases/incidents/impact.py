"""The impact of an incident: the outcome of each cell that the failed providers held."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.cases.core.explain import INCIDENT_RULE
from app.cases.core.queries import visible_case
from app.cases.incidents.models import IncidentFact
from app.cases.incidents.responses import CellHolderOut, CellOutcomeOut, ImpactOut
from app.cases.incidents.schemas import CellOutcomeQuery, ImpactQuery
from app.cover.explain import explain_cells
from app.cover.failure.exposure import cells_held_by
from app.cover.holders import named_tiles
from app.cover.reads import CellSelection, select_cells, tiles_of
from app.cover.responses import ExplainedPage, Explanation
from app.cover.schemas import CoverQuery
from app.domain.cover import Tile
from app.domain.dependence import CellKey
from app.domain.incidents import (
    CellStatus,
    OutcomeCounts,
    cell_outcome,
    cells_held_at_start,
    outcome_counts,
    status_at,
)
from app.domain.periods import Period
from app.domain.runs import clip_tiles
from app.domain.vocabulary import CoverReason, CoverState, Purpose, ServiceLevel
from app.ledger.as_of import AsOf, resolve_codes, version_of, visible_as_of
from app.ledger.projections import MAX_VALUES, chunks
from app.platform.db.columns import table
from app.platform.db.references import codes_of
from app.platform.db.rows import from_row
from app.platform.http.pagination import Cursor, paginate
from app.registry.contracts.models import ContractDetailsFact, HoldingRow

_HOLDING, _DETAILS = table(HoldingRow), table(ContractDetailsFact)
_CONTRACT, _IS_CONTRACT = version_of("contract", _HOLDING.c.contract)
_PROVIDER, _IS_PROVIDER = version_of("provider", _HOLDING.c.provider)
_HOLDERS = (
    select(
        _HOLDING.c.award,
        _HOLDING.c.contract,
        _CONTRACT.c.name.label("contract_title"),
        _HOLDING.c.provider,
        _PROVIDER.c.name.label("provider_name"),
        _DETAILS.c.purpose,
        _HOLDING.c.level,
        _HOLDING.c.claimed_levels,
    )
    .outerjoin(_CONTRACT, _IS_CONTRACT)
    .outerjoin(_DETAILS, _DETAILS.c.id == _CONTRACT.c.details)
    .outerjoin(_PROVIDER, _IS_PROVIDER)
    .where(visible_as_of(_HOLDING), _HOLDING.c.award.in_(bindparam("awards", expanding=True)))
)


def list_days(
    session: Session, query: ImpactQuery, as_of: AsOf, id_: str
) -> ExplainedPage[ImpactOut]:
    """List runs of days with equal counts of cells by outcome."""
    incident = visible_case(session, IncidentFact, id_, as_of)
    horizon = query.days(incident.began_on)
    affected = _affected_cells(session, incident, as_of, horizon)
    counts = outcome_counts(affected.statuses, incident.began_on, horizon)
    runs = [_impact_out(count) for count in counts]
    if cursor := Cursor.read(query, str):
        runs = [run for run in runs if run.first_day > cursor.day(0)]
    page = paginate(runs[: query.limit + 1], query, as_of, lambda run: (run.first_day.isoformat(),))
    cells = cells_held_at_start(affected.statuses, incident.began_on)
    return ExplainedPage(page.items, page.next, _explain(session, cells, query.explain, as_of))


def list_cells(
    session: Session, query: CellOutcomeQuery, as_of: AsOf, id_: str
) -> ExplainedPage[CellOutcomeOut]:
    """List the outcome of each cell on a day, by authority and scope."""
    incident, on = visible_case(session, IncidentFact, id_, as_of), as_of.day(query.on)
    affected = _affected_cells(session, incident, as_of, Period(on, on))
    before = cells_held_at_start(affected.statuses, incident.began_on)
    cells = [_cell_outcome_out(affected, cell, state, on) for cell, state in sorted(before.items())]
    if query.purpose:
        cells = [cell for cell in cells if not _purposes(cell).isdisjoint(query.purpose)]
    if query.outcome:
        cells = [cell for cell in cells if cell.outcome in query.outcome]
    if cursor := Cursor.read(query, str, str):
        cells = [cell for cell in cells if _place(cell) > cursor.keys]
    page = paginate(cells[: query.limit + 1], query, as_of, _place)
    shown = map(_place, page.items)
    return ExplainedPage(page.items, page.next, _explain(session, shown, query.explain, as_of))


def _explain(
    session: Session, cells: Iterable[CellKey], is_requested: bool, as_of: AsOf
) -> Explanation | None:
    """Return the rules of incidents and of cover, and the facts behind some cells."""
    found = explain_cells(session, cells, is_requested, as_of)
    return None if found is None else Explanation([*INCIDENT_RULE, *found.rule], found.facts)


class _Holder(NamedTuple):
    """A contract that holds a cell by an award, and the level of service."""

    shown: CellHolderOut
    level: ServiceLevel

    @property
    def provider(self) -> str | None:
        """The code of its provider, if known."""
        return self.shown.provider


@dataclass(frozen=True, slots=True)
class _AffectedCells:
    """The cells that failed providers held at any time, over some days."""

    selection: CellSelection
    statuses: Mapping[CellKey, Sequence[CellStatus]]
    holders: Mapping[CellKey, Sequence[tuple[Tile, Sequence[_Holder]]]]

    @property
    def names(self) -> Mapping[str, str]:
        return {authority.code: authority.name for authority in self.selection.authorities}


def _affected_cells(
    session: Session, incident: IncidentFact, as_of: AsOf, days: Period
) -> _AffectedCells:
    """Read the cells from the beginning of the incident on, in seven statements."""
    # The cells that are followed are those held when the incident began, whatever the horizon.
    first = min(incident.began_on, days.first_day)
    last = max(incident.began_on, days.last_day or days.first_day)
    whole = Period(first, last)
    named = codes_of(incident.providers)
    failed = set(resolve_codes(session, {"provider": named}, as_of)["provider"].values())
    cells = cells_held_by(session, sorted(failed), as_of)
    query = CoverQuery.model_construct(
        authority=sorted({authority for authority, _ in cells}),
        scope=sorted({scope for _, scope in cells}),
    )
    selection = select_cells(session, query, as_of, whole)
    tiles = tiles_of(session, selection, as_of, whole) if cells else {}
    existence = {authority.code: authority.days for authority in selection.authorities}
    clipped = {
        cell: clip_tiles((tile for tile, _ in tiles[cell]), existence[cell[0]])
        for cell in cells
        if cell in tiles and cell[0] in existence
    }
    clipped = named_tiles(session, {cell: some for cell, some in clipped.items() if some}, as_of)
    holder_of = _holders(session, as_of, clipped, days.first_day)
    holders = {
        cell: [(tile, [holder_of[award] for award in _held_by(tile)]) for tile in some]
        for cell, some in clipped.items()
    }
    statuses = {
        cell: [_status(tile, holder_of, failed) for tile in some] for cell, some in clipped.items()
    }
    return _AffectedCells(selection, statuses, holders)


def _holders(
    session: Session, as_of: AsOf, tiles: Mapping[CellKey, Sequence[Tile]], on: date
) -> dict[str, _Holder]:
    """Read the holder of each award that holds a tile or held it last, as it is on a day."""
    awards = {
        award
        for some in tiles.values()
        for tile in some
        for award in (*_held_by(tile), *tile.last_held_by)
    }
    return {
        row.award: _Holder(from_row(CellHolderOut, row), _shown_level(row))
        for some in chunks(sorted(awards), MAX_VALUES)
        for row in session.execute(_HOLDERS, as_of.parameters(on=on, awards=some))
    }


def _shown_level(row: Any) -> ServiceLevel:
    """Return the level of an award; while claims about it are undecided, the lowest of them."""
    levels: list[ServiceLevel] = [row.level, *map(ServiceLevel, row.claimed_levels)]
    return min(levels, key=lambda level: level.rank)


def _held_by(tile: Tile) -> Sequence[str]:
    """Return the awards that hold a tile; an award of unknown end does not."""
    return () if tile.state.level is None else tile.held_by


def _has_stopped(tile: Tile, holder_of: Mapping[str, _Holder], failed: set[str]) -> bool:
    """Return whether the cover of a tile ended because a failed provider stopped."""
    last = {holder_of[award].provider for award in tile.last_held_by}
    return tile.because is CoverReason.PROVIDER_STOPPED and not last.isdisjoint(failed)


def _status(tile: Tile, holder_of: Mapping[str, _Holder], failed: set[str]) -> CellStatus:
    holders = [holder_of[award] for award in _held_by(tile)]
    others = [holder.level for holder in holders if holder.provider not in failed]
    return CellStatus(
        days=tile.days,
        state=tile.state,
        held_by_failed=len(others) < len(holders),
        other_level=max(others, key=lambda level: level.rank, default=None),
        provider_stopped=_has_stopped(tile, holder_of, failed),
    )


def _cell_outcome_out(
    affected: _AffectedCells, cell: CellKey, before: CoverState, on: date
) -> CellOutcomeOut:
    authority, scope = cell
    status = status_at(affected.statuses[cell], on)
    tile, holders = next(
        ((tile, held_by) for tile, held_by in affected.holders[cell] if on in tile.days), (None, [])
    )
    return CellOutcomeOut(
        authority=authority,
        authority_name=affected.names[authority],
        scope=scope,
        scope_title=affected.selection.tree.names[scope],
        outcome=cell_outcome(before, status),
        before=before,
        state=status.state,
        because=None if tile is None else tile.because,
        held_by=sorted({holder.shown for holder in holders}, key=attrgetter("contract")),
    )


def _purposes(cell: CellOutcomeOut) -> set[Purpose]:
    return {holder.purpose for holder in cell.held_by}


def _impact_out(count: OutcomeCounts) -> ImpactOut:
    last_day = count.days.last_day or count.days.first_day
    return ImpactOut(
        first_day=count.days.first_day,
        last_day=last_day,
        days=(last_day - count.days.first_day).days + 1,
        cells=count.cells,
        lost=count.lost,
        at_risk=count.at_risk,
        replaced=count.replaced,
        reduced=count.reduced,
        open=count.open,
        unclear=count.unclear,
    )


def _place(cell: CellOutcomeOut) -> tuple[str, str]:
    return (cell.authority, cell.scope)
