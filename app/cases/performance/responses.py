"""Responses of performance."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.cases.core.schemas import RecordedFields, RecordOut
from app.domain.vocabulary import Direction, KpiUnit, Rating

Value = Annotated[
    str | None,
    Field(
        description="The value in the unit of the indicator, a percentage to one decimal; null if "
        "the denominator is 0. The rating is computed from the exact value."
    ),
]
Target = Annotated[
    str | None, Field(description="The target in the unit of the indicator, if one was set.")
]
Numerator = Annotated[
    int, Field(description="The number that met the standard; for a plain count, the number.")
]
Denominator = Annotated[int | None, Field(description="The total number; null for a plain count.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiOut(RecordedFields):
    """A key performance indicator of a contract, with its target and bounds."""

    contract: Annotated[str, Field(description="The reference of the contract.")]
    contract_name: Annotated[str, Field(description="The title of the contract on the day.")]
    standard: Annotated[
        str, Field(description="The code of the measure, the same in all contracts.")
    ]
    name: Annotated[str, Field(description="A description of what is counted, and out of what.")]
    unit: Annotated[KpiUnit, Field(description="The unit of the value.")]
    direction: Annotated[Direction, Field(description="The side of the target that meets it.")]
    target: Target
    approaching: Annotated[
        str | None, Field(description="The bound of the rating `approaching-target`.")
    ]
    improvement: Annotated[
        str | None,
        Field(description="The bound of the rating `requires-improvement`; beyond, `inadequate`."),
    ]
    is_binding: Annotated[
        bool | None, Field(description="True if the indicator is a term of the contract.")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiObservationOut(RecordOut):
    """The count of an indicator for one authority in one month, with its value and rating."""

    kpi: Annotated[str, Field(description="The id of the indicator.")]
    standard: Annotated[str, Field(description="The code of the measure.")]
    contract: Annotated[str, Field(description="The reference of the contract.")]
    provider: Annotated[str | None, Field(description="The code of the provider on the day.")]
    month: Annotated[date, Field(description="The first day of the month.")]
    numerator: Numerator
    denominator: Denominator
    value: Value
    target: Target
    rating: Annotated[Rating, Field(description="The published rating of the value.")]
    breach: Annotated[bool, Field(description="True if the value misses the target.")]


@dataclass(frozen=True, slots=True)
class PerformanceOut:
    """The performance of a provider for one authority under one indicator, over several months."""

    standard: Annotated[str, Field(description="The code of the measure.")]
    provider: Annotated[str | None, Field(description="The code of the provider on the day.")]
    provider_name: Annotated[str | None, Field(description="The name of the provider on the day.")]
    authority: Annotated[str, Field(description="The code of the authority.")]
    authority_name: Annotated[str, Field(description="The name of the authority on the day.")]
    contract: Annotated[str, Field(description="The reference of the contract.")]
    kpi: Annotated[str, Field(description="The id of the indicator.")]
    first_month: Annotated[date, Field(description="The first day of the first month.")]
    last_month: Annotated[date, Field(description="The first day of the last month.")]
    months: Annotated[int, Field(description="The number of months with a count.")]
    numerator: Numerator
    denominator: Denominator
    value: Value
    target: Target
    rating: Annotated[Rating, Field(description="The rating of the value over all months.")]
    breaches: Annotated[int, Field(description="The number of months that missed the target.")]
