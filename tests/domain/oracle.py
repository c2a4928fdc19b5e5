"""An independent computation of cover: a day at a time, over plain sets of day numbers.

It was written from the rule before its author had read app.domain.cover, and shares no code with
app.domain. It is slow and obvious on purpose.
"""

from collections.abc import Iterable
from typing import NamedTuple

from tests.domain.facts import WINDOW, History
from tests.domain.oracle_days import Held, all_held, insolvent

LEVELS = ["urgent-only", "partial", "full"]
STRONGEST_FIRST = ["open-ended", "agreed", "contract", "derived", "assumed", "unknown"]


class Answer(NamedTuple):
    """The answer for one day."""

    state: str
    certainty: str
    at_risk: bool
    held_by: frozenset[str]
    since: int | None
    until: int | None
    until_basis: str | None
    last_held_by: frozenset[str]


def answers(history: History) -> dict[int, Answer]:
    """Return the answer for every day of the window."""
    holdings = all_held(history)
    states = {day: _state(history, holdings, day, surely=False) for day in WINDOW}
    return {day: _answer(history, holdings, states, day) for day in WINDOW}


def _findings(history: History, day: int) -> set[str]:
    return {
        report.finding for report in history.reports if report.first_day <= day <= report.last_day
    }


def _attested(history: History, day: int) -> bool:
    return any(first <= day <= last for first, last in history.attested)


def _state(history: History, holdings: dict[str, Held], day: int, *, surely: bool) -> str:
    """Compute the state from all award days or from the sure days."""
    days = {
        name: (held.sure_live, held.sure_fading) if surely else (held.live, held.fading)
        for name, held in holdings.items()
    }
    findings = _findings(history, day)
    levels = [holdings[name].award.level for name, (live, _) in days.items() if day in live]
    if levels:
        best = max(levels, key=LEVELS.index)
        caps = [finding for finding in findings if finding in ("none", *LEVELS)]
        return min([best, *caps], key=["none", *LEVELS].index)
    if "provider-unnamed" in findings or any(day in fading for _, fading in days.values()):
        return "unknown"
    heard = any(earlier < day for live, _ in days.values() for earlier in live)
    return "none" if findings or heard or _attested(history, day) else "unknown"


def _answer(
    history: History, holdings: dict[str, Held], states: dict[int, str], day: int
) -> Answer:
    state = states[day]
    live = {name: held for name, held in holdings.items() if day in held.live}
    if state == "none":
        sure = _attested(history, day) or "none" in _findings(history, day)
    else:
        sure = state == _state(history, holdings, day, surely=True)
    since, until = _run(states, day)
    basis = _until_basis(holdings, until) if state in LEVELS else None
    return Answer(
        state,
        "confirmed" if sure else "assumed",
        state in LEVELS and _at_risk(history, state, live.values(), day),
        frozenset(live),
        since,
        None if basis == "unknown" else until,
        basis,
        _last_held_by(holdings, day) if state == "none" and not live else frozenset(),
    )


def _at_risk(history: History, state: str, live: Iterable[Held], day: int) -> bool:
    """Return whether all holders at the level of the state or better are insolvent."""
    return all(
        insolvent(history.events, held.provider, day)
        for held in live
        if LEVELS.index(held.award.level) >= LEVELS.index(state)
    )


def _run(states: dict[int, str], day: int) -> tuple[int | None, int | None]:
    """The first and last day of the unbroken run around this one; None where it has none."""
    state = states[day]
    good = LEVELS[LEVELS.index(state) :] if state in LEVELS else [state]
    first = last = day
    while states.get(first - 1) in good:
        first -= 1
    while states.get(last + 1) in good:
        last += 1
    return (None if first == WINDOW[0] else first, None if last == WINDOW[-1] else last)


def _until_basis(holdings: dict[str, Held], until: int | None) -> str:
    """Return the weakest basis of the awards that end on the last day of the run."""
    endings = [
        held.ending
        for held in holdings.values()
        if held.live and (None if WINDOW[-1] in held.live else max(held.live)) == until
    ]
    return max(endings, key=STRONGEST_FIRST.index) if endings else "derived"


def _last_held_by(holdings: dict[str, Held], day: int) -> frozenset[str]:
    """Return the awards live on the latest earlier day with a live award.

    Asked only where none is live: a report of `none` leaves the awards it contradicts in held_by.
    """
    for earlier in range(day - 1, WINDOW[0] - 1, -1):
        live = frozenset(name for name, held in holdings.items() if earlier in held.live)
        if live:
            return live
    return frozenset()
