"""An independent computation of the days of an award, over plain sets of day numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from tests.domain.facts import UNKNOWN, WINDOW, Award, Edge, Event, History

STOPS = {"ceased-trading", "dissolved"}
INSOLVENCIES = {"winding-up-order", "administration", "special-manager-appointed"}

Days = frozenset[int]


@dataclass
class Held:
    """The days of an award, with and without assumed and disputed days."""

    award: Award
    provider: str | None
    live: Days
    fading: Days
    sure_live: Days = frozenset()
    sure_fading: Days = frozenset()
    ending: str = "unknown"


def trades(events: Iterable[Event], provider: str | None, day: int) -> bool:
    """Return whether every stop before this day was followed by a resumption."""
    return not _still(events, provider, STOPS, "resumed-trading", day, day - 1)


def insolvent(events: Iterable[Event], provider: str | None, day: int) -> bool:
    return _still(events, provider, INSOLVENCIES, "insolvency-ended", day, day)


def _still(
    events: Iterable[Event],
    provider: str | None,
    begins: set[str],
    ends: str,
    day: int,
    latest: int,
) -> bool:
    of_provider = [event for event in events if event.provider == provider]
    ended = [event.day for event in of_provider if event.kind == ends and event.day <= day]
    return any(
        event.kind in begins and event.day <= latest and all(end < event.day for end in ended)
        for event in of_provider
    )


def term(history: History, name: str) -> tuple[Days, Edge]:
    """The days of a contract, and its last edge once every change is applied."""
    contract = history.contracts[name]
    first, last = contract.first.day, contract.last
    if contract.framework and last.day is None and last.basis != "open-ended":
        framework_days, framework_last = term(history, contract.framework)
        last = Edge(None, framework_last.basis) if framework_days else UNKNOWN
        if framework_days and WINDOW[-1] not in framework_days:
            last = Edge(max(framework_days), "derived")
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
    """The live and the fading days between two effective edges."""
    start = first.day if first.basis != "unknown" else award.seen_from
    if start is None:
        return frozenset(), frozenset()
    running = frozenset(day for day in possible if day >= start)
    if last.basis == "open-ended":
        return running, frozenset()
    end = last.day if last.basis != "unknown" else None
    if end is not None:
        return frozenset(day for day in running if day <= end), frozenset()
    live = frozenset(day for day in running if award.seen_to is not None and day <= award.seen_to)
    return live, running - live


def held(history: History, award: Award) -> Held:
    """The days of an award by itself, before a nearer one hides it."""
    contract = history.contracts[award.contract]
    days, contract_last = term(history, award.contract)
    trading = frozenset(d for d in WINDOW if trades(history.events, contract.provider, d))
    own_first, own_last = award.first.basis != "contract", award.last.basis != "contract"
    first = award.first if own_first else contract.first
    last = award.last if own_last else contract_last
    live, fading = _running(first, last, award, days & trading)
    result = Held(award, contract.provider, live, fading)
    result.ending = _ending(result, last, contract_last, days, trading)
    if award.confidence == "high":
        unsure_first = not own_first and "first" in contract.disputed
        unsure_last = not own_last and "last" in contract.disputed
        sure_first = UNKNOWN if unsure_first or first.basis == "assumed" else first
        sure_last = UNKNOWN if unsure_last or last.basis == "assumed" else last
        sure_live, sure_fading = _running(sure_first, sure_last, award, days & trading)
        result.sure_live, result.sure_fading = sure_live & live, sure_fading
    return result


def _ending(held: Held, last: Edge, contract_last: Edge, days: Days, trading: Days) -> str:
    if not held.live or WINDOW[-1] in held.live:
        return "open-ended" if last.basis == "open-ended" else "unknown"
    next_day = max(held.live) + 1
    if next_day in held.fading:
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
        together[name] = Held(
            farther.award,
            farther.provider,
            farther.live - hidden,
            farther.fading - hidden,
            farther.sure_live - hidden,
            farther.sure_fading - hidden,
            farther.ending,
        )
    return together
