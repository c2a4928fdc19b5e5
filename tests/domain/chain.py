"""The functions of the domain in order, applied to the plain facts that the oracle uses."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import or_

from app.domain.awards import AwardedDays, held_days
from app.domain.cover import Tile
from app.domain.evidence import Evidence, Holding, Report
from app.domain.periods import BEGINNING_OF_TIME, Period
from app.domain.terms import (
    Cancellation,
    DayClaim,
    Edge,
    Extension,
    Term,
    TermChange,
    Termination,
    call_off_last_day,
    contract_term,
    optional_days,
)
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent, distressed_days, insolvent_days, trading_days
from app.domain.vocabulary import DateBasis, Finding, ProviderEventKind, ServiceLevel
from tests.domain import facts
from tests.domain.facts import WINDOW, Award, History
from tests.domain.oracle import Answer

START = date(2025, 1, 1)


def day(number: int) -> date:
    return START + timedelta(number)


def number(on: date) -> int:
    return (on - START).days


def numbers(period: Period) -> range:
    """The day numbers of a period that lie in the window."""
    first = max(number(period.first_day), WINDOW[0])
    last = WINDOW[-1] if period.last_day is None else min(number(period.last_day), WINDOW[-1])
    return range(first, last + 1)


def edge(stated: facts.Edge) -> Edge:
    return Edge(None if stated.day is None else day(stated.day), DateBasis(stated.basis))


def term(history: History, name: str) -> Term:
    """Compute the term of a contract, with that of its framework."""
    contract = history.contracts[name]
    framework = term(history, contract.framework) if contract.framework else None
    return contract_term(
        edge(contract.first),
        call_off_last_day(edge(contract.last), framework),
        changes(history, name),
    )


def changes(history: History, name: str) -> list[TermChange]:
    return [_change(*change) for change in history.contracts[name].changes]


def _change(kind: str, on: int) -> TermChange:
    match kind:
        case "extension":
            return Extension(day(on))
        case "termination":
            return Termination(day(on))
        case _:
            return Cancellation()


def events_of(history: History, provider: str | None) -> list[ProviderEvent]:
    return [
        ProviderEvent(ProviderEventKind(event.kind), day(event.day))
        for event in history.events
        if event.provider == provider
    ]


def evidence(history: History, leaf: str = "asked") -> Evidence:
    """Build the evidence about a leaf; a sibling is held on the days its awards are held."""
    own = history.of_leaf(leaf)
    others = [history.of_leaf(other) for other in history.leaves if other != leaf]
    siblings = [holding.days for other in others for holding in _holdings(other)]
    return Evidence(
        holdings=_holdings(own),
        reports=[
            Report(timeline([(report.first_day, report.last_day)]), Finding(report.finding))
            for report in own.reports
        ],
        attested=timeline([(said.first_day, said.last_day) for said in own.attested]),
        siblings_held=reduce(or_, (days.live | days.fading for days in siblings), Timeline.empty()),
    )


def timeline(days: Iterable[tuple[int, int]]) -> Timeline:
    return Timeline.of(*(Period(day(first), day(last)) for first, last in days))


def _holdings(history: History) -> list[Holding]:
    return [_holding(history, name, award) for name, award in history.awards.items()]


def _holding(history: History, name: str, award: Award) -> Holding:
    contract = history.contracts[award.contract]
    events, agreed = events_of(history, contract.provider), term(history, award.contract)
    held = held_days(
        AwardedDays(
            edge(award.first),
            edge(award.last),
            None if award.seen_from is None else day(award.seen_from),
            None if award.seen_to is None else day(award.seen_to),
        ),
        agreed,
        trading_days(events),
        is_sure=award.confidence == "high" and award.is_seconded and not contract.is_end_claimed,
        claims=day_claims(contract),
        optional=optional_days(agreed, changes(history, award.contract), options(contract)),
    )
    return Holding(
        award=name,
        contract=award.contract,
        provider=contract.provider,
        level=ServiceLevel(award.level),
        days=held,
        nearness=award.steps,
        insolvent=insolvent_days(events),
        distressed=distressed_days(events),
        claimed_levels=claimed_levels(contract),
        is_seconded=award.is_seconded,
        is_end_claimed=contract.is_end_claimed,
    )


def day_claims(contract: facts.Contract) -> tuple[DayClaim, ...]:
    return tuple(DayClaim(f"{claim.edge}_day", day(claim.day)) for claim in contract.claimed_days)


def claimed_levels(contract: facts.Contract) -> tuple[ServiceLevel, ...]:
    return tuple(ServiceLevel(level) for level in contract.claimed_levels)


def options(contract: facts.Contract) -> tuple[date | None, ...]:
    """The last days of the options that are not declined."""
    return tuple(
        None if option.last_day is None else day(option.last_day)
        for option in contract.options
        if not option.is_declined
    )


def answers(laid: Iterable[Tile]) -> dict[int, Answer]:
    """Return the tiles of every day of the window, in the types of the oracle."""
    return {on: _answer(tile) for tile in laid for on in numbers(tile.days)}


def _answer(tile: Tile) -> Answer:
    first, last = tile.days.first_day, tile.days.last_day
    return Answer(
        tile.state.value,
        tile.because.value if tile.because else None,
        tile.certainty.value if tile.certainty else None,
        frozenset(risk.value for risk in tile.risks),
        frozenset(tile.held_by),
        frozenset(() if tile.held_by else tile.last_held_by),
        None if first == BEGINNING_OF_TIME else number(first),
        None if last is None else number(last),
        None if tile.covered_until is None else number(tile.covered_until),
        None if tile.until_basis is None else tile.until_basis.value,
    )
