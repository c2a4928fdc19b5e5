"""Query parameters and responses of rules, thresholds, notices and key dates."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from app.domain.clocks import ClockTrigger
from app.domain.duties import NoticeStatus
from app.domain.key_dates import KeyDateKind
from app.domain.thresholds import ThresholdKind
from app.domain.vocabulary import ContractKind, NoticeType, Regime, Vat
from app.ledger.date_range import DateRange
from app.ledger.schemas import AsOfQuery, FactPageQuery, OnDayQuery
from app.platform.http.pagination import FormatQuery, Text
from app.registry.contracts.filters import PartyFilters


def _at_least_one(months: int) -> int:
    if months < 1:
        raise PydanticCustomError("lead-time-too-short", "lead_months must be at least 1")
    return months


LeadMonths = Annotated[
    int, Field(le=120, json_schema_extra={"minimum": 1}), AfterValidator(_at_least_one)
]


class RuleQuery(FormatQuery):
    """Filters of rules."""

    regime: Regime | None = Field(
        default=None, description="Only rules of this procurement regime."
    )
    notice_type: NoticeType | None = Field(
        default=None, description="Only rules about this type of notice."
    )


class ThresholdQuery(FormatQuery, OnDayQuery):
    """The day and the kind of thresholds."""

    kind: ThresholdKind | None = Field(
        default=None, description="Only the threshold of this kind of contract."
    )


class ContractFilters(OnDayQuery, PartyFilters):
    """Filters that select contracts."""

    scope: Text | None = Field(
        default=None,
        description="Only contracts with an award for this scope or a part of it.",
    )
    contract: Text | None = Field(
        default=None, description="Only this contract, by its reference or any identifier."
    )


class NoticeQuery(FactPageQuery, ContractFilters):
    """Filters of notices."""

    kind: list[ContractKind] = Field(
        default_factory=list,
        max_length=20,
        description="Only notices of these kinds of contracts, such as `direct-award`; repeatable.",
    )
    notice_type: NoticeType | None = Field(default=None, description="Only this type of notice.")
    status: list[NoticeStatus] = Field(
        default_factory=list,
        description="Only notices with this status on the day; repeatable.",
    )


class KeyDateFilters(ContractFilters, DateRange):
    """Filters of key dates within a horizon."""

    kind: list[KeyDateKind] = Field(
        default_factory=list, description="Only key dates of this kind; repeatable."
    )
    overdue: bool = Field(
        default=False,
        description="Include key dates before the horizon: late notices, and starts of "
        "replacements after which nothing is recorded.",
    )
    lead_months: LeadMonths | None = Field(
        default=None,
        description="The number of months that a replacement takes, instead of the recorded lead "
        "time of its route.",
    )


class KeyDateQuery(FactPageQuery, KeyDateFilters):
    """Filters and page of a list of key dates."""


class CalendarQuery(AsOfQuery, KeyDateFilters):
    """Filters of the key dates in a calendar.

    Unknown parameters are ignored: calendar programs add some against caches, and show no error.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    overdue: bool = Field(
        default=True,
        description="Include key dates before the horizon that have passed without a record.",
    )
    lead: int | None = Field(
        default=None,
        ge=1,
        le=366,
        description="Add an event this number of days before each day, for programs that drop the "
        "reminders of subscriptions.",
    )
    undertakings: bool = Field(
        default=False,
        description="Include dated undertakings of authorities that are visible to the caller: "
        "remedies, actions, mobilisation steps, meetings, plans and replies.",
    )
    token: Text | None = Field(
        default=None,
        description="A calendar token, `crt_…`; the calendar shows what its holder may see.",
    )


@dataclass(frozen=True, slots=True)
class RuleOut:
    """A statutory rule about a notice."""

    id: Annotated[str, Field(description="The id of the rule.")]
    notice_type: Annotated[NoticeType, Field(description="The type of the required notice.")]
    regime: Annotated[Regime, Field(description="The procurement regime of the rule.")]
    subject: Annotated[
        Literal["contract", "authority"],
        Field(description="`authority` if it is a duty of an authority, not of a contract."),
    ]
    provision: Annotated[str, Field(description="The provision of the law.")]
    summary: Annotated[str, Field(description="A summary of the rule.")]
    source: Annotated[str, Field(description="The legal source of the rule.")]
    applies_from: Annotated[date, Field(description="The first day on which the rule applies.")]
    trigger: Annotated[ClockTrigger, Field(description="The event that starts the clock.")]
    clock: Annotated[
        str | None,
        Field(description="The length of the clock; null if the notice precedes the event."),
    ]
    light_touch_clock: Annotated[
        str | None, Field(description="The clock of light-touch contracts, if it differs.")
    ]
    standstill: Annotated[
        str | None,
        Field(description="The time between the publication and the signing, if there is one."),
    ]
    uncertain: Annotated[
        str | None, Field(description="Why the status is always `unknown`, if it is.")
    ]
    confirmed: Annotated[bool, Field(description="True if a lawyer has confirmed the rule.")]


@dataclass(frozen=True, slots=True)
class ThresholdOut:
    """A contract value from which the law requires all notices, with its days of validity."""

    kind: Annotated[ThresholdKind, Field(description="The kind of contract.")]
    amount: Annotated[
        str, Field(description="The value including options, as text with two decimals.")
    ]
    currency: Annotated[Literal["GBP"], Field(description="The currency of the amount.")]
    vat: Annotated[Vat, Field(description="`included`: the amount includes VAT.")]
    first_day: Annotated[date, Field(description="The first day on which it is in force.")]
    last_day: Annotated[
        date | None,
        Field(description="The last day on which it is in force; null if no successor is known."),
    ]
    summary: Annotated[str, Field(description="A summary of the threshold.")]
    source: Annotated[str, Field(description="The source of the amount.")]


@dataclass(frozen=True, slots=True)
class NoticeDutyOut:
    """The status of a required notice of a contract on a day."""

    contract: Annotated[str, Field(description="The reference of the contract.")]
    contract_title: Annotated[str, Field(description="The title of the contract.")]
    notice_type: Annotated[NoticeType, Field(description="The type of the notice.")]
    rule: Annotated[
        str | None,
        Field(description="The id of the rule, as in `/v1/rules`; null if no rule asks for it."),
    ]
    number: Annotated[
        int, Field(description="The number of the notice, if the rule requires several; else 1.")
    ]
    status: Annotated[NoticeStatus, Field(description="The status of the notice on the day.")]
    trigger_on: Annotated[
        date | None, Field(description="The day that starts the clock; null if unknown.")
    ]
    trigger_assumed: Annotated[
        bool, Field(description="True if that day, or the choice of clock, is an assumption.")
    ]
    due_on: Annotated[
        date | None, Field(description="The last day on which the notice is in time.")
    ]
    latest_due_on: Annotated[
        date | None,
        Field(
            description="The last day in time under the longest clock that may apply; after "
            "`due_on` if it is not known which clock runs."
        ),
    ]
    given_on: Annotated[
        date | None, Field(description="The day of publication, if the notice was published.")
    ]
    with_copy: Annotated[
        bool, Field(description="True if the published notice includes a copy of the contract.")
    ]
    reason: Annotated[str, Field(description="The reason for the status.")]
    provision: Annotated[str | None, Field(description="The provision of the law behind the rule.")]
    fact: Annotated[
        str | None, Field(description="The id of the fact that records the published notice.")
    ]


@dataclass(frozen=True, slots=True)
class KeyDateOut:
    """A day on which, or by which, an action on a contract is due."""

    day: Annotated[
        date | None, Field(description="The day; null if the end of the contract is not recorded.")
    ]
    contract: Annotated[str, Field(description="The reference of the contract.")]
    contract_title: Annotated[str, Field(description="The title of the contract.")]
    authorities: Annotated[
        list[str],
        Field(description="The code of the authority that records the terms, else of all buyers."),
    ]
    provider: Annotated[
        str | None, Field(description="The code of the provider; null if it is not public.")
    ]
    provider_name: Annotated[
        str | None, Field(description="The name of the provider on the day of the query.")
    ]
    kind: Annotated[KeyDateKind, Field(description="The kind of key date.")]
    name: Annotated[
        str, Field(description="A name within contract and kind that stays when the day moves.")
    ]
    text: Annotated[str, Field(description="The action, in a few words.")]
    assumed: Annotated[bool, Field(description="True if the day rests on an assumption.")]
    overdue: Annotated[
        bool,
        Field(description="True if a complete record shows that it was not done by the day."),
    ]
    not_recorded: Annotated[
        bool,
        Field(
            description="True if the day has passed and nothing is recorded: it may have been done."
        ),
    ]
    days_left: Annotated[
        int | None,
        Field(description="Days from the day of the query; negative if past, null without a day."),
    ]
    supplier: Annotated[
        str | None,
        Field(
            description="The name of the provider; if there is none, the suppliers as published, "
            "not matched to a provider, joined by `; `."
        ),
    ]
