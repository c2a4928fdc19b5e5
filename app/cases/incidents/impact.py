"""The page of truth of an incident: what has become of the cells that the failed held."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.cases.core.facts import visible_case
from app.cases.incidents.models import IncidentFact
from app.cases.incidents.responses import PlightOut, TruthOut
from app.cases.incidents.schemas import PlightQuery, TruthQuery
from app.cover.failure.exposure import cells_held_by
from app.cover.reads import CellSelection, select_cells, tiles_of
from app.cover.schemas import CoverQuery
from app.domain.cover import Tile
from app.domain.dependence import CellKey
from app.domain.incidents import (
    CellStatus,
    OutcomeCounts,
    cell_outcome,
    cells_held_at_start,
    outcome_counts,
)
from app.domain.incidents import status_at as standing_on
from app.domain.periods import Period
from app.domain.runs import clip_tiles
from app.domain.vocabulary import CoverState, ServiceLevel
from app.ledger.as_of import AsOf, visible_as_of
from app.platform.db.columns import table
from app.platform.http.pagination import Cursor, Page, paginate
from app.registry.contracts.models import HoldingRow

_HOLDING = table(HoldingRow)
_PROVIDERS = (
    select(_HOLDING.c.award, _HOLDING.c.provider, _HOLDING.c.level)
    .where(visible_as_of(_HOLDING), _HOLDING.c.award.in_(bindparam("awards", expanding=True)))
    .distinct()
)


def list_days(session: Session, query: TruthQuery, as_of: AsOf, id_: str) -> Page[TruthOut]:
    """What has become of the cells, in runs of days that are alike."""
    incident = visible_case(session, IncidentFact, id_, as_of)
    horizon = query.days(incident.began_on)
    followed = _follow(session, incident, as_of, horizon)
    runs = [_truth(count) for count in outcome_counts(followed.cells, incident.began_on, horizon)]
    if cursor := Cursor.read(query, str):
        runs = [one for one in runs if one.first_day > cursor.day(0)]
    return paginate(runs[: query.limit + 1], query, as_of, lambda one: (one.first_day.isoformat(),))


def list_plights(session: Session, query: PlightQuery, as_of: AsOf, id_: str) -> Page[PlightOut]:
    """How each cell stands on a day, by authority and scope."""
    incident, on = visible_case(session, IncidentFact, id_, as_of), as_of.day(query.on)
    followed = _follow(session, incident, as_of, Period(on, on))
    before = cells_held_at_start(followed.cells, incident.began_on)
    cells = [_plight(followed, cell, state, on) for cell, state in sorted(before.items())]
    if query.plight:
        cells = [one for one in cells if one.plight in query.plight]
    if cursor := Cursor.read(query, str, str):
        cells = [one for one in cells if _place(one) > cursor.keys]
    return paginate(cells[: query.limit + 1], query, as_of, _place)


class _Holder(NamedTuple):
    """Who holds a cell by an award, if that is known, and at which level."""

    provider: str | None
    level: ServiceLevel


@dataclass(frozen=True, slots=True)
class _Followed:
    """The cells that failed providers ever held, over some days."""

    ground: CellSelection
    cells: Mapping[CellKey, Sequence[CellStatus]]
    holders: Mapping[CellKey, Sequence[tuple[Tile, Sequence[_Holder]]]]

    @property
    def names(self) -> Mapping[str, str]:
        return {being.code: being.name for being in self.ground.authorities}


def _follow(session: Session, incident: IncidentFact, as_of: AsOf, days: Period) -> _Followed:
    """Read the cells from the day on which the incident began; six statements."""
    # From before it began, as what was held then is followed; whatever the horizon.
    first = min(incident.began_on, days.first_day)
    last = max(incident.began_on, days.last_day or days.first_day)
    whole = Period(first, last)
    known = cells_held_by(session, incident.providers, as_of)
    asked = CoverQuery.model_construct(
        authority=sorted({authority for authority, _ in known}),
        scope=sorted({scope for _, scope in known}),
    )
    ground = select_cells(session, asked, as_of, whole)
    tiles = tiles_of(session, ground, as_of, whole) if known else {}
    being = {one.code: one.days for one in ground.authorities}
    laid = {
        cell: clip_tiles((tile for tile, _ in tiles[cell]), being[cell[0]])
        for cell in known
        if cell in tiles and cell[0] in being
    }
    awards = {award for some in laid.values() for tile in some for award in tile.held_by}
    rows = session.execute(_PROVIDERS, as_of.parameters(awards=sorted(awards)))
    by = {row.award: _Holder(row.provider, row.level) for row in rows}
    held = {cell: [(tile, [by[award] for award in tile.held_by]) for tile in some]
            for cell, some in laid.items()}  # fmt: skip
    failed = set(incident.providers)
    stands = {cell: [_stand(*one, failed) for one in some] for cell, some in held.items()}
    return _Followed(ground, stands, held)


def _stand(tile: Tile, holders: Sequence[_Holder], failed: set[str]) -> CellStatus:
    others = [one.level for one in holders if one.provider not in failed]
    return CellStatus(
        days=tile.days,
        state=tile.state,
        held_by_failed=len(others) < len(holders),
        other_level=max(others, key=lambda level: level.rank, default=None),
    )


def _plight(followed: _Followed, cell: CellKey, before: CoverState, on: date) -> PlightOut:
    authority, scope = cell
    stand = standing_on(followed.cells[cell], on)
    holders = next((who for tile, who in followed.holders[cell] if on in tile.days), [])
    return PlightOut(
        authority=authority,
        authority_name=followed.names[authority],
        scope=scope,
        scope_title=followed.ground.tree.names[scope],
        plight=cell_outcome(before, stand),
        before=before,
        state=stand.state,
        held_by=sorted({one.provider for one in holders if one.provider is not None}),
    )


def _truth(count: OutcomeCounts) -> TruthOut:
    last_day = count.days.last_day or count.days.first_day
    days = (last_day - count.days.first_day).days + 1
    return TruthOut(count.days.first_day, last_day, days, *(
        count.cells, count.lost, count.at_risk, count.replaced, count.reduced, count.open,
        count.unclear,
    ))  # fmt: skip


def _place(one: PlightOut) -> tuple[str, str]:
    return (one.authority, one.scope)
