"""Tables of authorities and consortia."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Index, Text
from sqlmodel import Field, SQLModel

from app.domain.vocabulary import (
    AttestationSubject,
    AuthorityKind,
    DateBasis,
    Finding,
    MembershipRole,
    Region,
)
from app.ledger.models import Details, Fact, MergeFact, NumberMatchFact
from app.platform.db.columns import LAST_DAY, NEVER, Code, Json, codelist
from app.platform.db.references import Link, link_list


class Authority(SQLModel, table=True):
    """An authority: only its code."""

    __tablename__ = "authority"

    code: str = Field(primary_key=True, sa_type=Code)


class AuthorityDetailsFact(Details, table=True):
    """Names, kind and region of an authority, and the days of its existence."""

    __tablename__ = "authority_details"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="being_ordered"),
        Index("ix_authority_details_code", "code"),
    )

    code: str = Field(foreign_key="authority.code", sa_type=Code)
    kind: AuthorityKind = Field(sa_type=codelist(AuthorityKind))
    official_name: str | None = None
    region: Region | None = Field(default=None, sa_type=codelist(Region))
    icb: str | None = Field(default=None, foreign_key="authority.code", sa_type=Code)
    first_day: date | None = None
    last_day: date | None = None
    successor: str | None = Field(default=None, foreign_key="authority.code", sa_type=Code)


class Consortium(SQLModel, table=True):
    """A consortium: only its code."""

    __tablename__ = "consortium"

    code: str = Field(primary_key=True, sa_type=Code)


class ConsortiumDetailsFact(Details, table=True):
    """Names of a consortium and its procurement arrangement."""

    __tablename__ = "consortium_details"
    __table_args__ = (Index("ix_consortium_details_code", "code"),)

    code: str = Field(foreign_key="consortium.code", sa_type=Code)
    aliases: list[str] = Field(default_factory=list, sa_type=Json)
    description: str | None = Field(default=None, sa_type=Text)


class MembershipFact(Fact, table=True):
    """An authority belongs to a consortium, in a role, for a period."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="period_ordered"),
        CheckConstraint("seen_from <= seen_to", name="seen_ordered"),
        Index("ix_membership_consortium", "consortium", "authority"),
    )

    consortium: str = Field(foreign_key="consortium.code", sa_type=Code)
    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    role: MembershipRole = Field(sa_type=codelist(MembershipRole))
    first_day: date | None = None
    first_day_basis: DateBasis = Field(sa_type=codelist(DateBasis, "first_day_basis"))
    last_day: date | None = None
    last_day_basis: DateBasis = Field(sa_type=codelist(DateBasis, "last_day_basis"))
    seen_from: date | None = None
    seen_to: date | None = None
    evidence: str = Field(sa_type=Text)


class Member(SQLModel, table=True):
    """Projection: the days of a membership, and whether they are certain."""

    __tablename__ = "member"
    __table_args__ = (
        Index("ix_member_consortium", "consortium", "to_at"),
        Index("ix_member_authority", "authority", "to_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    membership: str = Field(sa_type=Code)
    consortium: str = Field(sa_type=Code)
    authority: str = Field(sa_type=Code)
    sure: bool
    days_from: date
    days_to: date = LAST_DAY
    from_at: int = Field(sa_type=BigInteger)
    to_at: int = Field(default=NEVER, sa_type=BigInteger)


class AttestationScope(Link, table=True):
    """A scope for which an authority's record is complete."""

    __tablename__ = "attestation_scope"

    fact: str = Field(primary_key=True, foreign_key="attestation.id", sa_type=Code)
    ordinal: int = Field(primary_key=True)
    scope: str = Field(foreign_key="scope.code", sa_type=Code, index=True)


class AttestationFact(Fact, table=True):
    """An authority's record of a subject is complete for these days; of cover, for some scopes."""

    __tablename__ = "attestation"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="period_ordered"),
        Index("ix_attestation_authority", "authority", "to_at"),
    )

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    subject: AttestationSubject = Field(
        default=AttestationSubject.COVER, sa_type=codelist(AttestationSubject, "subject")
    )
    scopes: list[AttestationScope] = link_list(AttestationScope, lazy="selectin")
    first_day: date
    last_day: date
    attested_on: date


class ServiceReportFact(Fact, table=True):
    """The service level of an authority on some days, according to a source."""

    __tablename__ = "service_report"
    __table_args__ = (
        CheckConstraint("first_day <= last_day", name="period_ordered"),
        Index("ix_service_report_authority", "authority", "to_at"),
    )

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    scope: str = Field(foreign_key="scope.code", sa_type=Code)
    finding: Finding = Field(sa_type=codelist(Finding))
    first_day: date
    last_day: date | None = None


class AuthorityMergeFact(MergeFact, table=True):
    """Two codes name one authority."""

    __tablename__ = "authority_merge"
    __table_args__ = (
        Index("ix_authority_merge_former", "former", "to_at"),
        Index("ix_authority_merge_into", "into", "to_at"),
    )

    former: str = Field(foreign_key="authority.code", sa_type=Code)
    into: str = Field(foreign_key="authority.code", sa_type=Code)


class PublishedBuyerFact(Fact, table=True):
    """A source names a buyer with the name of an authority, and with a number that is not known."""

    __tablename__ = "published_buyer"
    __table_args__ = (
        Index("ix_published_buyer_number", "number_key", "to_at"),
        Index("ix_published_buyer_authority", "authority", "to_at"),
    )

    authority: str = Field(foreign_key="authority.code", sa_type=Code)
    name: str | None = Field(default=None, sa_type=Text)
    number: str
    scheme: str
    number_key: str = Field(sa_type=Code)


class BuyerMatchFact(NumberMatchFact, table=True):
    """The decision whether a buyer with this number is an authority."""

    __tablename__ = "buyer_match"
    __table_args__ = (
        Index("ix_buyer_match_number", "number_key", "to_at"),
        Index("ix_buyer_match_authority", "authority", "to_at"),
    )

    authority: str = Field(foreign_key="authority.code", sa_type=Code)


class ConsortiumMergeFact(MergeFact, table=True):
    """Two codes name one consortium."""

    __tablename__ = "consortium_merge"
    __table_args__ = (
        Index("ix_consortium_merge_former", "former", "to_at"),
        Index("ix_consortium_merge_into", "into", "to_at"),
    )

    former: str = Field(foreign_key="consortium.code", sa_type=Code)
    into: str = Field(foreign_key="consortium.code", sa_type=Code)
