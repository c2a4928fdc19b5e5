"""What may be asked of keys and of the audit log, and how they are shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from app.auth.role_descriptions import describe_role
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.clock import in_london
from app.platform.date_types import Day, check_order
from app.platform.http.pagination import PageQuery, Text

_CodeText = Annotated[
    str, StringConstraints(min_length=2, max_length=61, pattern=r"^[a-z0-9][a-z0-9-]+$")
]
KnownRole = Literal[Role.READER, Role.EDITOR, Role.AUDITOR, Role.ADMIN]


class ApiKeyIn(BaseModel):
    """Whom a key is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: _CodeText = Field(
        description="The system that will use it, `westminster-case-system`, and never a person. "
        "Keys of one name are one caller: that is how a key is exchanged for the next."
    )
    role: KnownRole
    authorities: list[_CodeText] = Field(
        default_factory=list,
        max_length=200,
        description="The authorities that an editor speaks for; nobody else has any.",
    )
    expires_on: Day | None = Field(
        default=None,
        description="The last day on which the key works, at most two years ahead; in a year.",
    )


class CalendarTokenIn(BaseModel):
    """Until when a token is to work."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    expires_on: Day | None = Field(
        default=None,
        description="The last day on which the token works, at most two years ahead; in a year.",
    )


class EmptyQuery(BaseModel):
    """An operation that takes no parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ApiKeyQuery(PageQuery):
    """Which keys to list."""

    name: Text | None = Field(default=None, description="Only keys of this system.")
    works: bool | None = Field(
        default=None, description="Only keys that work now, or only those revoked or expired."
    )


class CalendarTokenQuery(PageQuery):
    """Which tokens to list."""

    works: bool | None = Field(
        default=None, description="Only tokens that work now, or only those revoked or expired."
    )


class AuditQuery(PageQuery):
    """Which part of the audit log to read."""

    caller: Text | None = Field(default=None, description="Only what this caller asked for.")
    operation: Text | None = Field(
        default=None, description="Only this operation, as method and path: `POST /v1/contracts`."
    )
    code: Text | None = Field(default=None, description="Only refusals with this problem code.")
    refused: bool | None = Field(
        default=None, description="Only what was refused, or only what was done."
    )
    first_day: Day | None = Field(default=None, description="Only from this day on.")
    last_day: Day | None = Field(default=None, description="Only until this day.")

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        check_order(self, "first_day", "last_day")
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiKeyOut:
    """A key, without its secret."""

    id: Annotated[str, Field(description="The public part of the key, after `crk_`.")]
    name: Annotated[str, Field(description="The system that uses it.")]
    role: Role
    authorities: Annotated[list[str], Field(description="Those that it speaks for.")]
    issued_by: str
    issued_at: datetime
    expires_at: datetime
    revoked_by: str | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedKeyOut(ApiKeyOut):
    """A new key with its secret, which is shown this once."""

    key: Annotated[str, Field(description="The whole key. Keep it: nobody can tell it again.")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarTokenOut:
    """A token for calendars, without its secret."""

    id: Annotated[str, Field(description="The public part of the token, after `crt_`.")]
    name: Annotated[str, Field(description="The system that holds it.")]
    role: Annotated[Role, Field(description="The role of its holder when it was issued.")]
    authorities: Annotated[
        list[str], Field(description="Those whose own facts it shows, if it is an editor's.")
    ]
    issued_at: datetime
    expires_at: datetime
    revoked_by: str | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCalendarTokenOut(CalendarTokenOut):
    """A new token with its secret and the address to subscribe to, which are shown this once."""

    token: Annotated[str, Field(description="The whole token. Nobody can tell it again.")]
    address: Annotated[
        str, Field(description="The calendar of all key dates; filters may be added to it.")
    ]


@dataclass(frozen=True, slots=True)
class MeOut:
    """Whom the registry takes a caller for."""

    name: str
    role: Role
    authorities: Annotated[list[str], Field(description="The authorities it speaks for.")]
    expires_at: Annotated[
        datetime | None, Field(description="Until when its credentials work; null without any.")
    ]
    may: Annotated[list[str], Field(description="What it may do, in words.")]

    @classmethod
    def of(cls, caller: Caller, expires_at: datetime | None) -> Self:
        """A caller, to its face."""
        until = in_london(expires_at) if expires_at else None
        return cls(
            caller.name, caller.role, sorted(caller.authorities), until, describe_role(caller.role)
        )


@dataclass(frozen=True, slots=True)
class BrokenRuleOut:
    """A rule that a request broke, and where; what was sent there is not kept."""

    code: str
    pointer: str


@dataclass(frozen=True, slots=True)
class AuditEntryOut:
    """Somebody changed something, or was refused."""

    position: int
    recorded_at: datetime
    request_id: Annotated[str, Field(description="As in the `Request-Id` of the answer.")]
    caller: str
    role: Role
    acting_for: Annotated[str | None, Field(description="In whose name an admin spoke.")]
    operation: Annotated[str, Field(description="Method and path, its parameters unfilled.")]
    target: Annotated[str | None, Field(description="The path, where it is plain codes.")]
    status: Annotated[int, Field(description="The HTTP status of the answer.")]
    code: Annotated[str | None, Field(description="Why it was refused; null if it was not.")]
    faults: list[BrokenRuleOut]
    fact: Annotated[str | None, Field(description="The fact or the key that it was about.")]
