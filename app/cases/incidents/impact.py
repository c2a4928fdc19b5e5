"""The impact of an incident: the outcome of each cell that the failed providers held."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from operator import attrgetter

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.cases.core.explain import INCIDENT_RULE
from app.cases.core.queries import visible_case
from app.cases.incidents.models import IncidentFact
from app.cases.incidents.responses import CellHolderOut, CellOutcomeOut, ImpactOut
from app.cases.incidents.schemas import CellOutcomeQuery, ImpactQuery
from app.cover.explain import explain_cells
from app.cover.failure.at_stake import live_runs
from app.cover.failure.exposure import cells_held_by
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
    last_providers,
    live_levels,
    outcome_counts,
    status_at,
)
from app.domain.live_changes import LiveRun, nearest_runs
from app.domain.periods import Period, shared_days
from app.domain.runs import clip_tiles
from app.domain.vocabulary import CoverReason, CoverState, Purpose
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
    cells = _cell_outcomes(session, affected, before, as_of, on)
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


@dataclass(frozen=True, slots=True)
class _AffectedCells:
    """The cells that failed providers held when an incident began, over some days.

    `live` are the awards that hold each cell, after precedence.
    """

    selection: CellSelection
    tiles: Mapping[CellKey, Sequence[Tile]]
    live: Mapping[CellKey, Sequence[LiveRun]]
    statuses: Mapping[CellKey, Sequence[CellStatus]]

    @property
    def names(self) -> Mapping[str, str]:
        return {authority.code: authority.name for authority in self.selection.authorities}

    def tile_on(self, cell: CellKey, day: date) -> Tile | None:
        return next((tile for tile in self.tiles[cell] if day in tile.days), None)

    def awards_on(self, cell: CellKey, day: date) -> list[str]:
        """Return the awards that give cover on a day; one of unknown end gives none."""
        tile = self.tile_on(cell, day)
        if tile is None or tile.state.level is None:
            return []
        return [run.award for run in self.live[cell] if run.first_day <= day < run.day_after]


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
    cells = cells_held_by(session, sorted(failed), as_of, incident.began_on)
    query = CoverQuery.model_construct(
        authority=sorted({authority for authority, _ in cells}),
        scope=sorted({scope for _, scope in cells}),
    )
    selection = select_cells(session, query, as_of, whole)
    found = tiles_of(session, selection, as_of, whole) if cells else {}
    existence = {authority.code: authority.days for authority in selection.authorities}
    tiles = {
        cell: clip_tiles((tile for tile, _ in found[cell]), days_of)
        for cell in cells
        if cell in found and (days_of := shared_days(existence[cell[0]], whole))
    }
    live = {cell: [*nearest_runs(runs)] for cell, runs in _live(session, tiles, as_of, whole)}
    stopped = _stopped(session, tiles, as_of, failed)
    statuses = {
        cell: _statuses(some, live[cell], failed, stopped[cell]) for cell, some in tiles.items()
    }
    return _AffectedCells(selection, tiles, live, statuses)


def _live(
    session: Session, cells: Collection[CellKey], as_of: AsOf, days: Period
) -> Iterator[tuple[CellKey, Sequence[LiveRun]]]:
    """Yield the awards that are live in each of some cells on any of the days."""
    found = live_runs(session, cells, as_of, days) if cells else {}
    for cell in cells:
        yield cell, found.get(cell, ())


def _stopped(
    session: Session,
    tiles: Mapping[CellKey, Sequence[Tile]],
    as_of: AsOf,
    failed: set[str],
) -> Mapping[CellKey, set[Period]]:
    """Return the days of the tiles whose cover ended because a failed provider stopped."""
    found: dict[CellKey, set[Period]] = defaultdict(set)
    ended: dict[CellKey, list[Period]] = defaultdict(list)
    for cell, some in tiles.items():
        for tile in some:
            if tile.because is CoverReason.PROVIDER_STOPPED:
                ended[cell].append(tile.days)
    until = max((days[-1].first_day for days in ended.values()), default=date.min)
    for cell, runs in _live(session, ended, as_of, Period(date.min, until)):
        for days in ended[cell]:
            if not failed.isdisjoint(last_providers(runs, days.first_day)):
                found[cell].add(days)
    return found


def _statuses(
    tiles: Sequence[Tile],
    live: Sequence[LiveRun],
    failed: set[str],
    stopped: Collection[Period],
) -> list[CellStatus]:
    """Return the status of a cell on the days of each of its tiles, in order."""
    holders = live_levels(live, failed, (tile.days.first_day for tile in tiles))
    return [
        CellStatus(
            days=tile.days,
            state=tile.state,
            held_by_failed=held_by_failed and tile.state.level is not None,
            other_level=None if tile.state.level is None else other_level,
            provider_stopped=tile.days in stopped,
        )
        for tile, (held_by_failed, other_level) in zip(tiles, holders, strict=True)
    ]


def _holders(
    session: Session, as_of: AsOf, awards: Iterable[str], on: date
) -> dict[str, CellHolderOut]:
    """Read the contract and the provider of each award, as they are on a day."""
    return {
        row.award: from_row(CellHolderOut, row)
        for some in chunks(sorted(set(awards)), MAX_VALUES)
        for row in session.execute(_HOLDERS, as_of.parameters(on=on, awards=some))
    }


def _cell_outcomes(
    session: Session,
    affected: _AffectedCells,
    before: Mapping[CellKey, CoverState],
    as_of: AsOf,
    on: date,
) -> list[CellOutcomeOut]:
    """Return the outcome of each cell on a day, by authority and scope."""
    awards = {cell: affected.awards_on(cell, on) for cell in sorted(before)}
    holder_of = _holders(session, as_of, chain.from_iterable(awards.values()), on)
    return [
        _cell_outcome_out(affected, cell, before[cell], on, {holder_of[it] for it in some})
        for cell, some in awards.items()
    ]


def _cell_outcome_out(
    affected: _AffectedCells,
    cell: CellKey,
    before: CoverState,
    on: date,
    held_by: Collection[CellHolderOut],
) -> CellOutcomeOut:
    authority, scope = cell
    status, tile = status_at(affected.statuses[cell], on), affected.tile_on(cell, on)
    return CellOutcomeOut(
        authority=authority,
        authority_name=affected.names[authority],
        scope=scope,
        scope_title=affected.selection.tree.names[scope],
        outcome=cell_outcome(before, status),
        before=before,
        state=status.state,
        because=None if tile is None else tile.because,
        held_by=sorted(held_by, key=attrgetter("contract")),
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
