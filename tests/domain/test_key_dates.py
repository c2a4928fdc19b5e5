"""Tests of key dates, with contracts of autumn 2025."""

from datetime import date

import pytest

from app.domain.duties import NoticeDuty, NoticeStatus
from app.domain.errors import DomainError
from app.domain.key_dates import ContractDates, KeyDateKind, LeadTime, Option, key_dates
from app.domain.notice_rules import TriggerDay
from app.domain.terms import UNKNOWN_EDGE, Edge
from app.domain.timelines import Timeline
from app.domain.vocabulary import DateBasis, NoticeType

COMPETITION = LeadTime("competition", 18)
LAST = date(2027, 9, 30)
AGREED = Edge(LAST, DateBasis.AGREED)
EARLY = date(2025, 10, 1)


def told(contract: ContractDates, *duties: NoticeDuty) -> list[tuple[str, date, bool]]:
    found = key_dates(contract, [COMPETITION], duties, EARLY)
    return [(f"{one.kind}:{one.name}", one.day, one.is_assumed) for one in found]


def test_a_competition_begins_eighteen_months_before_the_end() -> None:
    assert told(ContractDates(AGREED)) == [
        ("start-replacement:competition", date(2026, 3, 30), False),
        ("last-day:last-day", LAST, False),
    ]


def test_assumed_end_makes_dependent_key_dates_assumed() -> None:
    found = told(ContractDates(Edge(LAST, DateBasis.ASSUMED)))

    assert [is_assumed for _, _, is_assumed in found] == [True, True]


@pytest.mark.parametrize("last", [UNKNOWN_EDGE, Edge(None, DateBasis.OPEN_ENDED)])
def test_unknown_end_gives_no_key_dates(last: Edge) -> None:
    assert told(ContractDates(last, [Option(date(2028, 9, 30), "a year more")])) == []


def test_bridging_contract_has_no_replacement_date() -> None:
    assert told(ContractDates(AGREED, needs_replacing=False)) == [
        ("last-day:last-day", LAST, False)
    ]


def test_only_the_next_option_is_a_key_date() -> None:
    options = [Option(LAST, "used"), Option(date(2028, 9, 30), "one"), Option(None, "another")]

    found = key_dates(ContractDates(AGREED, options, needs_replacing=False), [], [], EARLY)

    assert [(one.kind, one.name, one.day, one.text) for one in found] == [
        (KeyDateKind.LAST_DAY, "last-day", LAST, "the term ends"),
        (KeyDateKind.OPTION, "2028-09-30", LAST, "one"),
    ]


def test_breaks_and_reviews_are_agreed_days() -> None:
    contract = ContractDates(UNKNOWN_EDGE, break_on=date(2027, 1, 1), review_on=date(2026, 1, 1))

    assert told(contract) == [
        ("review:review", date(2026, 1, 1), False), ("break:break", date(2027, 1, 1), False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("standing", "is_told"),
    [
        (NoticeStatus.NOT_YET, True), (NoticeStatus.DUE, True), (NoticeStatus.LATE, True),
        (NoticeStatus.GIVEN, False), (NoticeStatus.GIVEN_LATE, False),
        (NoticeStatus.NOT_REQUIRED, False), (NoticeStatus.UNKNOWN, False),
    ],
)  # fmt: skip
def test_a_notice_is_a_key_date_until_it_is_given(standing: NoticeStatus, is_told: bool) -> None:
    set_on = TriggerDay(date(2025, 9, 18), is_assumed=True)
    duty = NoticeDuty("details", NoticeType.UK7, standing, "", set_on, date(2026, 1, 15))

    expected = [("notice:details-1", date(2026, 1, 15), True)]
    assert told(ContractDates(UNKNOWN_EDGE), duty) == (expected if is_told else [])


def test_a_notice_without_a_day_is_no_key_date() -> None:
    duty = NoticeDuty(
        "given-up", NoticeType.UK12, NoticeStatus.DUE, "", TriggerDay(date(2025, 9, 18)), None
    )

    assert told(ContractDates(UNKNOWN_EDGE), duty) == []


def overdue(contract: ContractDates, on: date, *duties: NoticeDuty) -> list[str]:
    return [one.kind for one in key_dates(contract, [COMPETITION], duties, on) if one.is_overdue]


@pytest.mark.parametrize(
    ("on", "is_overdue"),
    [
        (date(2026, 3, 29), False),
        (date(2026, 3, 30), False),
        (date(2026, 3, 31), True),
        (LAST, True),
        # An ended contract needs no replacement date: cover shows the gap.
        (date(2027, 10, 1), False),
    ],
)
def test_a_replacement_is_overdue_from_the_day_after_it_should_have_begun_to_the_end(
    on: date, is_overdue: bool
) -> None:
    assert overdue(ContractDates(AGREED), on) == (["start-replacement"] if is_overdue else [])
    assert overdue(ContractDates(AGREED, needs_replacing=False), on) == []


def test_past_options_breaks_and_reviews_are_not_overdue() -> None:
    option = Option(date(2028, 9, 30), "a year more")
    contract = ContractDates(
        AGREED, [option], date(2027, 1, 1), date(2026, 1, 1), needs_replacing=False
    )

    assert overdue(contract, date(2028, 1, 1)) == []


@pytest.mark.parametrize("standing", list(NoticeStatus))
def test_late_notices_are_overdue(standing: NoticeStatus) -> None:
    duty = NoticeDuty("details", NoticeType.UK7, standing, "", TriggerDay(date(2025, 9, 18)), EARLY)

    assert overdue(ContractDates(UNKNOWN_EDGE), date(2026, 1, 1), duty) == (
        ["notice"] if standing is NoticeStatus.LATE else []
    )


def test_key_date_after_the_end_of_trading_is_assumed() -> None:
    # NRS traded until 15 September 2025, while its contracts ran on.
    stopped = Timeline.until(date(2025, 9, 15))
    review, break_ = date(2025, 9, 15), date(2025, 9, 16)
    contract = ContractDates(AGREED, [Option(None, "more")], break_, review, trading=stopped)

    assert told(contract) == [
        ("review:review", review, False),
        ("break:break", break_, True),
        # The date depends on the end of the contract, even if it is before the stop.
        ("start-replacement:competition", date(2026, 3, 30), True),
        ("last-day:last-day", LAST, True),
        ("option:open", LAST, True),
    ]
    texts = {one.text for one in key_dates(contract, [], [], EARLY) if one.is_assumed}
    assert all(text.endswith("; its provider has stopped trading by then") for text in texts)


def test_resumed_trading_makes_key_dates_certain() -> None:
    trading = Timeline.until(date(2025, 9, 15)) | Timeline.since(date(2026, 1, 1))

    assert [is_assumed for _, _, is_assumed in told(ContractDates(AGREED, trading=trading))] == [
        False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("months", [0, -1])
def test_a_lead_time_is_at_least_a_month(months: int) -> None:
    with pytest.raises(DomainError) as refusal:
        LeadTime("competition", months)

    assert refusal.value.code == "lead-time-too-short"
