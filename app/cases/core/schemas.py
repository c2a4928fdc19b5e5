"""How records are asked for, and what all of them tell."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar, Self

from fastapi import Path
from pydantic import BaseModel, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import Confidence, Visibility
from app.ledger.inputs import CodeText, HideableIn, ReplaceableIn
from app.ledger.schemas import FactPageQuery, FactQuery, OnDayQuery
from app.platform.date_types import Day, Month
from app.platform.http.pagination import Text

ReferenceText = Annotated[
    str, StringConstraints(min_length=3, max_length=61, pattern=r"^[a-z0-9][a-z0-9-]{2,60}$")
]
"""The reference of a contract."""

AmountText = Annotated[
    str,
    StringConstraints(pattern=r"^\d{1,13}\.\d{2}$"),
    Field(description="Pounds as text with two decimals, so that nothing rounds them."),
]
CountIn = Annotated[int, Field(ge=0, le=10**9)]

CaseId = Annotated[str, Path(alias="id", description="The id of the case.", max_length=40)]


class RecordIn(ReplaceableIn, HideableIn):
    """Something about an authority; whose it is may be shown to some only."""

    authority: CodeText = Field(description="The authority that it concerns, and that states it.")


class PartnersIn(RecordIn):
    """The same of what could itself do harm if it were public: for partners unless it says so."""

    visibility: Visibility = Field(
        default=Visibility.PARTNERS,
        description="For partners, unless this says otherwise: publishing it could do harm.",
    )


class StepIn(ReplaceableIn):
    """A step that was taken in a case. It is as visible as the case."""

    TOLD_BY: ClassVar[Mapping[str, Collection[str]]] = {}
    """The fields that only some steps tell, with those steps."""

    day: Day = Field(description="The day on which it was taken.")

    @model_validator(mode="after")
    def _tells_what_its_step_tells(self) -> Self:
        for name, steps in self.TOLD_BY.items():
            if getattr(self, name) is not None and getattr(self, "step", None) not in steps:
                raise PydanticCustomError(
                    "not-of-this-step",
                    "{name} is told by {steps}",
                    {"name": name, "steps": " or ".join(sorted(steps))},
                )
        return self


class OfAuthority(BaseModel):
    """Whose records are asked for."""

    authority: Text | None = Field(default=None, description="Only those of this authority.")
    consortium: Text | None = Field(
        default=None, description="Only those of the members of this consortium, on the day."
    )


class OfProvider(BaseModel):
    """Which provider is asked about."""

    provider: Text | None = Field(default=None, description="Only about this provider.")


class OfContract(BaseModel):
    """Which contract is asked about."""

    contract: Text | None = Field(
        default=None, description="Only about this contract, by its reference or any identifier."
    )


class Between(BaseModel):
    """On which days it happened."""

    since: Day | None = Field(default=None, description="Only from this day on.")
    until: Day | None = Field(default=None, description="Only up to this day, included.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.since and self.until and self.until < self.since:
            raise PydanticCustomError("period-reversed", "until is before since")
        return self


class BetweenMonths(Between):
    """In which months it was counted."""

    since: Month | None = Field(default=None, description="Only from this month on.")
    until: Month | None = Field(default=None, description="Only up to this month, included.")


class RecordQuery(FactPageQuery, OnDayQuery, OfAuthority):
    """Which records to list, and how they stand on which day."""


class CaseQuery(FactQuery, OnDayQuery):
    """On which day to look at a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedFields:
    """What every record tells of itself."""

    id: Annotated[str, Field(description="Its id: what is stated later names it by this.")]
    fact: Annotated[str, Field(description="The fact that now states it, as `If-Match` names it.")]
    source: str
    confidence: Confidence
    visibility: Visibility
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordOut(RecordedFields):
    """What a record tells that concerns an authority."""

    authority: str
    authority_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOut:
    """A step that was taken in a case."""

    step: str
    day: date
    fact: str
    source: str
