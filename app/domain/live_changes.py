"""Changes of a cell if some of its awards were no longer live, and others remained on every day.

The live awards decide such a cell, so that nothing else about it has to be read.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise
from typing import NamedTuple

from app.domain.cover import covered
from app.domain.evidence import Report
from app.domain.periods import END_OF_TIME, ONE_DAY, Period, shifted
from app.domain.timelines import Timeline
from app.domain.vocabulary import CoverReason, CoverState, Finding, ServiceLevel


@dataclass(frozen=True, slots=True)
class CellChange:
    """A run of days within a horizon on which a cell would be in another state, or lose contracts.

    `kept` and `lost` are the contracts that hold the cell with the failure, and those that hold it
    only without. `continues` is true if the day after the horizon is like the last day of the run.
    """

    days: Period
    continues: bool
    before: CoverState
    after: CoverState
    because: CoverReason | None
    lost: Sequence[str]
    kept: Sequence[str]

    @property
    def is_lost(self) -> bool:
        """True if the state gets worse; otherwise other providers maintain it."""
        return self.after.rank < self.before.rank


class LiveRun(NamedTuple):
    """Days on which an award is live in a cell; `level` is the lowest one that it may have."""

    award: str
    contract: str
    provider: str | None
    level: ServiceLevel
    nearness: int
    first_day: date
    day_after: date


def changes_while_held(
    live: Iterable[LiveRun],
    reports: Sequence[Report],
    trading: Mapping[str, Timeline],
    horizon: Period,
) -> list[CellChange] | None:
    """Return the changes of a cell that other awards hold on every day of a horizon.

    `live` and `reports` are those within the horizon and the day after it, `trading` the days on
    which the failed providers trade. Returns None if no other award is live on one of these days:
    then the state depends on all evidence about the branch.
    """
    window = with_day_after(horizon)
    events, cell = _Events.of(live, trading, window), _LiveCell()
    reported = {day for report in reports for span in report.days.spans for day in span}
    cuts = {window.first_day, window.day_after, *(day for day in reported if day in window)}
    parts: list[_Part] = []
    for first, after in pairwise(sorted(cuts | events.days())):
        cell.pass_to(events, first)
        if not cell.kept.awards:
            return None
        if cell.lost.awards:
            findings = [report.finding for report in reports if first in report.days]
            _append(parts, cell, findings, (first, after))
    return [_to_change(part, horizon) for part in parts if part.first_day < horizon.day_after]


def with_day_after(horizon: Period) -> Period:
    """Return a horizon and the day after it, which shows if a change continues."""
    return Period(horizon.first_day, horizon.last_day and shifted(horizon.last_day, ONE_DAY))


class _Part(NamedTuple):
    """Days on which the same awards are live with and without the failure."""

    first_day: date
    day_after: date
    before: CoverState
    after: CoverState
    versions: tuple[int, int]
    lost: Sequence[str]
    kept: Sequence[str]


def _append(
    parts: list[_Part], cell: "_LiveCell", findings: Sequence[Finding], days: tuple[date, date]
) -> None:
    """Add days to the parts; they join the last one if states and awards are the same."""
    first, after = days
    kept_levels = cell.kept.levels()
    states = covered([*kept_levels, *cell.lost.levels()], findings), covered(kept_levels, findings)
    last = parts[-1] if parts else None
    if last and last.day_after == first and last[2:5] == (*states, cell.versions):
        parts[-1] = last._replace(day_after=after)
        return
    kept = cell.kept.contracts
    lost = [code for code in cell.lost.contracts if code not in cell.kept.of_contract]
    parts.append(_Part(first, after, *states, cell.versions, lost, kept.copy()))


def _to_change(part: _Part, horizon: Period) -> CellChange:
    end = min(part.day_after, horizon.day_after)
    return CellChange(
        days=Period(part.first_day, None if end == END_OF_TIME else end - ONE_DAY),
        continues=part.day_after > horizon.day_after,
        before=part.before,
        after=part.after,
        because=None,
        lost=part.lost,
        kept=part.kept,
    )


@dataclass(frozen=True, slots=True)
class _Events:
    """The runs that begin on each day, or have ended; each with True if the failure leaves it."""

    begin: Mapping[date, list[tuple[LiveRun, bool]]]
    end: Mapping[date, list[tuple[LiveRun, bool]]]

    @classmethod
    def of(
        cls, live: Iterable[LiveRun], trading: Mapping[str, Timeline], window: Period
    ) -> "_Events":
        begin: dict[date, list[tuple[LiveRun, bool]]] = defaultdict(list)
        end: dict[date, list[tuple[LiveRun, bool]]] = defaultdict(list)
        start, stop = window.first_day, window.day_after
        for run in nearest_runs(live):
            first, after = max(run.first_day, start), min(run.day_after, stop)
            if first < after:
                for is_kept, part_first, part_after in _parts(run, first, after, trading):
                    begin[part_first].append((run, is_kept))
                    end[part_after].append((run, is_kept))
        return cls(begin, end)

    def days(self) -> set[date]:
        """Return all days on which a run begins, or has ended."""
        return {*self.begin, *self.end}


def _parts(
    run: LiveRun, first: date, after: date, trading: Mapping[str, Timeline]
) -> Iterator[tuple[bool, date, date]]:
    """Yield the parts of a run on which its provider trades, with True, and the others."""
    of_provider = trading.get(run.provider or "")
    if of_provider is None:
        yield True, first, after
        return
    days = Timeline(((first, after),))
    for is_kept, part in ((True, days & of_provider), (False, days - of_provider)):
        for part_first, part_after in part.spans:
            yield is_kept, part_first, part_after


def nearest_runs(live: Iterable[LiveRun]) -> Iterator[LiveRun]:
    """Yield the runs after precedence: in a contract, the nearest live award decides."""
    runs, steps = list(live), dict[str, int]()
    mixed = {
        run.contract for run in runs if steps.setdefault(run.contract, run.nearness) != run.nearness
    }
    yield from (run for run in runs if run.contract not in mixed)
    ordered = sorted((run for run in runs if run.contract in mixed), key=_precedence)
    for _, of_contract in groupby(ordered, key=lambda run: run.contract):
        decided = Timeline.empty()
        for _, equals in groupby(of_contract, key=lambda run: run.nearness):
            level = list(equals)
            for run in level:
                for first, after in (_days(run) - decided).spans:
                    yield run._replace(first_day=first, day_after=after)
            decided |= Timeline.union(map(_days, level))


def _precedence(run: LiveRun) -> tuple[str, int]:
    return run.contract, run.nearness


def _days(run: LiveRun) -> Timeline:
    return Timeline(((run.first_day, run.day_after),))


@dataclass(slots=True)
class _LiveAwards:
    """Awards that are live on a day: their number by contract and by level."""

    awards: set[str] = field(default_factory=set)
    of_contract: Counter[str] = field(default_factory=Counter)
    of_level: Counter[ServiceLevel] = field(default_factory=Counter)
    contracts: list[str] = field(default_factory=list)

    def add(self, run: LiveRun) -> None:
        """Add the award of a run."""
        self.awards.add(run.award)
        self.of_level[run.level] += 1
        self.of_contract[run.contract] += 1
        if self.of_contract[run.contract] == 1:
            insort(self.contracts, run.contract)

    def remove(self, run: LiveRun) -> None:
        """Remove the award of a run."""
        self.awards.remove(run.award)
        self.of_level[run.level] -= 1
        self.of_contract[run.contract] -= 1
        if not self.of_contract[run.contract]:
            del self.of_contract[run.contract]
            del self.contracts[bisect_left(self.contracts, run.contract)]

    def levels(self) -> list[ServiceLevel]:
        """Return the levels of the awards, each once."""
        return [level for level, count in self.of_level.items() if count]


@dataclass(slots=True)
class _LiveCell:
    """The live awards of a cell on a day: those that the failure leaves, and the others.

    `versions` count the changes of all awards, and of those that it leaves.
    """

    kept: _LiveAwards = field(default_factory=_LiveAwards)
    lost: _LiveAwards = field(default_factory=_LiveAwards)
    versions: tuple[int, int] = (0, 0)

    def pass_to(self, events: _Events, day: date) -> None:
        """Advance to a day."""
        gone, come = events.end.get(day, ()), events.begin.get(day, ())
        for run, is_kept in gone:
            (self.kept if is_kept else self.lost).remove(run)
        for run, is_kept in come:
            (self.kept if is_kept else self.lost).add(run)
        all_changed = {run.award for run, _ in gone} != {run.award for run, _ in come}
        kept_changed = {run.award for run, kept in gone if kept} != {
            run.award for run, kept in come if kept
        }
        all_, kept_ = self.versions
        self.versions = all_ + all_changed, kept_ + kept_changed
