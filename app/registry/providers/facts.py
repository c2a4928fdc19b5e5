"""Fact types about providers."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.domain.periods import Period
from app.domain.permissions import ANY_EDITOR
from app.domain.vocabulary import ProviderEventKind, Visibility
from app.ledger.checks import check_history, current_by, group_by
from app.ledger.fact_types import CommandContext, FactType, about, admins_only
from app.ledger.identifiers import public_identifiers
from app.ledger.identities import Identity, same_fields
from app.ledger.identity_projection import identity_check
from app.ledger.models import Fact
from app.ledger.searched import Searched
from app.registry.providers.models import Provider, ProviderDetailsFact, ProviderEventFact
from app.registry.providers.schemas import (
    ProviderDetailsIn,
    ProviderEventIn,
    ProviderIn,
)


def _event_owners(_: CommandContext, fact: ProviderEventFact) -> frozenset[str]:
    """Return any editor for a restricted distress signal; other events are for admins."""
    return frozenset() if fact.visibility is Visibility.PUBLIC else ANY_EDITOR


def check_events(session: Session, facts: Sequence[ProviderEventFact]) -> None:
    """Raise DomainError if a provider resumes or recovers without an earlier stop."""
    batches = group_by(facts, _provider_of)
    known = current_by(session, ProviderEventFact, batches, "provider")
    for provider, batch in batches.items():
        check_history(batch, known[provider], _check_kinds)


def _check_kinds(events: Sequence[ProviderEventFact]) -> None:
    """Refuse an event of a provider without the one that it ends, or a second end of it."""
    kinds: set[ProviderEventKind] = set()
    for event in sorted(events, key=lambda event: event.day):
        needed = _NEEDED_BEFORE.get(event.event)
        if needed is not None and not kinds & needed:
            raise DomainError(
                "nothing-to-end", f"{event.event} on {event.day} ends no earlier event", "event"
            )
        if event.event in kinds and event.event in _ONCE:
            detail = f"{event.event} of {event.provider} is already recorded"
            raise DomainError("event-known", detail, "event")
        kinds.add(event.event)
        if event.event is ProviderEventKind.RESUMED_TRADING:
            kinds.discard(ProviderEventKind.CEASED_TRADING)


def check_existence(session: Session, facts: Sequence[Fact]) -> None:
    """Raise DomainError for an event before the first recorded day of a provider's existence."""
    batches = group_by(facts, _provider_of)
    details = current_by(session, ProviderDetailsFact, batches, "code")
    events = current_by(session, ProviderEventFact, batches, "provider")
    for provider, batch in batches.items():
        history = [*details[provider], *events[provider]]
        check_history(batch, history, _check_days, _name_day_or_existence)


def _check_days(history: Sequence[Fact]) -> None:
    """Refuse events before the earliest first day in the details of their provider."""
    details = [fact for fact in history if isinstance(fact, ProviderDetailsFact)]
    first_day = min((item.exists_from for item in details if item.exists_from), default=None)
    events = [fact for fact in history if isinstance(fact, ProviderEventFact)]
    earliest = min(events, key=lambda event: event.day, default=None)
    if first_day and earliest and earliest.day not in Period(first_day):
        detail = f"{earliest.provider} exists from {first_day}; {earliest.day} is before that"
        raise DomainError("event-before-provider", detail)


def _name_day_or_existence(cause: Fact, refused: DomainError) -> DomainError:
    field = "day" if isinstance(cause, ProviderEventFact) else "exists_from"
    return DomainError(refused.code, refused.detail, field)


def _provider_of(fact: Any) -> str:
    code: str = fact.provider if isinstance(fact, ProviderEventFact) else fact.code
    return code


_NEEDED_BEFORE = {
    ProviderEventKind.RESUMED_TRADING: {ProviderEventKind.CEASED_TRADING},
    ProviderEventKind.INSOLVENCY_ENDED: {
        ProviderEventKind.WINDING_UP_ORDER,
        ProviderEventKind.ADMINISTRATION,
        ProviderEventKind.SPECIAL_MANAGER_APPOINTED,
    },
}
_ONCE = {ProviderEventKind.DISSOLVED, ProviderEventKind.CEASED_TRADING}


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


def _provider_texts(row: Any) -> list[str | None]:
    numbers = [item["id"] for item in public_identifiers(row.identifiers)]
    return [
        row.name, row.legal_name, *row.trading_names, *row.name_variants, row.code, *numbers,
    ]  # fmt: skip


SEARCHED = (
    Searched(
        "provider",
        ProviderDetailsFact,
        ("name", "legal_name", "trading_names", "name_variants", "identifiers"),
        _provider_texts,
        "/v1/providers/{code}",
    ),
)
