"""Request and response models of API keys, calendar tokens and the audit log."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, Self, TypeAlias

from fastapi import Query
from pydantic import ConfigDict, Field, StringConstraints, model_validator

from app.auth.role_descriptions import describe_role
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.clock import in_london
from app.platform.date_types import Day, check_order
from app.platform.http.pagination import PageQuery, Text
from app.platform.model import Model

_CodeText = Annotated[
    str, StringConstraints(min_length=2, max_length=61, pattern=r"^[a-z0-9][a-z0-9-]+$")
]
KnownRole = Literal[Role.READER, Role.EDITOR, Role.AUDITOR, Role.ADMIN]


class ApiKeyIn(Model):
    """The holder of a new key."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: _CodeText = Field(
        description="The system that uses the key, such as `westminster-case-system`; never a "
        "person. Keys with the same name are the same caller, so that keys can be replaced."
    )
    role: KnownRole = Field(description="The role of the key.")
    authorities: list[_CodeText] = Field(
        default_factory=list,
        max_length=200,
        description="The authorities that an editor records for; empty for other roles.",
    )
    expires_on: Day | None = Field(
        default=None,
        description="The last day on which the key is valid, at most two years ahead; in a year.",
    )


class CalendarTokenIn(Model):
    """The expiry of a new token."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    expires_on: Day | None = Field(
        default=None,
        description="The last day on which the token is valid, at most two years ahead; in a year.",
    )


class EmptyQuery(Model):
    """The parameters of an operation that takes none."""

    model_config = ConfigDict(extra="forbid", frozen=True)


NoQuery: TypeAlias = Annotated[EmptyQuery, Query()]
"""The query of an operation that has no parameters: every one is refused."""


class ApiKeyQuery(PageQuery):
    """Filters for API keys."""

    name: Text | None = Field(default=None, description="Only keys of this system.")
    works: bool | None = Field(
        default=None, description="True: only valid keys; false: only revoked or expired keys."
    )


class CalendarTokenQuery(PageQuery):
    """Filters for calendar tokens."""

    works: bool | None = Field(
        default=None, description="True: only valid tokens; false: only revoked or expired tokens."
    )


class AuditQuery(PageQuery):
    """Filters for the audit log."""

    caller: Text | None = Field(default=None, description="Only requests of this caller.")
    operation: Text | None = Field(
        default=None, description="Only this operation, as method and path: `POST /v1/contracts`."
    )
    code: Text | None = Field(default=None, description="Only refusals with this problem code.")
    refused: bool | None = Field(
        default=None, description="True: only refusals; false: only changes."
    )
    first_day: Day | None = Field(default=None, description="Only entries of this day or later.")
    last_day: Day | None = Field(default=None, description="Only entries of this day or earlier.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "first_day", "last_day")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKeyOut:
    """An API key without its secret."""

    id: Annotated[str, Field(description="The public part of the key, after `crk_`.")]
    name: Annotated[str, Field(description="The system that uses it.")]
    role: Annotated[Role, Field(description="The role of the key.")]
    authorities: Annotated[list[str], Field(description="The authorities that it records for.")]
    issued_by: Annotated[str, Field(description="The admin that issued it.")]
    issued_at: Annotated[datetime, Field(description="The moment of issue.")]
    expires_at: Annotated[datetime, Field(description="The last moment at which it is valid.")]
    revoked_by: Annotated[
        str | None, Field(description="The admin that revoked it; null if it was not revoked.")
    ] = None
    revoked_at: Annotated[
        datetime | None, Field(description="The moment of revocation; null if not revoked.")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedKeyOut(ApiKeyOut):
    """A new API key with its secret, which only this response shows."""

    key: Annotated[str, Field(description="The secret key. Store it: it cannot be shown again.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarTokenOut:
    """A calendar token without its secret."""

    id: Annotated[str, Field(description="The public part of the token, after `crt_`.")]
    name: Annotated[str, Field(description="The system that holds it.")]
    role: Annotated[Role, Field(description="The role of its holder when it was issued.")]
    authorities: Annotated[
        list[str], Field(description="The authorities whose own facts it shows.")
    ]
    issued_at: Annotated[datetime, Field(description="The moment of issue.")]
    expires_at: Annotated[datetime, Field(description="The last moment at which it is valid.")]
    revoked_by: Annotated[
        str | None, Field(description="The caller that revoked it; null if it was not revoked.")
    ] = None
    revoked_at: Annotated[
        datetime | None, Field(description="The moment of revocation; null if not revoked.")
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCalendarTokenOut(CalendarTokenOut):
    """A new calendar token with its address, which only this response shows."""

    token: Annotated[str, Field(description="The secret token. It cannot be shown again.")]
    address: Annotated[
        str, Field(description="The address of the calendar; filters may be added to it.")
    ]


@dataclass(frozen=True, slots=True)
class MeOut:
    """The caller of a request."""

    name: Annotated[str, Field(description="The name of the calling system, or `anonymous`.")]
    role: Annotated[Role, Field(description="The role of the credentials.")]
    authorities: Annotated[
        list[str], Field(description="The authorities that the caller records for.")
    ]
    expires_at: Annotated[
        datetime | None,
        Field(description="The expiry of the credentials; null without credentials."),
    ]
    may: Annotated[list[str], Field(description="The rights of the role, in words.")]

    @classmethod
    def of(cls, caller: Caller, expires_at: datetime | None) -> Self:
        """Return the caller of a request."""
        until = in_london(expires_at) if expires_at else None
        return cls(
            caller.name, caller.role, sorted(caller.authorities), until, describe_role(caller.role)
        )


@dataclass(frozen=True, slots=True)
class BrokenRuleOut:
    """A broken rule of a refused request; the value is not stored."""

    code: Annotated[str, Field(description="The code of the broken rule.")]
    pointer: Annotated[str, Field(description="JSON pointer to the field; may be shortened.")]


@dataclass(frozen=True, slots=True)
class AuditEntryOut:
    """An entry of the audit log: a change or a refusal."""

    position: Annotated[int, Field(description="The number of the entry in the audit log.")]
    recorded_at: Annotated[datetime, Field(description="The moment of recording.")]
    request_id: Annotated[str, Field(description="The `Request-Id` of the response.")]
    caller: Annotated[str, Field(description="The name of the caller.")]
    role: Annotated[Role, Field(description="The role of the caller.")]
    acting_for: Annotated[str | None, Field(description="The authority that an admin acted for.")]
    operation: Annotated[str, Field(description="Method and path template.")]
    target: Annotated[str | None, Field(description="The path, if it consists of plain codes.")]
    status: Annotated[int, Field(description="The HTTP status of the response.")]
    code: Annotated[
        str | None, Field(description="The problem code of a refusal; null for a change.")
    ]
    errors: Annotated[list[BrokenRuleOut], Field(description="The broken rules of a refusal.")]
    fact: Annotated[str | None, Field(description="The recorded fact, or the key.")]
    previous: Annotated[
        str, Field(description="The hash of the entry before; of the first entry, 64 zeros.")
    ]
    hash: Annotated[str, Field(description="SHA-256 of the entry, in hexadecimal.")]


@dataclass(frozen=True, slots=True)
class AuditHeadOut:
    """The head of the audit log. Store position and hash to detect changes to earlier entries."""

    position: Annotated[int, Field(description="The position of the last entry; 0 if none.")]
    hash: Annotated[str, Field(description="The hash of the last entry; 64 zeros if none.")]
    recorded_at: Annotated[
        datetime | None, Field(description="The moment of that entry; null if there is none.")
    ]
