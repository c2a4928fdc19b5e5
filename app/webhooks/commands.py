"""Subscribe, change, rotate secrets, go back, ask again, unsubscribe."""

import secrets
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from app.domain.errors import DomainError
from app.domain.permissions import Caller
from app.platform.db.columns import LATEST
from app.platform.problems.problem import Problem
from app.webhooks.models import TEST, DeliveryState, Webhook, WebhookDelivery, WebhookState
from app.webhooks.queries import HEAD, get_webhook
from app.webhooks.schemas import FiltersIn, WebhookChangeIn, WebhookIn
from app.webhooks.signing import BOTH_SIGN_FOR, new_secret

MOST = 20
"""Subscriptions that one system may have: each is looked at whenever the ledger grows."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when read out


def subscribe(session: Session, body: WebhookIn, caller: Caller, at: datetime) -> Webhook:
    """Subscribe to every later change, or to those after a position, with a new secret."""
    held = select(func.count()).select_from(Webhook).where(col(Webhook.name) == caller.name)
    if session.execute(held).scalar_one() >= MOST:
        raise DomainError("too-many-webhooks", f"at most {MOST}; delete one that is not needed")
    webhook = Webhook(
        id="".join(secrets.choice(_LETTERS) for _ in range(8)),
        name=caller.name,
        url=body.url,
        description=body.description,
        filters=_kept(body.filters),
        position=_position(session, body.after),
        next_attempt_at=at,
        secret=new_secret(),
        created_at=at,
        held_until=at,
    )
    session.add(webhook)
    session.flush()
    return webhook


def change(
    session: Session, id_: str, body: WebhookChangeIn, caller: Caller, at: datetime
) -> Webhook:
    """Make a subscription what is said, and let what waits be sent at once."""
    webhook = get_webhook(session, id_, caller)
    webhook.url = body.url
    webhook.description = body.description
    webhook.filters = _kept(body.filters)
    webhook.state = WebhookState(body.state)
    _begin_anew(webhook, at)
    return webhook


def rotate(session: Session, id_: str, caller: Caller, at: datetime) -> Webhook:
    """Give a subscription a new secret; the one before signs beside it for a day."""
    webhook = get_webhook(session, id_, caller)
    webhook.previous_secret = webhook.secret
    webhook.previous_until = at + BOTH_SIGN_FOR
    webhook.secret = new_secret()
    return webhook


def replay(session: Session, id_: str, after: int, caller: Caller, at: datetime) -> Webhook:
    """Go on after a position, earlier or later than where it is; not beyond the end."""
    webhook = get_webhook(session, id_, caller)
    webhook.position = _position(session, after)
    _begin_anew(webhook, at)
    session.execute(
        delete(WebhookDelivery).where(
            col(WebhookDelivery.webhook) == webhook.id,
            col(WebhookDelivery.state) == DeliveryState.WAITING,
            col(WebhookDelivery.next_attempt_at).is_(None),
        )
    )
    return webhook


def send_again(
    session: Session, id_: str, position: str, caller: Caller, at: datetime
) -> tuple[Webhook, WebhookDelivery]:
    """Have a dead letter sent again, beside what is next."""
    webhook = get_webhook(session, id_, caller)
    is_place = position.isascii() and position.isdigit() and int(position) <= LATEST
    delivery = session.get(WebhookDelivery, (id_, int(position))) if is_place else None
    if delivery is None or delivery.state is not DeliveryState.DEAD:
        raise Problem("unknown-code", "no event of this position was given up")
    _check_active(webhook)
    _want(session, delivery, at)
    return webhook, delivery


def try_out(
    session: Session, id_: str, caller: Caller, at: datetime
) -> tuple[Webhook, WebhookDelivery]:
    """Have a test event sent, in the place of the one before."""
    webhook = get_webhook(session, id_, caller)
    _check_active(webhook)
    delivery = session.get(WebhookDelivery, (id_, TEST)) or WebhookDelivery(
        webhook=id_, position=TEST, state=DeliveryState.WAITING, attempts=0
    )
    delivery.wanted_at = at
    _want(session, delivery, at)
    return webhook, delivery


def unsubscribe(session: Session, id_: str, caller: Caller) -> None:
    """Forget a subscription, its secrets, and what did not reach it."""
    webhook = get_webhook(session, id_, caller)
    session.execute(delete(WebhookDelivery).where(col(WebhookDelivery.webhook) == webhook.id))
    session.delete(webhook)


def _want(session: Session, delivery: WebhookDelivery, at: datetime) -> None:
    delivery.state, delivery.attempts = DeliveryState.WAITING, 0
    delivery.outcome = delivery.first_attempt_at = delivery.last_attempt_at = None
    delivery.wanted_at = delivery.wanted_at or at
    delivery.next_attempt_at = at
    session.add(delivery)
    session.flush()


def _begin_anew(webhook: Webhook, at: datetime) -> None:
    webhook.attempts, webhook.failing_since, webhook.next_attempt_at = 0, None, at


def _check_active(webhook: Webhook) -> None:
    if webhook.state is not WebhookState.ACTIVE:
        raise DomainError("webhook-not-active", f"it is {webhook.state}, and nothing is sent to it")


def _position(session: Session, after: int | None) -> int:
    head: int = session.execute(select(HEAD)).scalar_one()
    if after is not None and after > head:
        raise DomainError("position-ahead", f"a position up to {head}", "after")
    return head if after is None else after


def _kept(filters: FiltersIn) -> dict[str, str]:
    return filters.model_dump(exclude_none=True)
