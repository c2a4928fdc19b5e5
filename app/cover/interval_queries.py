"""Answers about runs of days: gaps, overlaps, and the timeline of one cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.cover.paging import explained
from app.cover.reads import UNHEARD, Being, Ground, contract_refs, survey, tiles_of
from app.cover.responses import ExplainedPage, RunOut
from app.cover.schemas import GapQuery, RunQuery, TimelineQuery
from app.domain.cover import Tile
from app.domain.periods import ONE_DAY, Period
from app.domain.runs import Run, clip_tiles, gaps, overlaps, timeline
from app.ledger.as_of import AsOf
from app.platform.problems.problem import query_problem

Choice = Callable[[Sequence[Tile], Period], list[Run]]


def list_gaps(session: Session, query: GapQuery, as_of: AsOf) -> ExplainedPage[RunOut]:
    """Where the registry knows that nothing, or too little, covers a scope."""
    return _runs(
        session, query, as_of, lambda laid, days: gaps(laid, query.level, days), with_duty=True
    )


def list_overlaps(session: Session, query: RunQuery, as_of: AsOf) -> ExplainedPage[RunOut]:
    """Where two or more contracts hold the same cell."""
    return _runs(session, query, as_of, overlaps)


def list_tiles(session: Session, query: TimelineQuery, as_of: AsOf) -> ExplainedPage[RunOut]:
    """The timeline of one cell: every day of the horizon, state by state."""
    horizon = query.days(as_of.today)
    ground = survey(session, _One([query.authority], [query.scope]), as_of, horizon)
    if len(ground.leaves) != 1:
        raise query_problem("scope", "scope-not-a-leaf", f"one of {', '.join(ground.leaves)[:300]}")
    if not ground.authorities:
        detail = f"{query.authority[:60]!r} is in being on none of these days"
        raise query_problem("authority", "unknown-filter-code", detail)
    being, leaf = ground.authorities[0], ground.leaves[0]
    known = tiles_of(session, ground, as_of, horizon)[being.code, leaf]
    laid = clip_tiles([tile for tile, _ in known] or [UNHEARD], being.days)
    runs = [(being, leaf, run) for _, run in timeline(laid, horizon)]
    tiles = _named(session, runs, ground, as_of)
    return explained(session, tiles, query, as_of, _run_keys)


@dataclass(frozen=True, slots=True)
class _One:
    """A question about one authority and one scope."""

    authority: Sequence[str]
    scope: Sequence[str]


def _runs(
    session: Session, query: RunQuery, as_of: AsOf, choose: Choice, *, with_duty: bool = False
) -> ExplainedPage[RunOut]:
    horizon = query.days(as_of.today)
    ground = survey(session, query, as_of, horizon, with_duty=with_duty)
    # A day more on either side tells whether a run goes on outside the horizon.
    around = Period(horizon.first_day - ONE_DAY, horizon.day_after)
    known = tiles_of(session, ground, as_of, around)
    found: list[tuple[Being, str, Run]] = []
    for being, leaf in ground.cells:
        laid = clip_tiles((tile for tile, _ in known.get((being.code, leaf), ())), being.days)
        found += [(being, leaf, run) for run in choose(laid, horizon)]
    found = [one for one in found if query.certainty in {None, one[2].certainty}]
    return explained(session, _named(session, found, ground, as_of), query, as_of, _run_keys)


def _named(
    session: Session, runs: Sequence[tuple[Being, str, Run]], ground: Ground, as_of: AsOf
) -> list[RunOut]:
    refs = contract_refs(session, {code for _, _, run in runs for code in run.contracts}, as_of)
    return [
        RunOut(
            authority=being.code,
            authority_name=being.name,
            scope=leaf,
            scope_title=ground.tree.names[leaf],
            state=run.state,
            first_day=run.first_day,
            last_day=run.last_day,
            days=(run.last_day - run.first_day).days + 1,
            continues_before=run.continues_before,
            continues_after=run.continues_after,
            certainty=run.certainty,
            contracts=[refs[code] for code in run.contracts],
        )
        for being, leaf, run in runs
    ]


def _run_keys(run: RunOut) -> tuple[Any, ...]:
    return (run.authority, run.scope, run.first_day.isoformat())
