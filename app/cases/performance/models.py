"""Tables of indicators."""

from datetime import date

from sqlmodel import Field

from app.cases.core.models import CaseFact, PartFact, record_table_args
from app.domain.vocabulary import Direction, KpiUnit
from app.platform.db.columns import Code, codelist


class KpiFact(CaseFact, table=True):
    """A key performance indicator of a contract, with its target and bounds."""

    __tablename__ = "kpi"
    __table_args__ = record_table_args("kpi", "contract", "standard")

    contract: str = Field(foreign_key="contract.code", sa_type=Code)
    standard: str = Field(sa_type=Code)
    name: str
    unit: KpiUnit = Field(sa_type=codelist(KpiUnit))
    direction: Direction = Field(sa_type=codelist(Direction))
    target: str | None = None
    approaching: str | None = None
    improvement: str | None = None
    is_binding: bool | None = None


class KpiObservationFact(PartFact, table=True):
    """The count of an indicator for one authority in one month."""

    __tablename__ = "kpi_observation"
    __table_args__ = record_table_args("kpi_observation", "case", "authority", "month")

    case: str = Field(foreign_key="kpi.id", sa_type=Code)
    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    month: date
    numerator: int
    denominator: int | None = None
