"""What may be stated about performance, and how it is asked for."""

from typing import Annotated

from pydantic import Field, StringConstraints

from app.cases.core.schemas import (
    BetweenMonths,
    CountIn,
    OfContract,
    OfProvider,
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
    Field(description="A number as text, so that nothing rounds it."),
]


class KpiIn(ReplaceableIn):
    """What is to be measured under a contract, by those in charge of it. It is public."""

    contract: ReferenceText
    standard: CodeText = Field(
        description="What it measures, in one code for all contracts that measure it, such as "
        "`minor-adaptations-within-5-working-days`."
    )
    name: LongText = Field(description="What is counted, and out of what.")
    unit: KpiUnit = KpiUnit.PERCENT
    direction: Direction = Direction.AT_LEAST
    target: NumberText | None = None
    approaching: NumberText | None = Field(
        default=None, description="The bound up to which a value approaches its target."
    )
    improvement: NumberText | None = Field(
        default=None, description="The bound up to which it requires improvement; inadequate after."
    )
    is_binding: bool | None = Field(
        default=None, description="Whether it is a term of the contract, or only agreed beside it."
    )


class KpiQuery(FactPageQuery, OnDayQuery, OfContract):
    """Which indicators to list."""

    standard: Text | None = Field(default=None, description="Only this standard.")


class KpiObservationIn(PartnersIn):
    """What was counted for one authority in one month. A small count is never public."""

    kpi: FactId = Field(description="The id of the indicator.")
    month: Month = Field(description="The month, written as its first day.")
    numerator: CountIn = Field(description="How many met the standard; of a plain count, how many.")
    denominator: CountIn | None = Field(default=None, description="Out of how many.")


class KpiObservationQuery(RecordQuery, OfProvider, OfContract, BetweenMonths):
    """Which observations to list: those of months that have begun by the day."""

    kpi: Text | None = Field(default=None, description="Only of this indicator, by its id.")
    standard: Text | None = Field(default=None, description="Only of this standard.")
    breach: bool | None = Field(
        default=None, description="Only what misses its target, or only what does not."
    )
    rating: list[Rating] = Field(
        default_factory=list, description="Only what is rated like this; repeat it for several."
    )


class PerformanceQuery(RecordQuery, OfProvider, BetweenMonths):
    """Whose performance to compare, over the months that have begun by the day."""

    standard: Text | None = Field(default=None, description="Only of this standard.")
