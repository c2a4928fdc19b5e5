"""Tables of transition."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field

from app.cases.core.models import (
    CaseFact,
    RecordFact,
    StepFact,
    day_basis_column,
    record_table_args,
)
from app.domain.vocabulary import (
    CandidateStage,
    DayBasis,
    MobilisationKind,
    ServiceLevel,
    TransferStep,
)
from app.platform.db.columns import Code, Json, codelist
from app.platform.db.references import Link, link_list


class CandidateFact(CaseFact, table=True):
    """A provider that may take over a scope for an authority. It gives no cover."""

    __tablename__ = "candidate"
    __table_args__ = record_table_args("candidate", "authority", "provider", "scope")

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    scope: str = Field(foreign_key="scope.code", sa_type=Code)
    provider: str = Field(foreign_key="provider.code", sa_type=Code)
    opened_on: date


class CandidateStepFact(StepFact, table=True):
    """A step of a candidate: a new stage."""

    __tablename__ = "candidate_step"
    __table_args__ = record_table_args("candidate_step", "case")

    case: str = Field(foreign_key="candidate.id", sa_type=Code)
    step: CandidateStage = Field(sa_type=codelist(CandidateStage))
    contract: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    reason: str | None = None


class DataTransferScope(Link, table=True):
    """A scope whose service needs the data."""

    __tablename__ = "data_transfer_scope"

    fact: str = Field(primary_key=True, foreign_key="data_transfer.id", sa_type=Code)
    ordinal: int = Field(primary_key=True)
    scope: str = Field(foreign_key="scope.code", sa_type=Code, index=True)


class DataTransferFact(CaseFact, table=True):
    """A transfer of the data that the service of an authority needs."""

    __tablename__ = "data_transfer"
    __table_args__ = record_table_args(
        "data_transfer", "authority", "holder", "recipient", "contract"
    )

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    holder: str = Field(foreign_key="provider.code", sa_type=Code)
    recipient: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    contract: str | None = Field(default=None, foreign_key="contract.code", sa_type=Code)
    classes: list[str] = Field(default_factory=list, sa_type=Json)
    scopes: list[DataTransferScope] = link_list(DataTransferScope)
    opened_on: date
    day_basis: DayBasis = day_basis_column()


class TransferStepFact(StepFact, table=True):
    """A step of a data transfer."""

    __tablename__ = "transfer_step"
    __table_args__ = record_table_args("transfer_step", "case")

    case: str = Field(foreign_key="data_transfer.id", sa_type=Code)
    step: TransferStep = Field(sa_type=codelist(TransferStep))
    by: str | None = None
    amount: str | None = None
    negotiable: bool | None = None
    before_data: bool | None = None
    records: int | None = None
    missing: int | None = None


class MobilisationFact(RecordFact, table=True):
    """A step that must be done before a provider can serve an authority under a contract."""

    __tablename__ = "mobilisation_step"
    __table_args__ = (
        *record_table_args("mobilisation_step", "authority", "contract"),
        Index("ix_mobilisation_step_place", "authority", "contract"),
    )

    contract: str = Field(foreign_key="contract.code", sa_type=Code)
    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    step: MobilisationKind = Field(sa_type=codelist(MobilisationKind))
    text: str
    scope: str | None = Field(default=None, foreign_key="scope.code", sa_type=Code)
    level: ServiceLevel | None = Field(default=None, sa_type=codelist(ServiceLevel))
    target_on: date | None = None
    done_on: date | None = None
    day_basis: DayBasis = day_basis_column()
    reported_late_on: date | None = None
