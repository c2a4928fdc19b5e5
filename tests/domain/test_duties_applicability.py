"""Tests of the contracts and changes to which rules about notices apply."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.domain.clocks import ClockTrigger
from app.domain.contract_values import UNKNOWN_VALUE, ValueRange
from app.domain.duties import DueDays, NoticeStatus
from app.domain.notice_rules import (
    ContractChange,
    RegulatedContract,
    TriggerDay,
)
from app.domain.vocabulary import (
    ChangeGround,
    ContractKind,
    Ground,
    NoticeType,
    Regime,
    Route,
    SpecialRegime,
)
from tests.domain.duties import (
    ALWAYS,
    COMPETED,
    DAYS,
    DUE,
    ENDS,
    FRAMEWORK,
    GIVEN,
    GOODS,
    ISLINGTON,
    LATE,
    NOT_RECORDED,
    NOT_REQUIRED,
    RULES,
    SIGNED,
    UNKNOWN,
    changed,
    duties,
    duty,
    notice,
    status,
)


def test_notice_without_required_copy_does_not_satisfy() -> None:
    large = replace(ISLINGTON, value=ValueRange(Decimal(5_000_001), None))
    plain = notice(NoticeType.UK7, date(2025, 12, 1))
    copy = notice(NoticeType.UK7, date(2025, 12, 1), with_copy=True)
    on = date(2026, 4, 1)

    assert status(large, "pa-2023-copy", on, plain) is NOT_RECORDED
    assert status(large, "pa-2023-copy", on, copy) is GIVEN
    assert status(large, "pa-2023-details", on, copy) is GIVEN


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (5_000_000, 5_000_000, NOT_REQUIRED),
        (5_000_001, 5_000_001, DUE),
        (5_000_001, None, DUE),
        # VAT or options may bring the value above the limit.
        (4_500_000, 5_400_000, UNKNOWN),
        (4_000_000, None, UNKNOWN),
        (None, None, UNKNOWN),
    ],
)
def test_a_copy_is_required_by_the_value_with_vat_and_options(
    low: int | None, high: int | None, expected: NoticeStatus
) -> None:
    value = ValueRange(
        None if low is None else Decimal(low), None if high is None else Decimal(high)
    )

    assert status(replace(GOODS, value=value), "pa-2023-copy", SIGNED) is expected


@pytest.mark.parametrize(
    ("rule", "contract", "expected"),
    [
        # A tender notice begins a competition, of a framework too.
        ("pa-2023-tender", COMPETED, NOT_RECORDED),
        ("pa-2023-tender", GOODS, NOT_REQUIRED),
        ("pa-2023-tender", replace(COMPETED, kind=ContractKind.CALL_OFF), NOT_REQUIRED),
        ("pa-2023-tender", replace(COMPETED, kind=ContractKind.FRAMEWORK), UNKNOWN),
        ("pa-2023-tender", replace(COMPETED, kind=ContractKind.FRAMEWORK, route=Route.COMPETITION),
         NOT_RECORDED),
        ("pa-2023-tender", replace(COMPETED, kind=ContractKind.OPEN_FRAMEWORK,
                                   route=Route.DIRECT), NOT_REQUIRED),
        ("pa-2023-tender", replace(COMPETED, kind=ContractKind.UNKNOWN), UNKNOWN),
        ("pa-2023-tender", replace(GOODS, kind=ContractKind.UNKNOWN), NOT_REQUIRED),
        # Every ground of a direct award spares the tender notice.
        ("pa-2023-tender", replace(GOODS, ground=Ground.UNKNOWN), NOT_REQUIRED),
        # A transparency notice comes before a direct award under sections 41 and 43.
        ("pa-2023-transparency", GOODS, NOT_RECORDED),
        ("pa-2023-transparency", replace(GOODS, kind=ContractKind.UNKNOWN), NOT_RECORDED),
        ("pa-2023-transparency", replace(GOODS, kind=ContractKind.FRAMEWORK), NOT_RECORDED),
        ("pa-2023-transparency", replace(GOODS, ground=Ground.SWITCHING), NOT_RECORDED),
        ("pa-2023-transparency", replace(GOODS, ground=Ground.USER_CHOICE), NOT_REQUIRED),
        ("pa-2023-transparency", replace(GOODS, ground=Ground.FRAMEWORK_DIRECT), NOT_REQUIRED),
        ("pa-2023-transparency", replace(GOODS, ground=None), UNKNOWN),
        ("pa-2023-transparency", COMPETED, NOT_REQUIRED),
        ("pa-2023-transparency", replace(COMPETED, kind=ContractKind.CALL_OFF), NOT_REQUIRED),
        ("pa-2023-transparency", replace(COMPETED, kind=ContractKind.UNKNOWN), UNKNOWN),
        ("pa-2023-transparency", replace(COMPETED, kind=ContractKind.FRAMEWORK), UNKNOWN),
        # An award notice is required of call-offs too.
        ("pa-2023-award", replace(COMPETED, kind=ContractKind.CALL_OFF), NOT_RECORDED),
        ("pa-2023-award", replace(GOODS, ground=Ground.USER_CHOICE), NOT_REQUIRED),
        # Unknown ground: a user choice is possible only for a light-touch service.
        ("pa-2023-award", replace(GOODS, ground=None), NOT_RECORDED),
        ("pa-2023-award", replace(ISLINGTON, ground=None), UNKNOWN),
        ("pa-2023-details", replace(COMPETED, kind=ContractKind.CALL_OFF), NOT_RECORDED),
        ("pa-2023-details", replace(GOODS, ground=Ground.USER_CHOICE), NOT_REQUIRED),
        ("pa-2023-details", replace(GOODS, regime=Regime.UNKNOWN), UNKNOWN),
        ("pa-2023-details", replace(GOODS, kind=ContractKind.IN_HOUSE), NOT_REQUIRED),
        ("pa-2023-details", replace(GOODS, kind=ContractKind.GRANT), NOT_REQUIRED),
        ("pa-2023-details", replace(GOODS, kind=ContractKind.SECTION_75_AGREEMENT), NOT_REQUIRED),
        ("pa-2023-details", replace(GOODS, regime=Regime.PSR_2023), NOT_REQUIRED),
        ("pa-2023-details", replace(GOODS, regime=Regime.BELOW_THRESHOLD), NOT_REQUIRED),
        ("pa-2023-details", replace(GOODS, days={}), UNKNOWN),
        ("pa-2023-transparency", replace(GOODS, days={}), UNKNOWN),
        ("pa-2023-termination", replace(GOODS, days={}), UNKNOWN),
        # Nobody records if indicators were set under section 52.
        ("pa-2023-performance", replace(GOODS, value=ValueRange(Decimal(6_000_000), None)),
         UNKNOWN),
        ("pa-2023-performance", GOODS, NOT_REQUIRED),
        ("pa-2023-performance", replace(COMPETED, kind=ContractKind.FRAMEWORK,
                                        value=UNKNOWN_VALUE), NOT_REQUIRED),
        ("pa-2023-performance", replace(COMPETED, kind=ContractKind.CONCESSION,
                                        value=UNKNOWN_VALUE), NOT_REQUIRED),
        ("pa-2023-breach", GOODS, UNKNOWN),
        ("pa-2023-payments", GOODS, UNKNOWN),
        ("pa-2023-pipeline", GOODS, UNKNOWN),
        ("pa-2023-pipeline", replace(GOODS, value=ValueRange(Decimal(1), Decimal(2_000_000))),
         NOT_REQUIRED),
        ("pcr-2015-award", FRAMEWORK, NOT_RECORDED),
        ("pcr-2015-award", replace(FRAMEWORK, kind=ContractKind.CALL_OFF), NOT_REQUIRED),
        ("pcr-2015-award", replace(FRAMEWORK, kind=ContractKind.UNKNOWN), UNKNOWN),
        ("pcr-2015-contracts-finder", replace(FRAMEWORK, kind=ContractKind.CALL_OFF), UNKNOWN),
    ],
)  # fmt: skip
def test_a_rule_applies_by_what_is_recorded_of_the_contract(
    rule: str, contract: RegulatedContract, expected: NoticeStatus
) -> None:
    found = duty(contract, rule, date(2026, 6, 1))

    assert (found.status, bool(found.why)) == (expected, True)


@pytest.mark.parametrize("kind", list(ContractKind))
def test_an_unknown_property_is_exempt_only_if_every_value_is(kind: ContractKind) -> None:
    on = date(2026, 6, 1)
    known = [
        replace(GOODS, kind=kind, ground=ground, special=special)
        for ground in Ground
        for special in (SpecialRegime.LIGHT_TOUCH, SpecialRegime.NONE)
        if ground is not Ground.UNKNOWN
    ]
    unsure = replace(GOODS, kind=kind, ground=Ground.UNKNOWN, special=SpecialRegime.UNKNOWN)
    for item in duties(unsure, on):
        if item.status is NOT_REQUIRED and item.rule and kind is not ContractKind.COMPETED:
            statuses = {status(contract, item.rule, on) for contract in known}
            assert statuses == {NOT_REQUIRED}, item


def test_an_uncertain_rule_begins_on_its_day() -> None:
    before, first = date(2025, 12, 31), date(2026, 1, 1)
    large = replace(GOODS, value=ValueRange(Decimal(6_000_000), None))

    assert status(large, "pa-2023-performance", before) is NOT_REQUIRED
    assert status(large, "pa-2023-performance", first) is UNKNOWN
    assert status(GOODS, "pa-2023-payments", date(2026, 3, 31)) is NOT_REQUIRED


@pytest.mark.parametrize("regime", list(Regime))
def test_rules_of_an_unread_law_never_say_not_required(regime: Regime) -> None:
    unread = {item.id for item in RULES if item.is_unread}
    found = [item for item in duties(replace(GOODS, regime=regime), SIGNED) if item.rule in unread]

    assert {item.status for item in found} <= {UNKNOWN}
    assert bool(found) is (regime is not Regime.PA_2023)


def test_unknown_light_touch_has_two_last_days() -> None:
    unsure = replace(GOODS, special=SpecialRegime.UNKNOWN)
    first, last = date(2025, 10, 17), date(2026, 1, 15)
    rule = "pa-2023-details"

    assert duty(unsure, rule, SIGNED).due == DueDays(first, last)
    assert status(unsure, rule, first, attested=ALWAYS) is DUE
    assert status(unsure, rule, first + timedelta(1), attested=ALWAYS) is UNKNOWN
    assert status(unsure, rule, last, attested=ALWAYS) is UNKNOWN
    assert status(unsure, rule, last + timedelta(1), attested=ALWAYS) is LATE
    between = notice(NoticeType.UK7, date(2025, 12, 1))
    assert status(unsure, rule, last, between) is GIVEN


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # 10 per cent of value or term or less.
        (ContractChange(None, (Decimal(10), None)), NOT_REQUIRED),
        (ContractChange(None, (None, Decimal(-10))), NOT_REQUIRED),
        (ContractChange(ChangeGround.BELOW_10_PERCENT, (None,)), NOT_REQUIRED),
        (ContractChange(None, (Decimal("10.01"), Decimal(11))), NOT_RECORDED),
        # By how much the value changes is not told.
        (ContractChange(None, (Decimal(25), None)), UNKNOWN),
        (ContractChange(None, (Decimal(25), Decimal(25)), uses_option=True), UNKNOWN),
        # Small by itself, but not together with earlier changes.
        (ContractChange(None, (Decimal(6), None), with_earlier=Decimal(12)), UNKNOWN),
        (ContractChange(ChangeGround.SCH8_9, (Decimal(1),)), NOT_RECORDED),
    ],
)
def test_a_change_notice_is_required_of_changes_above_ten_per_cent(
    change: ContractChange, expected: NoticeStatus
) -> None:
    on = date(2026, 6, 1)

    assert status(changed(GOODS, change), "pa-2023-change", on) is expected
    assert status(changed(ISLINGTON, change), "pa-2023-change", on) is NOT_REQUIRED


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        (ChangeGround.REG72_A, NOT_REQUIRED),
        (ChangeGround.REG72_B, DUE),
        (ChangeGround.REG72_C, DUE),
        (ChangeGround.REG72_D, NOT_REQUIRED),
        (ChangeGround.REG72_E, NOT_REQUIRED),
        (ChangeGround.REG72_F, NOT_REQUIRED),
        (ChangeGround.UNKNOWN, UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_a_modification_notice_is_required_on_two_heads_of_regulation_72(
    ground: ChangeGround | None, expected: NoticeStatus
) -> None:
    contract = changed(FRAMEWORK, ContractChange(ground))

    assert status(contract, "pcr-2015-modification", date(2026, 6, 1)) is expected


def test_the_copy_of_a_change_has_two_last_days() -> None:
    large = replace(GOODS, value=ValueRange(Decimal(6_000_000), None))
    contract = changed(large, ContractChange(None, (Decimal(50), Decimal(50))))
    found = duty(contract, "pa-2023-change-copy", date(2026, 3, 1))

    # 90 days beginning with 1 March, or after it.
    assert found.due == DueDays(date(2026, 5, 29), date(2026, 5, 30))


def test_each_change_requires_its_own_notice() -> None:
    large = ContractChange(None, (Decimal(50), Decimal(50)))
    first, second = date(2026, 3, 1), date(2026, 3, 2)
    given = notice(NoticeType.UK10, first)

    found = [
        (item.number, item.due, item.status)
        for item in duties(changed(GOODS, large, large), date(2026, 9, 1), [given])
        if item.rule == "pa-2023-change"
    ]

    assert found == [
        (1, DueDays(first, first), GIVEN), (2, DueDays(second, second), NOT_RECORDED),
    ]  # fmt: skip


def test_a_doubtful_end_is_unknown_after_its_day() -> None:
    ends = TriggerDay(ENDS, doubt="an option reaches further")
    doubtful = replace(GOODS, days=DAYS | {ClockTrigger.ENDING: [ends]})
    rule = "pa-2023-termination"

    assert status(doubtful, rule, ENDS - timedelta(1)) is DUE
    assert status(doubtful, rule, ENDS, attested=ALWAYS) is DUE
    after = duty(doubtful, rule, date(2027, 1, 1), attested=ALWAYS)
    assert (after.status, after.why) == (UNKNOWN, "an option reaches further")


def test_cancelled_award_requires_a_notice_without_a_due_day() -> None:
    # Haringey's to Essex Cares, on 18 September 2025.
    given_up = replace(ISLINGTON, days={ClockTrigger.CANCELLATION: [TriggerDay(date(2025, 9, 18))]})
    rule, on = "pa-2023-not-awarded", date(2026, 9, 18)
    before = notice(NoticeType.UK5, date(2025, 9, 10))

    assert status(given_up, rule, on, before) is DUE
    assert duty(given_up, rule, on, before).due is None
    assert status(given_up, rule, on, before, notice(NoticeType.UK12, on)) is GIVEN
    # Without a tender or transparency notice on record nobody can say if one is required.
    assert status(given_up, rule, on) is UNKNOWN
    assert status(GOODS, rule, on) is NOT_REQUIRED
    for other in ("pa-2023-award", "pa-2023-details", "pa-2023-termination"):
        assert duty(given_up, other, on).why == "it was cancelled before it began"


def test_superseded_record_has_no_clock_and_was_not_given_up() -> None:
    superseded, on = replace(ISLINGTON, is_superseded=True), date(2026, 12, 1)

    for rule in ("pa-2023-transparency", "pa-2023-award", "pa-2023-details"):
        found = duty(superseded, rule, on, attested=ALWAYS)
        assert (found.status, found.due) == (UNKNOWN, None)
    assert status(superseded, "pa-2023-not-awarded", on) is NOT_REQUIRED
    given = notice(NoticeType.UK5, date(2025, 9, 9))
    assert status(superseded, "pa-2023-transparency", on, given) is GIVEN


def test_a_performance_notice_does_not_show_that_a_breach_was_published() -> None:
    large = replace(GOODS, value=ValueRange(Decimal(6_000_000), None))
    given = notice(NoticeType.UK9, date(2026, 9, 1))
    on = date(2026, 10, 1)

    assert status(large, "pa-2023-performance", on, given) is GIVEN
    assert status(large, "pa-2023-breach", on, given) is UNKNOWN


def test_notice_that_was_not_required_is_listed_as_given() -> None:
    given = notice(NoticeType.UK10, date(2025, 12, 1))

    assert status(GOODS, "pa-2023-change", date(2026, 1, 1), given) is GIVEN


def test_a_notice_without_a_day_is_given() -> None:
    given = notice(NoticeType.F03, None)

    assert status(FRAMEWORK, "pcr-2015-award", date(2026, 1, 1), given) is GIVEN
