"""How oversight is shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.cases.core.schemas import RecordOut, StepOut
from app.domain.schedules import Cadence
from app.domain.undertakings import UndertakingStatus
from app.domain.vocabulary import ConcernStep, OversightEventKind, OversightLevel


@dataclass(frozen=True, slots=True)
class MissedIntervalOut:
    """The days within which something was to happen, and did not."""

    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingScheduleOut(RecordOut):
    """How often people undertook to meet or to look, and whether they had by the day."""

    provider: str | None
    provider_name: str | None
    contract: str | None
    kind: OversightEventKind
    level: OversightLevel | None
    cadence: Cadence
    first_day: date
    last_day: date | None
    held: Annotated[int, Field(description="In how many turns it happened, up to the day.")]
    missed: Annotated[int, Field(description="In how many it did not, of those that are over.")]
    last_missed: Annotated[
        MissedIntervalOut | None, Field(description="The last turn that was missed.")
    ]
    next_due_on: Annotated[date | None, Field(description="The last day of the turn under way.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightEventOut(RecordOut):
    """People met, talked something through, or went and looked."""

    provider: str | None
    provider_name: str | None
    contract: str | None
    kind: OversightEventKind
    level: OversightLevel | None
    day: date
    announced: bool | None
    about: str | None
    findings: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernStepOut(StepOut):
    """What followed from a concern."""

    text: str | None
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernOut(RecordOut):
    """A concern about a provider, and how that stands on the day."""

    provider: str
    provider_name: str
    contract: str | None
    text: str
    opened_on: date
    open: Annotated[bool, Field(description="Whether it was neither closed nor ended by the day.")]
    last_step: Annotated[ConcernStep | None, Field(description="The last step taken by the day.")]
    plan_due_on: Annotated[
        date | None, Field(description="By when the plan that now runs is to have helped.")
    ]
    plan_late: Annotated[bool, Field(description="Whether that day has gone without success.")]
    steps: list[ConcernStepOut]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingOut(RecordOut):
    """Staff that an authority engages itself."""

    contract: str | None
    role: str
    posts: int
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonOut(RecordOut):
    """What was learnt, and with whom it was shared."""

    provider: str | None
    provider_name: str | None
    incident: str | None
    text: str
    learnt_on: date
    shared_with: str | None
    shared_with_name: str | None
    shared_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOut(RecordOut):
    """Something that is to be done, and how that stands on the day."""

    provider: str | None
    provider_name: str | None
    contract: str | None
    arises_from: str | None
    text: str
    owner_role: str | None
    decided_on: date
    due_on: date | None
    done_on: date | None
    state: UndertakingStatus
