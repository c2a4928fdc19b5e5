"""Simulation of the failure of providers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from app.cover.evidence import read_evidence, with_siblings
from app.cover.failure.exposure import cells_held_by, unique_named
from app.cover.failure.schemas import LostIntervalOut, ProviderFailureIn, ProviderFailureOut
from app.cover.reads import count_unknown
from app.domain.periods import ONE_DAY, Period
from app.domain.runs import shared_days
from app.domain.simulation import (
    StateChange,
    state_changes,
    trading_days_after_stop,
    with_trading_days,
)
from app.ledger.as_of import AsOf, names_on, resolve_codes
from app.ledger.date_range import DEFAULT_DAYS, MAX_DAYS
from app.ledger.schemas import FactQuery, NamedOut
from app.platform.problems.problem import FieldError, Problem
from app.registry.authorities.queries import AuthorityFilter, find_authorities
from app.registry.contracts.snapshot import Snapshot, events_of
from app.registry.contracts.snapshot import scope_tree as snapshot_tree
from app.registry.scopes.queries import scope_tree


def simulate_failure(
    session: Session, _: FactQuery, as_of: AsOf, body: ProviderFailureIn
) -> ProviderFailureOut:
    """Return the effect on cover as if these providers had ceased trading on the day.

    Applies the ordinary cover functions to the recorded facts plus one hypothetical event for each
    provider. Nothing is recorded.
    """
    horizon = _horizon(body)
    providers = _resolve_providers(session, body.providers, as_of)
    snapshot = Snapshot(session, as_of.moment)
    scopes = snapshot_tree(snapshot)
    cells = sorted(with_siblings(scopes, cells_held_by(session, providers, as_of)))
    evidence = {cell: known.evidence for cell, known in read_evidence(snapshot, cells).items()}
    trading = trading_days_after_stop(events_of(snapshot, providers), providers, body.last_day)
    simulated = with_trading_days(evidence, scopes, trading)
    titles = scope_tree(session, as_of, as_of.today).names
    named = sorted({authority for authority, _ in cells})
    periods = {
        period.code: period
        for period in find_authorities(session, as_of, AuthorityFilter(horizon, as_of.today, named))
    }
    intervals = []
    for authority, scope in cells:
        before = evidence[authority, scope]
        authority_period = periods.get(authority)
        days = authority_period and shared_days(
            horizon, Period(authority_period.first_day or date.min, authority_period.last_day)
        )
        if authority_period is None or days is None:
            continue
        cell = _Cell(
            authority=NamedOut(authority, authority_period.name),
            scope=NamedOut(scope, titles[scope]),
            contracts={holding.award: holding.contract for holding in before.holdings},
        )
        intervals += [
            _to_out(cell, change, days)
            for change in state_changes(before, simulated[authority, scope], days)
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
class _Cell:
    """A cell with its names, and the contract of each of its awards."""

    authority: NamedOut
    scope: NamedOut
    contracts: Mapping[str, str]


def _to_out(cell: _Cell, change: StateChange, horizon: Period) -> LostIntervalOut:
    last_day = change.days.last_day or horizon.last_day or change.days.first_day
    before = {cell.contracts[award] for award in change.before.held_by}
    after = {cell.contracts[award] for award in change.after.held_by}
    return LostIntervalOut(
        outcome=_outcome(change),
        authority=cell.authority.code,
        authority_name=cell.authority.name,
        scope=cell.scope.code,
        scope_title=cell.scope.name,
        first_day=change.days.first_day,
        last_day=last_day,
        days=(last_day - change.days.first_day).days + 1,
        continues_after=last_day == horizon.last_day and horizon.day_after in change.before.days,
        state_before=change.before.state,
        state_after=change.after.state,
        because_after=change.after.because,
        lost_contracts=sorted(before - after),
        kept_by=sorted(after),
    )


def _outcome(change: StateChange) -> Literal["lost", "kept", "unclear"]:
    if change.is_lost:
        return "lost"
    return "kept" if change.before.state.level is not None else "unclear"


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
