"""Fact types about authorities and consortia."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.ledger.checks import check_history, current_by, group_by
from app.ledger.fact_types import CommandContext, FactType, about, admins_only
from app.ledger.identifiers import number_key, public_identifiers
from app.ledger.identities import Identity, same_fields
from app.ledger.identity_projection import identity_check
from app.ledger.searched import Searched
from app.registry.authorities.models import (
    AttestationFact,
    Authority,
    AuthorityDetailsFact,
    BuyerMatchFact,
    Consortium,
    ConsortiumDetailsFact,
    MembershipFact,
    PublishedBuyerFact,
    ServiceReportFact,
)
from app.registry.authorities.schemas import (
    AttestationIn,
    AuthorityDetailsIn,
    AuthorityIn,
    BuyerMatchIn,
    ConsortiumDetailsIn,
    ConsortiumIn,
    MembershipIn,
    PublishedBuyerIn,
    ServiceReportIn,
)


def the_authority(_: CommandContext, fact: Any) -> frozenset[str]:
    """Return the authority that the fact names."""
    return frozenset({fact.authority})


def check_membership(session: Session, facts: Sequence[MembershipFact]) -> None:
    """Raise DomainError if an authority has two memberships of a consortium on the same day."""
    batches = group_by(facts, attrgetter("consortium", "authority"))
    known = current_by(session, MembershipFact, batches, "consortium", "authority")
    for key, batch in batches.items():
        check_history(batch, known[key], _check_memberships)


def _check_memberships(memberships: Sequence[MembershipFact]) -> None:
    """Refuse memberships of one authority in one consortium that share a day."""
    days = Timeline.empty()
    for item in memberships:
        first = Edge(item.first_day, item.first_day_basis)
        own = _period_days(first, Edge(item.last_day, item.last_day_basis))
        if days & own:
            detail = f"{item.authority} is already a member on some of these days"
            raise DomainError("member-already", detail, "authority")
        days |= own


def _period_days(first: Edge, last: Edge) -> Timeline:
    begun = Timeline.since(first.day) if first.day else Timeline.always()
    return begun & Timeline.until(last.day) if last.day else begun


def _number_row(body: PublishedBuyerIn | BuyerMatchIn, **_named: Any) -> dict[str, Any]:
    return {**body.model_dump(), "number_key": number_key(body.scheme, body.number)}


_CHECK_NUMBERS = identity_check("authority", AuthorityDetailsFact, BuyerMatchFact)

AUTHORITY = Identity(
    "authority",
    Authority,
    FactType(
        "authority_details",
        AuthorityDetailsFact,
        AuthorityDetailsIn,
        subject=about("authority", "code"),
        owners=admins_only,
        checks=(_CHECK_NUMBERS,),
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
PUBLISHED_BUYER = FactType(
    "published_buyer",
    PublishedBuyerFact,
    PublishedBuyerIn,
    subject=about("authority"),
    owners=admins_only,
    to_row=_number_row,
)
BUYER_MATCH = FactType(
    "buyer_match",
    BuyerMatchFact,
    BuyerMatchIn,
    subject=about("authority"),
    owners=admins_only,
    checks=(_CHECK_NUMBERS,),
    to_row=_number_row,
)
FACT_TYPES = (
    AUTHORITY.details,
    CONSORTIUM.details,
    MEMBERSHIP,
    ATTESTATION,
    SERVICE_REPORT,
    PUBLISHED_BUYER,
    BUYER_MATCH,
)


def _authority_texts(row: Any) -> list[str | None]:
    numbers = [item["id"] for item in public_identifiers(row.identifiers)]
    return [row.name, row.official_name, row.code, *numbers]


def _consortium_texts(row: Any) -> list[str | None]:
    return [row.name, *row.aliases, row.code]


SEARCHED = (
    Searched(
        "authority",
        AuthorityDetailsFact,
        ("name", "official_name", "identifiers"),
        _authority_texts,
        "/v1/authorities/{code}",
    ),
    Searched(
        "consortium",
        ConsortiumDetailsFact,
        ("name", "aliases"),
        _consortium_texts,
        "/v1/consortia/{code}",
    ),
)
