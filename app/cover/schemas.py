"""How cover is asked for."""

from typing import Annotated

from pydantic import BaseModel, Field

from app.domain.vocabulary import Certainty, CoverState, ServiceLevel
from app.ledger.date_range import DateRange
from app.ledger.schemas import FactPageQuery, FactQuery, OnDayQuery
from app.platform.http.pagination import Text


class CellFilters(BaseModel):
    """Which cells are asked about."""

    authority: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only these authorities; repeat it for several. An integrated care board has "
        "cells only when it is named.",
    )
    consortium: Text | None = Field(
        default=None, description="Only members of this consortium on the day."
    )
    scope: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only these scopes; a branch means the leaves under it. Repeat it for several.",
    )
    explain: bool = Field(
        default=False, description="Add the rule and the facts that led to the answer, in order."
    )


class CoverPageQuery(FactPageQuery):
    limit: int = Field(
        default=1000, ge=1, le=2000, description="How many items a page holds, up to 2,000."
    )


class CoverQuery(CoverPageQuery, OnDayQuery, CellFilters):
    """Which cells to show."""

    provider: Text | None = Field(
        default=None, description="Only cells that this provider holds on the day."
    )
    state: list[CoverState] = Field(
        default_factory=list, description="Only cells in these states; repeat it for several."
    )
    certainty: Certainty | None = Field(
        default=None, description="Only what is confirmed, or only what is assumed."
    )


class SummaryQuery(CoverPageQuery, OnDayQuery, CellFilters):
    """Which authorities to sum up."""


class IntervalQuery(CoverPageQuery, DateRange, CellFilters):
    """Where to look for overlaps."""

    certainty: Certainty | None = Field(
        default=None, description="Only what is confirmed, or only what is assumed."
    )


class GapQuery(IntervalQuery):
    """Where to look for gaps."""

    level: ServiceLevel = Field(
        default=ServiceLevel.URGENT_ONLY,
        description="The least service that counts as cover; by default any will do.",
    )


class TimelineQuery(CoverPageQuery, DateRange):
    """Whose timeline to show."""

    authority: Text = Field(description="The authority.")
    scope: Text = Field(description="The leaf scope.")
    explain: bool = Field(
        default=False, description="Add the rule and the facts that led to the answer, in order."
    )


class DependenceQuery(FactQuery, OnDayQuery, CellFilters):
    """Whose dependence to measure."""

    by: Annotated[
        str, Field(pattern="^(provider|group)$", description="`provider`, or `group`.")
    ] = "provider"
