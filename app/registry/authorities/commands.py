"""State facts about authorities and consortia."""

from datetime import date
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.terms import Edge
from app.domain.timelines import Timeline
from app.ledger.commands import make_known, restate, state
from app.ledger.details import restate_details
from app.ledger.entries import Recording, Subject
from app.ledger.http.writes import Submission
from app.ledger.integrity import check_known
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
    session: Session, body: AuthorityIn, recording: Recording
) -> AuthorityDetailsFact:
    """Make an authority known, with its first details."""
    make_known(session, Authority, body.code)
    return change_authority(session, body.code, body, recording)


def change_authority(
    session: Session, code: str, body: AuthorityDetailsIn, recording: Recording
) -> AuthorityDetailsFact:
    """State what an authority is called and does, from a day on if it changed."""
    fact = AuthorityDetailsFact.model_validate({**body.model_dump(), "code": code})
    return state(session, fact, Subject("authority", code), recording)


def correct_authority(
    session: Session, old: AuthorityDetailsFact, body: AuthorityDetailsIn, recording: Recording
) -> AuthorityDetailsFact:
    """Restate an authority's details, over the same days as those that were wrong."""
    fact = AuthorityDetailsFact.model_validate({**body.model_dump(), "code": old.code})
    return restate(session, old, fact, recording, reason="correction")


def restate_authority(
    said: Submission, code: str, body: AuthorityRestatementIn
) -> AuthorityDetailsFact:
    """State again what an authority is called and does: it was wrong, or it changed."""
    new = AuthorityDetailsFact.model_validate({**body.model_dump(), "code": code})
    return restate_details(said, new, body)


def authority_said(details: AuthorityDetailsFact) -> AuthorityDetailsIn:
    """What was said of an authority, in the shape in which it is said."""
    return AuthorityDetailsIn.model_validate(
        details.model_dump(include=set(AuthorityDetailsIn.model_fields))
    )


def state_consortium(
    session: Session, body: ConsortiumIn, recording: Recording
) -> ConsortiumDetailsFact:
    """Make a consortium known, with its first details."""
    make_known(session, Consortium, body.code)
    return change_consortium(session, body.code, body, recording)


def change_consortium(
    session: Session, code: str, body: ConsortiumDetailsIn, recording: Recording
) -> ConsortiumDetailsFact:
    """State what a consortium is called and how it buys, from a day on if it changed."""
    fact = ConsortiumDetailsFact.model_validate({**body.model_dump(), "code": code})
    return state(session, fact, Subject("consortium", code), recording)


def correct_consortium(
    session: Session, old: ConsortiumDetailsFact, body: ConsortiumDetailsIn, recording: Recording
) -> ConsortiumDetailsFact:
    """Restate a consortium's details, over the same days as those that were wrong."""
    fact = ConsortiumDetailsFact.model_validate({**body.model_dump(), "code": old.code})
    return restate(session, old, fact, recording, reason="correction")


def restate_consortium(
    said: Submission, code: str, body: ConsortiumRestatementIn
) -> ConsortiumDetailsFact:
    """State again what a consortium is called and how it buys: it was wrong, or it changed."""
    new = ConsortiumDetailsFact.model_validate({**body.model_dump(), "code": code})
    return restate_details(said, new, body)


def consortium_said(details: ConsortiumDetailsFact) -> ConsortiumDetailsIn:
    """What was said of a consortium, in the shape in which it is said."""
    return ConsortiumDetailsIn.model_validate(
        details.model_dump(include=set(ConsortiumDetailsIn.model_fields))
    )


def state_membership(
    session: Session, consortium: str, body: MembershipIn, recording: Recording
) -> MembershipFact:
    """State that an authority belongs to a consortium."""
    fact = MembershipFact.model_validate({**body.model_dump(), "consortium": consortium})
    return state(session, fact, Subject("consortium", consortium), recording)


def attest(
    session: Session, authority: str, body: AttestationIn, recording: Recording
) -> AttestationFact:
    """State that an authority's record for some scopes is complete for these days."""
    check_known(session, "scope", body.scopes, "scopes")
    fact = AttestationFact.model_validate({**body.model_dump(), "authority": authority})
    return state(session, fact, Subject("authority", authority), recording)


def report_service(
    session: Session, authority: str, body: ServiceReportIn, recording: Recording
) -> ServiceReportFact:
    """State what a source saw of an authority's service."""
    fact = ServiceReportFact.model_validate({**body.model_dump(), "authority": authority})
    return state(session, fact, Subject("authority", authority), recording)


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
            detail = f"{fact.authority} is a member for these days already"
            raise DomainError("member-already", detail, "authority")
        days |= own


def _named_days(first: Edge, last: Edge) -> Timeline:
    begun = Timeline.since(first.day) if first.day else Timeline.always()
    return begun & Timeline.until(last.day) if last.day else begun
