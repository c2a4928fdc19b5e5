"""Outcomes of attempts: advance the position, schedule a retry, or give the event up."""

from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.auth import audit
from app.auth.audited import AuditedAction
from app.auth.credentials import DELIVERY_WORKER
from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.platform.db.columns import table
from app.webhooks.audited import WEBHOOKS
from app.webhooks.backoff import Jitter, retry_delay
from app.webhooks.http_client import Outcome
from app.webhooks.models import TEST_POSITION, DeliveryState, Webhook, WebhookDelivery, WebhookState
from app.webhooks.queue import Event, apply_update, release, update_if_held

_WEBHOOK, _DELIVERY = table(Webhook), table(WebhookDelivery)

WORKER = Caller(DELIVERY_WORKER, Role.ADMIN)
"""The caller in the audit log where the registry itself disables a webhook."""

MAX_DELIVERED_ROWS = 100
"""Delivered events kept per webhook; older ones are deleted."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt to deliver an event, and its outcome."""

    event: Event
    holder: str
    outcome: Outcome
    ended_at: datetime
    jitter: Jitter


def store_outcome(session: Session, attempt: Attempt, leased_until: datetime) -> bool:
    """Store the outcome. Returns whether the worker still holds the lease.

    A success extends the lease to `leased_until`; a failure releases it until the event is due.
    A failure is not stored if the owner has changed the URL since the event was sent.
    """
    is_still_leased = attempt.outcome.is_delivered and _store_success(
        session, attempt, leased_until
    )
    if not is_still_leased:
        if not attempt.outcome.is_delivered:
            _store_failure(session, attempt)
        release(session, attempt.event.webhook, attempt.holder, attempt.ended_at)
    return is_still_leased


def _store_success(session: Session, attempt: Attempt, leased_until: datetime) -> bool:
    event, ended_at = attempt.event, attempt.ended_at
    values: dict[str, Any] = {"failing_since": None, "outcome": attempt.outcome.code}
    if event.is_in_order:
        values |= {"position": event.position, "attempts": 0, "next_attempt_at": ended_at}
    if not apply_update(
        session, update_if_held(event, attempt.holder).values(**values, held_until=leased_until)
    ):
        return False
    delivery = session.get(WebhookDelivery, (event.webhook, event.position))
    if delivery is not None:
        _count_attempt(delivery, attempt)
        delivery.state, delivery.next_attempt_at = DeliveryState.DELIVERED, None
        session.flush()
        _delete_old_deliveries(session, event.webhook)
    return True


def _store_failure(session: Session, attempt: Attempt) -> None:
    event = attempt.event
    delivery = session.get(WebhookDelivery, (event.webhook, event.position))
    failure = _assess(attempt, delivery.first_attempt_at if delivery else None)
    unchanged = [_WEBHOOK.c.url == event.url, _WEBHOOK.c.state == WebhookState.ACTIVE]
    if event.is_in_order:
        unchanged.append(_WEBHOOK.c.attempts == event.attempts)
    statement = update_if_held(event, attempt.holder).where(*unchanged)
    if not apply_update(session, statement.values(**_webhook_values(attempt, failure))):
        return
    delivery = delivery or WebhookDelivery(
        webhook=event.webhook, position=event.position, state=DeliveryState.WAITING, attempts=0
    )
    _count_attempt(delivery, attempt)
    delivery.state = DeliveryState.DEAD if failure.is_given_up else DeliveryState.WAITING
    delivery.next_attempt_at = None if event.is_in_order else failure.due
    session.add(delivery)
    if failure.disables:
        _audit_disabling(session, attempt)


def _audit_disabling(session: Session, attempt: Attempt) -> None:
    """Record in the audit log that the registry itself disabled a webhook."""
    webhook = session.get_one(Webhook, attempt.event.webhook, populate_existing=True)
    audit.add_audit_entry(
        session,
        audit.Attempt(attempt.event.id, WORKER, "deliver"),
        HTTPStatus.OK,
        attempt.ended_at,
        fact=webhook.id,
        content=WEBHOOKS.content(AuditedAction.CHANGED, webhook, {"state": webhook.state}),
    )


@dataclass(frozen=True, slots=True)
class _Failure:
    """Consequences of a failed attempt for the event and the webhook."""

    due: datetime | None
    disables: bool
    is_given_up: bool


def _assess(attempt: Attempt, first_attempt_at: datetime | None) -> _Failure:
    event, outcome = attempt.event, attempt.outcome
    wait = retry_delay(event.attempts + 1, attempt.jitter)
    due = None if wait is None else attempt.ended_at + max(wait, outcome.retry_after)
    since = event.failing_since
    # Another event failed before this one and nothing succeeded since: the receiver is at fault.
    receiver_is_down = (
        first_attempt_at is not None and since is not None and since < first_attempt_at
    )
    disables = outcome.is_gone or (due is None and event.is_in_order and receiver_is_down)
    return _Failure(due, disables, due is None and not (disables and event.is_in_order))


def _webhook_values(attempt: Attempt, failure: _Failure) -> dict[str, Any]:
    """Return the new column values of the webhook; a dead letter advances the position."""
    event, ended_at = attempt.event, attempt.ended_at
    values: dict[str, Any] = {
        "outcome": attempt.outcome.code,
        "failing_since": event.failing_since or ended_at,
    }
    if failure.disables:
        values["state"] = WebhookState.DISABLED
    if event.is_in_order and failure.is_given_up:
        values |= {"position": event.position, "attempts": 0, "next_attempt_at": ended_at}
    elif event.is_in_order:
        values |= {"attempts": event.attempts + 1, "next_attempt_at": failure.due or ended_at}
    return values


def _count_attempt(delivery: WebhookDelivery, attempt: Attempt) -> None:
    delivery.attempts = attempt.event.attempts + 1
    delivery.outcome = attempt.outcome.code
    delivery.first_attempt_at = delivery.first_attempt_at or attempt.ended_at
    delivery.last_attempt_at = attempt.ended_at


def _delete_old_deliveries(session: Session, webhook: str) -> None:
    """Delete all but the newest `MAX_DELIVERED_ROWS` delivered events of a webhook."""
    delivered_to_webhook = (
        _DELIVERY.c.webhook == webhook,
        _DELIVERY.c.state == DeliveryState.DELIVERED,
    )
    newest_to_delete = (
        select(_DELIVERY.c.position)
        .where(*delivered_to_webhook, _DELIVERY.c.position != TEST_POSITION)
        .order_by(_DELIVERY.c.position.desc())
        .offset(MAX_DELIVERED_ROWS)
        .limit(1)
        .scalar_subquery()
    )
    session.execute(
        delete(WebhookDelivery).where(
            *delivered_to_webhook,
            _DELIVERY.c.position != TEST_POSITION,
            _DELIVERY.c.position <= newest_to_delete,
        )
    )
