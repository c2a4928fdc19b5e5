"""Fact types about providers."""

from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.periods import Period
from app.domain.permissions import ANY_EDITOR
from app.domain.vocabulary import ProviderEventKind, Visibility
from app.ledger.fact_types import CommandContext, FactType, about, admins_only
from app.ledger.identities import Identity, same_fields
from app.ledger.identity_projection import identity_check
from app.ledger.models import Details, Fact
from app.platform.db.columns import NEVER
from app.registry.providers.models import Provider, ProviderDetailsFact, ProviderEventFact
from app.registry.providers.schemas import (
    ProviderDetailsIn,
    ProviderEventIn,
    ProviderIn,
)


def _event_owners(_: CommandContext, fact: ProviderEventFact) -> frozenset[str]:
    """Return any editor for a restricted distress signal; other events are for admins."""
    return frozenset() if fact.visibility is Visibility.PUBLIC else ANY_EDITOR


def check_events(session: Session, fact: ProviderEventFact) -> None:
    """Raise DomainError if a provider resumes or recovers without an earlier stop."""
    known = session.scalars(
        select(ProviderEventFact).where(
            col(ProviderEventFact.provider) == fact.provider,
            col(ProviderEventFact.to_at) == NEVER,
        )
    )
    kinds: set[ProviderEventKind] = set()
    for event in sorted(known, key=lambda event: event.day):
        needed = _NEEDED_BEFORE.get(event.event)
        if needed is not None and not kinds & needed:
            raise DomainError(
                "nothing-to-end", f"{event.event} on {event.day} ends no earlier event", "event"
            )
        if event.event in kinds and event.event in _ONCE:
            detail = f"{event.event} of {fact.provider} is already recorded"
            raise DomainError("event-known", detail, "event")
        kinds.add(event.event)
        if event.event is ProviderEventKind.RESUMED_TRADING:
            kinds.discard(ProviderEventKind.CEASED_TRADING)


def check_existence(session: Session, fact: Fact) -> None:
    """Raise DomainError for an event before the first recorded day of a provider's existence."""
    is_event = isinstance(fact, ProviderEventFact)
    provider = fact.provider if isinstance(fact, ProviderEventFact) else cast(Details, fact).code
    first_day = session.scalar(
        select(func.min(ProviderDetailsFact.exists_from)).where(
            col(ProviderDetailsFact.code) == provider,
            col(ProviderDetailsFact.to_at) == NEVER,
        )
    )
    earliest = session.scalar(
        select(func.min(ProviderEventFact.day)).where(
            col(ProviderEventFact.provider) == provider,
            col(ProviderEventFact.to_at) == NEVER,
        )
    )
    if first_day and earliest and earliest not in Period(first_day):
        detail = f"{provider} exists from {first_day}; {earliest} is before that"
        raise DomainError("event-before-provider", detail, "day" if is_event else "exists_from")


_NEEDED_BEFORE = {
    ProviderEventKind.RESUMED_TRADING: {ProviderEventKind.CEASED_TRADING},
    ProviderEventKind.INSOLVENCY_ENDED: {
        ProviderEventKind.WINDING_UP_ORDER,
        ProviderEventKind.ADMINISTRATION,
        ProviderEventKind.SPECIAL_MANAGER_APPOINTED,
    },
}
_ONCE = {ProviderEventKind.DISSOLVED, ProviderEventKind.CEASED_TRADING}


def _details_row(body: ProviderDetailsIn, code: str) -> dict[str, Any]:
    names = [body.name, body.legal_name, *body.trading_names, *body.name_variants]
    search = " ".join(name for name in [code, *names] if name).casefold()
    return {**body.model_dump(), "search": search}


PROVIDER = Identity(
    "provider",
    Provider,
    FactType(
        "provider_details",
        ProviderDetailsFact,
        ProviderDetailsIn,
        subject=about("provider", "code"),
        owners=admins_only,
        checks=(identity_check("provider"), check_existence),
        to_row=_details_row,
    ),
    ProviderIn,
    same_fields(ProviderDetailsIn),
)
PROVIDER_EVENT = FactType(
    "provider_event",
    ProviderEventFact,
    ProviderEventIn,
    subject=about("provider"),
    owners=_event_owners,
    checks=(check_events, check_existence),
)
FACT_TYPES = (PROVIDER.details, PROVIDER_EVENT)
