"""The cells that providers hold after a day, with what is live in them within a horizon."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import String, bindparam, cast, or_, select
from sqlalchemy.orm import Session

from app.cover.reads import AUTHORITIES, FROM, IN_CELLS, TO, WITHIN_DAYS
from app.domain.awards import HELD_STATES
from app.domain.dependence import CellKey
from app.domain.evidence import Report
from app.domain.live_changes import LiveRun
from app.domain.periods import END_OF_TIME, ONE_DAY, Period
from app.domain.timelines import Timeline
from app.domain.trees import Tree
from app.domain.vocabulary import ServiceLevel, Visibility
from app.ledger.as_of import AsOf, visible_as_of
from app.platform.db.columns import LAST_DAY, table
from app.registry.authorities.models import ServiceReportFact
from app.registry.contracts.models import HoldingRow

_HOLDING, _REPORT = table(HoldingRow), table(ServiceReportFact)

_CELLS_AT_STAKE = (
    select(_HOLDING.c.authority, _HOLDING.c.scope)
    .where(visible_as_of(_HOLDING), _HOLDING.c.state.in_((*HELD_STATES, "disputed")))
    .where(_HOLDING.c.provider.in_(bindparam("providers", expanding=True)))
    .where(_HOLDING.c.last_day > TO)
    .distinct()
)
# Rows are compared as tuples: there may be a hundred thousand.
_LIVE = select(
    _HOLDING.c.authority,
    _HOLDING.c.scope,
    _HOLDING.c.award,
    _HOLDING.c.contract,
    _HOLDING.c.provider,
    _HOLDING.c.level,
    _HOLDING.c.nearness,
    _HOLDING.c.first_day,
    _HOLDING.c.last_day,
    cast(_HOLDING.c.claimed_levels, String),
).where(_HOLDING.c.state == "live", *WITHIN_DAYS, *IN_CELLS)
_REPORTS = select(
    _REPORT.c.authority, _REPORT.c.scope, _REPORT.c.finding, _REPORT.c.first_day, _REPORT.c.last_day
).where(
    visible_as_of(_REPORT),
    _REPORT.c.visibility == Visibility.PUBLIC,
    _REPORT.c.authority.in_(AUTHORITIES),
    _REPORT.c.first_day <= TO,
    or_(_REPORT.c.last_day.is_(None), _REPORT.c.last_day >= FROM),
)


def cells_at_stake(
    session: Session, providers: Sequence[str], last_day: date, as_of: AsOf
) -> set[CellKey]:
    """Return the cells that these providers hold, or may hold, on any day after `last_day`."""
    bound = as_of.parameters(providers=providers, last=last_day)
    return {(authority, scope) for authority, scope in session.execute(_CELLS_AT_STAKE, bound)}


def live_runs(
    session: Session, cells: Collection[CellKey], as_of: AsOf, days: Period
) -> Mapping[CellKey, list[LiveRun]]:
    """Return the awards that are live in these cells on any of the days."""
    bound = _bound(cells, as_of, days)
    found: dict[CellKey, list[LiveRun]] = defaultdict(list)
    scopes = sorted({scope for _, scope in cells})
    for row in session.execute(_LIVE, {**bound, "scopes": scopes}):
        authority, scope, award, contract, provider, level, nearness, first, last, claimed = row
        after = END_OF_TIME if last == LAST_DAY else last + ONE_DAY
        if claimed != "[]":
            level = _lowest(level, claimed)
        found[authority, scope].append(
            LiveRun(award, contract, provider, level, nearness, first, after)
        )
    return found


def reports_within(
    session: Session, cells: Collection[CellKey], scopes: Tree, as_of: AsOf, days: Period
) -> Mapping[CellKey, list[Report]]:
    """Return the reports about these cells on any of the days."""
    by_scope: dict[CellKey, list[Report]] = defaultdict(list)
    for row in session.execute(_REPORTS, _bound(cells, as_of, days)):
        period = Timeline.of(Period(row.first_day, row.last_day))
        by_scope[row.authority, row.scope].append(Report(period, row.finding))
    return {
        (authority, leaf): [
            report
            for scope in (scopes.path_to_root(leaf) if leaf in scopes.leaves else ())
            for report in by_scope.get((authority, scope), ())
        ]
        for authority, leaf in cells
    }


def _bound(cells: Collection[CellKey], as_of: AsOf, days: Period) -> dict[str, Any]:
    return as_of.parameters(
        authorities=sorted({authority for authority, _ in cells}),
        first=days.first_day,
        last=days.last_day or LAST_DAY,
    )


def _lowest(level: ServiceLevel, claimed: str) -> ServiceLevel:
    levels = [level, *(ServiceLevel(word) for word in json.loads(claimed))]
    return min(levels, key=lambda item: item.rank)
