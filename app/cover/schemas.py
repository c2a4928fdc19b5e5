"""Query parameters of cover."""

from typing import Annotated

from pydantic import BaseModel, Field

from app.domain.vocabulary import Certainty, CoverState, ServiceLevel
from app.ledger.date_range import DateRange
from app.ledger.schemas import FactPageQuery, FactQuery, OnDayQuery
from app.platform.http.pagination import Text


class CellFilters(BaseModel):
    """Filters that select cells."""

    authority: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only these authorities; repeat the parameter for several. An integrated care "
        "board has cells only if it is named.",
    )
    consortium: Text | None = Field(
        default=None, description="Only members of this consortium on the day."
    )
    scope: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only these scopes; a branch stands for its leaves. Repeatable.",
    )
    explain: bool = Field(
        default=False, description="Add the rule and the facts behind the result, in order."
    )


class CoverPageQuery(FactPageQuery):
    """Pagination with larger pages than other lists."""

    limit: int = Field(
        default=1000, ge=1, le=2000, description="How many items a page holds, up to 2,000."
    )


class CoverQuery(CoverPageQuery, OnDayQuery, CellFilters):
    """Filters of the cells on a day."""

    provider: Text | None = Field(
        default=None, description="Only cells that this provider holds on the day."
    )
    state: list[CoverState] = Field(
        default_factory=list, description="Only cells in these states; repeatable."
    )
    certainty: Certainty | None = Field(
        default=None, description="Only confirmed, or only assumed states."
    )


class SummaryQuery(CoverPageQuery, OnDayQuery, CellFilters):
    """Filters of the summaries on a day."""


class IntervalQuery(CoverPageQuery, DateRange, CellFilters):
    """Filters of intervals within a horizon."""

    certainty: Certainty | None = Field(
        default=None, description="Only confirmed, or only assumed states."
    )


class GapQuery(IntervalQuery):
    """Filters of gaps within a horizon."""

    level: ServiceLevel = Field(
        default=ServiceLevel.URGENT_ONLY,
        description="The lowest service level that counts as cover; by default any level.",
    )


class TimelineQuery(CoverPageQuery, DateRange):
    """The cell and the horizon of a timeline."""

    authority: Text = Field(description="The code of the authority, or any of its identifiers.")
    scope: Text = Field(description="The code of the leaf scope.")
    explain: bool = Field(
        default=False, description="Add the rule and the facts behind the result, in order."
    )


class DependenceQuery(FactQuery, OnDayQuery, CellFilters):
    """Filters of the cells whose dependence is measured."""

    by: Annotated[
        str,
        Field(
            pattern="^(provider|group)$", description="Count holders by `provider` or by `group`."
        ),
    ] = "provider"
