"""Which notices are wanted of a contract, by the rules that the registry comes with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.cases.core.statutory_data import working_days
from app.domain.duties import Duty, Standing, duties
from app.domain.notice_rules import Given, Regulated, SetBy, SetDay
from app.domain.vocabulary import ContractKind, Ground, NoticeType, Regime, SpecialRegime
from app.worklist.deadlines.statutory_rules import statutory_rules

RULES = [law.rule for law in statutory_rules()]
SIGNED, ENDS = date(2025, 9, 18), date(2026, 9, 21)
# Islington's award of September 2025: direct, urgent, light touch.
ISLINGTON = Regulated(
    Regime.PA_2023,
    SpecialRegime.LIGHT_TOUCH,
    ContractKind.DIRECT_AWARD,
    Ground.URGENCY,
    Decimal(4_435_750),
    {SetBy.SIGNING: [SetDay(SIGNED)], SetBy.ENDING: [SetDay(ENDS)]},
)
GOODS = replace(ISLINGTON, special=SpecialRegime.NONE)
# The consortium's framework of 2023, tendered under the older rules.
FRAMEWORK = Regulated(
    Regime.PCR_2015,
    SpecialRegime.NONE,
    ContractKind.FRAMEWORK,
    value=Decimal(315_000_000),
    days={SetBy.SIGNING: [SetDay(date(2023, 2, 8))], SetBy.ENDING: [SetDay(date(2028, 3, 31))]},
)


def asked(contract: Regulated, on: date, *given: Given) -> dict[str, Duty]:
    return {one.rule: one for one in duties(RULES, contract, given, on, working_days())}


def standing(contract: Regulated, rule: str, on: date, *given: Given) -> Standing:
    return asked(contract, on, *given)[rule].standing


def notice(type_: NoticeType, on: date, *, with_copy: bool = False) -> Given:
    return Given(type_, on, "public-1", with_copy)


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
    contract: Regulated, rule: str, due_on: date
) -> None:
    assert asked(contract, date(2025, 9, 19))[rule].due_on == due_on


def test_the_light_touch_award_and_the_old_framework_come_out_differently() -> None:
    on = date(2025, 12, 1)
    new, old = asked(ISLINGTON, on), asked(FRAMEWORK, on)

    assert (new["pa-2023-details"].standing, new["pa-2023-change"].standing) == (
        Standing.DUE, Standing.NOT_REQUIRED,
    )  # fmt: skip
    assert new["pa-2023-change"].why == "light-touch contracts are spared it"
    assert new["pa-2023-performance"].why == "light-touch contracts are spared it"
    assert new["pcr-2015-award"].why.startswith("the notices of the Procurement Act 2023")
    assert {old[rule].standing for rule in old if rule.startswith("pa-2023")} == {
        Standing.NOT_REQUIRED
    }
    assert old["pa-2023-details"].why.startswith("the Public Contracts Regulations 2015")


@pytest.mark.parametrize(
    ("on", "given", "expected"),
    [
        (date(2025, 9, 17), None, Standing.NOT_YET),
        (date(2025, 9, 18), None, Standing.DUE),
        (date(2025, 10, 17), None, Standing.DUE),
        (date(2025, 10, 18), None, Standing.LATE),
        (date(2025, 10, 18), date(2025, 10, 17), Standing.GIVEN),
        (date(2025, 10, 18), date(2025, 10, 18), Standing.GIVEN_LATE),
        # What was given later was not yet given on the day.
        (date(2025, 10, 17), date(2025, 10, 18), Standing.DUE),
    ],
)
def test_a_notice_is_due_until_it_is_given_and_late_after_its_last_day(
    on: date, given: date | None, expected: Standing
) -> None:
    notices = [notice(NoticeType.UK7, given)] if given else []

    assert standing(GOODS, "pa-2023-details", on, *notices) is expected


def test_what_comes_before_signing_is_late_once_it_is_signed() -> None:
    assert standing(ISLINGTON, "pa-2023-award", date(2025, 9, 17)) is Standing.NOT_YET
    assert standing(ISLINGTON, "pa-2023-award", SIGNED) is Standing.LATE
    given = notice(NoticeType.UK6, SIGNED)
    assert standing(ISLINGTON, "pa-2023-award", SIGNED, given) is Standing.GIVEN_LATE


def test_only_a_copy_will_do_where_a_copy_is_wanted() -> None:
    large = replace(ISLINGTON, value=Decimal(5_000_001))
    plain = notice(NoticeType.UK7, date(2025, 12, 1))
    copy = notice(NoticeType.UK7, date(2025, 12, 1), with_copy=True)
    on = date(2026, 4, 1)

    assert standing(large, "pa-2023-copy", on, plain) is Standing.LATE
    assert standing(large, "pa-2023-copy", on, copy) is Standing.GIVEN
    assert standing(large, "pa-2023-details", on, copy) is Standing.GIVEN


@pytest.mark.parametrize(
    ("contract", "rule", "expected", "why"),
    [
        (replace(GOODS, value=Decimal(5_000_000)), "pa-2023-performance",
         Standing.NOT_REQUIRED, "it is wanted above 5,000,000 pounds only"),
        (replace(GOODS, value=None), "pa-2023-performance",
         Standing.UNKNOWN, "wanted above 5,000,000 pounds; its value is not known"),
        (replace(GOODS, regime=Regime.UNKNOWN), "pa-2023-details",
         Standing.UNKNOWN, "nobody has stated under which law it was bought"),
        (replace(GOODS, regime=Regime.PSR_2023), "pa-2023-details",
         Standing.NOT_REQUIRED, "the Provider Selection Regime has notices of its own"),
        (replace(GOODS, regime=Regime.BELOW_THRESHOLD), "pa-2023-details",
         Standing.NOT_REQUIRED, "it is below the threshold"),
        (replace(GOODS, ground=Ground.USER_CHOICE), "pa-2023-details",
         Standing.NOT_REQUIRED, "an award on the ground user-choice is spared it"),
        (replace(GOODS, kind=ContractKind.COMPETED), "pa-2023-transparency",
         Standing.NOT_REQUIRED, "a contract of the kind competed is spared it"),
        (GOODS, "pa-2023-tender",
         Standing.NOT_REQUIRED, "a contract of the kind direct-award is spared it"),
        (replace(GOODS, days={}), "pa-2023-details",
         Standing.UNKNOWN, "nobody has stated when it was signed, or when it begins"),
        (GOODS, "pa-2023-change", Standing.NOT_REQUIRED, "its term was not extended"),
        (replace(GOODS, days={SetBy.CANCELLATION: [SetDay(SIGNED)]}), "pa-2023-details",
         Standing.NOT_REQUIRED, "it was given up before it began"),
        (GOODS, "pa-2023-not-awarded", Standing.NOT_REQUIRED, "the award was not given up"),
    ],
)  # fmt: skip
def test_what_is_not_wanted_or_cannot_be_told_says_why(
    contract: Regulated, rule: str, expected: Standing, why: str
) -> None:
    found = asked(contract, date(2026, 1, 1))[rule]

    assert (found.standing, found.why) == (expected, why)


def test_each_extension_wants_a_notice_of_its_own() -> None:
    first, second = date(2026, 3, 1), date(2026, 8, 1)
    extended = replace(GOODS, days={SetBy.EXTENSION: [SetDay(first), SetDay(second)]})
    given = notice(NoticeType.UK10, date(2026, 2, 28))

    found = [
        (one.due_on, one.standing)
        for one in duties(RULES, extended, [given], date(2026, 9, 1), working_days())
        if one.rule == "pa-2023-change"
    ]

    assert found == [
        (date(2026, 2, 28), Standing.GIVEN), (date(2026, 7, 31), Standing.LATE),
    ]  # fmt: skip


def test_an_award_that_is_given_up_wants_a_notice_though_no_day_is_set() -> None:
    # Haringey's to Essex Cares, on 18 September 2025.
    given_up = replace(ISLINGTON, days={SetBy.CANCELLATION: [SetDay(date(2025, 9, 18))]})
    rule, on = "pa-2023-not-awarded", date(2026, 9, 18)

    assert standing(given_up, rule, on) is Standing.DUE
    assert asked(given_up, on)[rule].due_on is None
    assert standing(given_up, rule, on, notice(NoticeType.UK12, on)) is Standing.GIVEN


def test_a_clock_that_nobody_is_sure_of_is_the_shorter_one_and_says_so() -> None:
    unsure = replace(GOODS, special=SpecialRegime.UNKNOWN)
    found = asked(unsure, date(2025, 9, 19))["pa-2023-details"]

    assert (found.due_on, found.set_on) == (date(2025, 10, 17), SetDay(SIGNED, is_assumed=True))


def test_a_notice_that_no_clock_asked_for_is_told_all_the_same() -> None:
    found = asked(GOODS, date(2026, 1, 1), notice(NoticeType.UK10, date(2025, 12, 1)))

    assert found["pa-2023-change"].standing is Standing.GIVEN
