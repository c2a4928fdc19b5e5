"""State facts about authorities and consortia."""

from datetime import date
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.ledger.commands import create_identity, record, revise
from app.ledger.details import revise_details
from app.ledger.entries import Provenance, Subject
from app.ledger.http.writes import CommandContext
from app.ledger.integrity import check_exists
from app.ledger.models import Fact
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
    AuthorityRestatementIn,
    ConsortiumDetailsIn,
    ConsortiumIn,
    ConsortiumRestatementIn,
    MembershipIn,
    ServiceReportIn,
)


def state_authority(
    session: Session, body: AuthorityIn, provenance: Provenance
) -> AuthorityDetailsFact:
    """Make an authority known, with its first details."""
    create_identity(session, Authority, body.code)
    return change_authority(session, body.code, body, provenance)


def change_authority(
    session: Session, code: str, body: AuthorityDetailsIn, provenance: Provenance
) -> AuthorityDetailsFact:
    """State what an authority is called and does, from a day on if it changed."""
    fact = AuthorityDetailsFact.model_validate({**body.model_dump(), "code": code})
    return record(session, fact, Subject("authority", code), provenance)


def correct_authority(
    session: Session, old: AuthorityDetailsFact, body: AuthorityDetailsIn, provenance: Provenance
) -> AuthorityDetailsFact:
    """Restate an authority's details, over the same days as those that were wrong."""
    fact = AuthorityDetailsFact.model_validate({**body.model_dump(), "code": old.code})
    return revise(session, old, fact, provenance, reason="correction")


def restate_authority(
    ctx: CommandContext, code: str, body: AuthorityRestatementIn
) -> AuthorityDetailsFact:
    """State again what an authority is called and does: it was wrong, or it changed."""
    new = AuthorityDetailsFact.model_validate({**body.model_dump(), "code": code})
    return revise_details(ctx, new, body)


def authority_said(details: AuthorityDetailsFact) -> AuthorityDetailsIn:
    """What was said of an authority, in the shape in which it is said."""
    return AuthorityDetailsIn.model_validate(
        details.model_dump(include=set(AuthorityDetailsIn.model_fields))
    )


def state_consortium(
    session: Session, body: ConsortiumIn, provenance: Provenance
) -> ConsortiumDetailsFact:
    """Make a consortium known, with its first details."""
    create_identity(session, Consortium, body.code)
    return change_consortium(session, body.code, body, provenance)


def change_consortium(
    session: Session, code: str, body: ConsortiumDetailsIn, provenance: Provenance
) -> ConsortiumDetailsFact:
    """State what a consortium is called and how it buys, from a day on if it changed."""
    fact = ConsortiumDetailsFact.model_validate({**body.model_dump(), "code": code})
    return record(session, fact, Subject("consortium", code), provenance)


def correct_consortium(
    session: Session, old: ConsortiumDetailsFact, body: ConsortiumDetailsIn, provenance: Provenance
) -> ConsortiumDetailsFact:
    """Restate a consortium's details, over the same days as those that were wrong."""
    fact = ConsortiumDetailsFact.model_validate({**body.model_dump(), "code": old.code})
    return revise(session, old, fact, provenance, reason="correction")


def restate_consortium(
    ctx: CommandContext, code: str, body: ConsortiumRestatementIn
) -> ConsortiumDetailsFact:
    """State again what a consortium is called and how it buys: it was wrong, or it changed."""
    new = ConsortiumDetailsFact.model_validate({**body.model_dump(), "code": code})
    return revise_details(ctx, new, body)


def consortium_said(details: ConsortiumDetailsFact) -> ConsortiumDetailsIn:
    """What was said of a consortium, in the shape in which it is said."""
    return ConsortiumDetailsIn.model_validate(
        details.model_dump(include=set(ConsortiumDetailsIn.model_fields))
    )


def state_membership(
    session: Session, consortium: str, body: MembershipIn, provenance: Provenance
) -> MembershipFact:
    """State that an authority belongs to a consortium."""
    fact = MembershipFact.model_validate({**body.model_dump(), "consortium": consortium})
    return record(session, fact, Subject("consortium", consortium), provenance)


def attest(
    session: Session, authority: str, body: AttestationIn, provenance: Provenance
) -> AttestationFact:
    """State that an authority's record for some scopes is complete for these days."""
    check_exists(session, "scope", body.scopes, "scopes")
    fact = AttestationFact.model_validate({**body.model_dump(), "authority": authority})
    return record(session, fact, Subject("authority", authority), provenance)


def report_service(
    session: Session, authority: str, body: ServiceReportIn, provenance: Provenance
) -> ServiceReportFact:
    """State what a source saw of an authority's service."""
    fact = ServiceReportFact.model_validate({**body.model_dump(), "authority": authority})
    return record(session, fact, Subject("authority", authority), provenance)


def by_the_authority(_: Session, fact: Fact, __: date) -> frozenset[str]:
    """An authority speaks for itself."""
    return frozenset({cast(Any, fact).authority})


def check_membership(session: Session, fact: Fact) -> None:
    """Refuse a second membership of one authority in one consortium for the same days."""
    fact = cast(MembershipFact, fact)
    others = session.scalars(
        select(MembershipFact).where(
            col(MembershipFact.consortium) == fact.consortium,
            col(MembershipFact.authority) == fact.authority,
            col(MembershipFact.to_position) == NEVER,
        )
    )
    days = Timeline.empty()
    for other in others:
        named = Edge(other.first_day, other.first_day_basis)
        own = _named_days(named, Edge(other.last_day, other.last_day_basis))
        if days & own:
            detail = f"{fact.authority} is already a member on some of these days"
            raise DomainError("member-already", detail, "authority")
        days |= own


def _named_days(first: Edge, last: Edge) -> Timeline:
    begun = Timeline.since(first.day) if first.day else Timeline.always()
    return begun & Timeline.until(last.day) if last.day else begun
