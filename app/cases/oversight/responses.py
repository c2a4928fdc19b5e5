"""Responses of oversight."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.cases.core.schemas import LastHeardOn, RecordOut, ReportedLateOn, StepOut
from app.domain.schedules import Cadence
from app.domain.undertakings import CaseState, UndertakingStatus
from app.domain.vocabulary import ConcernStep, DayBasis, OversightEventKind, OversightLevel

_JointWith = Annotated[
    list[str], Field(description="The codes of further authorities whose meeting or check it is.")
]
_Bodies = Annotated[list[str], Field(description="Further bodies that take part.")]
_DayBasis = Annotated[DayBasis, Field(description="The basis of the day on which it began.")]


@dataclass(frozen=True, slots=True)
class MissedIntervalOut:
    """An interval of a schedule that ended without an event, as a complete record shows."""

    first_day: Annotated[date, Field(description="The first day of the interval.")]
    last_day: Annotated[date, Field(description="The last day of the interval.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingScheduleOut(RecordOut):
    """A schedule of regular meetings or checks, with its attendance up to the day."""

    provider: Annotated[str | None, Field(description="The code of the provider.")]
    provider_name: Annotated[str | None, Field(description="The name of the provider on the day.")]
    contract: Annotated[str | None, Field(description="The reference of the contract.")]
    kind: Annotated[OversightEventKind, Field(description="The kind of event.")]
    level: Annotated[OversightLevel | None, Field(description="The level of oversight.")]
    joint_with: _JointWith
    bodies: _Bodies
    about: Annotated[str | None, Field(description="The subject of the events.")]
    announced: Annotated[bool | None, Field(description="True if checks are announced.")]
    cadence: Annotated[Cadence, Field(description="The frequency of the events.")]
    first_day: Annotated[date, Field(description="The first day of the first interval.")]
    day_basis: _DayBasis
    last_day: Annotated[date | None, Field(description="The last day, if one was set.")]
    held: Annotated[int, Field(description="The number of intervals with an event.")]
    missed: Annotated[
        int,
        Field(
            description="The number of intervals that ended without one, all of whose days the "
            "authority attests under the subject `meetings`."
        ),
    ]
    not_recorded: Annotated[
        int,
        Field(
            description="The number of intervals that ended without a recorded event and are not "
            "attested: an event may have taken place."
        ),
    ]
    last_missed: Annotated[MissedIntervalOut | None, Field(description="The last missed interval.")]
    last_heard_on: LastHeardOn
    next_due_on: Annotated[
        date | None, Field(description="The last day of the current interval, if no event is yet.")
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightEventOut(RecordOut):
    """A meeting, an audit, a spot check, a toolbox talk or a training session."""

    provider: Annotated[str | None, Field(description="The code of the provider.")]
    provider_name: Annotated[str | None, Field(description="The name of the provider on the day.")]
    contract: Annotated[str | None, Field(description="The reference of the contract.")]
    kind: Annotated[OversightEventKind, Field(description="The kind of event.")]
    level: Annotated[OversightLevel | None, Field(description="The level of oversight.")]
    joint_with: _JointWith
    bodies: _Bodies
    day: Annotated[date, Field(description="The day of the event.")]
    day_basis: Annotated[DayBasis, Field(description="The basis of the day.")]
    announced: Annotated[bool | None, Field(description="True if a check was announced.")]
    about: Annotated[str | None, Field(description="The subject of the event.")]
    findings: Annotated[str | None, Field(description="The findings.")]
    shared_with: Annotated[str | None, Field(description="The code of the consortium.")]
    shared_with_name: Annotated[
        str | None, Field(description="The name of the consortium on the day.")
    ]
    shared_on: Annotated[date | None, Field(description="The day on which it was shared.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernStepOut(StepOut):
    """A step of a concern."""

    text: Annotated[str | None, Field(description="A description of the step.")]
    due_on: Annotated[date | None, Field(description="The due day of an improvement plan.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernOut(RecordOut):
    """A concern about the performance of a provider, with its progress on the day."""

    provider: Annotated[str, Field(description="The code of the provider.")]
    provider_name: Annotated[str, Field(description="The name of the provider on the day.")]
    contract: Annotated[str | None, Field(description="The reference of the contract.")]
    text: Annotated[str, Field(description="The concern.")]
    opened_on: Annotated[date, Field(description="The day on which the concern was raised.")]
    day_basis: _DayBasis
    state: Annotated[CaseState, Field(description="The state on the day.")]
    last_heard_on: LastHeardOn
    open: Annotated[
        bool, Field(description="True if no source says by the day that it was closed or ended.")
    ]
    last_step: Annotated[
        ConcernStep | None, Field(description="The last step by the day; null before the first.")
    ]
    plan_due_on: Annotated[
        date | None, Field(description="The due day of the current improvement plan.")
    ]
    plan: Annotated[
        UndertakingStatus | None,
        Field(description="The status of that plan on the day; null without a plan."),
    ]
    steps: Annotated[list[ConcernStepOut], Field(description="The steps up to the day.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffingOut(RecordOut):
    """Staff that an authority engages directly, as a role and a number of posts."""

    contract: Annotated[str | None, Field(description="The reference of the contract.")]
    role: Annotated[str, Field(description="The role.")]
    posts: Annotated[int, Field(description="The number of posts.")]
    first_day: Annotated[date, Field(description="The first day.")]
    day_basis: _DayBasis
    last_day: Annotated[date | None, Field(description="The last day, if known.")]
    state: Annotated[CaseState, Field(description="The state on the day.")]
    last_heard_on: LastHeardOn


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonOut(RecordOut):
    """A lesson learnt, and the consortium that it was shared with."""

    provider: Annotated[str | None, Field(description="The code of the provider.")]
    provider_name: Annotated[str | None, Field(description="The name of the provider on the day.")]
    incident: Annotated[str | None, Field(description="The id of the incident.")]
    text: Annotated[str, Field(description="The lesson.")]
    learnt_on: Annotated[date, Field(description="The day on which it was learnt.")]
    shared_with: Annotated[str | None, Field(description="The code of the consortium.")]
    shared_with_name: Annotated[
        str | None, Field(description="The name of the consortium on the day.")
    ]
    shared_on: Annotated[date | None, Field(description="The day on which it was shared.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOut(RecordOut):
    """An agreed action, with its status on the day."""

    provider: Annotated[str | None, Field(description="The code of the provider.")]
    provider_name: Annotated[str | None, Field(description="The name of the provider on the day.")]
    contract: Annotated[str | None, Field(description="The reference of the contract.")]
    arises_from: Annotated[
        str | None, Field(description="The id of the record that led to the action.")
    ]
    text: Annotated[str, Field(description="The action.")]
    owner_role: Annotated[str | None, Field(description="The responsible role.")]
    decided_on: Annotated[date, Field(description="The day on which it was agreed.")]
    due_on: Annotated[date | None, Field(description="The due day, if one was set.")]
    done_on: Annotated[date | None, Field(description="The day of completion.")]
    reported_late_on: ReportedLateOn
    last_heard_on: LastHeardOn
    state: Annotated[UndertakingStatus, Field(description="The status on the day.")]
