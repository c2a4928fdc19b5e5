"""Contracts, notices and rules for tests of notice duties."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.cases.core.statutory_data import working_days, working_days_of_uk
from app.domain.clocks import ClockTrigger
from app.domain.contract_values import ValueRange
from app.domain.duties import DutyContext, NoticeDuty, NoticeStatus, notice_duties
from app.domain.notice_rules import (
    ContractChange,
    PublishedNotice,
    RegulatedContract,
    TriggerDay,
)
from app.domain.timelines import Timeline
from app.domain.vocabulary import (
    ContractKind,
    Ground,
    NoticeType,
    Regime,
    Route,
    SpecialRegime,
)
from app.worklist.deadlines.statutory_rules import contract_rules

RULES = [law.rule for law in contract_rules().values()]
CALENDARS = (working_days(), working_days_of_uk())
SIGNED, ENDS = date(2025, 9, 18), date(2026, 9, 21)
DAYS = {
    ClockTrigger.AWARD_DECISION: [TriggerDay(SIGNED)],
    ClockTrigger.SIGNING: [TriggerDay(SIGNED)],
    ClockTrigger.ENDING: [TriggerDay(ENDS)],
}
ALWAYS = Timeline.always()
# Islington's award of September 2025: direct, urgent, light touch.
ISLINGTON = RegulatedContract(
    Regime.PA_2023,
    SpecialRegime.LIGHT_TOUCH,
    ContractKind.DIRECT_AWARD,
    Ground.URGENCY,
    value=ValueRange(Decimal(4_435_750), Decimal(4_435_750)),
    days=DAYS,
)
GOODS = replace(ISLINGTON, special=SpecialRegime.NONE)
COMPETED = replace(GOODS, kind=ContractKind.COMPETED, ground=None)
# The consortium's framework of 2023, tendered under the older rules.
FRAMEWORK = RegulatedContract(
    Regime.PCR_2015,
    SpecialRegime.NONE,
    ContractKind.FRAMEWORK,
    route=Route.COMPETITION,
    value=ValueRange(Decimal(360_000_000), Decimal(432_000_000)),
    days={
        ClockTrigger.SIGNING: [TriggerDay(date(2023, 2, 8))],
        ClockTrigger.ENDING: [TriggerDay(date(2028, 3, 31))],
    },
)
GIVEN, LATE, DUE = NoticeStatus.GIVEN, NoticeStatus.LATE, NoticeStatus.DUE
GIVEN_LATE = NoticeStatus.GIVEN_LATE
NOT_RECORDED, NOT_REQUIRED = NoticeStatus.NOT_RECORDED, NoticeStatus.NOT_REQUIRED
UNKNOWN = NoticeStatus.UNKNOWN


def duties(
    contract: RegulatedContract,
    on: date,
    given: Sequence[PublishedNotice] = (),
    attested: Timeline | None = None,
) -> list[NoticeDuty]:
    context = DutyContext(contract, given, on, CALENDARS, attested or Timeline.empty())
    return notice_duties(RULES, context)


def duty(
    contract: RegulatedContract,
    rule: str,
    on: date,
    *given: PublishedNotice,
    attested: Timeline | None = None,
) -> NoticeDuty:
    (found,) = (item for item in duties(contract, on, given, attested) if item.rule == rule)
    return found


def status(
    contract: RegulatedContract,
    rule: str,
    on: date,
    *given: PublishedNotice,
    attested: Timeline | None = None,
) -> NoticeStatus:
    return duty(contract, rule, on, *given, attested=attested).status


def notice(type_: NoticeType, on: date | None, *, with_copy: bool = False) -> PublishedNotice:
    return PublishedNotice(type_, on, f"public-{type_}-{on}-{with_copy}", with_copy)


def signed_on(contract: RegulatedContract, day: date) -> RegulatedContract:
    return replace(contract, days=DAYS | {ClockTrigger.SIGNING: [TriggerDay(day)]})


def changed(
    contract: RegulatedContract, *changes: ContractChange, on: date = date(2026, 3, 1)
) -> RegulatedContract:
    days = [TriggerDay(on + timedelta(n), change=change) for n, change in enumerate(changes)]
    return replace(contract, days=DAYS | {ClockTrigger.CHANGE: days})
