"""What may be stated about incidents, and how they are asked for."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.cases.core.schemas import OfProvider, StepIn
from app.domain.incidents import CellOutcome
from app.domain.vocabulary import IncidentStep
from app.ledger.date_range import DateRange
from app.ledger.inputs import CodeText, HideableIn, ReplaceableIn
from app.ledger.schemas import FactPageQuery, OnDayQuery
from app.platform.date_types import Day
from app.platform.http.pagination import LongText, Text


class IncidentIn(ReplaceableIn, HideableIn):
    """The failure of providers, as somebody declares it who leads."""

    title: LongText
    providers: list[CodeText] = Field(min_length=1, max_length=20)
    consortium: CodeText | None = Field(
        default=None, description="The consortium whose lead declares it."
    )
    authority: CodeText | None = Field(
        default=None, description="The authority that declares it, where no consortium does."
    )
    began_on: Day = Field(description="The day of failure: what they held then is followed.")
    declared_on: Day

    @model_validator(mode="after")
    def _declared_by_one(self) -> Self:
        if self.consortium is not None and self.authority is not None:
            raise PydanticCustomError("two-who-declare", "a consortium or an authority, not both")
        return self


class IncidentStepIn(StepIn):
    """What was done once an incident had been declared."""

    step: IncidentStep
    firm: Text | None = Field(default=None, description="The firm that advises; never a person.")
    role: Text | None = Field(default=None, description="What it does, such as `liquidator`.")
    text: LongText | None = Field(default=None, description="What was decided, and why.")

    @model_validator(mode="after")
    def _tells_what_its_step_tells(self) -> Self:
        advises = self.step is IncidentStep.ADVISER
        if advises is (self.firm is None) or advises is (self.role is None):
            raise PydanticCustomError("firm-if-adviser", "a firm and its role, if it advises")
        if self.step is IncidentStep.DECISION and self.text is None:
            raise PydanticCustomError("text-if-decision", "what was decided")
        return self


class IncidentQuery(FactPageQuery, OnDayQuery, OfProvider):
    """Which incidents to list: those declared by the day."""

    consortium: Text | None = Field(default=None, description="Only those of this consortium.")
    authority: Text | None = Field(default=None, description="Only those of this authority.")
    open: bool | None = Field(
        default=None, description="Only those not stood down by the day, or only the others."
    )


class ImpactQuery(FactPageQuery, DateRange):
    """Which days of an incident to look at; from the day on which it began."""


class CellOutcomeQuery(FactPageQuery, OnDayQuery):
    """Which cells of an incident to list."""

    outcome: list[CellOutcome] = Field(
        default_factory=list, description="Only cells that stand like this; repeat it for several."
    )
