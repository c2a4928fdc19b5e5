"""Commands on webhooks: create, update, rotate the secret, replay, retry, test, delete."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.permissions import Caller
from app.ledger.entry_filters import EntrySelection
from app.platform.db.columns import LATEST
from app.platform.problems.problem import Problem
from app.webhooks.models import TEST_POSITION, DeliveryState, Webhook, WebhookDelivery, WebhookState
from app.webhooks.queries import HEAD, get_webhook, newest_public
from app.webhooks.schemas import FiltersIn, WebhookIn, WebhookUpdateIn
from app.webhooks.signing import ROTATION_OVERLAP, new_secret

MAX_WEBHOOKS = 20
"""Webhooks per system. The limit bounds the work of each poll, which looks at every webhook."""

_ID_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # no characters that look alike


def create_webhook(session: Session, body: WebhookIn, caller: Caller, now: datetime) -> Webhook:
    """Create a webhook for the entries after a position, by default the latest one."""
    owned = select(func.count()).select_from(Webhook).where(col(Webhook.name) == caller.name)
    if session.execute(owned).scalar_one() >= MAX_WEBHOOKS:
        raise DomainError(
            "too-many-webhooks",
            f"a system has at most {MAX_WEBHOOKS} webhooks; delete one that is not needed",
        )
    webhook = Webhook(
        id="".join(secrets.choice(_ID_ALPHABET) for _ in range(8)),
        name=caller.name,
        url=body.url,
        description=body.description,
        filters=_checked(session, body.filters, now),
        position=_start_position(session, body.after),
        next_attempt_at=now,
        secret=new_secret(),
        created_at=now,
        held_until=now,
    )
    session.add(webhook)
    session.flush()
    return webhook


def update_webhook(
    session: Session, id_: str, body: WebhookUpdateIn, caller: Caller, now: datetime
) -> Webhook:
    """Replace the settings of a webhook and make its next event due now."""
    webhook = get_webhook(session, id_, caller)
    webhook.url = body.url
    webhook.description = body.description
    webhook.filters = _checked(session, body.filters, now)
    webhook.state = WebhookState(body.state)
    _reset_attempts(webhook, now)
    return webhook


def rotate_secret(session: Session, id_: str, caller: Caller, now: datetime) -> Webhook:
    """Replace the secret; the previous one signs as well for `ROTATION_OVERLAP`."""
    webhook = get_webhook(session, id_, caller)
    webhook.previous_secret = webhook.secret
    webhook.previous_until = now + ROTATION_OVERLAP
    webhook.secret = new_secret()
    return webhook


def replay_events(session: Session, id_: str, after: int, caller: Caller, now: datetime) -> Webhook:
    """Move a webhook to a position, earlier or later, up to the latest one of the ledger."""
    webhook = get_webhook(session, id_, caller)
    webhook.position = _start_position(session, after)
    _reset_attempts(webhook, now)
    session.execute(
        delete(WebhookDelivery).where(
            col(WebhookDelivery.webhook) == webhook.id,
            col(WebhookDelivery.state) == DeliveryState.WAITING,
            col(WebhookDelivery.next_attempt_at).is_(None),
        )
    )
    return webhook


def retry_delivery(
    session: Session, id_: str, position: str, caller: Caller, now: datetime
) -> tuple[Webhook, WebhookDelivery]:
    """Schedule a dead letter for delivery outside the order of the ledger."""
    webhook = get_webhook(session, id_, caller)
    is_position = position.isascii() and position.isdigit() and int(position) <= LATEST
    delivery = session.get(WebhookDelivery, (id_, int(position))) if is_position else None
    if delivery is None or delivery.state is not DeliveryState.DEAD:
        raise Problem("unknown-code", "this webhook has no dead letter at this position")
    _check_active(webhook)
    _schedule(session, delivery, now)
    return webhook, delivery


def send_test_event(
    session: Session, id_: str, caller: Caller, now: datetime
) -> tuple[Webhook, WebhookDelivery]:
    """Schedule a test event, which replaces the previous one."""
    webhook = get_webhook(session, id_, caller)
    _check_active(webhook)
    delivery = session.get(WebhookDelivery, (id_, TEST_POSITION)) or WebhookDelivery(
        webhook=id_, position=TEST_POSITION, state=DeliveryState.WAITING, attempts=0
    )
    delivery.wanted_at = now
    _schedule(session, delivery, now)
    return webhook, delivery


def delete_webhook(session: Session, id_: str, caller: Caller) -> Webhook:
    """Delete a webhook with its secrets and deliveries; return what it was."""
    webhook = get_webhook(session, id_, caller)
    session.execute(delete(WebhookDelivery).where(col(WebhookDelivery.webhook) == webhook.id))
    session.delete(webhook)
    return webhook


def _schedule(session: Session, delivery: WebhookDelivery, now: datetime) -> None:
    delivery.state, delivery.attempts = DeliveryState.WAITING, 0
    delivery.outcome = delivery.first_attempt_at = delivery.last_attempt_at = None
    delivery.wanted_at = delivery.wanted_at or now
    delivery.next_attempt_at = now
    session.add(delivery)
    session.flush()


def _reset_attempts(webhook: Webhook, now: datetime) -> None:
    webhook.attempts, webhook.failing_since, webhook.next_attempt_at = 0, None, now


def _check_active(webhook: Webhook) -> None:
    if webhook.state is not WebhookState.ACTIVE:
        raise DomainError(
            "webhook-not-active", f"the webhook is {webhook.state}; it must be active"
        )


def _start_position(session: Session, after: int | None) -> int:
    head: int = session.execute(select(HEAD)).scalar_one()
    if after is not None and after > head:
        raise DomainError("position-ahead", f"a position up to {head}, the latest one", "after")
    return head if after is None else after


def _checked(session: Session, filters: FiltersIn, now: datetime) -> dict[str, Any]:
    """Return filters as they are stored. Raises DomainError for an unknown code in them."""
    as_of = newest_public(now)
    try:
        EntrySelection.of(session, filters, as_of).check(session, as_of)
    except DomainError as error:
        raise DomainError(error.code, error.detail, f"filters/{error.field}") from error
    return {name: value for name, value in filters if value not in (None, [])}
