from datetime import date

import pytest

from app.domain.membership import membership_days, membership_on
from app.domain.terms import UNKNOWN_EDGE, Edge
from app.domain.vocabulary import Certainty, Confidence, DateBasis

JOINED = Edge(date(2017, 4, 1), DateBasis.AGREED)
LEFT = Edge(date(2025, 9, 15), DateBasis.AGREED)
LEFT_PERHAPS = Edge(date(2025, 9, 15), DateBasis.ASSUMED)
SEEN = date(2025, 8, 1)


@pytest.mark.parametrize(
    ("day", "certainty"),
    [
        (date(2017, 3, 31), None),
        (date(2017, 4, 1), Certainty.CONTRACTED),
        (date(2025, 9, 15), Certainty.CONTRACTED),
        (date(2025, 9, 16), None),
    ],
)
def test_an_authority_is_a_member_from_its_first_to_its_last_day(
    day: date, certainty: Certainty | None
) -> None:
    held = membership_days(JOINED, LEFT, seen_from=None, seen_to=None, confidence=Confidence.HIGH)

    assert membership_on(held, day) is certainty


@pytest.mark.parametrize(
    ("day", "certainty"),
    [
        (date(2025, 8, 1), Certainty.CONTRACTED),
        (date(2025, 8, 2), Certainty.ASSUMED),
        (date(2035, 8, 2), Certainty.ASSUMED),
    ],
)
def test_a_membership_outlasts_the_sources_that_mention_it(day: date, certainty: Certainty) -> None:
    held = membership_days(
        JOINED, UNKNOWN_EDGE, seen_from=None, seen_to=SEEN, confidence=Confidence.HIGH
    )

    assert membership_on(held, day) is certainty


@pytest.mark.parametrize(
    ("day", "certainty"),
    [
        (date(2025, 8, 1), Certainty.CONTRACTED),
        (date(2025, 8, 2), Certainty.ASSUMED),
        (date(2025, 9, 16), None),
    ],
)
def test_a_membership_to_an_assumed_day_is_confirmed_while_seen(
    day: date, certainty: Certainty | None
) -> None:
    held = membership_days(
        JOINED, LEFT_PERHAPS, seen_from=None, seen_to=SEEN, confidence=Confidence.HIGH
    )

    assert membership_on(held, day) is certainty


def test_a_membership_without_a_first_day_begins_when_it_is_seen() -> None:
    held = membership_days(
        UNKNOWN_EDGE, LEFT, seen_from=SEEN, seen_to=None, confidence=Confidence.HIGH
    )

    assert membership_on(held, date(2025, 7, 31)) is None
    assert membership_on(held, date(2025, 8, 1)) is Certainty.CONTRACTED


@pytest.mark.parametrize("confidence", [Confidence.MEDIUM, Confidence.LOW])
def test_membership_with_low_confidence_is_assumed(confidence: Confidence) -> None:
    held = membership_days(JOINED, LEFT, seen_from=None, seen_to=None, confidence=confidence)

    assert membership_on(held, SEEN) is Certainty.ASSUMED
