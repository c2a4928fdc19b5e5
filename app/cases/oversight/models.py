"""Tables of oversight."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from app.cases.core.models import (
    CaseFact,
    RecordFact,
    StepFact,
    day_basis_column,
    record_table_args,
)
from app.domain.schedules import Cadence
from app.domain.vocabulary import ConcernStep, DayBasis, OversightEventKind, OversightLevel
from app.platform.db.columns import Code, Json, codelist
from app.platform.db.references import Link, link_list


class MeetingScheduleAuthority(Link, table=True):
    """A further authority that the meetings of a schedule are about."""

    __tablename__ = "meeting_schedule_authority"

    fact: str = Field(primary_key=True, foreign_key="meeting_schedule.id", sa_type=Code)
    ordinal: int = Field(primary_key=True)
    authority: str = Field(foreign_key="authority.code", sa_type=Code, index=True)


class OversightEventAuthority(Link, table=True):
    """A further authority that an oversight event is about."""

    __tablename__ = "oversight_event_authority"

    fact: str = Field(primary_key=True, foreign_key="oversight_event.id", sa_type=Code)
    ordinal: int = Field(primary_key=True)
    authority: str = Field(foreign_key="authority.code", sa_type=Code, index=True)


class MeetingScheduleFact(RecordFact, table=True):
    """A schedule of regular meetings or checks."""

    __tablename__ = "meeting_schedule"
    __table_args__ = record_table_args("meeting_schedule", "authority", "provider", "contract")

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    provider: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    contract: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    kind: OversightEventKind = Field(sa_type=codelist(OversightEventKind, "oversight_event_kind"))
    level: OversightLevel | None = Field(default=None, sa_type=codelist(OversightLevel))
    joint_with: list[MeetingScheduleAuthority] = link_list(MeetingScheduleAuthority)
    bodies: list[str] = Field(default_factory=list, sa_type=Json)
    about: str | None = None
    announced: bool | None = None
    cadence: Cadence = Field(sa_type=codelist(Cadence))
    first_day: date
    day_basis: DayBasis = day_basis_column()
    last_day: date | None = None


class OversightEventFact(RecordFact, table=True):
    """A meeting, an audit, a spot check, a toolbox talk or a training session."""

    __tablename__ = "oversight_event"
    __table_args__ = record_table_args("oversight_event", "authority", "provider", "contract")

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    provider: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    contract: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    kind: OversightEventKind = Field(sa_type=codelist(OversightEventKind, "oversight_event_kind"))
    level: OversightLevel | None = Field(default=None, sa_type=codelist(OversightLevel))
    joint_with: list[OversightEventAuthority] = link_list(OversightEventAuthority)
    bodies: list[str] = Field(default_factory=list, sa_type=Json)
    day: date
    day_basis: DayBasis = day_basis_column()
    announced: bool | None = None
    about: str | None = None
    findings: str | None = None
    shared_with: str | None = Field(default=None, foreign_key="consortium.code", sa_type=Code)
    shared_on: date | None = None


class ConcernFact(CaseFact, table=True):
    """A concern of an authority about the performance of a provider."""

    __tablename__ = "concern"
    __table_args__ = record_table_args("concern", "authority", "provider", "contract")

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    provider: str = Field(foreign_key="provider.code", sa_type=Code)
    contract: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    text: str
    opened_on: date
    day_basis: DayBasis = day_basis_column()


class ConcernStepFact(StepFact, table=True):
    """A step of a concern."""

    __tablename__ = "concern_step"
    __table_args__ = record_table_args("concern_step", "case")

    case: str = Field(foreign_key="concern.id", sa_type=Code)
    step: ConcernStep = Field(sa_type=codelist(ConcernStep))
    text: str | None = None
    due_on: date | None = None


class StaffingFact(RecordFact, table=True):
    """Staff that an authority engages directly, as a role and a number of posts."""

    __tablename__ = "staffing"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="period_ordered"),
        *record_table_args("staffing", "authority", "contract"),
    )

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    contract: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    role: str
    posts: int
    first_day: date
    day_basis: DayBasis = day_basis_column()
    last_day: date | None = None


class LessonFact(RecordFact, table=True):
    """A lesson learnt, and the consortium that it was shared with."""

    __tablename__ = "lesson"
    __table_args__ = record_table_args("lesson", "authority", "provider", "shared_with")

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    provider: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    incident: str | None = Field(default=None, sa_type=Code)
    text: str
    learnt_on: date
    shared_with: str | None = Field(default=None, foreign_key="consortium.code", sa_type=Code)
    shared_on: date | None = None


class ActionFact(RecordFact, table=True):
    """An agreed action."""

    __tablename__ = "action"
    __table_args__ = record_table_args("action", "authority", "provider", "contract")

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    provider: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    contract: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    arises_from: str | None = Field(default=None, sa_type=Code)
    text: str
    owner_role: str | None = None
    decided_on: date
    due_on: date | None = None
    done_on: date | None = None
    reported_late_on: date | None = None
