"""Membership of a consortium on a day, with its certainty."""

from datetime import date

from app.domain.awards import AwardedDays, HeldDays, held_days
from app.domain.terms import Edge, Term
from app.domain.timelines import Timeline
from app.domain.vocabulary import Certainty, Confidence, DateBasis

_ANY_DAY = Term(Timeline.always(), Edge(None, DateBasis.UNKNOWN), Edge(None, DateBasis.UNKNOWN))


def membership_days(
    first: Edge,
    last: Edge,
    *,
    seen_from: date | None,
    seen_to: date | None,
    confidence: Confidence,
) -> HeldDays:
    """Compute the days of a membership by the rule for awards.

    A membership is live on known or seen days, and fading after the last day that a source shows.
    """
    return held_days(
        AwardedDays(first, last, seen_from, seen_to),
        _ANY_DAY,
        Timeline.always(),
        is_sure=confidence is Confidence.HIGH,
    )


def membership_on(held: HeldDays, day: date) -> Certainty | None:
    """Return the certainty of a membership on a day, or None without membership.

    Leaving a consortium takes a decision, so a fading membership counts as assumed.
    """
    if day in held.sure:
        return Certainty.CONTRACTED
    return Certainty.ASSUMED if day in held.live or day in held.fading else None
