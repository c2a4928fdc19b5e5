"""Queries over intervals of days: gaps, overlaps, and the timeline of a cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.cover.paging import explained_page
from app.cover.reads import (
    NO_DATA_TILE,
    AuthorityPeriod,
    CellSelection,
    contract_refs,
    select_cells,
    tiles_of,
)
from app.cover.responses import CoverIntervalOut, ExplainedPage
from app.cover.schemas import GapQuery, IntervalQuery, TimelineQuery
from app.domain.cover import Tile
from app.domain.periods import ONE_DAY, Period
from app.domain.runs import Run, clip_tiles, gaps, overlaps, timeline
from app.ledger.as_of import AsOf
from app.platform.problems.problem import query_problem

IntervalFinder = Callable[[Sequence[Tile], Period], list[Run]]


def list_gaps(session: Session, query: GapQuery, as_of: AsOf) -> ExplainedPage[CoverIntervalOut]:
    """Return the intervals whose state is known to be below the requested level."""
    return _list_intervals(
        session, query, as_of, lambda tiles, days: gaps(tiles, query.level, days), duties_only=True
    )


def list_overlaps(
    session: Session, query: IntervalQuery, as_of: AsOf
) -> ExplainedPage[CoverIntervalOut]:
    """Return the intervals on which two or more contracts hold the same cell."""
    return _list_intervals(session, query, as_of, overlaps)


def list_timeline(
    session: Session, query: TimelineQuery, as_of: AsOf
) -> ExplainedPage[CoverIntervalOut]:
    """Return the timeline of one cell over the whole horizon, an interval for each state."""
    horizon = query.days(as_of.today)
    selection = select_cells(session, _SingleCell([query.authority], [query.scope]), as_of, horizon)
    if len(selection.leaves) != 1:
        raise query_problem(
            "scope", "scope-not-a-leaf", f"one of {', '.join(selection.leaves)[:300]}"
        )
    if not selection.authorities:
        detail = f"{query.authority[:60]!r} existed on none of these days"
        raise query_problem("authority", "unknown-filter-code", detail)
    authority, leaf = selection.authorities[0], selection.leaves[0]
    rows = tiles_of(session, selection, as_of, horizon)[authority.code, leaf]
    tiles = clip_tiles([tile for tile, _ in rows] or [NO_DATA_TILE], authority.days)
    runs = [(authority, leaf, run) for _, run in timeline(tiles, horizon)]
    named = _to_out(session, runs, selection, as_of)
    return explained_page(session, named, query, as_of, _interval_keys)


@dataclass(frozen=True, slots=True)
class _SingleCell:
    """Filters that select one authority and one scope."""

    authority: Sequence[str]
    scope: Sequence[str]


def _list_intervals(
    session: Session,
    query: IntervalQuery,
    as_of: AsOf,
    find: IntervalFinder,
    *,
    duties_only: bool = False,
) -> ExplainedPage[CoverIntervalOut]:
    horizon = query.days(as_of.today)
    selection = select_cells(session, query, as_of, horizon, duties_only=duties_only)
    # One more day on either side shows if an interval continues outside the horizon.
    around = Period(horizon.first_day - ONE_DAY, horizon.day_after)
    rows = tiles_of(session, selection, as_of, around)
    intervals: list[tuple[AuthorityPeriod, str, Run]] = []
    for authority, leaf in selection.cells:
        tiles = clip_tiles(
            (tile for tile, _ in rows.get((authority.code, leaf), ())), authority.days
        )
        intervals += [(authority, leaf, run) for run in find(tiles, horizon)]
    intervals = [item for item in intervals if query.certainty in {None, item[2].certainty}]
    return explained_page(
        session, _to_out(session, intervals, selection, as_of), query, as_of, _interval_keys
    )


def _to_out(
    session: Session,
    runs: Sequence[tuple[AuthorityPeriod, str, Run]],
    selection: CellSelection,
    as_of: AsOf,
) -> list[CoverIntervalOut]:
    refs = contract_refs(session, {code for _, _, run in runs for code in run.contracts}, as_of)
    return [
        CoverIntervalOut(
            authority=authority.code,
            authority_name=authority.name,
            scope=leaf,
            scope_title=selection.tree.names[leaf],
            state=run.state,
            first_day=run.first_day,
            last_day=run.last_day,
            days=(run.last_day - run.first_day).days + 1,
            continues_before=run.continues_before,
            continues_after=run.continues_after,
            certainty=run.certainty,
            contracts=[refs[code] for code in run.contracts],
        )
        for authority, leaf, run in runs
    ]


def _interval_keys(run: CoverIntervalOut) -> tuple[Any, ...]:
    return (run.authority, run.scope, run.first_day.isoformat())
