"""Tests of required notices, with the embedded rules."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.cases.core.statutory_data import working_days
from app.domain.duties import NoticeDuty, NoticeStatus, notice_duties
from app.domain.notice_rules import ClockTrigger, PublishedNotice, RegulatedContract, TriggerDay
from app.domain.vocabulary import ContractKind, Ground, NoticeType, Regime, SpecialRegime
from app.worklist.deadlines.statutory_rules import statutory_rules

RULES = [law.rule for law in statutory_rules()]
SIGNED, ENDS = date(2025, 9, 18), date(2026, 9, 21)
# Islington's award of September 2025: direct, urgent, light touch.
ISLINGTON = RegulatedContract(
    Regime.PA_2023,
    SpecialRegime.LIGHT_TOUCH,
    ContractKind.DIRECT_AWARD,
    Ground.URGENCY,
    Decimal(4_435_750),
    {ClockTrigger.SIGNING: [TriggerDay(SIGNED)], ClockTrigger.ENDING: [TriggerDay(ENDS)]},
)
GOODS = replace(ISLINGTON, special=SpecialRegime.NONE)
# The consortium's framework of 2023, tendered under the older rules.
FRAMEWORK = RegulatedContract(
    Regime.PCR_2015,
    SpecialRegime.NONE,
    ContractKind.FRAMEWORK,
    value=Decimal(315_000_000),
    days={
        ClockTrigger.SIGNING: [TriggerDay(date(2023, 2, 8))],
        ClockTrigger.ENDING: [TriggerDay(date(2028, 3, 31))],
    },
)


def asked(contract: RegulatedContract, on: date, *given: PublishedNotice) -> dict[str, NoticeDuty]:
    return {one.rule: one for one in notice_duties(RULES, contract, given, on, working_days())}


def standing(
    contract: RegulatedContract, rule: str, on: date, *given: PublishedNotice
) -> NoticeStatus:
    return asked(contract, on, *given)[rule].status


def notice(type_: NoticeType, on: date, *, with_copy: bool = False) -> PublishedNotice:
    return PublishedNotice(type_, on, "public-1", with_copy)


@pytest.mark.parametrize(
    ("contract", "rule", "due_on"),
    [
        (ISLINGTON, "pa-2023-transparency", date(2025, 9, 17)),
        (ISLINGTON, "pa-2023-award", date(2025, 9, 17)),
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
    assert asked(contract, date(2025, 9, 19))[rule].due_on == due_on


def test_light_touch_award_and_old_framework_have_different_duties() -> None:
    on = date(2025, 12, 1)
    new, old = asked(ISLINGTON, on), asked(FRAMEWORK, on)

    assert (new["pa-2023-details"].status, new["pa-2023-change"].status) == (
        NoticeStatus.DUE, NoticeStatus.NOT_REQUIRED,
    )  # fmt: skip
    assert new["pa-2023-change"].why == "light-touch contracts are exempt"
    assert new["pa-2023-performance"].why == "light-touch contracts are exempt"
    assert new["pcr-2015-award"].why.startswith("the Procurement Act 2023")
    assert {old[rule].status for rule in old if rule.startswith("pa-2023")} == {
        NoticeStatus.NOT_REQUIRED
    }
    assert old["pa-2023-details"].why.startswith("the Public Contracts Regulations 2015")


@pytest.mark.parametrize(
    ("on", "given", "expected"),
    [
        (date(2025, 9, 17), None, NoticeStatus.NOT_YET),
        (date(2025, 9, 18), None, NoticeStatus.DUE),
        (date(2025, 10, 17), None, NoticeStatus.DUE),
        (date(2025, 10, 18), None, NoticeStatus.LATE),
        (date(2025, 10, 18), date(2025, 10, 17), NoticeStatus.GIVEN),
        (date(2025, 10, 18), date(2025, 10, 18), NoticeStatus.GIVEN_LATE),
        # A later notice is not yet published on the day.
        (date(2025, 10, 17), date(2025, 10, 18), NoticeStatus.DUE),
    ],
)
def test_a_notice_is_due_until_it_is_given_and_late_after_its_last_day(
    on: date, given: date | None, expected: NoticeStatus
) -> None:
    notices = [notice(NoticeType.UK7, given)] if given else []

    assert standing(GOODS, "pa-2023-details", on, *notices) is expected


def test_notice_before_signing_is_late_after_signing() -> None:
    assert standing(ISLINGTON, "pa-2023-award", date(2025, 9, 17)) is NoticeStatus.NOT_YET
    assert standing(ISLINGTON, "pa-2023-award", SIGNED) is NoticeStatus.LATE
    given = notice(NoticeType.UK6, SIGNED)
    assert standing(ISLINGTON, "pa-2023-award", SIGNED, given) is NoticeStatus.GIVEN_LATE


def test_notice_without_required_copy_does_not_satisfy() -> None:
    large = replace(ISLINGTON, value=Decimal(5_000_001))
    plain = notice(NoticeType.UK7, date(2025, 12, 1))
    copy = notice(NoticeType.UK7, date(2025, 12, 1), with_copy=True)
    on = date(2026, 4, 1)

    assert standing(large, "pa-2023-copy", on, plain) is NoticeStatus.LATE
    assert standing(large, "pa-2023-copy", on, copy) is NoticeStatus.GIVEN
    assert standing(large, "pa-2023-details", on, copy) is NoticeStatus.GIVEN


@pytest.mark.parametrize(
    ("contract", "rule", "expected", "why"),
    [
        (replace(GOODS, value=Decimal(5_000_000)), "pa-2023-performance",
         NoticeStatus.NOT_REQUIRED, "it is required above 5,000,000 pounds only"),
        (replace(GOODS, value=None), "pa-2023-performance",
         NoticeStatus.UNKNOWN, "required above 5,000,000 pounds; value not recorded"),
        (replace(GOODS, regime=Regime.UNKNOWN), "pa-2023-details",
         NoticeStatus.UNKNOWN, "the law under which it was bought is not recorded"),
        (replace(GOODS, regime=Regime.PSR_2023), "pa-2023-details",
         NoticeStatus.NOT_REQUIRED, "the Provider Selection Regime requires other notices"),
        (replace(GOODS, regime=Regime.BELOW_THRESHOLD), "pa-2023-details",
         NoticeStatus.NOT_REQUIRED, "it is below the threshold"),
        (replace(GOODS, ground=Ground.USER_CHOICE), "pa-2023-details",
         NoticeStatus.NOT_REQUIRED, "awards on the ground user-choice are exempt"),
        (replace(GOODS, kind=ContractKind.COMPETED), "pa-2023-transparency",
         NoticeStatus.NOT_REQUIRED, "contracts of the kind competed are exempt"),
        (GOODS, "pa-2023-tender",
         NoticeStatus.NOT_REQUIRED, "contracts of the kind direct-award are exempt"),
        (replace(GOODS, days={}), "pa-2023-details",
         NoticeStatus.UNKNOWN, "neither its signing day nor its first day is recorded"),
        (GOODS, "pa-2023-change", NoticeStatus.NOT_REQUIRED, "its term was not extended"),
        (replace(GOODS, days={ClockTrigger.CANCELLATION: [TriggerDay(SIGNED)]}), "pa-2023-details",
         NoticeStatus.NOT_REQUIRED, "it was cancelled before it began"),
        (GOODS, "pa-2023-not-awarded", NoticeStatus.NOT_REQUIRED, "it was not cancelled"),
    ],
)  # fmt: skip
def test_not_required_or_unknown_notice_has_a_reason(
    contract: RegulatedContract, rule: str, expected: NoticeStatus, why: str
) -> None:
    found = asked(contract, date(2026, 1, 1))[rule]

    assert (found.status, found.why) == (expected, why)


def test_each_extension_requires_its_own_notice() -> None:
    first, second = date(2026, 3, 1), date(2026, 8, 1)
    extended = replace(
        GOODS, days={ClockTrigger.EXTENSION: [TriggerDay(first), TriggerDay(second)]}
    )
    given = notice(NoticeType.UK10, date(2026, 2, 28))

    found = [
        (one.due_on, one.status)
        for one in notice_duties(RULES, extended, [given], date(2026, 9, 1), working_days())
        if one.rule == "pa-2023-change"
    ]

    assert found == [
        (date(2026, 2, 28), NoticeStatus.GIVEN), (date(2026, 7, 31), NoticeStatus.LATE),
    ]  # fmt: skip


def test_cancelled_award_requires_a_notice_without_a_due_day() -> None:
    # Haringey's to Essex Cares, on 18 September 2025.
    given_up = replace(ISLINGTON, days={ClockTrigger.CANCELLATION: [TriggerDay(date(2025, 9, 18))]})
    rule, on = "pa-2023-not-awarded", date(2026, 9, 18)

    assert standing(given_up, rule, on) is NoticeStatus.DUE
    assert asked(given_up, on)[rule].due_on is None
    assert standing(given_up, rule, on, notice(NoticeType.UK12, on)) is NoticeStatus.GIVEN


def test_unknown_clock_is_the_shorter_one_and_assumed() -> None:
    unsure = replace(GOODS, special=SpecialRegime.UNKNOWN)
    found = asked(unsure, date(2025, 9, 19))["pa-2023-details"]

    assert (found.due_on, found.set_on) == (date(2025, 10, 17), TriggerDay(SIGNED, is_assumed=True))


def test_notice_that_was_not_required_is_listed_as_given() -> None:
    found = asked(GOODS, date(2026, 1, 1), notice(NoticeType.UK10, date(2025, 12, 1)))

    assert found["pa-2023-change"].status is NoticeStatus.GIVEN
