"""Kinds of cases of complaints: complaints, counts, Ombudsman decisions and remedies."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.cases.complaints import queries
from app.cases.complaints.models import (
    ComplaintCountFact,
    ComplaintFact,
    ComplaintStepFact,
    OmbudsmanDecisionFact,
    RemedyFact,
)
from app.cases.complaints.responses import ComplaintCountOut
from app.cases.complaints.schemas import (
    ComplaintCountIn,
    ComplaintIn,
    ComplaintStepIn,
    DecisionIn,
    RemedyIn,
)
from app.cases.core.facts import (
    CaseType,
    StepType,
    case_check,
    named_case,
    record_type,
    step_type,
)
from app.cases.core.listing import Listing
from app.domain.complaints import check_stages
from app.domain.errors import DomainError
from app.domain.ratings import check_part, check_public_counts
from app.domain.steps import Step, check_steps
from app.domain.vocabulary import Visibility
from app.domain.workflows import COMPLAINT as COMPLAINT_WORKFLOW
from app.ledger.checks import check_history
from app.ledger.fact_types import CommandContext


def check_complaint_counts(_: Session, facts: Sequence[ComplaintCountFact]) -> None:
    """Raise DomainError for a part above the whole, or for a small count that is public."""
    for count in facts:
        check_history([count], [count], _check_counts)


def _check_counts(counts: Sequence[ComplaintCountFact]) -> None:
    for count in counts:
        for field in ("answered_in_time", "upheld"):
            check_part(getattr(count, field) or 0, count.received, field)
        if count.visibility is Visibility.PUBLIC:
            check_public_counts(count.received, count.answered_in_time, count.upheld)


def _decision_of(ctx: CommandContext, body: RemedyIn) -> dict[str, Any]:
    code = "remedy-without-decision"
    if body.decision is None:
        raise DomainError(code, "give the id of the decision that asked for the remedy", "decision")
    decision = named_case(ctx, OmbudsmanDecisionFact, body.decision, "decision", code)
    return {"case": decision.record_id}


def _remedy_row(body: RemedyIn, **_named: Any) -> dict[str, Any]:
    within = body.within
    return {
        **body.model_dump(exclude={"decision", "within"}),
        "within": within.length if within else None,
        "within_unit": within.unit if within else None,
    }


def _check_remedies(decision: OmbudsmanDecisionFact, remedies: Sequence[Any]) -> None:
    """Refuse a remedy of another authority, or one that is due or done before the decision.

    A remedy may have fallen away before it: a decision names the remedies that an insolvency has
    made impossible.
    """
    for item in remedies:
        if item.authority != decision.authority:
            detail = f"the decision is about {decision.authority}, not about {item.authority}"
            raise DomainError("other-authority", detail, "authority")
        for field in ("done_on", "due_on"):
            day = getattr(item, field)
            if day is not None and decision.decided_on is not None and day < decision.decided_on:
                detail = f"{day} is before the decision on {decision.decided_on}"
                raise DomainError("remedy-before-decision", detail, field)


def _with_reply_limit(body: ComplaintIn | ComplaintStepIn, **_named: Any) -> dict[str, Any]:
    within = body.reply_within
    return {
        **body.model_dump(exclude={"reply_within"}),
        "reply_length": within.length if within else None,
        "reply_unit": within.unit if within else None,
        "reply_basis": within.basis if within else None,
    }


def _check_complaint(opening: ComplaintFact, steps: Sequence[ComplaintStepFact]) -> None:
    """Refuse steps that contradict the workflow or the order of the stages."""
    taken = [Step(step.step, step.day) for step in steps]
    check_steps(COMPLAINT_WORKFLOW, opening.received_on or date.min, taken)
    check_stages(queries.first_stage(opening), map(queries.complaint_event, steps))


check_complaint = case_check(ComplaintFact, ComplaintStepFact, _check_complaint)
check_decision = case_check(OmbudsmanDecisionFact, RemedyFact, _check_remedies)

COMPLAINT = CaseType(
    "complaint",
    "complaints",
    replace(
        record_type("complaint", ComplaintFact, ComplaintIn, checks=(check_complaint,)),
        to_row=_with_reply_limit,
    ),
    queries.COMPLAINTS,
    {"reference": "C 12", "received_on": "2025-08-01"},
)
COMPLAINT_STEP = StepType(
    "complaint_step",
    replace(
        step_type(
            "complaint_step",
            ComplaintStepFact,
            ComplaintStepIn,
            COMPLAINT.fact,
            checks=(check_complaint,),
        ),
        to_row=_with_reply_limit,
    ),
    {"step": "replied", "day": "2025-08-05"},
    COMPLAINT,
)
COMPLAINT_COUNT = CaseType(
    "complaint_count",
    "complaint-counts",
    record_type(
        "complaint_count", ComplaintCountFact, ComplaintCountIn, checks=(check_complaint_counts,)
    ),
    Listing(ComplaintCountFact, ComplaintCountOut, day="month", begins="month"),
    {"kind": "complaint", "month": "2025-08-01", "received": 7},
)
OMBUDSMAN_DECISION = CaseType(
    "ombudsman_decision",
    "ombudsman-decisions",
    record_type("ombudsman_decision", OmbudsmanDecisionFact, DecisionIn, checks=(check_decision,)),
    queries.DECISIONS,
    {
        "reference": "24 015 097",
        "ombudsman": "Local Government Ombudsman",
        "decided_on": "2025-08-12",
        "outcome": "upheld",
    },
)
REMEDY = CaseType(
    "remedy",
    "remedies",
    replace(
        record_type("remedy", RemedyFact, RemedyIn, checks=(check_decision,), resolve=_decision_of),
        to_row=_remedy_row,
    ),
    queries.REMEDIES,
    {"text": "An apology", "due_on": "2025-09-10"},
    parent=OMBUDSMAN_DECISION,
    parent_field="decision",
)
CASE_TYPES = (COMPLAINT, COMPLAINT_STEP, COMPLAINT_COUNT, OMBUDSMAN_DECISION, REMEDY)
