"""State what sources say, and decide between them."""

from sqlalchemy.orm import Session

from app.claims.models import ClaimDecisionFact, ClaimFact
from app.claims.schemas import ClaimDecisionIn, ClaimIn
from app.domain.errors import Refused
from app.ledger.commands import Recording, Subject, check_same_stream, state, stream_of


def state_claim(session: Session, body: ClaimIn, recording: Recording) -> ClaimFact:
    """State that a source says that a field of a thing has a value."""
    thing, code = body.about.split(":", 1)
    fact = ClaimFact.model_validate(
        {**body.model_dump(exclude={"about"}), "thing": thing, "code": code}
    )
    return state(session, fact, Subject(thing, code), recording)


def decide_claim(
    session: Session, claim: str, body: ClaimDecisionIn, recording: Recording
) -> ClaimDecisionFact:
    """Accept, dispute or reject a claim."""
    known = session.get(ClaimFact, claim)
    if known is None:
        raise Refused("unknown-claim", f"there is no claim {claim}")
    fact = ClaimDecisionFact.model_validate({**body.model_dump(), "claim": claim})
    check_same_stream(fact, stream_of(known))
    return state(session, fact, Subject(known.thing, known.code), recording)
