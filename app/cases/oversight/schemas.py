"""What may be stated about oversight, and how it is asked for."""

from collections.abc import Collection, Mapping
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.cases.core.schemas import (
    Between,
    OfContract,
    OfProvider,
    PartnersIn,
    RecordIn,
    RecordQuery,
    ReferenceText,
    StepIn,
)
from app.domain.schedules import Cadence
from app.domain.undertakings import UndertakingStatus
from app.domain.vocabulary import ConcernStep, OversightEventKind, OversightLevel
from app.ledger.inputs import CodeText, FactId, PeriodIn
from app.platform.date_types import Day
from app.platform.http.pagination import LongText, Text


class _AboutService(RecordIn):
    """Something about a provider's service, or about that under one contract."""

    provider: CodeText | None = None
    contract: ReferenceText | None = None


class MeetingScheduleIn(_AboutService, PeriodIn):
    """How often people undertook to meet, or to look."""

    kind: OversightEventKind = Field(description="What is to happen again and again.")
    level: OversightLevel | None = None
    cadence: Cadence
    first_day: Day = Field(description="The first day of the first turn.")
    last_day: Day | None = Field(default=None, description="The last day, if one was set.")


class MeetingScheduleQuery(RecordQuery, OfProvider, OfContract):
    """Which rhythms to list, and how they had been kept by the day."""

    kind: OversightEventKind | None = Field(default=None, description="Only of this kind.")
    level: OversightLevel | None = Field(default=None, description="Only at this level.")
    missed: bool | None = Field(
        default=None, description="Only those with a turn missed by the day, or only those without."
    )


class OversightEventIn(_AboutService):
    """People met, talked something through, or went and looked."""

    kind: OversightEventKind
    level: OversightLevel | None = None
    day: Day
    announced: bool | None = Field(
        default=None, description="Of a check: whether it had been announced."
    )
    about: LongText | None = Field(default=None, description="What it was about.")
    findings: LongText | None = Field(default=None, description="What was found.")


class OversightEventQuery(RecordQuery, OfProvider, OfContract, Between):
    """Which occasions to list."""

    kind: OversightEventKind | None = Field(default=None, description="Only of this kind.")
    level: OversightLevel | None = Field(default=None, description="Only at this level.")


class ConcernIn(PartnersIn):
    """A concern about how a provider performs."""

    provider: CodeText
    contract: ReferenceText | None = None
    text: LongText = Field(description="What gives concern.")
    opened_on: Day = Field(description="From when on there was concern.")


class ConcernStepIn(StepIn):
    """What followed from a concern."""

    TOLD_BY: ClassVar[Mapping[str, Collection[str]]] = {"due_on": {ConcernStep.IMPROVEMENT_PLAN}}

    step: ConcernStep
    text: LongText | None = None
    due_on: Day | None = Field(
        default=None, description="With an improvement plan: by when things are to be better."
    )


class ConcernQuery(RecordQuery, OfProvider, OfContract):
    """Which concerns to list."""

    open: bool | None = Field(
        default=None, description="Only those open on the day, or only those that are over."
    )


class StaffingIn(RecordIn):
    """Staff that an authority engages itself: a role and a count, never a person."""

    contract: ReferenceText | None = Field(
        default=None, description="The contract of direct engagement, or that they work beside."
    )
    role: Text = Field(description="What they do, such as `delivery driver`.")
    posts: Annotated[int, Field(ge=1, le=10_000)] = Field(description="How many there are.")
    first_day: Day
    last_day: Day | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.last_day is not None and self.last_day < self.first_day:
            raise PydanticCustomError("period-reversed", "last_day is before first_day")
        return self


class StaffingQuery(RecordQuery, OfContract):
    """Which staff to list: those engaged on the day."""


class LessonIn(RecordIn):
    """What was learnt."""

    provider: CodeText | None = None
    incident: FactId | None = Field(default=None, description="The incident that taught it.")
    text: LongText
    learnt_on: Day
    shared_with: CodeText | None = Field(
        default=None, description="The consortium with whose members it was shared."
    )
    shared_on: Day | None = None

    @model_validator(mode="after")
    def _shared_with_somebody(self) -> Self:
        if self.shared_on is not None and self.shared_with is None:
            raise PydanticCustomError("shared-with-whom", "with which consortium was it shared?")
        return self


class LessonQuery(RecordQuery, OfProvider, Between):
    """Which lessons to list."""

    incident: Text | None = Field(default=None, description="Only what this incident taught.")
    shared_with: Text | None = Field(
        default=None, description="Only what was shared with this consortium."
    )


class ActionIn(_AboutService):
    """Something that is to be done. State it again with `replaces` once it is."""

    arises_from: FactId | None = Field(
        default=None, description="The fact that it arises from: a concern, a check, a lesson."
    )
    text: LongText = Field(description="What is to be done.")
    owner_role: Text | None = Field(default=None, description="The role that does it.")
    decided_on: Day
    due_on: Day | None = None
    done_on: Day | None = None

    @model_validator(mode="after")
    def _done_after_it_was_decided(self) -> Self:
        for name in ("due_on", "done_on"):
            day = getattr(self, name)
            if day is not None and day < self.decided_on:
                raise PydanticCustomError(
                    "before-decided", "{name} is before decided_on", {"name": name}
                )
        return self


class ActionQuery(RecordQuery, OfProvider, OfContract):
    """Which actions to list."""

    state: list[UndertakingStatus] = Field(
        default_factory=list,
        description="Only those that stand like this on the day; repeat it for several.",
    )
