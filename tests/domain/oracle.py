"""An independent computation of cover: a day at a time, over plain sets of day numbers.

It was written from the rule before its author had read app.domain.cover, and shares no code with
app.domain. It is slow and obvious on purpose.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from tests.domain.facts import WINDOW, Contract, History
from tests.domain.oracle_days import Held, all_held, distressed, insolvent

LEVELS = ["urgent-only", "partial", "full"]
"""The levels of service, lowest first."""
CAPS = ["none", *LEVELS]
STRONGEST_FIRST = ["open-ended", "agreed", "contract", "derived", "assumed", "unknown"]
OBSERVED_FOR = 90
SOON = 90


class Answer(NamedTuple):
    """The answer for one day."""

    state: str
    because: str | None
    certainty: str | None
    risks: frozenset[str]
    held_by: frozenset[str]
    last_held_by: frozenset[str]
    since: int | None
    until: int | None
    covered_until: int | None
    until_basis: str | None


Word = tuple[str, str | None]
"""A state and its reason."""


@dataclass(frozen=True)
class Cell:
    """The facts about one leaf, the days of its awards, and the days on which siblings are held."""

    history: History
    held: Mapping[str, Held]
    siblings_held: frozenset[int]

    def live(self, day: int) -> dict[str, Held]:
        return {name: held for name, held in self.held.items() if day in held.live}

    def fading(self, day: int) -> dict[str, Held]:
        return {name: held for name, held in self.held.items() if day in held.fading}

    def claimed(self, day: int) -> bool:
        return any(day in held.claimed for held in self.held.values())

    def findings(self, day: int) -> set[str]:
        return {
            report.finding
            for report in self.history.reports
            if report.first_day <= day <= report.last_day
        }

    def attested(self, day: int) -> bool:
        return any(said.first_day <= day <= said.last_day for said in self.history.attested)

    def last_live_day(self, before: int) -> int | None:
        """Return the latest day before this one on which an award was live."""
        earlier = [day for held in self.held.values() for day in held.live if day < before]
        return max(earlier, default=None)


def answers(history: History, leaf: str = "asked") -> dict[int, Answer]:
    """Return the answer about a leaf for every day of the window."""
    cell = cell_of(history, leaf)
    words = {day: _word(cell, day) for day in WINDOW}
    return _with_runs({day: _day(cell, words, day) for day in WINDOW})


def cell_of(history: History, leaf: str) -> Cell:
    """Return the facts of a leaf; another leaf of the branch is held if live or fading."""
    siblings = [all_held(history.of_leaf(other)) for other in history.leaves if other != leaf]
    held_days = [held.live | held.fading for awards in siblings for held in awards.values()]
    own = history.of_leaf(leaf)
    return Cell(own, all_held(own), frozenset().union(*held_days))


def _word(cell: Cell, day: int) -> Word:
    """Return the state of a day and its reason, in the order of the rule."""
    live = cell.live(day)
    if live:
        return _covered(live.values(), cell.findings(day)), None
    return next(word for word, applies in _words_without_cover(cell, day) if applies)


def _words_without_cover(cell: Cell, day: int) -> Iterator[tuple[Word, bool]]:
    """Yield the words for a day without a live award, each with whether it applies.

    A report of a level may be about a whole branch and does not say that a leaf is among what the
    source saw, so it does not speak of a leaf beside a held one.
    """
    findings, is_fading = cell.findings(day), bool(cell.fading(day))
    yield ("none", None), "none" in findings or (cell.attested(day) and not is_fading)
    yield ("unknown", "end-unknown"), is_fading
    yield ("unknown", "provider-unnamed"), "provider-unnamed" in findings
    yield ("unknown", "disputed"), cell.claimed(day)
    yield ("unknown", "not-listed"), day in cell.siblings_held
    last = cell.last_live_day(day)
    if last is not None:
        yield ("ended", _ended_because(cell, last, day)), True
    yield ("unknown", "never-recorded"), True


def _covered(live: Iterable[Held], findings: set[str]) -> str:
    """Return the best level, capped by the reports of lower levels and of none."""
    return _capped([counted_level(held) for held in live], findings)


def _capped(levels: list[str], findings: set[str]) -> str:
    best = max(levels, key=LEVELS.index)
    return min([best, *(found for found in findings if found in CAPS)], key=CAPS.index)


def counted_level(held: Held) -> str:
    """Return the lowest of the award's level and of the undecided claims about it."""
    return min(possible_levels(held), key=LEVELS.index)


def possible_levels(held: Held) -> set[str]:
    return {held.award.level, *held.contract.claimed_levels}


def _is_level_disputed(held: Held) -> bool:
    return len(possible_levels(held)) > 1


def _ended_because(cell: Cell, last: int, day: int) -> str:
    """Return why cover ended, decided by the awards live on the last live day.

    An award that fades directly after that day ends when it no longer fades. A provider stopped if
    the next day lies within the days of the award and of the term, but the provider no longer
    trades. An option is unconfirmed if it reaches the day asked about, was not declined, and cover
    ended with the term.
    """
    ended = cell.live(last).values()
    while any(last + 1 in held.fading for held in ended):
        last += 1
    if any(last + 1 in held.within - held.trading for held in ended):
        return "provider-stopped"
    if any(last == max(held.term) and _option_reaches(held.contract, day) for held in ended):
        return "option-unconfirmed"
    return "term-over"


def _option_reaches(contract: Contract, day: int) -> bool:
    """Return whether an option reaches a day after the term.

    An option that was used belongs to the term. A terminated contract has no options.
    """
    return not any(kind == "termination" for kind, _ in contract.changes) and any(
        not option.is_declined and (option.last_day is None or option.last_day >= day)
        for option in contract.options
    )


def _day(cell: Cell, words: Mapping[int, Word], day: int) -> Answer:
    """Return the answer for a day, without its run."""
    state, because = words[day]
    live = cell.live(day)
    until = _covered_until(words, day) if state in LEVELS else None
    return Answer(
        state,
        because,
        _certainty(cell, words, day),
        _risks(cell, state, day, until) if state in LEVELS else frozenset(),
        frozenset(cell.fading(day) if because == "end-unknown" else live),
        _last_held_by(cell, day) if state in ("ended", "none") and not live else frozenset(),
        None,
        None,
        until,
        _until_basis(cell, until) if state in LEVELS else None,
    )


def _certainty(cell: Cell, words: Mapping[int, Word], day: int) -> str | None:
    """Return the certainty of a state; a state of none is observed unless it is attested."""
    state, _ = words[day]
    if state in ("ended", "unknown"):
        return None
    if cell.attested(day):
        return "attested"
    if state == "none":
        return "observed"
    if _is_assumed(cell, state, day):
        return "assumed"
    return "observed" if _is_observed(cell, words, day) else "contracted"


def _is_assumed(cell: Cell, state: str, day: int) -> bool:
    """Return whether a covered state depends on an assumption or on one side of a claim.

    It does if the sure awards alone give another state, or if another side of the undecided claims
    about levels does. Under a report of exactly this level, it depends on no claim.
    """
    findings = cell.findings(day)
    sure = [held for held in cell.held.values() if day in held.sure]
    if not sure or _covered(sure, findings) != state:
        return True
    highest = [max(possible_levels(held), key=LEVELS.index) for held in cell.live(day).values()]
    return _capped(highest, findings) != state


def _is_observed(cell: Cell, words: Mapping[int, Word], day: int) -> bool:
    """Return whether a report of exactly this level speaks of this day or of one shortly before.

    The state is the same on every day from the last day of the report.
    """
    state, _ = words[day]
    return any(
        report.finding == state
        and report.first_day <= day <= report.last_day + OBSERVED_FOR
        and all(words[between][0] == state for between in range(report.last_day, day))
        for report in cell.history.reports
    )


def _risks(cell: Cell, state: str, day: int, covered_until: int | None) -> frozenset[str]:
    """Return the risks of a covered day.

    Insolvency, distress and a missing second concern the live awards that count at the level of the
    state or better: insolvency if all of their providers are insolvent, the others if one is.
    """
    events, live = cell.history.events, cell.live(day).values()
    holders = [held for held in live if LEVELS.index(counted_level(held)) >= LEVELS.index(state)]
    risks = {
        "insolvency": all(insolvent(events, held.contract.provider, day) for held in holders),
        "distress": any(distressed(events, held.contract.provider, day) for held in holders),
        "not-seconded": any(not held.award.is_seconded for held in holders),
        "end-claimed": any(held.contract.is_end_claimed for held in holders),
        "level-disputed": any(map(_is_level_disputed, live)),
        "ends-soon": _ends_soon(cell, day, covered_until),
    }
    return frozenset(name for name, is_present in risks.items() if is_present)


def _ends_soon(cell: Cell, day: int, covered_until: int | None) -> bool:
    """Return whether cover ends within 90 days and nothing is recorded after that.

    An award that is fading is recorded: its last day is unknown.
    """
    if covered_until is None or covered_until - day > SOON:
        return False
    recorded = frozenset[int]().union(*(held.live | held.fading for held in cell.held.values()))
    return max(recorded, default=day) <= covered_until


def _covered_until(words: Mapping[int, Word], day: int) -> int | None:
    """Return the last day of the unbroken run at this level or better; None if it has no end."""
    good = LEVELS[LEVELS.index(words[day][0]) :]
    last = day
    while last + 1 in words and words[last + 1][0] in good:
        last += 1
    return None if last == WINDOW[-1] else last


def _until_basis(cell: Cell, covered_until: int | None) -> str:
    """Return the weakest basis of the awards that end on the last day of cover."""
    endings = [
        held.ending
        for held in cell.held.values()
        if held.live and (None if WINDOW[-1] in held.live else max(held.live)) == covered_until
    ]
    return max(endings, key=STRONGEST_FIRST.index) if endings else "derived"


def _last_held_by(cell: Cell, day: int) -> frozenset[str]:
    """Return the awards live on the latest earlier day with a live award.

    Asked only where none is live: a report of `none` leaves the awards it contradicts in held_by.
    """
    last = cell.last_live_day(day)
    return frozenset() if last is None else frozenset(cell.live(last))


def _with_runs(days: Mapping[int, Answer]) -> dict[int, Answer]:
    """Add the first and last day of the unbroken run of the same word, certainty, risks, holders.

    They are None where the run has no beginning or no end.
    """
    found: dict[int, Answer] = {}
    for _, run in groupby(WINDOW, key=lambda day: days[day][:5]):
        numbers = list(run)
        first = None if numbers[0] == WINDOW[0] else numbers[0]
        last = None if numbers[-1] == WINDOW[-1] else numbers[-1]
        found |= {day: days[day]._replace(since=first, until=last) for day in numbers}
    return found
