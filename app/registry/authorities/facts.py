"""Fact types about authorities and consortia."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.ledger.fact_types import CommandContext, FactType, about, admins_only
from app.ledger.identities import Identity, same_fields
from app.ledger.identity_projection import identity_check
from app.platform.db.columns import NEVER
from app.registry.authorities.models import (
    AttestationFact,
    Authority,
    AuthorityDetailsFact,
    Consortium,
    ConsortiumDetailsFact,
    MembershipFact,
    ServiceReportFact,
)
from app.registry.authorities.schemas import (
    AttestationIn,
    AuthorityDetailsIn,
    AuthorityIn,
    ConsortiumDetailsIn,
    ConsortiumIn,
    MembershipIn,
    ServiceReportIn,
)


def the_authority(_: CommandContext, fact: Any) -> frozenset[str]:
    """Return the authority that the fact names."""
    return frozenset({fact.authority})


def check_membership(session: Session, fact: MembershipFact) -> None:
    """Raise DomainError if an authority has two memberships of a consortium on the same day."""
    others = session.scalars(
        select(MembershipFact).where(
            col(MembershipFact.consortium) == fact.consortium,
            col(MembershipFact.authority) == fact.authority,
            col(MembershipFact.to_at) == NEVER,
        )
    )
    days = Timeline.empty()
    for other in others:
        first = Edge(other.first_day, other.first_day_basis)
        own = _period_days(first, Edge(other.last_day, other.last_day_basis))
        if days & own:
            detail = f"{fact.authority} is already a member on some of these days"
            raise DomainError("member-already", detail, "authority")
        days |= own


def _period_days(first: Edge, last: Edge) -> Timeline:
    begun = Timeline.since(first.day) if first.day else Timeline.always()
    return begun & Timeline.until(last.day) if last.day else begun


AUTHORITY = Identity(
    "authority",
    Authority,
    FactType(
        "authority_details",
        AuthorityDetailsFact,
        AuthorityDetailsIn,
        subject=about("authority", "code"),
        owners=admins_only,
        checks=(identity_check("authority"),),
    ),
    AuthorityIn,
    same_fields(AuthorityDetailsIn),
)
CONSORTIUM = Identity(
    "consortium",
    Consortium,
    FactType(
        "consortium_details",
        ConsortiumDetailsFact,
        ConsortiumDetailsIn,
        subject=about("consortium", "code"),
        owners=admins_only,
        checks=(identity_check("consortium"),),
    ),
    ConsortiumIn,
    same_fields(ConsortiumDetailsIn),
)
MEMBERSHIP = FactType(
    "membership",
    MembershipFact,
    MembershipIn,
    subject=about("consortium"),
    owners=admins_only,
    checks=(check_membership,),
)
ATTESTATION = FactType(
    "attestation",
    AttestationFact,
    AttestationIn,
    subject=about("authority"),
    owners=the_authority,
)
SERVICE_REPORT = FactType(
    "service_report",
    ServiceReportFact,
    ServiceReportIn,
    subject=about("authority"),
    owners=the_authority,
)
FACT_TYPES = (AUTHORITY.details, CONSORTIUM.details, MEMBERSHIP, ATTESTATION, SERVICE_REPORT)
