"""Fact types of the ledger itself: corroborations. Sources are searched, too."""

from typing import Any

from app.ledger.entries import RecordedFact, Subject
from app.ledger.fact_types import CommandContext, FactType
from app.ledger.inputs import CorroborationIn, WithdrawalIn
from app.ledger.models import CorroborationFact, Fact, Source
from app.ledger.queries import check_known, read_fact
from app.ledger.recording import check_same_visibility, record_fact, withdraw
from app.ledger.searched import Searched
from app.ledger.streams import audience_of
from app.platform.http.pagination import BaseQuery


def _subject(ctx: CommandContext, fact: CorroborationFact) -> Subject:
    """Return the subject of the corroborated fact."""
    return ctx.recorded(fact.fact).subject


def _owners(ctx: CommandContext, fact: CorroborationFact) -> frozenset[str]:
    """Return the owners of the corroborated fact."""
    return ctx.owners_of(named_fact(ctx, ctx.recorded(fact.fact)))


def named_fact(ctx: CommandContext, recorded: RecordedFact) -> Fact:
    """Return the fact that an entry recorded, current or not."""
    found: Fact | None = ctx.batch.fact(ctx.catalogue.types[recorded.type].model, recorded.id)
    if found is None:
        raise LookupError(f"no row holds {recorded.id}")
    return found


CORROBORATION = FactType(
    "corroboration", CorroborationFact, CorroborationIn, subject=_subject, owners=_owners
)


def _source_texts(row: Any) -> list[str | None]:
    return [row.title, row.publisher, row.code, row.url]


SEARCHED = (
    Searched("source", Source, ("title", "publisher", "url"), _source_texts, "/v1/sources/{code}"),
)


def corroborate(ctx: CommandContext, fact: str, body: CorroborationIn) -> CorroborationFact:
    """Record a further source for a fact."""
    new = CORROBORATION.build(ctx, body, fact=fact)
    check_same_visibility(new.row, *audience_of(ctx.recorded(fact).stream))
    return record_fact(ctx, new)


def corroborate_fact(ctx: CommandContext, body: CorroborationIn, fact: str) -> CorroborationFact:
    """Record a further source for a fact that the caller can read."""
    if not ctx.batch.has_recorded(fact):
        check_known(ctx.session, fact, ctx.as_of)
    return corroborate(ctx, fact, body)


def withdraw_fact(ctx: CommandContext, body: WithdrawalIn, fact: str) -> Fact:
    """Withdraw a fact in the version that `If-Match` names."""
    ctx.check_if_match(_version(ctx, fact))
    recorded = named_fact(ctx, ctx.recorded(fact))
    withdraw(ctx, recorded, reason=body.reason)
    return recorded


def _version(ctx: CommandContext, fact: str) -> str:
    """Return the version of a fact that the caller can read; the entries of a batch come last."""
    if ctx.batch.has_recorded(fact):
        return fact
    query = BaseQuery()
    return read_fact(ctx.session, query, ctx.as_of, catalogue=ctx.catalogue, fact=fact).version
