"""How performance is shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.cases.core.schemas import RecordedFields, RecordOut
from app.domain.vocabulary import Direction, KpiUnit, Rating

Value = Annotated[
    str | None,
    Field(
        description="In the unit of the indicator, a share to a tenth; null if there was nothing. "
        "The rating goes by the exact value."
    ),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiOut(RecordedFields):
    """What is to be measured under a contract, and where it should lie."""

    contract: str
    contract_name: str
    standard: str
    name: str
    unit: KpiUnit
    direction: Direction
    target: str | None
    approaching: str | None
    improvement: str | None
    is_binding: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KpiObservationOut(RecordOut):
    """What was counted for one authority in one month, and what that comes to."""

    kpi: str
    standard: str
    contract: str
    provider: str | None
    month: date
    numerator: int
    denominator: int | None
    value: Value
    target: str | None
    rating: Rating
    breach: Annotated[bool, Field(description="Whether it misses the target.")]


@dataclass(frozen=True, slots=True)
class PerformanceOut:
    """How one provider performs for one authority by one standard, over some months."""

    standard: str
    provider: str | None
    provider_name: str | None
    authority: str
    authority_name: str
    contract: str
    kpi: str
    first_month: date
    last_month: date
    months: Annotated[int, Field(description="How many months were counted.")]
    numerator: int
    denominator: int | None
    value: Value
    target: str | None
    rating: Rating
    breaches: Annotated[int, Field(description="In how many months the target was missed.")]
