"""How incidents are shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.cases.core.schemas import RecordedFields, StepOut
from app.domain.incidents import CellOutcome
from app.domain.vocabulary import CoverState


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentStepOut(StepOut):
    """What was done once an incident had been declared."""

    firm: str | None
    role: str | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentOut(RecordedFields):
    """The failure of providers, and what was done by the day."""

    title: str
    providers: list[str]
    consortium: str | None
    authority: str | None
    began_on: date
    declared_on: date
    open: Annotated[bool, Field(description="Whether it was not stood down by the day.")]
    advisers: Annotated[list[str], Field(description="The firms that advise, with their roles.")]
    decisions: Annotated[list[str], Field(description="What was decided, in order.")]
    lessons: Annotated[int, Field(description="How many lessons name it.")]
    steps: list[IncidentStepOut]


@dataclass(frozen=True, slots=True)
class ImpactOut:
    """Over some days that are alike: what has become of the cells that the failed held."""

    first_day: date
    last_day: date
    days: int
    cells: Annotated[int, Field(description="How many cells they held when they failed.")]
    lost: Annotated[int, Field(description="How many they hold no more.")]
    at_risk: Annotated[int, Field(description="How many nobody but them holds.")]
    replaced: Annotated[int, Field(description="How many others hold, at the level of before.")]
    reduced: Annotated[int, Field(description="How many others hold, at a lower level.")]
    open: Annotated[int, Field(description="How many nobody is known to hold.")]
    unclear: Annotated[int, Field(description="How many the registry knows nothing of.")]


@dataclass(frozen=True, slots=True)
class CellOutcomeOut:
    """How one cell stands on a day that failed providers held."""

    authority: str
    authority_name: str
    scope: str
    scope_title: str
    outcome: CellOutcome
    before: Annotated[CoverState, Field(description="Its state when they failed.")]
    state: CoverState
    held_by: Annotated[list[str], Field(description="The providers that hold it on the day.")]
