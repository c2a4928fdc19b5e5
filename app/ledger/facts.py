"""Fact types of the ledger itself: corroborations."""

from sqlalchemy.orm import Session

from app.ledger.entries import Subject
from app.ledger.fact_types import CommandContext, FactType
from app.ledger.inputs import CorroborationIn, WithdrawalIn
from app.ledger.models import Change, CorroborationFact, Fact, fact_models
from app.ledger.queries import get_fact, read_fact
from app.ledger.recording import check_same_visibility, record_fact, recording_entry, withdraw
from app.ledger.schemas import ChangeOut
from app.platform.http.pagination import BaseQuery


def _subject(session: Session, fact: CorroborationFact) -> Subject:
    entry = session.scalars(recording_entry(fact.fact)).one()
    return Subject(entry.thing, entry.code)


def _owners(ctx: CommandContext, fact: CorroborationFact) -> frozenset[str]:
    """Return the owners of the corroborated fact."""
    entry = ctx.session.scalars(recording_entry(fact.fact)).one()
    corroborated: Fact = ctx.session.get_one(fact_models()[entry.kind], entry.fact)
    return ctx.owners_of(corroborated)


CORROBORATION = FactType(
    "corroboration", CorroborationFact, CorroborationIn, subject=_subject, owners=_owners
)


def corroborate(
    ctx: CommandContext, entry: Change | ChangeOut, body: CorroborationIn
) -> CorroborationFact:
    """Record a further source for the fact that an entry recorded."""
    fact = CORROBORATION.build(ctx, body, fact=entry.fact)
    check_same_visibility(fact, entry.content["visibility"], entry.content.get("owner"))
    return record_fact(ctx, fact)


def corroborate_fact(ctx: CommandContext, body: CorroborationIn, fact: str) -> CorroborationFact:
    """Record a further source for a fact that the caller can read."""
    return corroborate(ctx, get_fact(ctx.session, fact, ctx.as_of).recorded_by, body)


def withdraw_fact(ctx: CommandContext, body: WithdrawalIn, fact: str) -> Fact:
    """Withdraw a fact in the version that `If-Match` names."""
    known = read_fact(ctx.session, BaseQuery(), ctx.as_of, fact)
    ctx.check_if_match(known.version)
    recorded: Fact = ctx.session.get_one(fact_models()[known.value.recorded_by.kind], fact)
    withdraw(ctx, recorded, reason=body.reason)
    return recorded
