"""Builders of minimal cells for tests of cover; every default is valid."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.awards import AwardedDays, held_days
from app.domain.cover import Tile, tiles
from app.domain.evidence import Evidence, Holding, Report
from app.domain.periods import Period
from app.domain.terms import UNKNOWN_EDGE, DayClaim, Edge, Term, optional_days
from app.domain.timelines import Timeline
from app.domain.trading import (
    ProviderEvent,
    distressed_days,
    insolvent_days,
    trading_days,
)
from app.domain.vocabulary import Confidence, DateBasis, Finding, ServiceLevel

ANY_DAY = Term(Timeline.always(), UNKNOWN_EDGE, UNKNOWN_EDGE)
OPEN_ENDED = Edge(None, DateBasis.OPEN_ENDED)


def agreed(day: date) -> Edge:
    return Edge(day, DateBasis.AGREED)


def assumed(day: date) -> Edge:
    return Edge(day, DateBasis.ASSUMED)


def award(
    name: str,
    first: Edge,
    last: Edge,
    *,
    contract: str = "",
    provider: str | None = "nrs",
    level: ServiceLevel = ServiceLevel.FULL,
    term: Term = ANY_DAY,
    events: Iterable[ProviderEvent] = (),
    seen_from: date | None = None,
    seen_to: date | None = None,
    confidence: Confidence = Confidence.HIGH,
    claims: Sequence[DayClaim] = (),
    claimed_levels: Sequence[ServiceLevel] = (),
    is_seconded: bool = True,
    options: Sequence[date | None] = (),
    nearness: int = 0,
) -> Holding:
    """Build an award; by default under a contract of the same name."""
    known = list(events)
    return Holding(
        award=name,
        contract=contract or name,
        provider=provider,
        level=level,
        days=held_days(
            AwardedDays(first, last, seen_from, seen_to),
            term,
            trading_days(known),
            is_sure=confidence is Confidence.HIGH and is_seconded,
            claims=claims,
            optional=optional_days(term, (), options),
        ),
        nearness=nearness,
        insolvent=insolvent_days(known),
        distressed=distressed_days(known),
        claimed_levels=tuple(claimed_levels),
        is_seconded=is_seconded,
    )


def report(finding: Finding, first_day: date, last_day: date | None = None) -> Report:
    return Report(Timeline.of(Period(first_day, last_day or first_day)), finding)


def on(day: date, evidence: Evidence) -> Tile:
    """Return the tile of a day."""
    (tile,) = [tile for tile in tiles(evidence) if day in tile.days]
    return tile


def answering(*holdings: Holding, reports: Sequence[Report] = ()) -> Evidence:
    return Evidence(holdings, reports)
