"""Tables of complaints."""

from datetime import date

from sqlmodel import Field

from app.cases.core.models import (
    CaseFact,
    PartFact,
    RecordFact,
    StepFact,
    day_basis_column,
    record_table_args,
)
from app.domain.clocks import Unit
from app.domain.vocabulary import (
    ComplaintCountKind,
    ComplaintStage,
    ComplaintStep,
    DayBasis,
    OmbudsmanOutcome,
    ReplyBasis,
)
from app.platform.db.columns import Code, Json, codelist


class ComplaintFact(CaseFact, table=True):
    """A complaint by its reference, without its text and without a person."""

    __tablename__ = "complaint"
    __table_args__ = record_table_args("complaint", "authority", "provider", "contract")

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    provider: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    contract: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    reference: str
    stage: ComplaintStage | None = Field(default=None, sa_type=codelist(ComplaintStage))
    received_on: date | None = None
    day_basis: DayBasis = day_basis_column()
    reply_length: int | None = None
    reply_unit: Unit | None = Field(default=None, sa_type=codelist(Unit))
    reply_basis: ReplyBasis | None = Field(default=None, sa_type=codelist(ReplyBasis))
    visit_failed_on: date | None = None


class ComplaintStepFact(StepFact, table=True):
    """A step of a complaint."""

    __tablename__ = "complaint_step"
    __table_args__ = record_table_args("complaint_step", "case")

    case: str = Field(foreign_key="complaint.id", sa_type=Code)
    step: ComplaintStep = Field(sa_type=codelist(ComplaintStep))
    stage: ComplaintStage | None = Field(default=None, sa_type=codelist(ComplaintStage))
    reply_length: int | None = None
    reply_unit: Unit | None = Field(default=None, sa_type=codelist(Unit))
    reply_basis: ReplyBasis | None = Field(default=None, sa_type=codelist(ReplyBasis))
    signposted: bool | None = None
    copied: bool | None = None
    reference: str | None = None


class ComplaintCountFact(RecordFact, table=True):
    """A monthly count of complaints, compliments or feedback."""

    __tablename__ = "complaint_count"
    __table_args__ = record_table_args(
        "complaint_count", "authority", "provider", "contract", "month"
    )

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    provider: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    contract: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    kind: ComplaintCountKind = Field(sa_type=codelist(ComplaintCountKind, "complaint_count_kind"))
    month: date
    received: int
    answered_in_time: int | None = None
    upheld: int | None = None


class OmbudsmanDecisionFact(CaseFact, table=True):
    """A decision of an Ombudsman."""

    __tablename__ = "ombudsman_decision"
    __table_args__ = record_table_args("ombudsman_decision", "authority", "provider", "reference")

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    provider: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    reference: str
    ombudsman: str
    decided_on: date | None = None
    outcome: OmbudsmanOutcome = Field(sa_type=codelist(OmbudsmanOutcome, "outcome"))
    findings: list[str] = Field(default_factory=list, sa_type=Json)


class RemedyFact(PartFact, table=True):
    """A remedy that an Ombudsman asked for."""

    __tablename__ = "remedy"
    __table_args__ = record_table_args("remedy", "case", "authority")

    case: str = Field(foreign_key="ombudsman_decision.id", sa_type=Code)
    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    text: str
    amount: str | None = None
    shares: list[dict[str, str]] = Field(default_factory=list, sa_type=Json)
    due_on: date | None = None
    within: int | None = None
    within_unit: Unit | None = Field(default=None, sa_type=codelist(Unit))
    done_on: date | None = None
    fell_away_on: date | None = None
    fell_away_because: str | None = None
    reported_late_on: date | None = None
