"""Evidence about one cell: the awards, reports and attestations of an authority and a leaf."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from app.domain.awards import HeldDays
from app.domain.periods import END_OF_TIME, ONE_DAY, Period
from app.domain.timelines import Timeline
from app.domain.vocabulary import Finding, ServiceLevel


@dataclass(frozen=True, slots=True)
class Holding:
    """An award as it applies to one cell.

    `nearness` counts the steps from the leaf up to the scope that the award names: within a
    contract, the nearest award takes precedence.
    """

    award: str
    contract: str
    provider: str | None
    level: ServiceLevel
    days: HeldDays
    nearness: int = 0
    insolvent: Timeline = Timeline()


@dataclass(frozen=True, slots=True)
class Report:
    """The finding of a source about a cell for some days."""

    days: Timeline
    finding: Finding


@dataclass(frozen=True, slots=True)
class Evidence:
    """All evidence about one cell."""

    holdings: Sequence[Holding] = ()
    reports: Sequence[Report] = ()
    attested: Timeline = Timeline()


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
            sure_live=held.sure_live - days,
            sure_fading=held.sure_fading - days,
        ),
    )


def segments(
    evidence: Evidence, holdings: Sequence[Holding]
) -> Iterator[tuple[Period, list[Holding]]]:
    """Split time at every change; yield each segment with the awards that apply in it."""
    cuts = {date.min, END_OF_TIME}
    arriving: dict[date, list[int]] = defaultdict(list)
    leaving: dict[date, list[int]] = defaultdict(list)
    for n, holding in enumerate(holdings):
        held = holding.days
        for days in (held.live, held.fading, held.sure_live, held.sure_fading, holding.insolvent):
            cuts.update(*days.spans)
        for first, after in (held.live | held.fading | held.sure_fading).spans:
            arriving[first].append(n)
            leaving[after].append(n)
    for days in (*(report.days for report in evidence.reports), evidence.attested):
        cuts.update(*days.spans)

    present: set[int] = set()
    for first, after in pairwise(sorted(cuts)):
        present.difference_update(leaving[first])
        present.update(arriving[first])
        last_day = None if after == END_OF_TIME else after - ONE_DAY
        yield Period(first, last_day), [holdings[n] for n in sorted(present)]
