"""State complaints, counts, decisions and remedies."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy.orm import Session

from app.cases.complaints.models import (
    ComplaintFact,
    ComplaintStepFact,
    OmbudsmanDecisionFact,
    RemedyFact,
    TallyFact,
)
from app.cases.complaints.schemas import ComplaintIn, ComplaintStepIn, DecisionIn, RemedyIn, TallyIn
from app.cases.core.commands import (
    case_check,
    case_named,
    course_history,
    state_about_authority,
    stated,
    take_step,
)
from app.domain.courses import COMPLAINT
from app.domain.errors import DomainError
from app.domain.ratings import check_part, check_public_counts
from app.domain.vocabulary import Visibility
from app.ledger.entries import Provenance
from app.ledger.http.writes import CommandContext
from app.ledger.models import Fact

check_complaint = case_check(
    ComplaintFact, ComplaintStepFact, course_history(COMPLAINT, "received_on")
)


def state_complaint(session: Session, body: ComplaintIn, provenance: Provenance) -> ComplaintFact:
    """State that a complaint was received."""
    return state_about_authority(session, stated(ComplaintFact, body), provenance)


def take_complaint_step(
    session: Session, case: ComplaintFact, body: ComplaintStepIn, provenance: Provenance
) -> ComplaintStepFact:
    """State what became of a complaint."""
    return take_step(session, case, ComplaintStepFact, body, provenance)


def state_tally(session: Session, body: TallyIn, provenance: Provenance) -> TallyFact:
    """State how many came in a month."""
    return state_about_authority(session, stated(TallyFact, body), provenance)


def check_tally(_: Session, fact: Fact) -> None:
    """Refuse more than all, and what could tell of a person if it were public."""
    tally = cast(TallyFact, fact)
    for field in ("answered_in_time", "upheld"):
        check_part(getattr(tally, field) or 0, tally.received, field)
    if tally.visibility is Visibility.PUBLIC:
        check_public_counts(tally.received, tally.answered_in_time, tally.upheld)


def state_decision(
    session: Session, body: DecisionIn, provenance: Provenance
) -> OmbudsmanDecisionFact:
    """State what an Ombudsman decided."""
    return state_about_authority(session, stated(OmbudsmanDecisionFact, body), provenance)


def state_remedy(ctx: CommandContext, body: RemedyIn, provenance: Provenance) -> RemedyFact:
    """State what an Ombudsman asked for, or what became of it."""
    code = "remedy-without-decision"
    if body.decision is None:
        raise DomainError(
            code, "decision is missing; send the id of the Ombudsman decision", "decision"
        )
    decision = case_named(ctx, OmbudsmanDecisionFact, body.decision, "decision", code)
    return ask_for(ctx.session, decision, body, provenance)


def ask_for(
    session: Session, decision: OmbudsmanDecisionFact, body: RemedyIn, provenance: Provenance
) -> RemedyFact:
    """The same of a decision that is known."""
    within = body.within
    content = {
        **body.model_dump(exclude={"decision", "within"}),
        "case": decision.record_id,
        "within": within.length if within else None,
        "within_unit": within.unit if within else None,
    }
    fact = RemedyFact.model_validate(content)
    return state_about_authority(session, fact, provenance)


def _remedies(decision: OmbudsmanDecisionFact, remedies: Sequence[Any]) -> None:
    """Remedies are asked of the authority decided about, and are due and done after the decision.

    What fell away may have done so before it: a decision names what an insolvency has made idle.
    """
    for one in remedies:
        if one.authority != decision.authority:
            detail = f"the decision is about {decision.authority}, the remedy about {one.authority}"
            raise DomainError("other-authority", detail, "authority")
        for field in ("done_on", "due_on"):
            day = getattr(one, field)
            if day is not None and decision.decided_on is not None and day < decision.decided_on:
                detail = f"{day} is before the decision on {decision.decided_on}"
                raise DomainError("remedy-before-decision", detail, field)


check_decision = case_check(OmbudsmanDecisionFact, RemedyFact, _remedies)
