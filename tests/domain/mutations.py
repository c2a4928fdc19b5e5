"""Mutations of the rule of cover, each of which the comparison with the oracle must detect."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from app.domain.awards import HeldDays
from app.domain.evidence import Evidence
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis
from tests.domain.chain import evidence
from tests.domain.facts import Award, Contract, Edge, Event, History
from tests.domain.oracle_days import INSOLVENCIES, STOPS

Chain: TypeAlias = Callable[[History, str], Evidence]


@dataclass(frozen=True)
class Mutation:
    """A chain with a single error, made by changed facts or changed evidence."""

    name: str
    evidence: Chain


def _holding(change: Callable[[HeldDays], HeldDays]) -> Chain:
    def changed(history: History, leaf: str) -> Evidence:
        found = evidence(history, leaf)
        holdings = [replace(holding, days=change(holding.days)) for holding in found.holdings]
        return replace(found, holdings=holdings)

    return changed


def _fading_as_live(held: HeldDays) -> HeldDays:
    return replace(held, live=held.live | held.fading)


def _seeing(change: Callable[[History], History]) -> Chain:
    return lambda history, leaf: evidence(change(history), leaf)


def _awards(change: Callable[[Award], Award]) -> Chain:
    return _seeing(
        lambda history: history._replace(
            awards={name: change(award) for name, award in history.awards.items()}
        )
    )


def _contracts(change: Callable[[Contract], Contract]) -> Chain:
    return _seeing(
        lambda history: history._replace(
            contracts={name: change(contract) for name, contract in history.contracts.items()}
        )
    )


def _events(change: Callable[[Event], Event | None]) -> Chain:
    return _seeing(
        lambda history: history._replace(
            events=tuple(changed for event in history.events if (changed := change(event)))
        )
    )


def _without(finding: str) -> Chain:
    return _seeing(
        lambda history: history._replace(
            reports=tuple(report for report in history.reports if report.finding != finding)
        )
    )


def _agreed(edge: Edge) -> Edge:
    return edge._replace(basis="agreed") if edge.basis == "assumed" else edge


def _a_day_less(edge: Edge) -> Edge:
    return edge if edge.day is None else edge._replace(day=edge.day - 1)


def _with_highest_level(contract: Contract) -> Contract:
    return contract._replace(claimed_levels=contract.claimed_levels and ("full",))


def _with_open_options(contract: Contract) -> Contract:
    options = tuple(option._replace(is_declined=False) for option in contract.options)
    return contract._replace(options=options)


def _with_reports_a_day_longer(history: History) -> History:
    reports = tuple(report._replace(last_day=report.last_day + 1) for report in history.reports)
    return history._replace(reports=reports)


def _without_siblings(history: History, leaf: str) -> Evidence:
    return replace(evidence(history, leaf), siblings_held=Timeline.empty())


def _without_changes(kind: str) -> Chain:
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
    Mutation(
        "an award that is not seconded is sure", _awards(lambda a: a._replace(is_seconded=True))
    ),
    Mutation("claims about days are ignored", _contracts(lambda c: c._replace(claimed_days=()))),
    Mutation(
        "a day on which a claim makes an award live is no dispute",
        _holding(lambda held: replace(held, disputed=Timeline.empty())),
    ),
    Mutation("live days are sure", _holding(lambda held: replace(held, sure=held.live))),
    Mutation(
        "claims about levels are ignored", _contracts(lambda c: c._replace(claimed_levels=()))
    ),
    Mutation("the highest claimed level counts", _contracts(_with_highest_level)),
    Mutation("options are ignored", _contracts(lambda c: c._replace(options=()))),
    Mutation("a declined option is open", _contracts(_with_open_options)),
    Mutation(
        "distress is no risk",
        _events(lambda event: None if event.kind == "distress-signal" else event),
    ),
    Mutation(
        "a stopped provider is forgotten",
        _holding(lambda held: replace(held, stopped=Timeline.empty())),
    ),
    Mutation("other leaves are ignored", _without_siblings),
    Mutation("a report lasts", _seeing(_with_reports_a_day_longer)),
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
