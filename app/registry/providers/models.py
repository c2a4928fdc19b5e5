"""Tables of providers."""

from datetime import date

from sqlalchemy import BigInteger, Index, Text
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import Confidence, DateBasis, ProviderEventKind
from app.ledger.models import Details, HideableFact, MergeFact, owner_constraint
from app.platform.db.columns import NEVER, Code, Json, codelist


class Provider(SQLModel, table=True):
    """A provider: only its code."""

    __tablename__ = "provider"

    code: str = Field(primary_key=True, sa_type=Code)


class ProviderDetailsFact(Details, table=True):
    """Names, parent and contacts of a provider."""

    __tablename__ = "provider_details"
    __table_args__ = (Index("ix_provider_details_code", "code"),)

    code: str = Field(foreign_key="provider.code", sa_type=Code)
    legal_name: str | None = None
    trading_names: list[str] = Field(default_factory=list, sa_type=Json)
    name_variants: list[str] = Field(default_factory=list, sa_type=Json)
    website: str | None = None
    exists_from: date | None = None
    service_role: str | None = None
    service_mailbox: str | None = None
    service_line: str | None = None
    parent: str | None = Field(default=None, foreign_key="provider.code", sa_type=Code)
    parent_confidence: Confidence | None = Field(
        default=None, sa_type=codelist(Confidence, "parent_confidence")
    )


class ProviderName(SQLModel, table=True):
    """Projection: what the names of a provider have in common with names that are equal."""

    __tablename__ = "provider_name"
    __table_args__ = (
        Index("ix_provider_name_key", "name_key", "to_at"),
        Index("ix_provider_name_provider", "provider", "to_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    provider: str = Field(sa_type=Code)
    name_key: str = Field(sa_type=Code)
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class ProviderEventFact(HideableFact, table=True):
    """An event of a provider on a day."""

    __tablename__ = "provider_event"
    __table_args__ = (
        owner_constraint(),
        Index("ix_provider_event_provider", "provider", "to_at"),
    )

    provider: str = Field(foreign_key="provider.code", sa_type=Code)
    event: ProviderEventKind = Field(sa_type=codelist(ProviderEventKind))
    day: date
    day_basis: DateBasis = Field(sa_type=codelist(DateBasis))
    description: str | None = Field(default=None, sa_type=Text)


class ProviderMergeFact(MergeFact, table=True):
    """Two codes name one provider."""

    __tablename__ = "provider_merge"
    __table_args__ = (
        Index("ix_provider_merge_former", "former", "to_at"),
        Index("ix_provider_merge_into", "into", "to_at"),
    )

    former: str = Field(foreign_key="provider.code", sa_type=Code)
    into: str = Field(foreign_key="provider.code", sa_type=Code)
