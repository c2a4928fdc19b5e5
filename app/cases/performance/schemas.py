"""Inputs and queries of performance."""

from typing import Annotated

from pydantic import Field, StringConstraints

from app.cases.core.schemas import (
    ContractFilter,
    CountIn,
    MonthRangeFilter,
    PartnersIn,
    RecordQuery,
    ReferenceText,
)
from app.domain.vocabulary import Direction, KpiUnit, Rating
from app.ledger.inputs import CodeText, FactId, ReplaceableIn
from app.ledger.schemas import FactPageQuery, OnDayQuery
from app.platform.date_types import Month
from app.platform.http.pagination import LongText, Text

NumberText = Annotated[
    str,
    StringConstraints(pattern=r"^\d{1,9}(\.\d{1,3})?$"),
    Field(description="A number as text, so that no client rounds it."),
]


class KpiIn(ReplaceableIn):
    """A key performance indicator of a contract. It is public."""

    contract: ReferenceText = Field(description="The reference of the contract.")
    standard: CodeText = Field(
        description="The code of the measure, the same in all contracts, for example "
        "`minor-adaptations-within-5-working-days`."
    )
    name: LongText = Field(description="A description of what is counted, and out of what.")
    unit: KpiUnit = Field(default=KpiUnit.PERCENT, description="The unit of the value.")
    direction: Direction = Field(
        default=Direction.AT_LEAST, description="The side of the target that meets it."
    )
    target: NumberText | None = Field(default=None, description="The target in the unit, as text.")
    approaching: NumberText | None = Field(
        default=None, description="The bound of the rating `approaching-target`."
    )
    improvement: NumberText | None = Field(
        default=None,
        description="The bound of the rating `requires-improvement`; beyond it, `inadequate`.",
    )
    is_binding: bool | None = Field(
        default=None,
        description="True if it is a term of the contract, false if it is only agreed.",
    )


class KpiQuery(FactPageQuery, OnDayQuery, ContractFilter):
    """A query for indicators."""

    standard: Text | None = Field(default=None, description="Only indicators of this standard.")


class KpiObservationIn(PartnersIn):
    """The count of an indicator in a month. A count from 1 to 4 cannot be public."""

    kpi: FactId = Field(description="The id of the indicator.")
    month: Month = Field(description="The first day of the month.")
    numerator: CountIn = Field(
        description="The number that met the standard; for a plain count, the number."
    )
    denominator: CountIn | None = Field(
        default=None, description="The total number; left out for a plain count."
    )


class KpiObservationQuery(RecordQuery, ContractFilter, MonthRangeFilter):
    """A query for the counts of months that have begun by the day."""

    kpi: Text | None = Field(default=None, description="Only counts of this indicator, by id.")
    standard: Text | None = Field(default=None, description="Only counts of this standard.")
    breach: bool | None = Field(
        default=None,
        description="True for counts that miss the target only, false for others only.",
    )
    rating: list[Rating] = Field(
        default_factory=list, description="Only counts with this rating. Repeat it for several."
    )


class PerformanceQuery(RecordQuery, MonthRangeFilter):
    """A query for the performance in the months that have begun by the day."""

    standard: Text | None = Field(default=None, description="Only counts of this standard.")
