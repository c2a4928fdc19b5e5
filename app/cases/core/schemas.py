"""Common fields of the inputs, queries and responses of records."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Self

from fastapi import Path
from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import Confidence, DayBasis, Visibility
from app.ledger.inputs import CodeText, HideableIn, ReplaceableIn
from app.ledger.schemas import FactPageQuery, FactQuery, OnDayQuery
from app.platform.date_types import Day, Month, check_order
from app.platform.http.pagination import Text
from app.platform.model import Model
from app.registry.authorities.schemas import AreaFilter

ReferenceText = Annotated[
    str, StringConstraints(min_length=3, max_length=61, pattern=r"^[a-z0-9][a-z0-9-]{2,60}$")
]
"""The reference of a contract."""

AmountText = Annotated[
    str,
    StringConstraints(pattern=r"^\d{1,13}\.\d{2}$"),
    Field(description="An amount in GBP, as text with two decimals so that no client rounds it."),
]
CountIn = Annotated[int, Field(ge=0, le=10**9)]

CaseId = Annotated[str, Path(alias="id", description="The id of the case.", max_length=100)]


class RecordIn(ReplaceableIn, HideableIn):
    """A record about an authority."""

    authority: CodeText = Field(
        description="The code of the authority that the record is about, and that records it."
    )


class PartnersIn(RecordIn):
    """A record that is visible to partners unless it says otherwise."""

    visibility: Visibility = Field(
        default=Visibility.PARTNERS,
        description="The callers that may see the record. By default partners, because publication "
        "can cause harm.",
    )


class StepIn(ReplaceableIn):
    """A step of a case. It is as visible as the case."""

    STEP_FIELDS: ClassVar[Mapping[str, Collection[str]]] = {}
    """The fields that belong to some steps only, with those steps."""

    day: Day = Field(description="The day of the step.")
    day_basis: DayBasis = Field(default=DayBasis.STATED, description="The basis of the day.")

    @model_validator(mode="after")
    def _has_only_fields_of_its_step(self) -> Self:
        for name, steps in self.STEP_FIELDS.items():
            if getattr(self, name) is not None and getattr(self, "step", None) not in steps:
                raise PydanticCustomError(
                    "not-of-this-step",
                    "{name} belongs to the step {steps}; leave it out",
                    {"name": name, "steps": " or ".join(sorted(steps))},
                )
        return self


class LateIn(Model):
    """An undertaking that a source may report as late."""

    reported_late_on: Day | None = Field(
        default=None,
        description="The first day on which the source saw that it was not done in time. Without "
        "such a report, silence does not make it late.",
    )


class DatedIn(Model):
    """A record whose first day has a basis."""

    day_basis: DayBasis = Field(
        default=DayBasis.STATED,
        description="The basis of the day on which it began, or was done.",
    )


class ExplainQuery(Model):
    """A query whose result can be explained."""

    explain: bool = Field(
        default=False, description="Add the rule and the facts behind the result, in order."
    )


class AuthorityFilter(AreaFilter):
    """Filters by authority."""

    authority: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only records of these authorities, by code or identifier; repeatable.",
    )
    consortium: Text | None = Field(
        default=None, description="Only records of the members of this consortium on the day."
    )


class ProviderFilter(Model):
    """A filter by provider."""

    provider: list[Text] = Field(
        default_factory=list,
        max_length=100,
        description="Only records that name one of these providers, or a contract of theirs; by "
        "code or identifier, repeatable.",
    )


class ContractFilter(Model):
    """A filter by contract."""

    contract: Text | None = Field(
        default=None, description="Only records about this contract, by reference or identifier."
    )


class DayRangeFilter(Model):
    """Filters by the day of a record."""

    since: Day | None = Field(default=None, description="Only records from this day on.")
    until: Day | None = Field(
        default=None, description="Only records up to this day, which is included."
    )

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "since", "until")
        return self


class MonthRangeFilter(DayRangeFilter):
    """Filters by the month of a record."""

    since: Month | None = Field(default=None, description="Only records from this month on.")
    until: Month | None = Field(
        default=None, description="Only records up to this month, which is included."
    )


class RecordQuery(FactPageQuery, OnDayQuery, AuthorityFilter, ProviderFilter):
    """A query for the records of authorities, as of a day."""


class CaseQuery(FactQuery, OnDayQuery):
    """A query for one case, as of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedFields:
    """The fields of every record."""

    id: Annotated[str, Field(description="The permanent id of the record.")]
    fact: Annotated[
        str, Field(description="The id of the current fact of the record, for `If-Match`.")
    ]
    source: Annotated[str, Field(description="The code of the source.")]
    confidence: Annotated[Confidence, Field(description="The confidence in the source.")]
    visibility: Annotated[Visibility, Field(description="The callers that may see the record.")]
    note: Annotated[str | None, Field(description="A note of the author.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOut(RecordedFields):
    """The fields of every record about an authority."""

    authority: Annotated[str, Field(description="The code of the authority.")]
    authority_name: Annotated[str, Field(description="The name of the authority on the day.")]


LastHeardOn = Annotated[
    date | None,
    Field(
        description="The latest day on which a source speaks of it; nothing is recorded since. "
        "Null if no source has a day."
    ),
]
ReportedLateOn = Annotated[
    date | None,
    Field(description="The first day on which a source saw that it was not done in time."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOut:
    """The fields of every step of a case."""

    step: Annotated[str, Field(description="The kind of step.")]
    day: Annotated[date, Field(description="The day of the step.")]
    day_basis: Annotated[DayBasis, Field(description="The basis of the day.")]
    fact: Annotated[str, Field(description="The id of the fact that records the step.")]
    source: Annotated[str, Field(description="The code of the source.")]
