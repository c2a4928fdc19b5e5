"""Outcomes of the cells that failed providers held, day by day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.dependence import CellKey
from app.domain.periods import ONE_DAY, Period
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
    before = cells_held_at_start(cells, began_on)
    last_day = horizon.last_day or horizon.first_day
    edges = {status.days.first_day for cell in before for status in cells[cell]}
    edges |= {status.days.day_after for cell in before for status in cells[cell]}
    inside = sorted(day for day in edges if horizon.first_day < day <= last_day)
    runs: list[OutcomeCounts] = []
    starts = [horizon.first_day, *inside]
    for first, following in zip(starts, [*inside, last_day + ONE_DAY], strict=True):
        count = _count(cells, before, Period(first, following - ONE_DAY))
        if runs and runs[-1].figures == count.figures:
            alike = runs.pop().days
            count = replace(count, days=Period(alike.first_day, count.days.last_day))
        runs.append(count)
    return runs


def _count(
    cells: Mapping[CellKey, Sequence[CellStatus]],
    before: Mapping[CellKey, CoverState],
    days: Period,
) -> OutcomeCounts:
    """Return the counts for days that are all alike, computed for the first of them."""
    statuses = {cell: status_at(cells[cell], days.first_day) for cell in before}
    outcomes = [cell_outcome(before[cell], status) for cell, status in statuses.items()]
    return OutcomeCounts(
        days=days,
        cells=len(statuses),
        lost=sum(not status.held_by_failed for status in statuses.values()),
        at_risk=outcomes.count(CellOutcome.AT_RISK),
        replaced=outcomes.count(CellOutcome.REPLACED),
        reduced=outcomes.count(CellOutcome.REDUCED),
        open=outcomes.count(CellOutcome.OPEN),
        unclear=outcomes.count(CellOutcome.UNCLEAR),
    )
