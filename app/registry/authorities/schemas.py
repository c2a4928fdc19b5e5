"""What is said of authorities and consortia, and how they are shown."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import Field

from app.domain.vocabulary import (
    AuthorityKind,
    Certainty,
    Confidence,
    DateBasis,
    Finding,
    MembershipRole,
)
from app.ledger.inputs import (
    CodeText,
    DetailsIn,
    ObservedPeriodIn,
    PeriodIn,
    ReplaceableIn,
    RevisionIn,
)
from app.ledger.schemas import FactPageQuery, IdentifierOut, NamedOut, OnDayQuery
from app.platform.date_types import Day
from app.platform.http.pagination import LongText, Text
from app.registry.claims.schemas import ClaimOut


class AuthorityDetailsIn(DetailsIn, PeriodIn):
    """What an authority is called, what kind it is, and from when to when it exists."""

    kind: AuthorityKind
    name: Text
    official_name: Text | None = None
    icb: CodeText | None = None
    successor: CodeText | None = None


class AuthorityIn(AuthorityDetailsIn):
    """An authority with its first details."""

    code: CodeText


class AuthorityRevisionIn(AuthorityDetailsIn, RevisionIn):
    """What an authority is called and does, stated again."""


class ConsortiumDetailsIn(DetailsIn):
    """What a consortium is called and how it buys."""

    name: Text
    aliases: list[Text] = Field(default_factory=list)
    description: LongText | None = None


class ConsortiumIn(ConsortiumDetailsIn):
    """A consortium with its first details."""

    code: CodeText


class ConsortiumRevisionIn(ConsortiumDetailsIn, RevisionIn):
    """What a consortium is called and how it buys, stated again."""


class MembershipIn(ReplaceableIn, ObservedPeriodIn):
    """An authority belongs to a consortium."""

    authority: CodeText
    role: MembershipRole
    first_day_basis: DateBasis
    last_day_basis: DateBasis
    evidence: LongText


class AttestationIn(ReplaceableIn, PeriodIn):
    """An authority's record for some scopes is complete for these days."""

    scopes: list[CodeText] = Field(min_length=1, max_length=100)
    first_day: Day
    last_day: Day
    attested_on: Day


class ServiceReportIn(ReplaceableIn, PeriodIn):
    """A source saw an authority's service at this level, on or over these days."""

    scope: CodeText
    finding: Finding
    first_day: Day


class AuthorityQuery(FactPageQuery, OnDayQuery):
    """Which authorities to list: those that exist on the day."""

    kind: AuthorityKind | None = Field(default=None, description="Only this kind of authority.")
    consortium: Text | None = Field(
        default=None, description="Only members of this consortium on the day."
    )


class ConsortiumQuery(FactPageQuery, OnDayQuery):
    """Which day the consortia are shown on."""


class MemberQuery(FactPageQuery, OnDayQuery):
    """Which members to list."""

    role: MembershipRole | None = Field(default=None, description="Only members in this role.")


@dataclass(frozen=True, slots=True)
class AuthorityOut:
    """An authority, as it is called on a day."""

    code: str
    name: str
    official_name: str | None
    kind: AuthorityKind
    identifiers: list[IdentifierOut]
    icb: Annotated[NamedOut | None, Field(description="The integrated care board of its area.")]
    first_day: Annotated[date | None, Field(description="First day in being, if stated.")]
    last_day: Annotated[date | None, Field(description="Last day in being; null while it is.")]
    successor: Annotated[str | None, Field(description="Who took over, if anybody did.")]
    consortia: Annotated[list[str], Field(description="Consortia it belongs to on the day.")]
    fact: Annotated[str, Field(description="The fact that says so.")]
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ConsortiumOut:
    """A consortium, as it is called on a day."""

    code: str
    name: str
    aliases: list[str]
    description: str | None
    members: Annotated[
        int, Field(description="Members on the day that the registry has evidence of.")
    ]
    claims: Annotated[
        list[ClaimOut], Field(description="What sources say of it, its size among others.")
    ]
    fact: Annotated[str, Field(description="The fact that says so.")]
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class MemberOut:
    """An authority as a member of a consortium on a day."""

    authority: str
    authority_name: str
    role: MembershipRole
    certainty: Annotated[
        Certainty, Field(description="Assumed where only the lack of any end says it still is one.")
    ]
    first_day: date | None
    first_day_basis: DateBasis
    last_day: date | None
    last_day_basis: DateBasis
    seen_from: Annotated[date | None, Field(description="First day a source shows it a member.")]
    seen_to: Annotated[date | None, Field(description="Last day a source shows it a member.")]
    evidence: Annotated[str, Field(description="What the membership rests on.")]
    fact: str
    source: str
    confidence: Confidence
