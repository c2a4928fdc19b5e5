"""Outcomes of the cells that failed providers held, day by day."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias

from app.domain.dependence import CellKey
from app.domain.live_changes import LiveRun
from app.domain.periods import ONE_DAY, Period, shared_days
from app.domain.vocabulary import CoverState, ServiceLevel
from app.domain.vocabulary.codelist import Codelist


class CellOutcome(Codelist):
    """The outcome of a cell that failed providers held when the incident began."""

    AT_RISK = "at-risk"
    """Only failed providers hold the cell."""
    REPLACED = "replaced"
    """Other providers hold the cell at the former level or a better one."""
    REDUCED = "reduced"
    """Other providers hold the cell at a lower level than before."""
    OPEN = "open"
    """No provider holds the cell: somebody says so, or a failed provider stopped."""
    UNCLEAR = "unclear"
    """Nothing is known about the cell for the day, also if its record merely ran out."""


@dataclass(frozen=True, slots=True)
class CellStatus:
    """The status of a cell for some days.

    `other_level` is the highest level of the holders that have not failed. `provider_stopped` is
    True if the cover ended because a failed provider stopped.
    """

    days: Period
    state: CoverState
    held_by_failed: bool
    other_level: ServiceLevel | None = None
    provider_stopped: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeCounts:
    """The number of cells that failed providers held, by outcome, for some days."""

    days: Period
    cells: int
    lost: int
    at_risk: int
    replaced: int
    reduced: int
    open: int
    unclear: int

    @property
    def figures(self) -> tuple[int, ...]:
        """All counts, for a comparison without the days."""
        figures = (self.lost, self.at_risk, self.replaced, self.reduced, self.open, self.unclear)
        return (self.cells, *figures)


def live_levels(
    live: Iterable[LiveRun], failed: Collection[str], days: Iterable[date]
) -> Iterator[tuple[bool, ServiceLevel | None]]:
    """Yield for each day, in order, whether failed providers hold a cell, and the best other level.

    `live` are the awards of the cell after precedence.
    """
    changes = sorted(_level_changes(live, failed), key=itemgetter(0), reverse=True)
    number: Counter[tuple[bool, ServiceLevel]] = Counter()
    for day in days:
        while changes and changes[-1][0] <= day:
            _, key, change = changes.pop()
            number[key] += change
        others = [
            level for (has_failed, level), count in number.items() if count and not has_failed
        ]
        by_failed = any(count for (has_failed, _), count in number.items() if has_failed)
        yield by_failed, max(others, key=lambda level: level.rank, default=None)


def _level_changes(
    live: Iterable[LiveRun], failed: Collection[str]
) -> Iterator[tuple[date, tuple[bool, ServiceLevel], int]]:
    """Yield the days on which an award begins or has ended, if its provider failed, its level."""
    for run in live:
        key = run.provider in failed, run.level
        yield run.first_day, key, 1
        yield run.day_after, key, -1


def last_providers(live: Iterable[LiveRun], day: date) -> set[str | None]:
    """Return the providers of the awards that were live last before a day."""
    ended = [run for run in live if run.day_after <= day]
    last = max((run.day_after for run in ended), default=None)
    return {run.provider for run in ended if run.day_after == last}


def cell_outcome(before: CoverState, status: CellStatus) -> CellOutcome:
    """Return the outcome of a cell, given its state when the providers failed.

    A cell without cover is open only if somebody says so or a failed provider stopped: what merely
    ran out on record is unclear. Holders that have not failed decide, even if failed providers
    still deliver beside them.
    """
    if status.state.level is None:
        is_open = status.state is CoverState.NONE or status.provider_stopped
        return CellOutcome.OPEN if is_open else CellOutcome.UNCLEAR
    if status.other_level is None:
        return CellOutcome.AT_RISK
    reached = min(status.state.rank, status.other_level.rank)
    return CellOutcome.REPLACED if reached >= before.rank else CellOutcome.REDUCED


def status_at(statuses: Sequence[CellStatus], day: date) -> CellStatus:
    """Return the status of a cell on a day; without data, its state is unknown."""
    unheard = CellStatus(Period(day, day), CoverState.UNKNOWN, held_by_failed=False)
    return next((status for status in statuses if day in status.days), unheard)


def cells_held_at_start(
    cells: Mapping[CellKey, Sequence[CellStatus]], began_on: date
) -> dict[CellKey, CoverState]:
    """Return the cells that failed providers held on the day, with their states."""
    found = {cell: status_at(statuses, began_on) for cell, statuses in cells.items()}
    return {cell: status.state for cell, status in found.items() if status.held_by_failed}


def outcome_counts(
    cells: Mapping[CellKey, Sequence[CellStatus]], began_on: date, horizon: Period
) -> list[OutcomeCounts]:
    """Return the counts for every day of a horizon, in runs of days with equal counts."""
    last_day = horizon.last_day or horizon.first_day
    days = Period(horizon.first_day, last_day)
    before = cells_held_at_start(cells, began_on)
    changes = _changes(cells, before, days)
    runs: list[OutcomeCounts] = []
    number: Counter[_Figure] = Counter()
    firsts = sorted(day for day in changes if day <= last_day)
    for first, following in pairwise([*firsts, last_day + ONE_DAY]):
        number.update(changes[first])
        count = _count(number, len(before), Period(first, following - ONE_DAY))
        if runs and runs[-1].figures == count.figures:
            alike = runs.pop().days
            count = replace(count, days=Period(alike.first_day, count.days.last_day))
        runs.append(count)
    return runs


_Figure: TypeAlias = tuple[CellOutcome, bool]
"""The outcome of a cell, and whether failed providers no longer hold it."""

_UNHEARD: _Figure = (CellOutcome.UNCLEAR, True)


def _changes(
    cells: Mapping[CellKey, Sequence[CellStatus]],
    before: Mapping[CellKey, CoverState],
    days: Period,
) -> Mapping[date, Counter[_Figure]]:
    """Return by how much the number of cells of each figure changes on each day."""
    changes: dict[date, Counter[_Figure]] = defaultdict(Counter)
    changes[days.first_day][_UNHEARD] = len(before)
    for cell, state in before.items():
        for status in cells[cell]:
            if (shared := shared_days(status.days, days)) is not None:
                figure = cell_outcome(state, status), not status.held_by_failed
                for day, number in ((shared.first_day, 1), (shared.day_after, -1)):
                    changes[day][figure] += number
                    changes[day][_UNHEARD] -= number
    return changes


def _count(number: Counter[_Figure], cells: int, days: Period) -> OutcomeCounts:
    """Return the counts for days that are all alike."""
    of = {outcome: number[outcome, True] + number[outcome, False] for outcome in CellOutcome}
    return OutcomeCounts(
        days=days,
        cells=cells,
        lost=sum(number[outcome, True] for outcome in CellOutcome),
        at_risk=of[CellOutcome.AT_RISK],
        replaced=of[CellOutcome.REPLACED],
        reduced=of[CellOutcome.REDUCED],
        open=of[CellOutcome.OPEN],
        unclear=of[CellOutcome.UNCLEAR],
    )
