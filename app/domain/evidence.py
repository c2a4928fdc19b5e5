"""Evidence about one cell: the awards, reports and attestations of an authority and a leaf."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from itertools import count, groupby, pairwise
from typing import Any, NamedTuple

from app.domain.awards import HeldDays
from app.domain.periods import ALWAYS, END_OF_TIME, ONE_DAY, Period
from app.domain.timelines import Span, Timeline
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

    def traits_on(self, day: date) -> "Traits":
        """Return what decides about the state of the cell on a day on which it is live."""
        return Traits(
            self.levels,
            is_sure=day in self.days.sure,
            is_insolvent=day in self.insolvent,
            is_distressed=day in self.distressed,
            is_seconded=self.is_seconded,
            is_end_claimed=self.is_end_claimed,
        )


class Traits(NamedTuple):
    """The properties of a live award that decide about the state of a cell on a day.

    Awards with the same traits are alike to every rule of cover, however many they are.
    """

    levels: tuple[ServiceLevel, ...]
    is_sure: bool
    is_insolvent: bool
    is_distressed: bool
    is_seconded: bool
    is_end_claimed: bool


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


class Segment(NamedTuple):
    """Some days on which the same evidence applies; `traits` are those of the live awards."""

    days: Period
    live: list[Holding]
    traits: frozenset[Traits]
    fading: list[Holding]
    is_disputed: bool
    findings: frozenset[Finding]
    is_attested: bool
    siblings_hold: bool


def segments(
    evidence: Evidence, holdings: Iterable[Holding], days: Period = ALWAYS
) -> Iterator[Segment]:
    """Split some days at every change; yield each segment with the evidence that applies in it.

    One pass over the changes in order: an award costs what its own days and neighbours do.
    """
    sweep = _Sweep(days)
    for holding in holdings:
        _add_holding(sweep, holding)
    for report in evidence.reports:
        sweep.add(_FINDING, report.finding, report.days.spans)
        for _, after in report.days.spans:
            if after < _LAST_SEEN:
                sweep.cut((after + SEEN_LATELY,))
    sweep.add(_ATTESTED, None, evidence.attested.spans)
    sweep.add(_BESIDE, None, evidence.siblings_held.spans)
    for period, present in sweep.periods():
        live = present[_LIVE].values()
        yield Segment(
            period,
            live=[holding for holding, _ in live],
            traits=frozenset([traits for _, traits in live]),
            fading=[*present[_FADING].values()],
            is_disputed=bool(present[_DISPUTED]),
            findings=frozenset(present[_FINDING].values()),
            is_attested=bool(present[_ATTESTED]),
            siblings_hold=bool(present[_BESIDE]),
        )


def _add_holding(sweep: "_Sweep", holding: Holding) -> None:
    held = holding.days
    changing = [held.sure, holding.insolvent, holding.distressed]
    edges = sorted({day for days in changing for span in days.spans for day in span})
    for first, after in held.live.spans:
        inside = [day for day in edges if first < day < after]
        for span in pairwise([first, *inside, after]):
            sweep.add(_LIVE, (holding, holding.traits_on(span[0])), (span,))
    sweep.add(_FADING, holding, held.fading.spans)
    sweep.add(_DISPUTED, None, held.disputed.spans)
    # A reason for an end may change in days on which the award is in none of these states.
    for days in (*changing, held.optional):
        sweep.cut(*days.spans)


_LIVE, _FADING, _DISPUTED, _FINDING, _ATTESTED, _BESIDE = _KINDS = range(6)
"""The kinds of evidence."""


@dataclass(slots=True)
class _Sweep:
    """Pieces of evidence, by kind and number, in the order of the days on which they begin."""

    days: Period
    cuts: set[date] = field(default_factory=set)
    beginning: dict[date, list[tuple[int, int, Any]]] = field(default_factory=dict)
    ending: dict[date, list[tuple[int, int]]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)

    def cut(self, *spans: Iterable[date]) -> None:
        """Begin a new segment on each of these days."""
        self.cuts.update(*spans)

    def add(self, kind: int, piece: object, spans: Iterable[Span]) -> None:
        """Add a piece of evidence that applies on some days."""
        for span_first, span_after in spans:
            first, after = (
                max(span_first, self.days.first_day),
                min(span_after, self.days.day_after),
            )
            if first < after:
                number = next(self._numbers)
                self.cuts.update((first, after))
                self.beginning.setdefault(first, []).append((kind, number, piece))
                self.ending.setdefault(after, []).append((kind, number))

    def periods(self) -> Iterator[tuple[Period, list[dict[int, Any]]]]:
        """Yield the periods between two cuts, each with the evidence that applies in it by kind."""
        first_day, day_after = self.days.first_day, self.days.day_after
        inside = {day for day in self.cuts if first_day < day < day_after}
        present: list[dict[int, Any]] = [{} for _ in _KINDS]
        for first, after in pairwise([first_day, *sorted(inside), day_after]):
            for kind, number in self.ending.get(first, ()):
                del present[kind][number]
            for kind, number, piece in self.beginning.get(first, ()):
                present[kind][number] = piece
            last_day = None if after == END_OF_TIME else after - ONE_DAY
            yield Period(first, last_day), present
