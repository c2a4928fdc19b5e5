"""What is kept of an attempt: the position moves on, or the event is sent again, or given up."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.platform.db.columns import table
from app.webhooks.backoff import Jitter, wait_after
from app.webhooks.http_client import Outcome
from app.webhooks.models import TEST, DeliveryState, Webhook, WebhookDelivery, WebhookState
from app.webhooks.queue import Event, applies, held, let_go

_WEBHOOK, _DELIVERY = table(Webhook), table(WebhookDelivery)

KEPT = 100
"""How many events that were received after all are remembered of a subscription."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An event that was sent, by whom, how that ended, and when."""

    event: Event
    holder: str
    outcome: Outcome
    at: datetime
    jitter: Jitter


def keep(session: Session, attempt: Attempt, until: datetime) -> bool:
    """Keep what came of an attempt; whether whoever made it still holds the subscription.

    That is until this moment if the event was received; else somebody takes it up when it is due.
    A failure is nothing if the owner has meanwhile named another address.
    """
    is_kept = attempt.outcome.is_received and _received(session, attempt, until)
    if not is_kept:
        if not attempt.outcome.is_received:
            _failed(session, attempt)
        let_go(session, attempt.event.webhook, attempt.holder, attempt.at)
    return is_kept


def _received(session: Session, attempt: Attempt, until: datetime) -> bool:
    event, at = attempt.event, attempt.at
    moved: dict[str, Any] = {"failing_since": None, "outcome": attempt.outcome.what}
    if event.is_in_order:
        moved |= {"position": event.position, "attempts": 0, "next_attempt_at": at}
    if not applies(session, held(event, attempt.holder).values(**moved, held_until=until)):
        return False
    delivery = session.get(WebhookDelivery, (event.webhook, event.position))
    if delivery is not None:
        _tried(delivery, attempt)
        delivery.state, delivery.next_attempt_at = DeliveryState.DELIVERED, None
        session.flush()
        _forget_old(session, event.webhook)
    return True


def _failed(session: Session, attempt: Attempt) -> None:
    event = attempt.event
    delivery = session.get(WebhookDelivery, (event.webhook, event.position))
    failed = _judged(attempt, delivery.first_attempt_at if delivery else None)
    as_sent = [_WEBHOOK.c.url == event.url, _WEBHOOK.c.state == WebhookState.ACTIVE]
    if event.is_in_order:
        as_sent.append(_WEBHOOK.c.attempts == event.attempts)
    change = held(event, attempt.holder).where(*as_sent)
    if not applies(session, change.values(**_changed(attempt, failed))):
        return
    delivery = delivery or WebhookDelivery(
        webhook=event.webhook, position=event.position, state=DeliveryState.WAITING, attempts=0
    )
    _tried(delivery, attempt)
    delivery.state = DeliveryState.DEAD if failed.is_given_up else DeliveryState.WAITING
    delivery.next_attempt_at = None if event.is_in_order else failed.due
    session.add(delivery)


@dataclass(frozen=True, slots=True)
class _Failed:
    """What follows from a failure: when the event is due again, and whether all of it is over."""

    due: datetime | None
    disables: bool
    is_given_up: bool


def _judged(attempt: Attempt, first: datetime | None) -> _Failed:
    event, outcome = attempt.event, attempt.outcome
    wait = wait_after(event.attempts + 1, attempt.jitter)
    due = None if wait is None else attempt.at + max(wait, outcome.retry_after)
    since = event.failing_since
    # Nothing was received since another event, before this one, failed: it is not for the event.
    is_for_long = first is not None and since is not None and since < first
    disables = outcome.is_gone or (due is None and event.is_in_order and is_for_long)
    return _Failed(due, disables, due is None and not (disables and event.is_in_order))


def _changed(attempt: Attempt, failed: _Failed) -> dict[str, Any]:
    """What changes in the subscription; an event that is given up lets the next one pass."""
    event, at = attempt.event, attempt.at
    changed: dict[str, Any] = {
        "outcome": attempt.outcome.what,
        "failing_since": event.failing_since or at,
    }
    if failed.disables:
        changed["state"] = WebhookState.DISABLED
    if event.is_in_order and failed.is_given_up:
        changed |= {"position": event.position, "attempts": 0, "next_attempt_at": at}
    elif event.is_in_order:
        changed |= {"attempts": event.attempts + 1, "next_attempt_at": failed.due or at}
    return changed


def _tried(delivery: WebhookDelivery, attempt: Attempt) -> None:
    delivery.attempts = attempt.event.attempts + 1
    delivery.outcome = attempt.outcome.what
    delivery.first_attempt_at = delivery.first_attempt_at or attempt.at
    delivery.last_attempt_at = attempt.at


def _forget_old(session: Session, webhook: str) -> None:
    """Forget the oldest of those that were received after all, beyond so many."""
    of_hook = (_DELIVERY.c.webhook == webhook, _DELIVERY.c.state == DeliveryState.DELIVERED)
    newest = (
        select(_DELIVERY.c.position)
        .where(*of_hook, _DELIVERY.c.position != TEST)
        .order_by(_DELIVERY.c.position.desc())
        .offset(KEPT)
        .limit(1)
        .scalar_subquery()
    )
    session.execute(
        delete(WebhookDelivery).where(
            *of_hook, _DELIVERY.c.position != TEST, _DELIVERY.c.position <= newest
        )
    )
