"""State what sources say, and decide between them."""

from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.ledger.commands import check_same_visibility, record, revise
from app.ledger.entries import Provenance, Subject
from app.ledger.integrity import identity_exists
from app.ledger.models import Fact
from app.platform.db.columns import NEVER
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.claims.schemas import ClaimDecisionIn, ClaimIn


def state_claim(session: Session, body: ClaimIn, provenance: Provenance) -> ClaimFact:
    """State that a source says that a field of a thing has a value."""
    thing, code = body.about.split(":", 1)
    if not identity_exists(session, thing, code):
        raise DomainError(f"unknown-{thing}", f"no {thing} has the code {code}", "about")
    fact = ClaimFact.model_validate(
        {**body.model_dump(exclude={"about"}), "thing": thing, "code": code}
    )
    return record(session, fact, Subject(thing, code), provenance)


def decide_claim(
    session: Session, claim: str, body: ClaimDecisionIn, provenance: Provenance
) -> ClaimDecisionFact:
    """Accept, dispute or reject a claim; a new decision takes the place of the last one."""
    known = session.get(ClaimFact, claim)
    if known is None or known.to_position != NEVER:
        raise DomainError("unknown-claim", f"there is no claim {claim}")
    fact = ClaimDecisionFact.model_validate({**body.model_dump(), "claim": claim})
    check_same_visibility(fact, known.visibility, known.owner)
    decided = decision_on(session, claim)
    if decided is not None:
        return revise(session, decided, fact, provenance, reason="correction")
    return record(session, fact, Subject(known.thing, known.code), provenance)


def decision_on(session: Session, claim: str) -> ClaimDecisionFact | None:
    """What the registry makes of a claim now, if anything."""
    return session.scalars(
        select(ClaimDecisionFact).where(
            col(ClaimDecisionFact.claim) == claim, col(ClaimDecisionFact.to_position) == NEVER
        )
    ).one_or_none()


def check_claim(session: Session, fact: Fact) -> None:
    """Refuse to withdraw a claim while a decision on it stands."""
    claim = cast(ClaimFact, fact)
    if claim.to_position != NEVER and decision_on(session, claim.id) is not None:
        raise DomainError("claim-decided", "the claim has a decision; withdraw that first")
