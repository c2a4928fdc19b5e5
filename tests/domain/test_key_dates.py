"""Tests of key dates, with contracts of autumn 2025."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.duties import DueDays, NoticeDuty, NoticeStatus
from app.domain.errors import DomainError
from app.domain.key_dates import (
    ContractDates,
    KeyDateKind,
    LeadTime,
    Option,
    check_lead_time,
    key_dates,
)
from app.domain.notice_rules import PublishedNotice, TriggerDay
from app.domain.terms import UNKNOWN_EDGE, Edge
from app.domain.timelines import Timeline
from app.domain.vocabulary import ContractKind, DateBasis, NoticeType, Purpose, RecordState

COMPETITION = LeadTime("competition", 18, Purpose.LASTING)
BRIDGED = LeadTime("bridged", None, Purpose.BRIDGING)
LAST = date(2027, 9, 30)
AGREED = Edge(LAST, DateBasis.AGREED)
EARLY = date(2025, 10, 1)


def dated(day: date | None = LAST, **more: Any) -> ContractDates:
    """Build a lasting contract that ends on this agreed day."""
    last = Edge(day, DateBasis.AGREED if day else DateBasis.OPEN_ENDED)
    return ContractDates(last, purpose=Purpose.LASTING, **more)


def told(contract: ContractDates, *duties: NoticeDuty) -> list[tuple[str, date | None, bool]]:
    found = key_dates(contract, [COMPETITION], duties, EARLY)
    return [(f"{one.kind}:{one.name}", one.day, one.is_assumed) for one in found]


def test_a_competition_begins_eighteen_months_before_the_end() -> None:
    assert told(dated()) == [
        ("start-replacement:competition", date(2026, 3, 30), False),
        ("last-day:last-day", LAST, False),
    ]


def test_assumed_end_makes_dependent_key_dates_assumed() -> None:
    found = told(replace(dated(), last=Edge(LAST, DateBasis.ASSUMED)))

    assert [is_assumed for _, _, is_assumed in found] == [True, True]


def test_open_end_gives_no_key_dates() -> None:
    assert told(dated(None, options=[Option(date(2028, 9, 30), "a year more")])) == []


def test_unknown_end_is_listed_as_such_without_a_day() -> None:
    contract = ContractDates(UNKNOWN_EDGE, review_on=date(2026, 1, 1))

    assert told(contract) == [
        ("review:review", date(2026, 1, 1), False), ("end-unknown:end-unknown", None, False),
    ]  # fmt: skip


def test_contract_with_a_successor_has_no_replacement_date() -> None:
    assert told(dated(needs_replacing=False)) == [("last-day:last-day", LAST, False)]


def test_superseded_record_has_no_key_dates() -> None:
    superseded = dated(
        record=RecordState.SUPERSEDED, review_on=EARLY, first=Edge(EARLY, DateBasis.AGREED)
    )

    assert told(superseded) == []


@pytest.mark.parametrize(
    "more",
    [
        {"record": RecordState.PLANNED},
        {"kind": ContractKind.FRAMEWORK},
        {"kind": ContractKind.LIGHT_TOUCH_FRAMEWORK},
        {"kind": ContractKind.DYNAMIC_MARKET},
    ],
)
def test_plans_and_frameworks_have_no_replacement_date(more: dict[str, Any]) -> None:
    assert told(dated(**more)) == [("last-day:last-day", LAST, False)]


def test_unknown_purpose_has_no_lead_time() -> None:
    assert told(ContractDates(AGREED)) == [("last-day:last-day", LAST, False)]


@pytest.mark.parametrize(
    ("basis", "is_assumed"),
    [
        (DateBasis.AGREED, False),
        (DateBasis.DERIVED, False),
        (DateBasis.ASSUMED, True),
    ],
)
def test_first_day_is_a_key_date(basis: DateBasis, is_assumed: bool) -> None:
    contract = ContractDates(AGREED, first=Edge(EARLY, basis))

    assert told(contract)[0] == ("first-day:first-day", EARLY, is_assumed)


def test_bridging_contract_is_replaced_from_its_first_day_but_not_before_its_award() -> None:
    contract = ContractDates(
        AGREED, first=Edge(date(2025, 9, 16), DateBasis.AGREED), purpose=Purpose.BRIDGING
    )
    later = replace(contract, awarded_on=date(2025, 9, 20))

    def starts(contract: ContractDates) -> list[date | None]:
        found = key_dates(contract, [COMPETITION, BRIDGED], [], EARLY)
        return [item.day for item in found if item.kind is KeyDateKind.START_REPLACEMENT]

    assert starts(contract) == [date(2025, 9, 16)]
    assert starts(later) == [date(2025, 9, 20)]


@pytest.mark.parametrize(
    ("awarded_on", "first_day", "expected"),
    [
        (date(2026, 3, 29), None, date(2026, 3, 30)),
        (date(2026, 3, 31), None, date(2026, 3, 31)),
        (None, date(2026, 4, 1), date(2026, 4, 1)),
        (date(2026, 1, 1), date(2026, 4, 1), date(2026, 3, 30)),
    ],
)
def test_a_replacement_never_starts_before_the_award(
    awarded_on: date | None, first_day: date | None, expected: date
) -> None:
    first = Edge(first_day, DateBasis.AGREED) if first_day else UNKNOWN_EDGE
    contract = dated(awarded_on=awarded_on, first=first)
    (start,) = (
        item
        for item in key_dates(contract, [COMPETITION], [], EARLY)
        if item.kind is KeyDateKind.START_REPLACEMENT
    )

    assert start.day == expected
    assert start.text.endswith("not before the award") is (expected != date(2026, 3, 30))


def test_lead_time_before_the_award_is_refused() -> None:
    contract = dated(awarded_on=date(2026, 3, 31))
    check_lead_time(contract, LeadTime("replacement", 17))
    with pytest.raises(DomainError) as refusal:
        check_lead_time(contract, COMPETITION)

    assert (refusal.value.code, refusal.value.field) == ("lead-time-before-award", "lead_months")


def test_notice_period_is_counted_back_from_break_and_last_day() -> None:
    contract = ContractDates(AGREED, break_on=date(2026, 12, 31), notice_months=3)

    assert [item for item in told(contract) if item[0].startswith("notice-period")] == [
        ("notice-period:break", date(2026, 9, 30), False),
        ("notice-period:last-day", date(2027, 6, 30), False),
    ]


@pytest.mark.parametrize(
    ("on", "last_day", "needs_replacing", "is_unconfirmed"),
    [
        (LAST, date(2028, 9, 30), True, False),
        (date(2027, 10, 1), date(2028, 9, 30), True, True),
        (date(2027, 10, 1), None, True, True),
        # The option was used already, or another contract came.
        (date(2027, 10, 1), LAST, True, False),
        (date(2027, 10, 1), date(2028, 9, 30), False, False),
    ],
)
def test_end_is_unconfirmed_if_an_option_reaches_further(
    on: date, last_day: date | None, needs_replacing: bool, is_unconfirmed: bool
) -> None:
    contract = ContractDates(AGREED, [Option(last_day, "more")], needs_replacing=needs_replacing)
    found = [item.day for item in key_dates(contract, [], [], on) if item.kind.is_standing]

    assert found == ([LAST] if is_unconfirmed else [])


def test_stopped_provider_is_replaced_at_once_whatever_the_purpose() -> None:
    stopped = Timeline.until(date(2025, 9, 15))
    for contract in (dated(), ContractDates(UNKNOWN_EDGE), ContractDates(AGREED)):
        found = told(replace(contract, trading=stopped))
        assert [(name, day) for name, day, _ in found if name.startswith("start")] == [
            ("start-replacement:at-once", date(2025, 9, 15))
        ]
    after = dated(trading=Timeline.until(LAST))
    assert "start-replacement:competition" in [name for name, _, _ in told(after)]


def test_only_the_next_option_is_a_key_date() -> None:
    options = [Option(LAST, "used"), Option(date(2028, 9, 30), "one"), Option(None, "another")]

    found = key_dates(ContractDates(AGREED, options, needs_replacing=False), [], [], EARLY)

    assert [(one.kind, one.name, one.day, one.text) for one in found] == [
        (KeyDateKind.LAST_DAY, "last-day", LAST, "the term ends"),
        (KeyDateKind.OPTION, "2028-09-30", LAST, "one"),
    ]


def test_breaks_and_reviews_are_agreed_days() -> None:
    contract = dated(None, break_on=date(2027, 1, 1), review_on=date(2026, 1, 1))

    assert told(contract) == [
        ("review:review", date(2026, 1, 1), False), ("break:break", date(2027, 1, 1), False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("standing", "is_told"),
    [
        (NoticeStatus.DUE, True), (NoticeStatus.LATE, True),
        (NoticeStatus.GIVEN, False), (NoticeStatus.GIVEN_LATE, False),
        (NoticeStatus.NOT_REQUIRED, False), (NoticeStatus.UNKNOWN, False),
        (NoticeStatus.NOT_RECORDED, False),
    ],
)  # fmt: skip
def test_a_notice_is_a_key_date_until_it_is_given(standing: NoticeStatus, is_told: bool) -> None:
    set_on = TriggerDay(date(2025, 9, 18), is_assumed=True)
    day = date(2026, 1, 15)
    duty = NoticeDuty("details", NoticeType.UK7, standing, "", set_on, DueDays(day, day))

    expected = [("notice:details-1", day, True)]
    assert told(dated(None), duty) == (expected if is_told else [])


def test_a_notice_without_a_day_is_no_key_date() -> None:
    duty = NoticeDuty(
        "given-up", NoticeType.UK12, NoticeStatus.DUE, "", TriggerDay(date(2025, 9, 18)), None
    )

    assert told(dated(None), duty) == []


def test_given_notice_is_a_key_date_on_its_day() -> None:
    published = PublishedNotice(NoticeType.UK7, date(2025, 11, 1), "public-1")
    without_day = replace(published, on=None)
    duties = [
        NoticeDuty("details", NoticeType.UK7, NoticeStatus.GIVEN, "", given=item)
        for item in (published, without_day)
    ]

    assert told(dated(None), *duties) == [("notice-given:details-1", date(2025, 11, 1), False)]


def overdue(contract: ContractDates, on: date, *duties: NoticeDuty) -> list[str]:
    return [one.kind for one in key_dates(contract, [COMPETITION], duties, on) if one.is_overdue]


def unrecorded(contract: ContractDates, on: date) -> list[str]:
    return [one.kind for one in key_dates(contract, [COMPETITION], [], on) if one.is_unrecorded]


@pytest.mark.parametrize(
    ("on", "is_unrecorded"),
    [
        (date(2026, 3, 29), False),
        (date(2026, 3, 30), False),
        (date(2026, 3, 31), True),
        (LAST, True),
        # An ended contract needs no replacement date: cover shows the gap.
        (date(2027, 10, 1), False),
    ],
)
def test_nothing_is_recorded_of_a_replacement_from_the_day_after_its_start_to_the_end(
    on: date, is_unrecorded: bool
) -> None:
    assert unrecorded(dated(), on) == (["start-replacement"] if is_unrecorded else [])
    assert unrecorded(dated(needs_replacing=False), on) == []
    # Nobody says that it should have been done and was not.
    assert overdue(dated(), on) == []


def test_past_options_breaks_and_reviews_are_not_overdue() -> None:
    option = Option(date(2028, 9, 30), "a year more")
    contract = ContractDates(
        AGREED, [option], date(2027, 1, 1), date(2026, 1, 1), needs_replacing=False
    )

    assert overdue(contract, date(2028, 1, 1)) == []


@pytest.mark.parametrize("standing", list(NoticeStatus))
def test_late_notices_are_overdue(standing: NoticeStatus) -> None:
    set_on, due = TriggerDay(date(2025, 9, 18)), DueDays(EARLY, EARLY)
    duty = NoticeDuty("details", NoticeType.UK7, standing, "", set_on, due)

    assert overdue(ContractDates(UNKNOWN_EDGE), date(2026, 1, 1), duty) == (
        ["notice"] if standing is NoticeStatus.LATE else []
    )


def test_key_date_after_the_end_of_trading_is_assumed() -> None:
    # NRS traded until 15 September 2025, while its contracts ran on.
    stopped = Timeline.until(date(2025, 9, 15))
    review, break_ = date(2025, 9, 15), date(2025, 9, 16)
    contract = dated(
        options=[Option(None, "more")], break_on=break_, review_on=review, trading=stopped
    )

    assert told(contract) == [
        ("review:review", review, False),
        ("start-replacement:at-once", review, False),
        ("break:break", break_, True),
        ("last-day:last-day", LAST, True),
        ("option:open", LAST, True),
    ]
    texts = {one.text for one in key_dates(contract, [], [], EARLY) if one.is_assumed}
    assert all(text.endswith("; its provider has stopped trading by then") for text in texts)


def test_resumed_trading_makes_key_dates_certain() -> None:
    trading = Timeline.until(date(2025, 9, 15)) | Timeline.since(date(2026, 1, 1))

    assert [is_assumed for _, _, is_assumed in told(dated(trading=trading))] == [
        False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("months", [0, -1])
def test_a_lead_time_is_at_least_a_month(months: int) -> None:
    with pytest.raises(DomainError) as refusal:
        LeadTime("competition", months)

    assert refusal.value.code == "lead-time-too-short"
