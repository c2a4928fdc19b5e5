"""What would be lost if providers stopped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from app.cover.evidence import cells_evidence
from app.cover.failure.exposure import cells_of, named_once
from app.cover.failure.schemas import LostRunOut, ProviderFailureIn, ProviderFailureOut
from app.domain.periods import ONE_DAY, Period
from app.domain.runs import in_common
from app.domain.what_if import Change, changes, stopped, without_service
from app.ledger.as_of import AsOf, names_on, resolve_codes
from app.ledger.date_range import DEFAULT_DAYS, MAX_DAYS
from app.ledger.schemas import FactQuery, NamedOut
from app.platform.problems.problem import FieldError, Problem
from app.registry.authorities.queries import AuthorityFilter, find_authorities
from app.registry.contracts.snapshot import Snapshot, events_of
from app.registry.scopes.queries import scope_tree


def simulate_failure(
    session: Session, _: FactQuery, as_of: AsOf, body: ProviderFailureIn
) -> ProviderFailureOut:
    """What the registry would answer if these providers had ceased trading on the day.

    The same functions over the same facts, with one hypothetical event each; writes nothing.
    """
    horizon = _horizon(body)
    providers = _known(session, body.providers, as_of)
    snapshot = Snapshot(session, as_of.position)
    cells = cells_of(session, providers, as_of)
    evidence = cells_evidence(snapshot, cells)
    trading = without_service(events_of(snapshot, providers), providers, body.last_day)
    titles = scope_tree(session, as_of, as_of.today).names
    named = sorted({authority for authority, _ in cells})
    beings = {
        being.code: being
        for being in find_authorities(session, as_of, AuthorityFilter(horizon, as_of.today, named))
    }
    runs = []
    for authority, scope in cells:
        before = evidence[authority, scope].evidence
        being = beings.get(authority)
        days = being and in_common(horizon, Period(being.first_day or date.min, being.last_day))
        if being is None or days is None:
            continue
        cell = _Cell(
            authority=NamedOut(authority, being.name),
            scope=NamedOut(scope, titles[scope]),
            contracts={holding.award: holding.contract for holding in before.holdings},
        )
        runs += [
            _run(cell, change, days) for change in changes(before, stopped(before, trading), days)
        ]
    lost = [run for run in runs if run.outcome == "lost"]
    names = names_on(session, {"provider": providers}, as_of, as_of.today)
    return ProviderFailureOut(
        providers=[NamedOut(code, names["provider", code]) for code in providers],
        last_day=body.last_day,
        first_day=horizon.first_day,
        horizon_last_day=horizon.last_day or horizon.first_day,
        lost=lost,
        kept=[run for run in runs if run.outcome == "kept"],
        unclear=[run for run in runs if run.outcome == "unclear"],
        authorities_hit=named_once((run.authority, run.authority_name) for run in lost),
        cells_lost=len({(run.authority, run.scope) for run in lost}),
    )


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell by its names, and the contract of each award that ever holds it."""

    authority: NamedOut
    scope: NamedOut
    contracts: Mapping[str, str]


def _run(cell: _Cell, change: Change, horizon: Period) -> LostRunOut:
    last_day = change.days.last_day or horizon.last_day or change.days.first_day
    before = {cell.contracts[award] for award in change.before.held_by}
    after = {cell.contracts[award] for award in change.after.held_by}
    return LostRunOut(
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
        lost_contracts=sorted(before - after),
        kept_by=sorted(after),
    )


def _outcome(change: Change) -> Literal["lost", "kept", "unclear"]:
    if change.is_lost:
        return "lost"
    return "kept" if change.before.held_by else "unclear"


def _horizon(body: ProviderFailureIn) -> Period:
    first = body.first_day or body.last_day + ONE_DAY
    last = body.horizon_last_day or first + DEFAULT_DAYS
    if last < first:
        raise _in_body("horizon_last_day", "period-reversed", f"a day not before {first}")
    if (last - first).days > MAX_DAYS:
        raise _in_body("horizon_last_day", "horizon-too-long", "at most 20 years at a time")
    return Period(first, last)


def _known(session: Session, spellings: Sequence[str], as_of: AsOf) -> list[str]:
    found = resolve_codes(session, {"provider": spellings}, as_of)["provider"]
    for n, spelling in enumerate(spellings):
        if spelling not in found:
            raise _in_body(
                f"providers/{n}",
                "unknown-filter-code",
                f"no provider is known as {spelling[:60]!r}",
            )
    return sorted(set(found.values()))


def _in_body(field: str, code: str, detail: str) -> Problem:
    return Problem(code, detail, [FieldError(f"/body/{field}", code, detail)])
