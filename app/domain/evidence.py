"""Evidence about one cell: the awards, reports and attestations of an authority and a leaf."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from itertools import groupby, pairwise
from typing import TypeAlias

from app.domain.awards import HeldDays
from app.domain.periods import ALWAYS, END_OF_TIME, ONE_DAY, Period
from app.domain.timelines import Timeline
from app.domain.vocabulary import Finding, ServiceLevel

SEEN_LATELY = timedelta(days=90)
"""The time for which a service counts as observed after the last day on which it was seen."""
_LAST_SEEN = END_OF_TIME - SEEN_LATELY


@dataclass(frozen=True, slots=True)
class Holding:
    """An award as it applies to one cell.

    `nearness` counts the steps from the leaf up to the scope that the award names: within a
    contract, the nearest award takes precedence. `claimed_levels` are those of undecided claims
    about its contract; `is_end_claimed` if such a claim says that it was cancelled or
    terminated. `insolvent` and `distressed` are days of its provider.
    """

    award: str
    contract: str
    provider: str | None
    level: ServiceLevel
    days: HeldDays
    nearness: int = 0
    insolvent: Timeline = Timeline()
    distressed: Timeline = Timeline()
    claimed_levels: tuple[ServiceLevel, ...] = ()
    is_seconded: bool = True
    is_end_claimed: bool = False

    @property
    def levels(self) -> tuple[ServiceLevel, ...]:
        """Its own level and those claimed in its place, from lowest to highest."""
        return _in_order(self.level, *self.claimed_levels)


@cache
def _in_order(*levels: ServiceLevel) -> tuple[ServiceLevel, ...]:
    """Return the different ones among some levels, from lowest to highest."""
    return tuple(sorted({*levels}, key=lambda level: level.rank))


@dataclass(frozen=True, slots=True)
class Report:
    """The finding of a source about a cell for some days."""

    days: Timeline
    finding: Finding


@dataclass(frozen=True, slots=True)
class Evidence:
    """All evidence about one cell.

    `siblings_held` are the days on which another leaf of the same branch is held or fading.
    """

    holdings: Sequence[Holding] = ()
    reports: Sequence[Report] = ()
    attested: Timeline = Timeline()
    siblings_held: Timeline = Timeline()


def held_or_fading(holdings: Iterable[Holding]) -> Timeline:
    """Return the days on which any of these awards is live or fading."""
    return Timeline.union(holding.days.live | holding.days.fading for holding in holdings)


def recorded_after(holdings: Iterable[Holding]) -> date:
    """Return the day after the last one on which any of these awards is live or fading."""
    ends = (
        days.spans[-1][1]
        for holding in holdings
        for days in (holding.days.live, holding.days.fading)
        if days
    )
    return max(ends, default=date.min)


def nearest_awards(holdings: Sequence[Holding]) -> list[Holding]:
    """Return the holdings after precedence: in a contract, the nearest live award decides."""
    if len(holdings) < 2:  # noqa: PLR2004 - precedence needs two awards
        return list(holdings)
    effective: list[Holding] = []
    by_contract = sorted(holdings, key=lambda h: (h.contract, h.nearness, h.award))
    for _, group in groupby(by_contract, key=lambda h: h.contract):
        decided = Timeline.empty()
        for _, equals in groupby(group, key=lambda h: h.nearness):
            level = list(equals)
            effective += [_without(holding, decided) for holding in level] if decided else level
            for holding in level:
                decided |= holding.days.live
    return effective


def _without(holding: Holding, days: Timeline) -> Holding:
    held = holding.days
    return replace(
        holding,
        days=replace(
            held,
            live=held.live - days,
            fading=held.fading - days,
            disputed=held.disputed - days,
            sure=held.sure - days,
        ),
    )


@dataclass(frozen=True, slots=True)
class Segment:
    """Some days on which the same evidence applies."""

    days: Period
    live: list[Holding]
    fading: list[Holding]
    disputed: list[Holding]
    findings: list[Finding]
    is_attested: bool
    siblings_hold: bool


def segments(
    evidence: Evidence, holdings: Sequence[Holding], days: Period = ALWAYS
) -> Iterator[Segment]:
    """Split some days at every change; yield each segment with the evidence that applies in it.

    One pass over the changes in order: an award costs what its own days and neighbours do.
    """
    sweep = _Sweep(days)
    for n, holding in enumerate(holdings):
        held = holding.days
        for spans in (held.sure, held.optional, holding.insolvent, holding.distressed):
            sweep.cut(*spans.spans)
        for spans in (held.live, held.fading, held.disputed):
            sweep.add(("award", n), spans)
    for n, report in enumerate(evidence.reports):
        sweep.add(("report", n), report.days)
        for _, after in report.days.spans:
            if after < _LAST_SEEN:
                sweep.cut((after + SEEN_LATELY,))
    sweep.add(_ATTESTED, evidence.attested)
    sweep.add(_BESIDE, evidence.siblings_held)
    for period, present in sweep.periods():
        first = period.first_day
        some = [holdings[n] for kind, n in present if kind == "award"]
        yield Segment(
            period,
            live=[holding for holding in some if first in holding.days.live],
            fading=[holding for holding in some if first in holding.days.fading],
            disputed=[holding for holding in some if first in holding.days.disputed],
            findings=[evidence.reports[n].finding for kind, n in present if kind == "report"],
            is_attested=_ATTESTED in present,
            siblings_hold=_BESIDE in present,
        )


_Evidence: TypeAlias = tuple[str, int]
"""The kind and number of a piece of evidence."""

_ATTESTED, _BESIDE = ("attested", 0), ("beside", 0)


@dataclass(slots=True)
class _Sweep:
    """Pieces of evidence in the order of the days on which they begin and end."""

    days: Period
    cuts: set[date] = field(default_factory=set)
    beginning: dict[date, list[_Evidence]] = field(default_factory=dict)
    ending: dict[date, list[_Evidence]] = field(default_factory=dict)

    def cut(self, *spans: Iterable[date]) -> None:
        """Begin a new segment on each of these days."""
        self.cuts.update(*spans)

    def add(self, piece: _Evidence, days: Timeline) -> None:
        """Add a piece of evidence that applies on some days."""
        for span_first, span_after in days.spans:
            first, after = (
                max(span_first, self.days.first_day),
                min(span_after, self.days.day_after),
            )
            if first < after:
                self.cuts.update((first, after))
                self.beginning.setdefault(first, []).append(piece)
                self.ending.setdefault(after, []).append(piece)

    def periods(self) -> Iterator[tuple[Period, list[_Evidence]]]:
        """Yield the periods between two cuts, each with the evidence that applies in it."""
        first_day, day_after = self.days.first_day, self.days.day_after
        inside = {day for day in self.cuts if first_day < day < day_after}
        present: set[_Evidence] = set()
        for first, after in pairwise([first_day, *sorted(inside), day_after]):
            present.difference_update(self.ending.get(first, ()))
            present.update(self.beginning.get(first, ()))
            last_day = None if after == END_OF_TIME else after - ONE_DAY
            yield Period(first, last_day), sorted(present)
