"""The functions of the domain in order, applied to the plain facts that the oracle uses."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.awards import AwardedDays, held_days
from app.domain.cover import Tile
from app.domain.evidence import Evidence, Holding, Report
from app.domain.periods import Period
from app.domain.terms import (
    Cancellation,
    Edge,
    Extension,
    Term,
    TermChange,
    Termination,
    call_off_last_day,
    contract_term,
)
from app.domain.timelines import Timeline
from app.domain.trading import ProviderEvent, insolvent_days, trading_days
from app.domain.vocabulary import Confidence, DateBasis, Finding, ProviderEventKind, ServiceLevel
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


def evidence(history: History) -> Evidence:
    """Build the evidence of the cell."""
    return Evidence(
        holdings=[_holding(history, name, award) for name, award in history.awards.items()],
        reports=[
            Report(timeline([(report.first_day, report.last_day)]), Finding(report.finding))
            for report in history.reports
        ],
        attested=timeline(history.attested),
    )


def timeline(days: Iterable[tuple[int, int]]) -> Timeline:
    return Timeline.of(*(Period(day(first), day(last)) for first, last in days))


def _holding(history: History, name: str, award: Award) -> Holding:
    contract = history.contracts[award.contract]
    events = events_of(history, contract.provider)
    held = held_days(
        AwardedDays(
            edge(award.first),
            edge(award.last),
            None if award.seen_from is None else day(award.seen_from),
            None if award.seen_to is None else day(award.seen_to),
        ),
        term(history, award.contract),
        trading_days(events),
        confidence=Confidence(award.confidence),
        disputed=[f"{which}_day" for which in contract.disputed],
    )
    return Holding(
        award=name,
        contract=award.contract,
        provider=contract.provider,
        level=ServiceLevel(award.level),
        days=held,
        nearness=award.steps,
        insolvent=insolvent_days(events),
    )


def answers(laid: Iterable[Tile]) -> dict[int, Answer]:
    """Return the tiles of every day of the window, in the types of the oracle."""
    return {on: _answer(tile) for tile in laid for on in numbers(tile.days)}


def _answer(tile: Tile) -> Answer:
    return Answer(
        tile.state.value,
        tile.certainty.value,
        bool(tile.risks),
        frozenset(tile.held_by),
        None if tile.since is None else number(tile.since),
        None if tile.until is None else number(tile.until),
        None if tile.until_basis is None else tile.until_basis.value,
        frozenset() if tile.held_by else frozenset(tile.last_held_by),
    )
