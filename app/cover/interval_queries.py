"""Queries over intervals of days: gaps, overlaps, and the timeline of a cell."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from app.cover.holders import contracts_of
from app.cover.paging import explained_page
from app.cover.reads import (
    NO_DATA_TILE,
    AuthorityPeriod,
    CellSelection,
    contract_refs,
    select_cells,
    tiles_below,
    tiles_of,
)
from app.cover.responses import (
    CoverIntervalOut,
    ExplainedPage,
    IntervalPage,
    IntervalTotalOut,
)
from app.cover.schemas import GapQuery, IntervalQuery, TimelineQuery
from app.domain.cover import Tile
from app.domain.periods import ONE_DAY, Period
from app.domain.runs import Run, clip_tiles, gaps, overlaps, timeline
from app.domain.vocabulary import CoverReason, CoverState, ServiceLevel
from app.ledger.as_of import AsOf
from app.platform.problems.problem import query_problem

IntervalFinder = Callable[[Sequence[Tile], Period], list[Run]]
_NO_DATA: Sequence[tuple[Tile, Any]] = [(NO_DATA_TILE, None)]
"""The tile of a cell without any evidence, which has no stored row."""


def list_gaps(session: Session, query: GapQuery, as_of: AsOf) -> IntervalPage[CoverIntervalOut]:
    """Return the intervals whose state is known to be below the requested level."""
    with_unknown = query.include == "unknown"

    def find(tiles: Sequence[Tile], days: Period) -> list[Run]:
        return [
            run
            for run in gaps(tiles, query.level, days, with_unknown=with_unknown)
            if (not query.state or run.state in query.state)
            and (not query.because or run.because in query.because)
            and query.basis in {None, run.basis}
        ]

    return _list_intervals(session, query, as_of, find, below=query.level)


def list_overlaps(
    session: Session, query: IntervalQuery, as_of: AsOf
) -> IntervalPage[CoverIntervalOut]:
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
    evidence_on = _evidence_on(rows)
    runs = [_CellRun(authority, leaf, evidence_on, run) for _, run in timeline(tiles, horizon)]
    page = explained_page(session, _to_out(runs, selection), query, as_of, _interval_keys)
    items = _with_contracts(session, page.items, as_of, horizon)
    return ExplainedPage(items, page.next, page.explanation)


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
    below: ServiceLevel | None = None,
) -> IntervalPage[CoverIntervalOut]:
    """Return the intervals that are found in the tiles of each cell, or in those below a level.

    What is below a level counts only where there is a duty.
    """
    horizon = query.days(as_of.today)
    selection = select_cells(session, query, as_of, horizon, duties_only=below is not None)
    # One more day on either side shows if an interval continues outside the horizon.
    around = Period(horizon.first_day - ONE_DAY, horizon.day_after)
    if below is None:
        known = tiles_of(session, selection, as_of, around)
    else:
        known = tiles_below(session, selection, as_of, around, below)
    intervals: list[_CellRun] = []
    for authority, leaf in selection.cells:
        rows = known.get((authority.code, leaf), _NO_DATA)
        tiles = clip_tiles([tile for tile, _ in rows], authority.days)
        intervals += [
            _CellRun(authority, leaf, _evidence_on(rows), run)
            for run in find(tiles, horizon)
            if query.certainty in {None, run.certainty}
        ]
    found = _to_out(intervals, selection)
    page = explained_page(session, found, query, as_of, _interval_keys)
    items = _with_contracts(session, page.items, as_of, horizon)
    return IntervalPage(items, page.next, page.explanation, _totals(found))


class _CellRun(NamedTuple):
    """A run of days of a cell, and the latest day of evidence about the cell."""

    authority: AuthorityPeriod
    leaf: str
    evidence_on: date | None
    run: Run


def _evidence_on(rows: Sequence[tuple[Tile, Any]]) -> date | None:
    row = rows[0][1] if rows else None
    return None if row is None else row.evidence_on


def _totals(intervals: Sequence[CoverIntervalOut]) -> list[IntervalTotalOut]:
    days: Counter[tuple[str, str, CoverState]] = Counter()
    for interval in intervals:
        days[interval.authority, interval.scope, interval.state] += interval.days
    return [IntervalTotalOut(*cell, count) for cell, count in sorted(days.items())]


def _to_out(runs: Sequence[_CellRun], selection: CellSelection) -> list[CoverIntervalOut]:
    """Return intervals as they are answered, without their contracts."""
    return [
        CoverIntervalOut(
            authority=authority.code,
            authority_name=authority.name,
            scope=leaf,
            scope_title=selection.tree.names[leaf],
            state=run.state,
            because=run.because,
            basis=run.basis,
            first_day=run.first_day,
            last_day=run.last_day,
            days=(run.last_day - run.first_day).days + 1,
            continues_before=run.continues_before,
            continues_after=run.continues_after,
            certainty=run.certainty,
            risks=list(run.risks),
            evidence_on=evidence_on,
            contracts=[],
        )
        for authority, leaf, evidence_on, run in runs
    ]


def _with_contracts(
    session: Session, items: Sequence[CoverIntervalOut], as_of: AsOf, horizon: Period
) -> list[CoverIntervalOut]:
    """Add to the intervals of a page the contracts that hold them, with their names."""
    held = contracts_of(session, {(item.authority, item.scope) for item in items}, as_of, horizon)
    codes = [_contracts(item, held[item.authority, item.scope]) for item in items]
    refs = contract_refs(session, {code for some in codes for code in some}, as_of)
    return [
        replace(item, contracts=[refs[code] for code in some])
        for item, some in zip(items, codes, strict=True)
    ]


def _contracts(item: CoverIntervalOut, held: Sequence[Any]) -> list[str]:
    """Return the contracts that are live in an interval; those that fade if their end is unknown.

    Precedence within a contract decides between its awards, not whether it holds the cell.
    """
    state = "fading" if item.because is CoverReason.END_UNKNOWN else "live"
    return sorted({
        row.contract
        for row in held
        if row.state == state
        if row.first_day <= item.last_day and item.first_day <= row.last_day
    })  # fmt: skip


def _interval_keys(run: CoverIntervalOut) -> tuple[Any, ...]:
    return (run.authority, run.scope, run.first_day.isoformat())
