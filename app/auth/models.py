"""Tables of API keys, calendar tokens and the audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import Role
from app.platform.db.columns import Code, Json, NullableJson, codelist
from app.platform.db.references import Link, link_list


class IssuedCredential(SQLModel):
    """A credential of a system of one organisation; the secret is stored as a hash."""

    id: str = Field(primary_key=True, sa_type=Code, description="The public part.")
    name: str = Field(sa_type=Code, description="The system that holds it.")
    role: Role = Field(sa_type=codelist(Role))
    hash: str = Field(description="SHA-256 of the secret, in hexadecimal.")
    issued_at: datetime
    expires_at: datetime
    issued_by_credential: str | None = Field(
        default=None,
        foreign_key="api_key.id",
        sa_type=Code,
        description="The API key that issued it; null for a caller without one.",
    )
    revoked_by: str | None = None
    revoked_at: datetime | None = None


class ApiKeyAuthority(Link, table=True):
    """An authority that a key can act for."""

    __tablename__ = "api_key_authority"

    key: str = Field(primary_key=True, foreign_key="api_key.id", sa_type=Code)
    ordinal: int = Field(primary_key=True)
    authority: str = Field(foreign_key="authority.code", sa_type=Code, index=True)


class ApiKey(IssuedCredential, table=True):
    """A key for all operations of its role."""

    __tablename__ = "api_key"
    __table_args__ = (
        CheckConstraint("role <> 'anonymous'", name="role_is_known"),
        Index("ix_api_key_name", "name"),
    )

    issued_by: str
    authorities: list[ApiKeyAuthority] = link_list(ApiKeyAuthority)


class CalendarTokenAuthority(Link, table=True):
    """An authority whose hidden deadlines a token shows."""

    __tablename__ = "calendar_token_authority"

    token: str = Field(primary_key=True, foreign_key="calendar_token.id", sa_type=Code)
    ordinal: int = Field(primary_key=True)
    authority: str = Field(foreign_key="authority.code", sa_type=Code, index=True)


class CalendarToken(IssuedCredential, table=True):
    """A token for the calendar only, with the rights of its holder when it was issued.

    A separate table ensures that a token is never accepted as an API key.
    """

    __tablename__ = "calendar_token"
    __table_args__ = (
        CheckConstraint("role <> 'anonymous'", name="role_is_known"),
        Index("ix_calendar_token_name", "name"),
    )

    authorities: list[CalendarTokenAuthority] = link_list(CalendarTokenAuthority)


class AuditEntry(SQLModel, table=True):
    """A change, or a refused request; each entry contains the hash of the entry before it."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_caller", "caller", "position"),
        Index("ix_audit_entry_code", "code", "position"),
    )

    position: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    recorded_at: datetime
    request_id: str
    caller: str
    role: Role = Field(sa_type=codelist(Role))
    acting_for: str | None = Field(default=None, sa_type=Code)
    operation: str = Field(description="Method and path template.")
    target: str | None = Field(default=None, description="The path, if it consists of plain codes.")
    status: int
    code: str | None = Field(
        default=None, sa_type=Code, description="The problem code of a refusal."
    )
    faults: list[dict[str, Any]] = Field(
        default_factory=list, sa_type=Json, description="Fields and broken rules."
    )
    fact: str | None = Field(
        default=None, sa_type=Code, description="The recorded fact, or the key."
    )
    content: dict[str, Any] | None = Field(
        default=None,
        sa_type=NullableJson,
        description="What was issued, changed or ended; null for all other entries.",
    )
    previous: str = Field(description="Hash of the entry before; of the first entry, 64 zeros.")
    hash: str = Field(description="SHA-256 of all other fields of the entry.")
