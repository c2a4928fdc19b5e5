"""Who belongs to a consortium on a day, and how sure we are."""

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
    """The days of a membership, by the same rule as an award's.

    It is live while its days are known or seen; it fades when no source speaks of it any longer.
    """
    return held_days(
        AwardedDays(first, last, seen_from, seen_to),
        _ANY_DAY,
        Timeline.always(),
        confidence=confidence,
    )


def membership_on(held: HeldDays, day: date) -> Certainty | None:
    """Confirmed or assumed on a day, or None where there is no membership.

    A membership outlasts the sources that mention it: leaving a consortium takes a decision, so a
    fading membership still counts, as assumed.
    """
    if day in held.sure_live:
        return Certainty.CONFIRMED
    return Certainty.ASSUMED if day in held.live or day in held.fading else None
