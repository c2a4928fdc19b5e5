"""Tables of service scopes."""

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from app.ledger.models import Details
from app.platform.db.columns import Code


class Scope(SQLModel, table=True):
    """A service scope: only its code."""

    __tablename__ = "scope"

    code: str = Field(primary_key=True, sa_type=Code)


class ScopeDetailsFact(Details, table=True):
    """Title of a scope, its place in the tree, and the duty behind it."""

    __tablename__ = "scope_details"
    __table_args__ = (Index("ix_scope_details_code", "code"),)

    code: str = Field(foreign_key="scope.code", sa_type=Code)
    parent: str | None = Field(default=None, foreign_key="scope.code", sa_type=Code)
    duty: str | None = Field(default=None, sa_type=Text)
    description: str | None = Field(default=None, sa_type=Text)
