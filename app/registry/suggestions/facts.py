"""Fact type of distinctions, and the command that decides a suggestion."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.vocabulary import SuggestionKind
from app.ledger.fact_types import CommandContext, FactType, about, admins_only
from app.ledger.models import Fact
from app.ledger.recording import record
from app.platform.db.columns import NEVER, table
from app.registry.authorities.facts import BUYER_MATCH
from app.registry.authorities.models import BuyerMatchFact, PublishedBuyerFact
from app.registry.authorities.schemas import BuyerMatchIn
from app.registry.contracts.facts import SUPPLIER_MATCH
from app.registry.contracts.models import ContractDetailsFact, SupplierMatchFact
from app.registry.contracts.schemas import SupplierMatchIn
from app.registry.merges.facts import MERGES
from app.registry.merges.schemas import MergeIn
from app.registry.providers.facts import PROVIDER
from app.registry.suggestions.models import ProviderDistinctionFact
from app.registry.suggestions.queries import get_suggestion, get_supplier
from app.registry.suggestions.schemas import ProviderDistinctionIn, SuggestionDecisionIn

PROVIDER_DISTINCTION = FactType(
    "provider_distinction",
    ProviderDistinctionFact,
    ProviderDistinctionIn,
    subject=about("provider"),
    owners=admins_only,
)
FACT_TYPES = (PROVIDER_DISTINCTION,)


def decide(ctx: CommandContext, body: SuggestionDecisionIn, id_: str) -> None:
    """Record the decision on a suggestion as one fact.

    Raises Problem `unknown-code`, and DomainError `suggestion-closed`.
    """
    suggestion = get_suggestion(ctx.session, id_, ctx.as_of)
    if suggestion is None or _is_decided(ctx, suggestion):
        raise DomainError("suggestion-closed", f"{id_} was decided, or what it rests on changed")
    match suggestion.kind:
        case SuggestionKind.SUPPLIER:
            _decide_supplier(ctx, body, suggestion)
        case SuggestionKind.BUYER:
            _decide_buyer(ctx, body, suggestion)
        case SuggestionKind.DUPLICATE_PROVIDER:
            _decide_duplicate(ctx, body, suggestion)


def _is_decided(ctx: CommandContext, suggestion: Any) -> bool:
    """Return whether the batch itself decided a suggestion, of which rows say nothing yet."""
    rows = table(_DECISIONS[suggestion.kind])
    keys = ("name_key",) if suggestion.number_key is None else ("number_key",)
    same = ("provider", "other", "authority", *keys)
    decided = [rows.c[name] == getattr(suggestion, name) for name in same if name in rows.c]
    is_open = rows.c.to_at == NEVER
    return ctx.session.execute(select(rows.c.id).where(is_open, *decided)).first() is not None


_DECISIONS: dict[SuggestionKind, type[Fact]] = {
    SuggestionKind.SUPPLIER: SupplierMatchFact,
    SuggestionKind.BUYER: BuyerMatchFact,
    SuggestionKind.DUPLICATE_PROVIDER: ProviderDistinctionFact,
}
"""The facts that decide about suggestions; accepted duplicates are merged, which ends itself."""


def _decide_supplier(ctx: CommandContext, body: SuggestionDecisionIn, suggestion: Any) -> None:
    """Record whether the supplier, by its number or else by its name, is the provider."""
    supplier = get_supplier(ctx.session, suggestion, ctx.as_of)
    details = ctx.session.get_one(ContractDetailsFact, supplier.details)
    named = {"name": supplier.name}
    if supplier.number_key is not None:
        named = {"number": supplier.number, "scheme": supplier.scheme}
    match = SupplierMatchIn(
        **named,
        provider=suggestion.provider,
        is_accepted=body.accept,
        reason=body.reason,
        source=body.source or details.source,
        confidence=body.confidence,
    )
    record(ctx, SUPPLIER_MATCH, match)


def _decide_buyer(ctx: CommandContext, body: SuggestionDecisionIn, suggestion: Any) -> None:
    """Record whether the buyer with this number is the authority."""
    buyer = ctx.session.get_one(PublishedBuyerFact, suggestion.buyer)
    match = BuyerMatchIn(
        authority=suggestion.authority,
        is_accepted=body.accept,
        number=buyer.number,
        scheme=buyer.scheme,
        reason=body.reason,
        source=body.source or buyer.source,
        confidence=body.confidence,
    )
    record(ctx, BUYER_MATCH, match)


def _decide_duplicate(ctx: CommandContext, body: SuggestionDecisionIn, suggestion: Any) -> None:
    """Record that one provider is merged into the other, or that they are not one."""
    given = {"reason": body.reason, "confidence": body.confidence}
    given["source"] = body.source or _source_of(ctx, suggestion.provider)
    if body.accept:
        merged = MergeIn.model_validate({**given, "into": suggestion.other})
        record(ctx, MERGES["provider"], merged, former=suggestion.provider)
    else:
        distinct = ProviderDistinctionIn.model_validate({**given, "other": suggestion.other})
        record(ctx, PROVIDER_DISTINCTION, distinct, provider=suggestion.provider)


def _source_of(ctx: CommandContext, provider: str) -> str:
    """Return the source of the details of a provider."""
    kind = PROVIDER.details.model
    current = (col(kind.code) == provider, col(kind.to_at) == NEVER)
    return ctx.session.scalars(select(col(kind.source)).where(*current).limit(1)).one()
