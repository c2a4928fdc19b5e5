"""Inputs, queries and outputs of providers."""

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
    """Names, parent and contacts of a provider."""

    name: Text = Field(description="Name in common use.")
    legal_name: Text | None = Field(default=None, description="Registered name of the company.")
    trading_names: list[Text] = Field(
        default_factory=list, description="Names under which it trades."
    )
    name_variants: list[Text] = Field(
        default_factory=list, description="Other spellings in sources."
    )
    website: Text | None = Field(default=None, description="Address of its website.")
    exists_from: Day | None = Field(
        default=None, description="Day of incorporation or first registration, if known."
    )
    parent: CodeText | None = Field(default=None, description="Code of the parent company.")
    parent_confidence: Confidence | None = Field(
        default=None, description="Confidence in the parent; only `high` makes a group."
    )
    service_role: Text | None = Field(
        default=None, description="Role to contact, such as customer services; never a person."
    )
    service_mailbox: Text | None = Field(default=None, description="Mailbox of a team.")
    service_line: Text | None = Field(default=None, description="Public telephone number.")


class ProviderIn(ProviderDetailsIn):
    """A provider with its first details."""

    code: CodeText = Field(
        description="Code of the provider: lower-case letters, digits and hyphens."
    )


class ProviderRevisionIn(ProviderDetailsIn, RevisionIn):
    """Revised details of a provider."""


class ProviderEventIn(ReplaceableIn, HideableIn):
    """An event of a provider on a day.

    A distress signal is visible to partners only by default, because publishing it could cause the
    failure. All other events are public, because cover is computed from them.
    """

    event: ProviderEventKind = Field(description="Kind of event.")
    day: Day = Field(description="Day of the event.")
    day_basis: DateBasis = Field(description="Basis of the day.")
    description: LongText | None = Field(
        default=None, description="Description of the event, without personal data."
    )

    @model_validator(mode="before")
    @classmethod
    def _distress_is_for_partners(cls, body: Any) -> Any:
        is_distress = isinstance(body, dict) and body.get("event") == _DISTRESS
        return {"visibility": "partners", **body} if is_distress else body

    @model_validator(mode="after")
    def _public_unless_distress(self) -> Self:
        if self.visibility is not Visibility.PUBLIC and self.event is not _DISTRESS:
            raise PydanticCustomError(
                "always-public", "cover is computed from this fact, so its visibility is public"
            )
        return self


class ProviderQuery(FactPageQuery, OnDayQuery):
    """Filters of the list of providers."""

    status: ProviderStatus | None = Field(
        default=None, description="Only providers with this status on the day."
    )
    q: Text | None = Field(
        default=None,
        description="Words in any of its names, its code or identifiers; at most 12, each in full, "
        "the beginning of one, or, where no word begins with it, slightly misspelt.",
    )


class ProviderItemQuery(FactQuery, OnDayQuery):
    """The day of an answer about one provider."""


class EventQuery(FactPageQuery):
    """Filters of the list of events."""

    event: ProviderEventKind | None = Field(default=None, description="Only events of this kind.")


@dataclass(frozen=True, slots=True)
class ProviderOut:
    """A provider with its details and status on a day."""

    code: Annotated[str, Field(description="Code of the provider.")]
    name: Annotated[str, Field(description="Name in common use.")]
    legal_name: Annotated[str | None, Field(description="Registered name of the company.")]
    trading_names: Annotated[list[str], Field(description="Names under which it trades.")]
    name_variants: Annotated[list[str], Field(description="Other spellings in sources.")]
    identifiers: Annotated[
        list[IdentifierOut], Field(description="Identifiers that registers gave to it.")
    ]
    status: Annotated[ProviderStatus, Field(description="Status on the day.")]
    last_day_of_service: Annotated[
        date | None,
        Field(description="Last day on which it traded, if it stopped on or before the day."),
    ]
    parent: Annotated[str | None, Field(description="Code of the parent company.")]
    group: Annotated[
        str,
        Field(description="Code of the top provider of its group, by parents of high confidence."),
    ]
    website: Annotated[str | None, Field(description="Address of its website.")]
    exists_from: Annotated[
        date | None, Field(description="Day of incorporation or first registration, if known.")
    ]
    service_role: Annotated[str | None, Field(description="Role to contact.")]
    service_mailbox: Annotated[str | None, Field(description="Mailbox of a team.")]
    service_line: Annotated[str | None, Field(description="Public telephone number.")]
    fact: Annotated[str, Field(description="Id of the fact with these details.")]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]


@dataclass(frozen=True, slots=True)
class ProviderEventOut:
    """An event of a provider on a day."""

    id: Annotated[str, Field(description="Id of the fact.")]
    provider: Annotated[str, Field(description="Code of the provider.")]
    event: Annotated[ProviderEventKind, Field(description="Kind of event.")]
    day: Annotated[date, Field(description="Day of the event.")]
    day_basis: Annotated[DateBasis, Field(description="Basis of the day.")]
    description: Annotated[str | None, Field(description="Description of the event.")]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]
    visibility: Annotated[Visibility, Field(description="Readers of the event.")]
