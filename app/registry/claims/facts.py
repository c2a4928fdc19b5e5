"""Fact types of claims and of the decisions on them."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.claims import check_reads_as, code_kind
from app.domain.errors import DomainError
from app.ledger.entries import Subject
from app.ledger.fact_types import CommandContext, FactType
from app.ledger.integrity import identity_exists
from app.ledger.recording import check_same_visibility, record_fact, revise
from app.ledger.schemas import FactQuery
from app.platform.db.columns import NEVER
from app.registry.claims.models import ClaimDecisionFact, ClaimFact
from app.registry.claims.queries import get_claim
from app.registry.claims.schemas import ClaimDecisionIn, ClaimIn


def decide_claim(ctx: CommandContext, body: ClaimDecisionIn, claim: str) -> ClaimDecisionFact:
    """Accept, dispute or reject a claim; a new decision replaces the previous one."""
    known = ctx.batch.fact(ClaimFact, claim)
    if known is None or known.to_at != NEVER:
        raise DomainError("unknown-claim", f"there is no claim {claim}")
    new = CLAIM_DECISION.build(ctx, body, claim=claim)
    check_same_visibility(new.row, known.visibility, known.owner)
    current = decision_on(ctx.session, claim)
    return record_fact(ctx, new) if current is None else revise(ctx, current, new)


def decide_visible_claim(
    ctx: CommandContext, body: ClaimDecisionIn, claim: str
) -> ClaimDecisionFact:
    """Decide a claim that the caller can read, in the version that `If-Match` names."""
    ctx.check_if_match(get_claim(ctx.session, FactQuery(), ctx.as_of, claim).version)
    return decide_claim(ctx, body, claim)


def decision_on(session: Session, claim: str) -> ClaimDecisionFact | None:
    """Return the current decision on a claim, or None."""
    return session.scalars(
        select(ClaimDecisionFact).where(
            col(ClaimDecisionFact.claim) == claim, col(ClaimDecisionFact.to_at) == NEVER
        )
    ).one_or_none()


def _check_claim(ctx: CommandContext, body: ClaimIn) -> dict[str, Any]:
    """Raise DomainError for a claim about an unknown thing, or a typed value that does not fit."""
    thing, code = body.about.split(":", 1)
    if not identity_exists(ctx.session, thing, code):
        raise DomainError(f"unknown-{thing}", f"no {thing} has the code {code}", "about")
    if body.reads_as is not None:
        check_reads_as(body.field, body.reads_as)
        kind = code_kind(body.field)
        if kind is not None and not identity_exists(ctx.session, kind, body.reads_as):
            detail = f"the field {body.field} holds the code of a known {kind}"
            raise DomainError("reads-as-mismatch", detail, "reads_as")
    return {}


def _claim_row(body: ClaimIn, **_named: Any) -> dict[str, Any]:
    thing, code = body.about.split(":", 1)
    return {**body.model_dump(exclude={"about"}), "thing": thing, "code": code}


def _subject_of_decision(ctx: CommandContext, decision: ClaimDecisionFact) -> Subject:
    claim = ctx.session.get_one(ClaimFact, decision.claim)
    return Subject(claim.thing, claim.code)


CLAIM = FactType(
    "claim",
    ClaimFact,
    ClaimIn,
    subject=lambda _, claim: Subject(claim.thing, claim.code),
    resolve=_check_claim,
    to_row=_claim_row,
)
CLAIM_DECISION = FactType(
    "claim_decision", ClaimDecisionFact, ClaimDecisionIn, subject=_subject_of_decision
)
FACT_TYPES = (CLAIM, CLAIM_DECISION)
