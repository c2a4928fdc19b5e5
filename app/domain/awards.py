"""The days on which one award is live, is fading, and is surely either."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from app.domain.periods import Period
from app.domain.terms import UNKNOWN_EDGE, Edge, Term
from app.domain.timelines import Timeline
from app.domain.vocabulary import Confidence, DateBasis


@dataclass(frozen=True, slots=True)
class AwardedDays:
    """The recorded days of an award; an edge with the basis `contract` follows the contract.

    `seen_from` and `seen_to` are the first and last day on which a source shows the service
    running.
    """

    first: Edge
    last: Edge
    seen_from: date | None = None
    seen_to: date | None = None


@dataclass(frozen=True, slots=True)
class HeldDays:
    """The computed days of an award.

    On `live` days it gives cover. On `fading` days its last day is unknown and no source shows it
    running any longer, so cover is unknown. `sure_live` and `sure_fading` are computed without
    assumed and disputed days. `ending` is the basis of the last live day.
    """

    live: Timeline
    fading: Timeline
    sure_live: Timeline
    sure_fading: Timeline
    ending: DateBasis


def held_days(
    award: AwardedDays,
    term: Term,
    trading: Timeline,
    *,
    confidence: Confidence,
    disputed: Collection[str] = (),
) -> HeldDays:
    """Compute an award's days from its own days, its contract's term and its provider's trading.

    `disputed` names the days of the contract, "first_day" or "last_day", about which sources
    disagree without a decision. For the sure days, disputed and assumed days count as unknown.
    """
    first = term.first if award.first.basis is DateBasis.CONTRACT else award.first
    last = term.last if award.last.basis is DateBasis.CONTRACT else award.last
    possible = term.days & trading
    live, fading = _running(replace(award, first=first, last=last), possible)

    sure_live = sure_fading = Timeline.empty()
    if confidence is Confidence.HIGH:
        sure_first = _if_sure(
            first, award.first.basis is DateBasis.CONTRACT and "first_day" in disputed
        )
        sure_last = _if_sure(
            last, award.last.basis is DateBasis.CONTRACT and "last_day" in disputed
        )
        sure_live, sure_fading = _running(
            replace(award, first=sure_first, last=sure_last), possible
        )
    return HeldDays(
        live=live,
        fading=fading,
        sure_live=sure_live & live,
        sure_fading=sure_fading,
        ending=_ending(live, fading, last, term, trading),
    )


def _running(award: AwardedDays, possible: Timeline) -> tuple[Timeline, Timeline]:
    """Return the live and the fading days of an award, within the possible days."""
    first_day = award.first.day if award.first.is_known else award.seen_from
    if first_day is None:
        return Timeline.empty(), Timeline.empty()
    begun = Timeline.since(first_day) & possible
    if award.last.basis is DateBasis.OPEN_ENDED:
        return begun, Timeline.empty()
    if award.last.is_known and award.last.day is not None:
        return begun & Timeline.until(award.last.day), Timeline.empty()
    if award.seen_to is None:
        return Timeline.empty(), begun
    return begun & Timeline.until(award.seen_to), begun & Timeline.after(award.seen_to)


def _if_sure(edge: Edge, disputed: bool) -> Edge:
    return UNKNOWN_EDGE if disputed or edge.basis is DateBasis.ASSUMED else edge


def _ending(
    live: Timeline, fading: Timeline, last: Edge, term: Term, trading: Timeline
) -> DateBasis:
    if not live:
        return DateBasis.UNKNOWN
    if live.last_day is None:
        return DateBasis.OPEN_ENDED if last.basis is DateBasis.OPEN_ENDED else DateBasis.UNKNOWN
    day_after = Period(live.last_day, live.last_day).day_after
    if day_after in fading:
        return DateBasis.UNKNOWN
    if day_after not in trading:
        # The provider stopped trading: the end follows from that event, not from an agreement.
        return DateBasis.DERIVED
    return term.last.basis if day_after not in term.days else last.basis
