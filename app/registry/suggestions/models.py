"""Tables of suggestions, and of the decision that two providers are not one."""

from sqlalchemy import BigInteger, Index, Text
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import SuggestionKind
from app.ledger.models import Fact
from app.platform.db.columns import NEVER, Code, codelist


class ProviderDistinctionFact(Fact, table=True):
    """Two providers of equal name are not one."""

    __tablename__ = "provider_distinction"
    __table_args__ = (Index("ix_provider_distinction_provider", "provider", "to_at"),)

    provider: str = Field(foreign_key="provider.code", sa_type=Code)
    other: str = Field(foreign_key="provider.code", sa_type=Code)
    reason: str | None = Field(default=None, sa_type=Text)


class Suggestion(SQLModel, table=True):
    """Projection: two things of equal name that may be the same."""

    __tablename__ = "suggestion"
    __table_args__ = (
        Index("ix_suggestion_code", "code", "to_at"),
        Index("ix_suggestion_kind", "kind", "code"),
        Index("ix_suggestion_provider", "provider", "code"),
        Index("ix_suggestion_name", "name_key", "to_at"),
        Index("ix_suggestion_number", "number_key", "kind", "to_at"),
        Index("ix_suggestion_authority", "authority", "code"),
    )

    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(sa_type=Code)
    kind: SuggestionKind = Field(sa_type=codelist(SuggestionKind))
    name_key: str | None = Field(
        default=None, sa_type=Code, description="Null for a buyer, which is found by its number."
    )
    number_key: str | None = Field(default=None, sa_type=Code)
    provider: str | None = Field(default=None, sa_type=Code)
    other: str | None = Field(default=None, sa_type=Code)
    authority: str | None = Field(default=None, sa_type=Code)
    buyer: str | None = Field(
        default=None, sa_type=Code, description="The fact that says who named the buyer."
    )
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)
