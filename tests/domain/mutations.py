"""Mutations of the rule of cover, each of which the comparison with the oracle must detect."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.awards import HeldDays
from app.domain.evidence import Evidence
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis
from tests.domain.chain import evidence
from tests.domain.facts import Award, Contract, Edge, Event, History
from tests.domain.oracle_days import INSOLVENCIES, STOPS


@dataclass(frozen=True)
class Mutation:
    """A chain with a single error, made by changed facts or changed evidence."""

    name: str
    evidence: Callable[[History], Evidence]


def _holding(change: Callable[[HeldDays], HeldDays]) -> Callable[[History], Evidence]:
    def changed(history: History) -> Evidence:
        found = evidence(history)
        holdings = [replace(holding, days=change(holding.days)) for holding in found.holdings]
        return replace(found, holdings=holdings)

    return changed


def _fading_as_live(held: HeldDays) -> HeldDays:
    return replace(held, live=held.live | held.fading, sure_live=held.sure_live | held.sure_fading)


def _seeing(change: Callable[[History], History]) -> Callable[[History], Evidence]:
    return lambda history: evidence(change(history))


def _awards(change: Callable[[Award], Award]) -> Callable[[History], Evidence]:
    return _seeing(
        lambda history: history._replace(
            awards={name: change(award) for name, award in history.awards.items()}
        )
    )


def _contracts(change: Callable[[Contract], Contract]) -> Callable[[History], Evidence]:
    return _seeing(
        lambda history: history._replace(
            contracts={name: change(contract) for name, contract in history.contracts.items()}
        )
    )


def _events(change: Callable[[Event], Event | None]) -> Callable[[History], Evidence]:
    return _seeing(
        lambda history: history._replace(
            events=tuple(changed for event in history.events if (changed := change(event)))
        )
    )


def _without(finding: str) -> Callable[[History], Evidence]:
    return _seeing(
        lambda history: history._replace(
            reports=tuple(report for report in history.reports if report.finding != finding)
        )
    )


def _agreed(edge: Edge) -> Edge:
    return edge._replace(basis="agreed") if edge.basis == "assumed" else edge


def _a_day_less(edge: Edge) -> Edge:
    return edge if edge.day is None else edge._replace(day=edge.day - 1)


def _without_changes(kind: str) -> Callable[[History], Evidence]:
    return _contracts(
        lambda contract: contract._replace(
            changes=tuple(change for change in contract.changes if change[0] != kind)
        )
    )


MUTATIONS = [
    Mutation("a fading award counts as live", _holding(_fading_as_live)),
    Mutation(
        "a fading award counts as ended",
        _holding(lambda held: replace(held, fading=Timeline.empty())),
    ),
    Mutation(
        "every end counts as agreed",
        _holding(lambda held: replace(held, ending=DateBasis.AGREED)),
    ),
    Mutation("reports are ignored", _seeing(lambda history: history._replace(reports=()))),
    Mutation("a report of none is ignored", _without("none")),
    Mutation("a report of provider-unnamed is ignored", _without("provider-unnamed")),
    Mutation("attestations are ignored", _seeing(lambda history: history._replace(attested=()))),
    Mutation(
        "the day of a stop is lost",
        _events(lambda event: event._replace(day=event.day - (event.kind in STOPS))),
    ),
    Mutation(
        "a dissolved provider trades on",
        _events(lambda event: None if event.kind == "dissolved" else event),
    ),
    Mutation(
        "nobody resumes trading",
        _events(lambda event: None if event.kind == "resumed-trading" else event),
    ),
    Mutation(
        "insolvency is no risk",
        _events(lambda event: None if event.kind in INSOLVENCIES else event),
    ),
    Mutation(
        "insolvency never ends",
        _events(lambda event: None if event.kind == "insolvency-ended" else event),
    ),
    Mutation("doubtful awards count as sure", _awards(lambda a: a._replace(confidence="high"))),
    Mutation(
        "assumed days count as agreed",
        _awards(lambda a: a._replace(first=_agreed(a.first), last=_agreed(a.last))),
    ),
    Mutation("claims are ignored", _contracts(lambda c: c._replace(disputed=frozenset()))),
    Mutation("the nearest award does not decide", _awards(lambda a: a._replace(steps=0))),
    Mutation("the farthest award decides", _awards(lambda a: a._replace(steps=-a.steps))),
    Mutation("seen_from is ignored", _awards(lambda a: a._replace(seen_from=None))),
    Mutation("seen_to is ignored", _awards(lambda a: a._replace(seen_to=None))),
    Mutation(
        "a call-off does not follow its framework",
        _contracts(lambda c: c._replace(framework=None)),
    ),
    Mutation("extensions are ignored", _without_changes("extension")),
    Mutation("terminations are ignored", _without_changes("termination")),
    Mutation("cancellations are ignored", _without_changes("cancellation")),
    Mutation(
        "the last day of a contract is outside it",
        _contracts(lambda c: c._replace(last=_a_day_less(c.last))),
    ),
]
