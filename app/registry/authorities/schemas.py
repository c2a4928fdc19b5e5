"""Inputs, queries and outputs of authorities and consortia."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from app.domain.vocabulary import (
    AttestationSubject,
    AuthorityKind,
    Certainty,
    Confidence,
    DateBasis,
    Finding,
    MembershipRole,
    Region,
)
from app.ledger.inputs import (
    CodeText,
    DetailsIn,
    FactIn,
    ObservedPeriodIn,
    PeriodIn,
    ReplaceableIn,
    RevisionIn,
)
from app.ledger.schemas import FactPageQuery, IdentifierOut, NamedOut, OnDayQuery
from app.platform.date_types import Day
from app.platform.http.pagination import ForeignCode, LongText, Text
from app.platform.model import Model
from app.registry.claims.schemas import ClaimOut


class AuthorityDetailsIn(DetailsIn, PeriodIn):
    """Names, kind and region of an authority, and the days of its existence."""

    kind: AuthorityKind = Field(description="Kind of authority, such as `london-borough`.")
    name: Text = Field(description="Short name, such as Camden.")
    official_name: Text | None = Field(default=None, description="Full official name.")
    region: Region | None = Field(
        default=None,
        description="Region of England in which its whole area is, such as `london`; left out if "
        "its area is in several, or in none.",
    )
    icb: CodeText | None = Field(
        default=None, description="Code of the integrated care board of its area."
    )
    successor: CodeText | None = Field(
        default=None, description="Code of the authority that took over its duties."
    )


class AuthorityIn(AuthorityDetailsIn):
    """An authority with its first details."""

    code: CodeText = Field(
        description="Code of the authority: lower-case letters, digits and hyphens."
    )


class AuthorityRevisionIn(AuthorityDetailsIn, RevisionIn):
    """Revised details of an authority."""


class ConsortiumDetailsIn(DetailsIn):
    """Names of a consortium and its procurement arrangement."""

    name: Text = Field(description="Name of the consortium.")
    aliases: list[Text] = Field(default_factory=list, description="Other names used by sources.")
    description: LongText | None = Field(
        default=None, description="Procurement arrangement of the consortium."
    )


class ConsortiumIn(ConsortiumDetailsIn):
    """A consortium with its first details."""

    code: CodeText = Field(
        description="Code of the consortium: lower-case letters, digits and hyphens."
    )


class ConsortiumRevisionIn(ConsortiumDetailsIn, RevisionIn):
    """Revised details of a consortium."""


class MembershipIn(ReplaceableIn, ObservedPeriodIn):
    """An authority belongs to a consortium."""

    authority: CodeText = Field(description="Code of the authority.")
    role: MembershipRole = Field(description="Role in the consortium: lead, joint lead or member.")
    first_day_basis: DateBasis = Field(description="Basis of the first day.")
    last_day_basis: DateBasis = Field(description="Basis of the last day.")
    evidence: LongText = Field(description="Evidence of the membership, in one sentence.")


def _known_subject(value: Any) -> Any:
    """Refuse a subject that is not in the codelist, with a code of its own."""
    if isinstance(value, str) and value not in set(AttestationSubject):
        raise PydanticCustomError(
            "unknown-subject",
            "no attestation is about this subject; send one of {subjects}",
            {"subjects": ", ".join(AttestationSubject)},
        )
    return value


class AttestationIn(ReplaceableIn, PeriodIn):
    """An authority declares that its record of a subject is complete for some days."""

    subject: Annotated[AttestationSubject, BeforeValidator(_known_subject)] = Field(
        default=AttestationSubject.COVER,
        description="Subject of the record, by default `cover`. Only under an attestation of its "
        "subject, or because a source says so, is an undertaking `late` and a meeting `missed`.",
    )
    scopes: list[CodeText] = Field(
        default_factory=list,
        max_length=100,
        description="Codes of the scopes for which the record of cover is complete. The subject "
        "`cover` needs at least one; other subjects have none.",
    )
    first_day: Day = Field(description="First day for which the record is complete.")
    last_day: Day = Field(description="Last day for which the record is complete.")
    attested_on: Day = Field(description="Day on which the authority attested it.")

    @model_validator(mode="after")
    def _has_scopes_if_about_cover(self) -> Self:
        if (self.subject is AttestationSubject.COVER) is not bool(self.scopes):
            raise PydanticCustomError(
                "scopes-if-cover",
                "send scopes if, and only if, the attestation is about cover",
            )
        return self


class ServiceReportIn(ReplaceableIn, PeriodIn):
    """The service level of an authority on some days, according to a source."""

    scope: CodeText = Field(description="Code of the scope.")
    finding: Finding = Field(description="Service level that the source reports.")
    first_day: Day = Field(description="First day of the report.")


class PublishedBuyerIn(FactIn):
    """A source names a buyer with the name of an authority, and with a number that is not known."""

    authority: CodeText = Field(description="Code of the authority of this name.")
    name: Text = Field(description="Name of the buyer as published.")
    number: ForeignCode = Field(description="Number as published.")
    scheme: ForeignCode = Field(description="Register of the number.")


class BuyerMatchIn(FactIn):
    """The decision whether a buyer with this number is an authority."""

    authority: CodeText = Field(description="Code of the authority.")
    is_accepted: bool = Field(description="True if the buyer is the authority.")
    number: ForeignCode = Field(description="Number as published.")
    scheme: ForeignCode = Field(description="Register of the number.")
    reason: LongText = Field(description="Reason of the decision, without personal data.")


class AreaFilter(Model):
    """Filters by the kind and the region of authorities on the day, of every list about them."""

    authority_kind: list[AuthorityKind] = Field(
        default_factory=list,
        max_length=20,
        description="Only what concerns an authority of one of these kinds, such as "
        "`london-borough`, in the sense of `authority`; repeatable.",
    )
    region: list[Region] = Field(
        default_factory=list,
        max_length=20,
        description="Only what concerns an authority in one of these regions of England, such as "
        "`london`, in the sense of `authority`; authorities without a region are in none of them; "
        "repeatable.",
    )


class AuthorityQuery(FactPageQuery, OnDayQuery):
    """Filters of the list of authorities, which has those that exist on the day."""

    kind: AuthorityKind | None = Field(default=None, description="Only authorities of this kind.")
    region: list[Region] = Field(
        default_factory=list,
        max_length=20,
        description="Only authorities in these regions of England, such as `london`; repeatable.",
    )
    consortium: Text | None = Field(
        default=None, description="Only members of this consortium on the day."
    )


class ConsortiumQuery(FactPageQuery, OnDayQuery):
    """The day of the list of consortia."""


class MemberQuery(FactPageQuery, OnDayQuery):
    """Filters of the list of members."""

    role: MembershipRole | None = Field(default=None, description="Only members in this role.")


@dataclass(frozen=True, slots=True)
class AuthorityOut:
    """An authority with its details on a day."""

    code: Annotated[str, Field(description="Code of the authority.")]
    name: Annotated[str, Field(description="Short name, such as Camden.")]
    official_name: Annotated[str | None, Field(description="Full official name.")]
    kind: Annotated[
        AuthorityKind, Field(description="Kind of authority, such as `london-borough`.")
    ]
    region: Annotated[
        Region | None,
        Field(
            description="Region of England in which its whole area is; null if its area is in "
            "several or in none, or if this is not recorded."
        ),
    ]
    identifiers: Annotated[
        list[IdentifierOut], Field(description="Identifiers that registers gave to it.")
    ]
    icb: Annotated[NamedOut | None, Field(description="The integrated care board of its area.")]
    first_day: Annotated[date | None, Field(description="First day of its existence, if recorded.")]
    last_day: Annotated[
        date | None, Field(description="Last day of its existence; null while it exists.")
    ]
    successor: Annotated[
        str | None, Field(description="Code of the authority that took over its duties.")
    ]
    consortia: Annotated[list[str], Field(description="Codes of its consortia on the day.")]
    fact: Annotated[str, Field(description="Id of the fact with these details.")]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]


@dataclass(frozen=True, slots=True)
class ConsortiumOut:
    """A consortium with its details on a day."""

    code: Annotated[str, Field(description="Code of the consortium.")]
    name: Annotated[str, Field(description="Name of the consortium.")]
    aliases: Annotated[list[str], Field(description="Other names used by sources.")]
    description: Annotated[
        str | None, Field(description="Procurement arrangement of the consortium.")
    ]
    members: Annotated[int, Field(description="Number of members on record for the day.")]
    claims: Annotated[
        list[ClaimOut], Field(description="Claims of sources about it, for example about its size.")
    ]
    fact: Annotated[str, Field(description="Id of the fact with these details.")]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]


@dataclass(frozen=True, slots=True)
class MemberOut:
    """An authority as a member of a consortium on a day."""

    authority: Annotated[str, Field(description="Code of the authority.")]
    authority_name: Annotated[str, Field(description="Name of the authority on the day.")]
    role: Annotated[
        MembershipRole, Field(description="Role in the consortium: lead, joint lead or member.")
    ]
    certainty: Annotated[
        Certainty,
        Field(
            description="`assumed` if only the lack of a recorded end makes it a member on the day."
        ),
    ]
    first_day: Annotated[
        date | None, Field(description="First day of the membership; null if unknown.")
    ]
    first_day_basis: Annotated[DateBasis, Field(description="Basis of the first day.")]
    last_day: Annotated[
        date | None, Field(description="Last day of the membership; null if unknown or open-ended.")
    ]
    last_day_basis: Annotated[DateBasis, Field(description="Basis of the last day.")]
    seen_from: Annotated[
        date | None, Field(description="First day on which a source shows it as a member.")
    ]
    seen_to: Annotated[
        date | None, Field(description="Last day on which a source shows it as a member.")
    ]
    evidence: Annotated[str, Field(description="Evidence of the membership.")]
    fact: Annotated[str, Field(description="Id of the fact.")]
    source: Annotated[str, Field(description="Code of the source.")]
    confidence: Annotated[Confidence, Field(description="Confidence in what the source says.")]
