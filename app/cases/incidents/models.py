"""Tables of incidents."""

from datetime import date

from sqlmodel import Field

from app.cases.core.models import CaseFact, StepFact, day_basis_column, record_table_args
from app.domain.vocabulary import DayBasis, IncidentStep
from app.platform.db.columns import Code, codelist
from app.platform.db.references import Link, link_list


class IncidentProvider(Link, table=True):
    """A provider that failed."""

    __tablename__ = "incident_provider"

    fact: str = Field(primary_key=True, foreign_key="incident.id", sa_type=Code)
    ordinal: int = Field(primary_key=True)
    provider: str = Field(foreign_key="provider.code", sa_type=Code, index=True)


class IncidentFact(CaseFact, table=True):
    """The declaration that providers have failed."""

    __tablename__ = "incident"
    __table_args__ = record_table_args("incident", "consortium", "authority")

    title: str
    providers: list[IncidentProvider] = link_list(IncidentProvider)
    consortium: str | None = Field(default=None, foreign_key="consortium.code", sa_type=Code)
    authority: str | None = Field(default=None, foreign_key="authority.code", sa_type=Code)
    began_on: date
    declared_on: date
    day_basis: DayBasis = day_basis_column()


class IncidentStepFact(StepFact, table=True):
    """A step of an incident: an adviser, a decision, or its end."""

    __tablename__ = "incident_step"
    __table_args__ = record_table_args("incident_step", "case")

    case: str = Field(foreign_key="incident.id", sa_type=Code)
    step: IncidentStep = Field(sa_type=codelist(IncidentStep))
    firm: str | None = None
    role: str | None = None
    engaged_by: str | None = Field(default=None, foreign_key="authority.code", sa_type=Code)
    engaged_for: str | None = Field(default=None, foreign_key="consortium.code", sa_type=Code)
    text: str | None = None
