"""How rules, notices and key dates are asked for, and how they are told."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.domain.duties import Standing
from app.domain.key_dates import KeyDateKind
from app.domain.notice_rules import SetBy
from app.domain.thresholds import ThresholdKind
from app.domain.vocabulary import NoticeType, Regime, Vat
from app.ledger.date_range import DateRange
from app.ledger.schemas import AsOfQuery, FactPageQuery, OnDayQuery
from app.platform.http.pagination import FormatQuery, Text


def _at_least_one(months: int) -> int:
    if months < 1:
        raise PydanticCustomError(
            "lead-time-too-short", "at least 1 month: nothing is in place before it is begun"
        )
    return months


LeadMonths = Annotated[
    int, Field(le=120, json_schema_extra={"minimum": 1}), AfterValidator(_at_least_one)
]


class RuleQuery(FormatQuery):
    """Which rules to list."""

    regime: Regime | None = Field(default=None, description="Only rules of this law.")
    notice_type: NoticeType | None = Field(
        default=None, description="Only rules about this notice."
    )


class ThresholdQuery(FormatQuery, OnDayQuery):
    """Which thresholds to list."""

    kind: ThresholdKind | None = Field(
        default=None, description="Only the threshold of this sort of contract."
    )


class ContractFilters(OnDayQuery):
    """Which contracts are asked about."""

    authority: Text | None = Field(
        default=None, description="Only contracts that this authority leads or takes a scope from."
    )
    consortium: Text | None = Field(default=None, description="Only contracts of this consortium.")
    provider: Text | None = Field(default=None, description="Only contracts of this provider.")
    scope: Text | None = Field(
        default=None,
        description="Only contracts with an award that covers this scope or part of it.",
    )
    contract: Text | None = Field(
        default=None, description="Only this contract, by its reference or any identifier."
    )


class NoticeQuery(FactPageQuery, ContractFilters):
    """Which notices to list."""

    notice_type: NoticeType | None = Field(default=None, description="Only this type of notice.")
    status: list[Standing] = Field(
        default_factory=list,
        description="Only notices that stand like this on the day; repeat it for several.",
    )


class KeyDateFilters(ContractFilters, DateRange):
    """Which key dates are asked about."""

    kind: list[KeyDateKind] = Field(
        default_factory=list, description="Only key dates of this kind; repeat it for several."
    )
    overdue: bool = Field(
        default=False,
        description="Also what should have happened before the day asked about and has not: late "
        "notices, and replacements that should have been begun.",
    )
    lead_months: LeadMonths | None = Field(
        default=None,
        description="How many months a replacement takes, instead of what is known of its route.",
    )


class KeyDateQuery(FactPageQuery, KeyDateFilters):
    """Which key dates to list."""


class CalendarQuery(AsOfQuery, KeyDateFilters):
    """Which key dates to show in a calendar."""

    undertakings: bool = Field(
        default=False,
        description="Also what authorities undertook to do by a day: remedies, actions, steps of "
        "mobilisation, meetings, plans and replies, as far as they are shown to the caller.",
    )
    token: Text | None = Field(
        default=None,
        description="A calendar token, `crt_…`: whose it is sees what is shown to them.",
    )


@dataclass(frozen=True, slots=True)
class RuleOut:
    """A rule of the law about a notice, as the registry knows it."""

    id: str
    notice_type: NoticeType
    regime: Regime
    summary: Annotated[str, Field(description="What the rule says, in our own words.")]
    source: Annotated[str, Field(description="Where it stands.")]
    applies_from: date
    trigger: Annotated[SetBy, Field(description="What sets its clock.")]
    clock: Annotated[
        str | None,
        Field(description="How long it runs; null where the notice comes before what sets it."),
    ]
    light_touch_clock: Annotated[
        str | None, Field(description="Another clock for light-touch contracts, if there is one.")
    ]
    confirmed: Annotated[bool, Field(description="Whether a lawyer has confirmed the reading.")]


@dataclass(frozen=True, slots=True)
class ThresholdOut:
    """A value from which on the law wants all of its notices, over the days on which it holds."""

    kind: Annotated[ThresholdKind, Field(description="For which sort of contract.")]
    amount: Annotated[str, Field(description="Two decimals, as text; options to extend included.")]
    currency: Literal["GBP"]
    vat: Vat
    first_day: date
    last_day: Annotated[date | None, Field(description="Null while no later row takes its place.")]
    summary: Annotated[str, Field(description="What it is for, in our own words.")]
    source: Annotated[str, Field(description="Where it was read.")]


@dataclass(frozen=True, slots=True)
class NoticeDutyOut:
    """How a contract stands to a rule about a notice on a day."""

    contract: str
    contract_title: str
    notice_type: NoticeType
    rule: Annotated[str, Field(description="The rule: see `/v1/rules`.")]
    number: Annotated[int, Field(description="Which one, where the rule wants several.")]
    status: Standing
    trigger_on: Annotated[date | None, Field(description="The day that sets the clock.")]
    trigger_assumed: Annotated[
        bool, Field(description="Whether that day, or which clock it is, is only assumed.")
    ]
    due_on: Annotated[date | None, Field(description="The last day in time.")]
    given_on: Annotated[date | None, Field(description="When it was published, if it was.")]
    with_copy: Annotated[
        bool, Field(description="Whether what was published carried the contract itself.")
    ]
    reason: Annotated[str, Field(description="Why it stands so.")]
    fact: Annotated[str | None, Field(description="The fact that says that it was given.")]


@dataclass(frozen=True, slots=True)
class KeyDateOut:
    """A day by which something must happen to a contract."""

    day: date
    contract: str
    contract_title: str
    provider: str | None
    kind: KeyDateKind
    name: Annotated[str, Field(description="Tells it apart from others; stays when it moves.")]
    text: Annotated[str, Field(description="What must happen.")]
    assumed: Annotated[bool, Field(description="Whether the day follows from something assumed.")]
    overdue: Annotated[
        bool, Field(description="Whether it should have happened before the day, and has not.")
    ]
    days_left: Annotated[int, Field(description="From the day asked about; below 0 if it is past.")]
