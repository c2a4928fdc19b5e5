"""What is said of providers, and how they are shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.domain.vocabulary import Confidence, DateBasis, ProviderEventKind, ProviderStatus
from app.kit.days import Day
from app.kit.pages import LongText, Text
from app.ledger.schemas import (
    CodeText,
    DetailsIn,
    FactPageQuestion,
    IdentifierOut,
    Knowledge,
    OnDay,
    Statement,
)


class ProviderDetailsIn(DetailsIn):
    """What a provider is called and by whom it is held."""

    name: Text
    legal_name: Text | None = None
    trading_names: list[Text] = Field(default_factory=list)
    name_variants: list[Text] = Field(default_factory=list)
    website: Text | None = None
    parent: CodeText | None = None
    parent_confidence: Confidence | None = None


class ProviderIn(ProviderDetailsIn):
    """A provider with its first details."""

    code: CodeText


class ProviderEventIn(Statement):
    """Something that happened to a provider on a day."""

    event: ProviderEventKind
    day: Day
    day_basis: DateBasis
    description: LongText | None = None


class ProviderQuery(FactPageQuestion, OnDay):
    """Which providers to list."""

    status: ProviderStatus | None = Field(
        default=None, description="Only providers that stand so on the day."
    )
    q: Text | None = Field(default=None, description="Words in any of its names.")


class ProviderItemQuery(Knowledge, OnDay):
    """Which day a provider is shown on."""


class EventQuery(FactPageQuestion):
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
