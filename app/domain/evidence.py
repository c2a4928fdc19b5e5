"""Evidence about one cell: the awards, reports and attestations of an authority and a leaf."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from app.domain.awards import HeldDays
from app.domain.periods import END_OF_TIME, ONE_DAY, Period
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
    about its contract. `insolvent` and `distressed` are days of its provider.
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

    @property
    def levels(self) -> tuple[ServiceLevel, ...]:
        """Its own level and those claimed in its place, from lowest to highest."""
        return tuple(sorted({self.level, *self.claimed_levels}, key=lambda level: level.rank))


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


def segments(evidence: Evidence, holdings: Sequence[Holding]) -> Iterator[Segment]:
    """Split time at every change; yield each segment with the awards that apply in it."""
    cuts = {date.min, END_OF_TIME}
    arriving: dict[date, list[int]] = defaultdict(list)
    leaving: dict[date, list[int]] = defaultdict(list)
    for n, holding in enumerate(holdings):
        held = holding.days
        for days in (held.sure, held.optional, holding.insolvent, holding.distressed):
            cuts.update(*days.spans)
        for first, after in (held.live | held.fading | held.disputed).spans:
            arriving[first].append(n)
            leaving[after].append(n)
        for days in (held.live, held.fading, held.disputed):
            cuts.update(*days.spans)
    for report in evidence.reports:
        cuts.update(*report.days.spans)
        cuts.update(after + SEEN_LATELY for _, after in report.days.spans if after < _LAST_SEEN)
    cuts.update(*evidence.attested.spans, *evidence.siblings_held.spans)

    present: set[int] = set()
    for first, after in pairwise(sorted(cuts)):
        present.difference_update(leaving[first])
        present.update(arriving[first])
        some = [holdings[n] for n in sorted(present)]
        yield Segment(
            Period(first, None if after == END_OF_TIME else after - ONE_DAY),
            live=[holding for holding in some if first in holding.days.live],
            fading=[holding for holding in some if first in holding.days.fading],
            disputed=[holding for holding in some if first in holding.days.disputed],
        )
