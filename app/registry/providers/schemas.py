"""What is said of providers, and how they are shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import (
    Confidence,
    DateBasis,
    ProviderEventKind,
    ProviderStatus,
    Visibility,
)
from app.ledger.inputs import CodeText, DetailsIn, HideableIn, ReplaceableIn, RevisionIn
from app.ledger.schemas import FactPageQuery, FactQuery, IdentifierOut, OnDayQuery
from app.platform.date_types import Day
from app.platform.http.pagination import LongText, Text

_DISTRESS = ProviderEventKind.DISTRESS_SIGNAL


class ProviderDetailsIn(DetailsIn):
    """What a provider is called and by whom it is held."""

    name: Text
    legal_name: Text | None = None
    trading_names: list[Text] = Field(default_factory=list)
    name_variants: list[Text] = Field(default_factory=list)
    website: Text | None = None
    exists_from: Day | None = Field(
        default=None, description="Day of incorporation or first registration, if known."
    )
    parent: CodeText | None = None
    parent_confidence: Confidence | None = None
    service_role: Text | None = Field(
        default=None, description="Whom to ask for: a role, never a person."
    )
    service_mailbox: Text | None = Field(default=None, description="A mailbox of a team.")
    service_line: Text | None = Field(
        default=None, description="A telephone number that the public may ring."
    )


class ProviderIn(ProviderDetailsIn):
    """A provider with its first details."""

    code: CodeText


class ProviderRevisionIn(ProviderDetailsIn, RevisionIn):
    """What a provider is called, stated again."""


class ProviderEventIn(ReplaceableIn, HideableIn):
    """Something that happened to a provider on a day.

    A sign of distress is for partners, unless stated otherwise: publishing it could itself cause
    the failure. All other events are public, because cover follows from them.
    """

    event: ProviderEventKind
    day: Day
    day_basis: DateBasis
    description: LongText | None = None

    @model_validator(mode="before")
    @classmethod
    def _distress_is_for_partners(cls, body: Any) -> Any:
        is_distress = isinstance(body, dict) and body.get("event") == _DISTRESS
        return {"visibility": "partners", **body} if is_distress else body

    @model_validator(mode="after")
    def _public_unless_distress(self) -> Self:
        if self.visibility is not Visibility.PUBLIC and self.event is not _DISTRESS:
            raise PydanticCustomError("always-public", "cover follows from it, so it is public")
        return self


class ProviderQuery(FactPageQuery, OnDayQuery):
    """Which providers to list."""

    status: ProviderStatus | None = Field(
        default=None, description="Only providers that stand so on the day."
    )
    q: Text | None = Field(default=None, description="Words in any of its names.")


class ProviderItemQuery(FactQuery, OnDayQuery):
    """Which day a provider is shown on."""


class EventQuery(FactPageQuery):
    """Which events to list."""

    event: ProviderEventKind | None = Field(default=None, description="Only this kind of event.")


@dataclass(frozen=True, slots=True)
class ProviderOut:
    """A provider, as it is called and as it stands on a day."""

    code: str
    name: str
    legal_name: str | None
    trading_names: list[str]
    name_variants: Annotated[list[str], Field(description="Other spellings seen in sources.")]
    identifiers: list[IdentifierOut]
    status: Annotated[ProviderStatus, Field(description="How it stands on the day.")]
    last_day_of_service: Annotated[
        date | None, Field(description="The last day it traded, if it has stopped by the day.")
    ]
    parent: str | None
    group: Annotated[
        str, Field(description="The provider at the top, by parent links of high confidence.")
    ]
    website: str | None
    exists_from: Annotated[
        date | None, Field(description="Day of incorporation or first registration, if known.")
    ]
    service_role: Annotated[str | None, Field(description="Whom to ask for.")]
    service_mailbox: Annotated[str | None, Field(description="A mailbox of a team.")]
    service_line: Annotated[str | None, Field(description="A telephone number for the public.")]
    fact: Annotated[str, Field(description="The fact that says so.")]
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ProviderEventOut:
    """Something that happened to a provider on a day."""

    id: str
    provider: str
    event: ProviderEventKind
    day: date
    day_basis: DateBasis
    description: str | None
    source: str
    confidence: Confidence
    visibility: Visibility
