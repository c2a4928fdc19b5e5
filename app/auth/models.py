"""Tables of who may ask, and of who asked."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import Role
from app.platform.db.columns import Code, Json, codelist


class IssuedCredential(SQLModel):
    """What was issued to one organisation's system. Of the secret, only a hash is kept."""

    id: str = Field(primary_key=True, sa_type=Code, description="The public part.")
    name: str = Field(sa_type=Code, description="The system it was issued to.")
    role: Role = Field(sa_type=codelist(Role))
    authorities: list[str] = Field(default_factory=list, sa_type=Json)
    hash: str = Field(description="SHA-256 of the whole, in hexadecimal.")
    issued_at: datetime
    expires_at: datetime
    revoked_by: str | None = None
    revoked_at: datetime | None = None


class ApiKey(IssuedCredential, table=True):
    """A key to everything that its role may do."""

    __tablename__ = "api_key"
    __table_args__ = (
        CheckConstraint("role <> 'anonymous'", name="role_is_known"),
        Index("ix_api_key_name", "name"),
    )

    issued_by: str


class CalendarToken(IssuedCredential, table=True):
    """A key to the calendar and to nothing else, with what its holder could see when it was issued.

    A table of its own: a token can never be taken for an API key.
    """

    __tablename__ = "calendar_token"
    __table_args__ = (
        CheckConstraint("role <> 'anonymous'", name="role_is_known"),
        Index("ix_calendar_token_name", "name"),
    )


class AuditEntry(SQLModel, table=True):
    """Somebody asked for something to be changed, or was refused."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_caller", "caller", "position"),
        Index("ix_audit_entry_code", "code", "position"),
    )

    position: int | None = Field(default=None, primary_key=True)
    recorded_at: datetime
    request_id: str
    caller: str
    role: Role = Field(sa_type=codelist(Role))
    acting_for: str | None = Field(default=None, sa_type=Code)
    operation: str = Field(description="Method and path, its parameters unfilled.")
    target: str | None = Field(default=None, description="The path, where it is plain codes.")
    status: int
    code: str | None = Field(default=None, sa_type=Code, description="Why it was refused.")
    faults: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=Json, description="Which fields broke which rules."
    )
    fact: str | None = Field(default=None, sa_type=Code, description="What was recorded, if so.")
