"""Simulation of the failure of providers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from app.cover.evidence import read_evidence, with_siblings
from app.cover.failure.at_stake import cells_at_stake, live_runs, reports_within
from app.cover.failure.exposure import unique_named
from app.cover.failure.schemas import LostIntervalOut, ProviderFailureIn, ProviderFailureOut
from app.cover.reads import AuthorityPeriod, count_unknown
from app.domain.dependence import CellKey
from app.domain.live_changes import CellChange, changes_while_held, with_day_after
from app.domain.periods import ONE_DAY, Period, shared_days
from app.domain.simulation import changes_by_evidence, trading_days_after_stop, with_trading_days
from app.domain.timelines import Timeline
from app.domain.trees import Tree
from app.ledger.as_of import AsOf, names_on, resolve_codes
from app.ledger.date_range import DEFAULT_DAYS, MAX_DAYS
from app.ledger.schemas import FactQuery, NamedOut
from app.platform.problems.problem import FieldError, Problem
from app.registry.authorities.queries import AuthorityFilter, find_authorities
from app.registry.contracts.snapshot import Snapshot, events_of
from app.registry.contracts.snapshot import scope_tree as snapshot_tree
from app.registry.scopes.queries import scope_tree


def simulate_failure(
    session: Session,
    _: FactQuery,
    as_of: AsOf,
    body: ProviderFailureIn,
    max_cell_days: int | None = None,
) -> ProviderFailureOut:
    """Return the effect on cover as if these providers had ceased trading on the day.

    Applies the ordinary cover functions to the recorded facts plus one hypothetical event for each
    provider. Nothing is recorded. Raises Problem `too-wide` if the cells at stake, times the days
    of the horizon, are more than `max_cell_days`.
    """
    horizon = _horizon(body)
    providers = _resolve_providers(session, body.providers, as_of)
    snapshot = Snapshot(session, as_of.moment)
    scopes = snapshot_tree(snapshot)
    cells = with_siblings(scopes, cells_at_stake(session, providers, body.last_day, as_of))
    if max_cell_days is not None:
        _check_width(len(cells), horizon, max_cell_days)
    authorities = _authorities(session, as_of, horizon, cells)
    failure = _Failure(
        trading_days_after_stop(events_of(snapshot, providers), providers, body.last_day),
        scopes,
        _days_after(body.last_day, cells, authorities),
    )
    changes = _changes(snapshot, as_of, failure)
    titles = scope_tree(session, as_of, as_of.today).names
    intervals = [
        _to_out(authorities[authority], NamedOut(scope, titles[scope]), change)
        for (authority, scope), of_cell in sorted(changes.items())
        for change in of_cell
    ]
    lost = [item for item in intervals if item.outcome == "lost"]
    unknown, cells_of_all = count_unknown(session, as_of, horizon.first_day)
    names = names_on(session, {"provider": providers}, as_of, as_of.today)
    return ProviderFailureOut(
        providers=[NamedOut(code, names["provider", code]) for code in providers],
        last_day=body.last_day,
        first_day=horizon.first_day,
        horizon_last_day=horizon.last_day or horizon.first_day,
        lost=lost,
        kept=[item for item in intervals if item.outcome == "kept"],
        unclear=[item for item in intervals if item.outcome == "unclear"],
        authorities_affected=unique_named((item.authority, item.authority_name) for item in lost),
        cells_lost=len({(item.authority, item.scope) for item in lost}),
        unknown_cells=unknown,
        all_cells=cells_of_all,
    )


@dataclass(frozen=True, slots=True)
class _Failure:
    """The days on which the failed providers trade, and the days of each cell at stake."""

    trading: Mapping[str, Timeline]
    scopes: Tree
    days: Mapping[CellKey, Period]


def _authorities(
    session: Session, as_of: AsOf, horizon: Period, cells: Collection[CellKey]
) -> dict[str, AuthorityPeriod]:
    """Return the authorities of these cells with the days of the horizon on which they exist."""
    codes = sorted({authority for authority, _ in cells})
    rows = find_authorities(session, as_of, AuthorityFilter(horizon, as_of.today, codes))
    existence = ((row, Period(row.first_day or date.min, row.last_day)) for row in rows)
    return {
        row.code: AuthorityPeriod(row.code, row.name, days)
        for row, period in existence
        if (days := shared_days(horizon, period)) is not None
    }


def _days_after(
    last_day: date, cells: Collection[CellKey], authorities: Mapping[str, AuthorityPeriod]
) -> dict[CellKey, Period]:
    """Return the days of each cell after the last day of service: before, nothing changes."""
    after = Period(last_day + ONE_DAY)
    shared = {code: shared_days(period.days, after) for code, period in authorities.items()}
    return {cell: days for cell in cells if (days := shared.get(cell[0])) is not None}


def _changes(snapshot: Snapshot, as_of: AsOf, failure: _Failure) -> dict[CellKey, list[CellChange]]:
    """Return the changes of each cell; those without another live award need all evidence."""
    cells = [*failure.days]
    if not cells:
        return {}
    first = min(days.first_day for days in failure.days.values())
    last = max(days.last_day or days.first_day for days in failure.days.values())
    window = with_day_after(Period(first, last))
    live = live_runs(snapshot.session, cells, as_of, window)
    reports = reports_within(snapshot.session, cells, failure.scopes, as_of, window)
    held = {
        cell: changes_while_held(live.get(cell, ()), reports[cell], failure.trading, days)
        for cell, days in failure.days.items()
    }
    found = {cell: changes for cell, changes in held.items() if changes is not None}
    return found | _changes_by_evidence(snapshot, failure, held.keys() - found.keys())


def _changes_by_evidence(
    snapshot: Snapshot, failure: _Failure, cells: Collection[CellKey]
) -> dict[CellKey, list[CellChange]]:
    """Return the changes of cells from all evidence about them and their branches."""
    branches = with_siblings(failure.scopes, cells)
    before = {cell: item.evidence for cell, item in read_evidence(snapshot, branches).items()}
    after = with_trading_days(before, failure.scopes, failure.trading)
    return {
        cell: changes_by_evidence(
            before[cell],
            after[cell],
            {holding.award: holding.contract for holding in before[cell].holdings},
            failure.days[cell],
        )
        for cell in cells
        if before[cell] != after[cell]
    }


def _to_out(authority: AuthorityPeriod, scope: NamedOut, change: CellChange) -> LostIntervalOut:
    last_day = change.days.last_day or change.days.first_day
    return LostIntervalOut(
        outcome=_outcome(change),
        authority=authority.code,
        authority_name=authority.name,
        scope=scope.code,
        scope_title=scope.name,
        first_day=change.days.first_day,
        last_day=last_day,
        days=(last_day - change.days.first_day).days + 1,
        continues_after=change.continues,
        state_before=change.before,
        state_after=change.after,
        because_after=change.because,
        lost_contracts=[*change.lost],
        kept_by=[*change.kept],
    )


def _outcome(change: CellChange) -> Literal["lost", "kept", "unclear"]:
    if change.is_lost:
        return "lost"
    return "kept" if change.before.level is not None else "unclear"


def _check_width(cells: int, horizon: Period, max_cell_days: int) -> None:
    """Raise Problem `too-wide` for a simulation of too many cells on too many days."""
    days = ((horizon.last_day or horizon.first_day) - horizon.first_day).days + 1
    if cells * days > max_cell_days:
        fits = max_cell_days // cells
        what = f"at most {fits} days" if fits else "fewer providers"
        raise _body_problem(
            "horizon_last_day" if fits else "providers",
            "too-wide",
            f"{cells} cells for {days} days are {cells * days:,} cell-days, of which "
            f"{max_cell_days:,} fit; ask for {what}",
        )


def _horizon(body: ProviderFailureIn) -> Period:
    first = body.first_day or body.last_day + ONE_DAY
    last = body.horizon_last_day or first + DEFAULT_DAYS
    if last < first:
        raise _body_problem("horizon_last_day", "period-reversed", f"a day not before {first}")
    if (last - first).days > MAX_DAYS:
        raise _body_problem("horizon_last_day", "horizon-too-long", "at most 20 years at a time")
    return Period(first, last)


def _resolve_providers(session: Session, spellings: Sequence[str], as_of: AsOf) -> list[str]:
    codes = resolve_codes(session, {"provider": spellings}, as_of)["provider"]
    for n, spelling in enumerate(spellings):
        if spelling not in codes:
            raise _body_problem(
                f"providers/{n}",
                "unknown-filter-code",
                f"no provider is known as {spelling[:60]!r}",
            )
    return sorted(set(codes.values()))


def _body_problem(field: str, code: str, detail: str) -> Problem:
    return Problem(code, detail, [FieldError(f"/body/{field}", code, detail)])
