"""Inputs and queries of oversight."""

from collections.abc import Collection, Mapping
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.cases.core.schemas import (
    ContractFilter,
    DatedIn,
    DayRangeFilter,
    LateIn,
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
from app.platform.date_types import Day, check_order
from app.platform.http.pagination import LongText, Text
from app.platform.model import Model


class _ServiceRecordIn(RecordIn):
    """A record about a provider or a contract."""

    provider: CodeText | None = Field(default=None, description="The code of the provider.")
    contract: ReferenceText | None = Field(
        default=None, description="The reference of the contract."
    )


class _SharedIn(Model):
    """A record that may be shared with the members of a consortium."""

    shared_with: CodeText | None = Field(
        default=None, description="The code of the consortium whose members received it."
    )
    shared_on: Day | None = Field(
        default=None, description="The day on which it was shared; only with `shared_with`."
    )

    @model_validator(mode="after")
    def _shared_with_a_consortium(self) -> Self:
        if self.shared_on is not None and self.shared_with is None:
            raise PydanticCustomError(
                "shared-with-whom", "send the consortium together with the day of sharing"
            )
        return self


class _JointIn(_ServiceRecordIn, DatedIn):
    """A meeting or check that several authorities or bodies may take part in."""

    joint_with: list[CodeText] = Field(
        default_factory=list,
        max_length=100,
        description="The codes of further authorities whose meeting or check it is.",
    )
    bodies: list[Text] = Field(
        default_factory=list,
        max_length=20,
        description="Further bodies that take part, for example `NHS`; no person.",
    )

    @model_validator(mode="after")
    def _names_each_authority_once(self) -> Self:
        if len({self.authority, *self.joint_with}) <= len(self.joint_with):
            raise PydanticCustomError(
                "authority-twice", "an authority is named twice; name each authority once"
            )
        return self


class MeetingScheduleIn(_JointIn, PeriodIn):
    """A schedule of regular meetings or checks."""

    kind: OversightEventKind = Field(description="The kind of event.")
    level: OversightLevel | None = Field(default=None, description="The level of oversight.")
    about: LongText | None = Field(default=None, description="The subject of the events.")
    announced: bool | None = Field(default=None, description="True if checks are announced.")
    cadence: Cadence = Field(description="The frequency of the events.")
    first_day: Day = Field(description="The first day of the first interval.")
    last_day: Day | None = Field(default=None, description="The last day, if one was set.")


class MeetingScheduleQuery(RecordQuery, ContractFilter):
    """A query for meeting schedules."""

    kind: OversightEventKind | None = Field(default=None, description="Only this kind of event.")
    level: OversightLevel | None = Field(default=None, description="Only this level of oversight.")
    missed: bool | None = Field(
        default=None,
        description="True for schedules with a missed interval only, false for others only. An "
        "interval is missed only under an attestation of `meetings`.",
    )


class OversightEventIn(_JointIn, _SharedIn):
    """A meeting, an audit, a spot check, a toolbox talk or a training session."""

    kind: OversightEventKind = Field(description="The kind of event.")
    level: OversightLevel | None = Field(default=None, description="The level of oversight.")
    day: Day = Field(description="The day of the event.")
    announced: bool | None = Field(default=None, description="True if a check was announced.")
    about: LongText | None = Field(default=None, description="The subject of the event.")
    findings: LongText | None = Field(default=None, description="The findings.")


class OversightEventQuery(RecordQuery, ContractFilter, DayRangeFilter):
    """A query for oversight events."""

    kind: OversightEventKind | None = Field(default=None, description="Only this kind of event.")
    level: OversightLevel | None = Field(default=None, description="Only this level of oversight.")
    shared_with: Text | None = Field(
        default=None, description="Only events shared with this consortium, such as toolbox talks."
    )


class ConcernIn(PartnersIn, DatedIn):
    """A concern about the performance of a provider."""

    provider: CodeText = Field(description="The code of the provider.")
    contract: ReferenceText | None = Field(
        default=None, description="The reference of the contract."
    )
    text: LongText = Field(description="The concern.")
    opened_on: Day = Field(description="The day on which the concern was raised.")


class ConcernStepIn(StepIn):
    """A step of a concern."""

    STEP_FIELDS: ClassVar[Mapping[str, Collection[str]]] = {
        "due_on": {ConcernStep.IMPROVEMENT_PLAN}
    }

    step: ConcernStep = Field(description="The kind of step.")
    text: LongText | None = Field(default=None, description="A description of the step.")
    due_on: Day | None = Field(
        default=None, description="The due day; only for an improvement plan."
    )


class ConcernQuery(RecordQuery, ContractFilter):
    """A query for concerns."""

    open: bool | None = Field(
        default=None, description="True for open concerns only, false for ended ones only."
    )


class StaffingIn(RecordIn, DatedIn):
    """Staff that an authority engages directly, as a role and a number of posts."""

    contract: ReferenceText | None = Field(
        default=None,
        description="The contract that engages the staff, or that they work alongside.",
    )
    role: Text = Field(description="The role, for example `delivery driver`; no person.")
    posts: Annotated[int, Field(ge=1, le=10_000)] = Field(description="The number of posts.")
    first_day: Day = Field(description="The first day.")
    last_day: Day | None = Field(default=None, description="The last day, if known.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "first_day", "last_day")
        return self


class StaffingQuery(RecordQuery, ContractFilter):
    """A query for the staff engaged on the day."""


class LessonIn(RecordIn, _SharedIn):
    """A lesson learnt."""

    provider: CodeText | None = Field(default=None, description="The code of the provider.")
    incident: FactId | None = Field(
        default=None, description="The id of the incident that it comes from."
    )
    text: LongText = Field(description="The lesson.")
    learnt_on: Day = Field(description="The day on which it was learnt.")


class LessonQuery(RecordQuery, DayRangeFilter):
    """A query for lessons."""

    incident: Text | None = Field(
        default=None, description="Only lessons from this incident, by id."
    )
    shared_with: Text | None = Field(
        default=None, description="Only lessons shared with this consortium."
    )


class ActionIn(_ServiceRecordIn, LateIn):
    """An agreed action. Revise it when it is done."""

    arises_from: FactId | None = Field(
        default=None, description="The id of the record that led to it, for example a concern."
    )
    text: LongText = Field(description="The action.")
    owner_role: Text | None = Field(default=None, description="The responsible role.")
    decided_on: Day = Field(description="The day on which it was agreed.")
    due_on: Day | None = Field(default=None, description="The due day.")
    done_on: Day | None = Field(default=None, description="The day of completion.")

    @model_validator(mode="after")
    def _due_and_done_after_decision(self) -> Self:
        for name in ("due_on", "done_on", "reported_late_on"):
            day = getattr(self, name)
            if day is not None and day < self.decided_on:
                raise PydanticCustomError(
                    "before-decided",
                    "{name} is before decided_on; send the same day or a later one",
                    {"name": name},
                )
        return self


class ActionQuery(RecordQuery, ContractFilter):
    """A query for actions."""

    state: list[UndertakingStatus] = Field(
        default_factory=list,
        description="Only actions with this status on the day. Repeat it for several.",
    )
