"""Tests of the days and the status of notice duties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.clocks import ClockTrigger
from app.domain.duties import DueDays, NoticeDuty, NoticeStatus
from app.domain.notice_rules import (
    RegulatedContract,
    TriggerDay,
)
from app.domain.timelines import Timeline
from app.domain.vocabulary import (
    ContractKind,
    Ground,
    NoticeType,
    SpecialRegime,
)
from tests.domain.duties import (
    ALWAYS,
    COMPETED,
    DUE,
    FRAMEWORK,
    GIVEN,
    GIVEN_LATE,
    GOODS,
    ISLINGTON,
    LATE,
    NOT_RECORDED,
    NOT_REQUIRED,
    RULES,
    SIGNED,
    UNKNOWN,
    duties,
    duty,
    notice,
    signed_on,
    status,
)


@pytest.mark.parametrize(
    ("contract", "rule", "due_on"),
    [
        (ISLINGTON, "pa-2023-transparency", SIGNED),
        # Neither light touch nor urgency has a mandatory standstill.
        (ISLINGTON, "pa-2023-award", SIGNED),
        # 30 days beginning with the day, and 120 for light touch.
        (GOODS, "pa-2023-details", date(2025, 10, 17)),
        (ISLINGTON, "pa-2023-details", date(2026, 1, 15)),
        (ISLINGTON, "pa-2023-termination", date(2026, 10, 20)),
        (FRAMEWORK, "pcr-2015-award", date(2023, 3, 10)),
    ],
)
def test_a_notice_is_due_by_the_clock_of_its_rule(
    contract: RegulatedContract, rule: str, due_on: date
) -> None:
    assert duty(contract, rule, date(2025, 9, 19)).due == DueDays(due_on, due_on)


def test_light_touch_award_and_old_framework_have_different_duties() -> None:
    on = date(2026, 1, 2)

    def words(contract: RegulatedContract) -> dict[str | None, NoticeDuty]:
        return {item.rule: item for item in duties(contract, on)}

    new, old = words(ISLINGTON), words(FRAMEWORK)

    assert new["pa-2023-details"].status is DUE
    assert new["pa-2023-performance"].why == "light-touch contracts are exempt"
    assert new["pa-2023-breach"].why == "light-touch contracts are exempt"
    assert new["pcr-2015-award"].why.startswith("the Procurement Act 2023")
    assert {old[rule].status for rule in old if rule and rule.startswith("pa-2023")} == {
        NOT_REQUIRED
    }
    assert old["pa-2023-details"].why.startswith("the Public Contracts Regulations 2015")


@pytest.mark.parametrize(
    ("on", "given", "expected"),
    [
        (date(2025, 9, 17), None, DUE),
        (date(2025, 9, 18), None, DUE),
        (date(2025, 10, 17), None, DUE),
        (date(2025, 10, 18), None, NOT_RECORDED),
        (date(2025, 10, 18), date(2025, 10, 17), GIVEN),
        (date(2025, 10, 18), date(2025, 10, 18), GIVEN_LATE),
        # A later notice is not yet published on the day.
        (date(2025, 10, 17), date(2025, 10, 18), DUE),
    ],
)
def test_a_notice_is_due_until_it_is_given_and_not_recorded_after_its_last_day(
    on: date, given: date | None, expected: NoticeStatus
) -> None:
    notices = [notice(NoticeType.UK7, given)] if given else []

    assert status(GOODS, "pa-2023-details", on, *notices) is expected


@pytest.mark.parametrize(
    ("attested", "expected"),
    [
        (Timeline.empty(), NOT_RECORDED),
        # A record that is complete only up to the last day does not show the notice missing.
        (Timeline.until(date(2025, 10, 17)), NOT_RECORDED),
        (Timeline.until(date(2025, 10, 18)), LATE),
        (Timeline.since(date(2025, 10, 19)), NOT_RECORDED),
    ],
)
def test_a_notice_is_late_only_where_the_record_is_attested(
    attested: Timeline, expected: NoticeStatus
) -> None:
    on = date(2025, 10, 18)

    assert status(GOODS, "pa-2023-details", on, attested=attested) is expected


def test_a_day_that_is_assumed_makes_no_notice_late() -> None:
    by = [TriggerDay(SIGNED, is_assumed=True)]
    assumed = replace(GOODS, days={ClockTrigger.SIGNING: by, ClockTrigger.AWARD_DECISION: by})
    on = date(2026, 6, 1)

    for rule in ("pa-2023-transparency", "pa-2023-award", "pa-2023-details"):
        assert status(assumed, rule, on, attested=ALWAYS) is NOT_RECORDED
    after = notice(NoticeType.UK7, on)
    assert status(assumed, "pa-2023-details", on, after) is GIVEN


def test_an_ocid_of_find_a_tender_makes_an_empty_record_incomplete() -> None:
    listed, on = replace(GOODS, is_on_find_a_tender=True), date(2026, 6, 1)
    other = notice(NoticeType.UK4, date(2025, 9, 1))

    assert status(GOODS, "pa-2023-details", on, attested=ALWAYS) is LATE
    assert status(listed, "pa-2023-details", on, attested=ALWAYS) is NOT_RECORDED
    assert status(listed, "pa-2023-details", on, other, attested=ALWAYS) is LATE


def test_a_notice_of_unknown_type_makes_three_notices_unknown() -> None:
    untyped = notice(NoticeType.UNKNOWN, date(2025, 9, 10))
    on = date(2026, 12, 1)
    found = {
        item.rule: item.status
        for item in duties(GOODS, on, [untyped], ALWAYS)
        if item.rule in {
            "pa-2023-transparency", "pa-2023-award", "pa-2023-details", "pa-2023-termination",
        }
    }  # fmt: skip

    assert found == {
        "pa-2023-transparency": UNKNOWN, "pa-2023-award": UNKNOWN, "pa-2023-details": UNKNOWN,
        "pa-2023-termination": LATE,
    }  # fmt: skip
    # Before it was published nothing stood in the way.
    before = date(2025, 9, 9)
    assert status(GOODS, "pa-2023-transparency", before, untyped) is DUE


def test_a_notice_that_no_rule_asks_for_is_listed_as_given() -> None:
    published = notice(NoticeType.UNKNOWN, date(2025, 9, 10))
    last = duties(GOODS, date(2025, 9, 18), [published])[-1]

    assert (last.rule, last.notice, last.status, last.given) == (
        None, NoticeType.UNKNOWN, GIVEN, published,
    )  # fmt: skip
    assert {item.rule for item in duties(GOODS, date(2025, 9, 9), [published])} == {
        item.id for item in RULES if not item.is_unread
    }


@pytest.mark.parametrize(
    ("contract", "published", "expected"),
    [
        # Without a standstill the day of signing is in time.
        (ISLINGTON, SIGNED, GIVEN),
        (GOODS, SIGNED, GIVEN),
        (ISLINGTON, SIGNED + timedelta(1), GIVEN_LATE),
        # With one, 8 working days beginning with the publication must be over.
        (COMPETED, SIGNED, GIVEN_LATE),
        (COMPETED, SIGNED - timedelta(1), GIVEN_LATE),
        (COMPETED, date(2025, 9, 9), GIVEN_LATE),
        (COMPETED, date(2025, 9, 8), GIVEN),
        (replace(COMPETED, kind=ContractKind.CALL_OFF), SIGNED, GIVEN),
        (replace(GOODS, ground=Ground.LIFE_PROTECTION), SIGNED, GIVEN),
        # Whether it was light touch, and so whether there was a standstill, is not known.
        (replace(COMPETED, special=SpecialRegime.UNKNOWN), SIGNED, GIVEN),
    ],
)
def test_an_award_notice_comes_before_signing_and_before_a_standstill(
    contract: RegulatedContract, published: date, expected: NoticeStatus
) -> None:
    given = notice(NoticeType.UK6, published)

    assert status(contract, "pa-2023-award", date(2025, 10, 1), given) is expected


def test_an_unknown_standstill_leaves_the_days_between_unknown() -> None:
    unsure = replace(COMPETED, special=SpecialRegime.UNKNOWN)
    found = duty(unsure, "pa-2023-award", date(2025, 9, 9))

    assert (found.due, found.status) == (DueDays(date(2025, 9, 8), SIGNED), UNKNOWN)
    after = SIGNED + timedelta(1)
    assert status(unsure, "pa-2023-award", after, attested=ALWAYS) is LATE


def test_bank_holidays_elsewhere_in_the_uk_leave_a_day_unknown() -> None:
    # 2 January is a bank holiday in Scotland only.
    signed = signed_on(COMPETED, date(2026, 1, 8))
    due = duty(signed, "pa-2023-award", date(2025, 12, 1)).due

    assert due == DueDays(date(2025, 12, 23), date(2025, 12, 24))
    between = date(2025, 12, 24)
    assert status(signed, "pa-2023-award", between) is UNKNOWN


def test_a_standstill_beyond_the_calendar_is_unknown() -> None:
    later = signed_on(COMPETED, date(2030, 5, 2))
    found = duty(later, "pa-2023-award", date(2030, 6, 1))

    assert (found.status, found.due) == (UNKNOWN, None)
    assert found.why == "the bank holidays of 2030 are not known"
