"""An independent computation of the days of an award, over plain sets of day numbers."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.domain.facts import UNKNOWN, WINDOW, Award, Contract, DayClaim, Edge, Event, History

STOPS = {"ceased-trading", "dissolved"}
INSOLVENCIES = {"winding-up-order", "administration", "special-manager-appointed"}
RECOVERIES = {"resumed-trading", "insolvency-ended"}

Days = frozenset[int]
NO_DAYS: Days = frozenset()


@dataclass(frozen=True)
class Held:
    """The days of an award.

    `claimed` are the days on which it would be live under one undecided claim about a day. `sure`
    are the live days that depend on no assumed day, no claimed day, no award of less than high
    confidence and no award that is not seconded. `within` are the days of the award and of the
    term, whether or not the provider trades. `term` are the days of the contract, and `trading`
    those of its provider. `ending` is the basis of the day on which the live days end.
    """

    award: Award
    contract: Contract
    live: Days
    fading: Days
    claimed: Days
    sure: Days
    within: Days
    term: Days
    trading: Days
    ending: str


def trades(events: Iterable[Event], provider: str | None, day: int) -> bool:
    """Return whether every stop before this day was followed by a resumption."""
    return not _still(events, provider, STOPS, {"resumed-trading"}, day, day - 1)


def insolvent(events: Iterable[Event], provider: str | None, day: int) -> bool:
    return _still(events, provider, INSOLVENCIES, {"insolvency-ended"}, day, day)


def distressed(events: Iterable[Event], provider: str | None, day: int) -> bool:
    """Return whether a signal of distress was followed by no recovery, up to this day."""
    return _still(events, provider, {"distress-signal"}, RECOVERIES, day, day)


def _still(
    events: Iterable[Event],
    provider: str | None,
    begins: set[str],
    ends: set[str],
    day: int,
    latest: int,
) -> bool:
    """An end on the day of a beginning counts as later."""
    of_provider = [event for event in events if event.provider == provider]
    ended = [event.day for event in of_provider if event.kind in ends and event.day <= day]
    return any(
        event.kind in begins and event.day <= latest and all(end < event.day for end in ended)
        for event in of_provider
    )


def term(history: History, name: str) -> tuple[Days, Edge]:
    """The days of a contract, and its last edge once every change is applied.

    A call-off without a last day of its own follows its framework, whose day may be assumed.
    """
    contract = history.contracts[name]
    first, last = contract.first.day, contract.last
    if contract.framework and last.day is None and last.basis != "open-ended":
        framework_days, framework_last = term(history, contract.framework)
        last = Edge(None, framework_last.basis) if framework_days else UNKNOWN
        if framework_days and WINDOW[-1] not in framework_days:
            is_assumed = framework_last.basis == "assumed"
            last = Edge(max(framework_days), "assumed" if is_assumed else "derived")
    begun = frozenset(day for day in WINDOW if first is None or day >= first)
    days = frozenset(day for day in begun if last.day is None or day <= last.day)
    for kind, on in contract.changes:
        up_to = frozenset(day for day in begun if day <= on)
        if kind == "cancellation":
            days = frozenset()
        elif kind == "termination":
            last = Edge(on, "agreed") if on in days else last
            days &= up_to
        elif kind == "extension":
            last = Edge(on, "agreed") if on in begun and not days - up_to else last
            days |= up_to
    return days, last


def _running(first: Edge, last: Edge, award: Award, possible: Days) -> tuple[Days, Days]:
    """The live and the fading days between two edges.

    An unknown first day counts as the first day a source saw the award running. If the last day is
    unknown, the days after the last day a source saw it running are fading.
    """
    start = first.day if first.basis != "unknown" else award.seen_from
    if start is None:
        return NO_DAYS, NO_DAYS
    running = frozenset(day for day in possible if day >= start)
    if last.basis == "open-ended":
        return running, NO_DAYS
    end = last.day if last.basis != "unknown" else None
    if end is not None:
        return frozenset(day for day in running if day <= end), NO_DAYS
    live = frozenset(day for day in running if award.seen_to is not None and day <= award.seen_to)
    return live, running - live


def _known_for_sure(edge: Edge) -> Edge:
    return UNKNOWN if edge.basis == "assumed" else edge


def _edges(history: History, award: Award) -> tuple[Edge, Edge, Days]:
    """The first and last edge that hold for an award, and the days of its contract."""
    days, contract_last = term(history, award.contract)
    contract_first = history.contracts[award.contract].first
    first = contract_first if award.first.basis == "contract" else award.first
    last = contract_last if award.last.basis == "contract" else award.last
    return first, last, days


def _live_under(history: History, award: Award, claim: DayClaim, trading: Days) -> Days:
    """The live days if the claim holds in place of the accepted day of the contract."""
    contract = history.contracts[award.contract]
    said = Edge(claim.day, "agreed")
    changed = (
        contract._replace(first=said) if claim.edge == "first" else contract._replace(last=said)
    )
    assumed = history._replace(contracts=history.contracts | {award.contract: changed})
    first, last, days = _edges(assumed, award)
    live, _ = _running(first, last, award, days & trading)
    return live


def held(history: History, award: Award) -> Held:
    """The days of an award by itself, before a nearer one hides it.

    A claim about a day of the contract matters to an award that follows the contract's day on that
    edge. Claims are read one at a time. On an assumed edge the days are sure on which the award is
    live with that edge unknown too.
    """
    contract = history.contracts[award.contract]
    trading = frozenset(d for d in WINDOW if trades(history.events, contract.provider, d))
    first, last, days = _edges(history, award)
    _, contract_last = term(history, award.contract)
    live, fading = _running(first, last, award, days & trading)
    unstopped_live, unstopped_fading = _running(first, last, award, days)
    under = [
        _live_under(history, award, claim, trading)
        for claim in contract.claimed_days
        if (award.first if claim.edge == "first" else award.last).basis == "contract"
    ]
    sure = NO_DAYS
    if award.confidence == "high" and award.is_seconded and not contract.is_end_claimed:
        certain, _ = _running(_known_for_sure(first), _known_for_sure(last), award, days & trading)
        sure = live.intersection(certain, *under)
    return Held(
        award,
        contract,
        live,
        fading,
        NO_DAYS.union(*under) - live - fading,
        sure,
        unstopped_live | unstopped_fading,
        days,
        trading,
        _ending(live, fading, last, contract_last, days, trading),
    )


def _ending(
    live: Days, fading: Days, last: Edge, contract_last: Edge, days: Days, trading: Days
) -> str:
    if not live or WINDOW[-1] in live:
        return "open-ended" if last.basis == "open-ended" else "unknown"
    next_day = max(live) + 1
    if next_day in fading:
        return "unknown"
    if next_day not in trading:
        return "derived"
    return contract_last.basis if next_day not in days else last.basis


def all_held(history: History) -> dict[str, Held]:
    """The days of every award, less those on which a nearer award of its contract is live."""
    apart = {name: held(history, award) for name, award in history.awards.items()}
    together = {}
    for name, farther in apart.items():
        hidden = frozenset(
            day
            for nearer in apart.values()
            if nearer.award.contract == farther.award.contract
            and nearer.award.steps < farther.award.steps
            for day in nearer.live
        )
        together[name] = replace(
            farther,
            live=farther.live - hidden,
            fading=farther.fading - hidden,
            claimed=farther.claimed - hidden,
            sure=farther.sure - hidden,
        )
    return together
