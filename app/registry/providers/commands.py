"""State facts about providers."""

from datetime import date
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.periods import Period
from app.domain.permissions import ANY_EDITOR
from app.domain.vocabulary import ProviderEventKind, Visibility
from app.ledger.commands import create_identity, record, revise
from app.ledger.details import revise_details
from app.ledger.entries import Provenance, Subject
from app.ledger.http.writes import CommandContext
from app.ledger.models import Details, Fact
from app.platform.db.columns import NEVER
from app.registry.providers.models import Provider, ProviderDetailsFact, ProviderEventFact
from app.registry.providers.schemas import (
    ProviderDetailsIn,
    ProviderEventIn,
    ProviderIn,
    ProviderRestatementIn,
)


def state_provider(
    session: Session, body: ProviderIn, provenance: Provenance
) -> ProviderDetailsFact:
    """Make a provider known, with its first details."""
    create_identity(session, Provider, body.code)
    return change_provider(session, body.code, body, provenance)


def change_provider(
    session: Session, code: str, body: ProviderDetailsIn, provenance: Provenance
) -> ProviderDetailsFact:
    """State what a provider is called, from a day on if it changed."""
    return record(session, _details(code, body), Subject("provider", code), provenance)


def correct_provider(
    session: Session, old: ProviderDetailsFact, body: ProviderDetailsIn, provenance: Provenance
) -> ProviderDetailsFact:
    """Restate a provider's details, over the same days as those that were wrong."""
    return revise(session, old, _details(old.code, body), provenance, reason="correction")


def restate_provider(
    ctx: CommandContext, code: str, body: ProviderRestatementIn
) -> ProviderDetailsFact:
    """State what a provider is called again: it was wrong, or it changed."""
    return revise_details(ctx, _details(code, body), body)


def details_said(details: ProviderDetailsFact) -> ProviderDetailsIn:
    """What was said of a provider, in the shape in which it is said."""
    return ProviderDetailsIn.model_validate(
        details.model_dump(include=set(ProviderDetailsIn.model_fields))
    )


def state_event(
    session: Session, provider: str, body: ProviderEventIn, provenance: Provenance
) -> ProviderEventFact:
    """State that something happened to a provider."""
    fact = ProviderEventFact.model_validate({**body.model_dump(), "provider": provider})
    return record(session, fact, Subject("provider", provider), provenance)


def event_charge(_: Session, fact: Fact, __: date) -> frozenset[str]:
    """Any editor may tell partners of a sign of distress; cover follows from other events."""
    return frozenset() if fact.visibility is Visibility.PUBLIC else ANY_EDITOR


def check_events(session: Session, fact: Fact) -> None:
    """Refuse a history in which a provider resumes, or recovers, what never stopped."""
    fact = cast(ProviderEventFact, fact)
    known = session.scalars(
        select(ProviderEventFact).where(
            col(ProviderEventFact.provider) == fact.provider,
            col(ProviderEventFact.to_position) == NEVER,
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
    """Refuse an event of a provider before the first day on which it is said to have existed."""
    is_event = isinstance(fact, ProviderEventFact)
    provider = fact.provider if isinstance(fact, ProviderEventFact) else cast(Details, fact).code
    first_day = session.scalar(
        select(func.min(ProviderDetailsFact.exists_from)).where(
            col(ProviderDetailsFact.code) == provider,
            col(ProviderDetailsFact.to_position) == NEVER,
        )
    )
    earliest = session.scalar(
        select(func.min(ProviderEventFact.day)).where(
            col(ProviderEventFact.provider) == provider,
            col(ProviderEventFact.to_position) == NEVER,
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


def _details(code: str, body: ProviderDetailsIn) -> ProviderDetailsFact:
    names = [body.name, body.legal_name, *body.trading_names, *body.name_variants]
    search = " ".join(name for name in [code, *names] if name).casefold()
    return ProviderDetailsFact.model_validate({**body.model_dump(), "code": code, "search": search})
