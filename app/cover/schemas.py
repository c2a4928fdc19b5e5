"""Query parameters of cover."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.vocabulary import (
    Certainty,
    Confidence,
    CoverReason,
    CoverState,
    GapBasis,
    Purpose,
    ServiceLevel,
)
from app.ledger.date_range import DateRange
from app.ledger.schemas import FactPageQuery, FactQuery, OnDayQuery
from app.platform.date_types import Day
from app.platform.http.pagination import Text
from app.registry.authorities.schemas import AreaFilter


class CellFilters(AreaFilter):
    """Filters that select cells."""

    authority: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only these authorities; repeat the parameter for several. An integrated care "
        "board has cells only if it is named.",
    )
    consortium: Text | None = Field(
        default=None,
        description="Only members of this consortium on the day; of a range of days, its members "
        "on any of them, each for the days of its membership.",
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

    provider: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only cells that one of these providers holds on the day; repeatable.",
    )
    state: list[CoverState] = Field(
        default_factory=list, description="Only cells in these states; repeatable."
    )
    because: list[CoverReason] = Field(
        default_factory=list, description="Only cells with these reasons; repeatable."
    )
    certainty: Certainty | None = Field(default=None, description="Only states of this certainty.")
    confidence: Confidence | None = Field(
        default=None,
        description="Only cells that an award of this confidence holds, or fades in. Cells that "
        "nobody holds have no award, and so no confidence.",
    )
    evidence_to: Day | None = Field(
        default=None, description="Only cells of which no source speaks after this day."
    )


class SummaryQuery(CoverPageQuery, OnDayQuery, CellFilters):
    """Filters of the summaries on a day."""


class IntervalQuery(CoverPageQuery, DateRange, CellFilters):
    """Filters of intervals within a horizon."""

    certainty: Certainty | None = Field(
        default=None, description="Only intervals of this certainty."
    )


class GapQuery(IntervalQuery):
    """Filters of gaps within a horizon."""

    state: list[CoverState] = Field(
        default_factory=list, description="Only intervals in these states; repeatable."
    )
    because: list[CoverReason] = Field(
        default_factory=list, description="Only intervals with these reasons; repeatable."
    )
    basis: GapBasis | None = Field(
        default=None,
        description="Only gaps that somebody said (`said`), or where the record merely ended "
        "(`record-ended`); default: both.",
    )
    include: Literal["unknown"] | None = Field(
        default=None, description="`unknown`: also intervals of which nothing is known."
    )

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
    purpose: list[Purpose] = Field(
        default_factory=list,
        max_length=20,
        description="Only `lasting` or only `bridging` contracts, and the cells that they cover; "
        "repeatable.",
    )


class CompletenessQuery(FactQuery, OnDayQuery, AreaFilter):
    """The consortium or the authorities whose record is asked about; by default the registry."""

    consortium: Text | None = Field(
        default=None, description="Only members of this consortium on the day."
    )
    authority: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only these authorities; repeat the parameter for several.",
    )


class SubstituteQuery(CoverPageQuery, OnDayQuery):
    """The scopes and the day for which other providers are sought."""

    scope: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only these scopes; a branch stands for its leaves. Repeatable.",
    )
    near: Text | None = Field(
        default=None,
        description="The authority that seeks a provider, by code or identifier: those that serve "
        "its board, its consortium or its region come first, in this order. Boundaries between "
        "authorities are not recorded, so that neighbours are no more than these.",
    )
    excluding_group: Text | None = Field(
        default=None, description="Leave out this provider and all of its group."
    )
