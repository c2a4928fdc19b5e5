"""What is to be sent next to each subscription, and what came of sending it.

Whoever delivers holds a subscription for a while; nobody else sends anything to it meanwhile. It
holds no transaction while it sends. What came of it counts only if it still holds the subscription
then, and the position has not moved.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, Update, and_, exists, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from app.ledger.models import FILTERS, PUBLIC, Change
from app.ledger.queries import CHANGE_COLUMNS, change_out
from app.platform.clock import in_london
from app.platform.db.columns import table
from app.platform.http.serialization import serialize
from app.webhooks.models import TEST_POSITION, Webhook, WebhookDelivery, WebhookState
from app.webhooks.queries import HEAD, event_id
from app.webhooks.schemas import EventOut, TestEventDataOut, TestEventOut, to_event

_CHANGE, _WEBHOOK, _DELIVERY = table(Change), table(Webhook), table(WebhookDelivery)


LEASE = timedelta(seconds=30)
"""For how long a subscription is held by whoever does not come back: longer than an attempt."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something to send: in the order of the ledger, or again because somebody asked for it."""

    webhook: str
    url: str
    secrets: tuple[str, ...]
    id: str
    position: int
    after: int
    attempts: int
    failing_since: datetime | None
    is_in_order: bool
    body: bytes


@dataclass(frozen=True, slots=True)
class CaughtUp:
    """Nothing of the ledger up to its end is wanted by a subscription."""

    webhook: str
    after: int
    head: int
    due: datetime


def find_due(session: Session, now: datetime) -> str | None:
    """A subscription that nobody holds and that something may have to be sent to."""
    has_requested = exists().where(
        _DELIVERY.c.webhook == _WEBHOOK.c.id, _DELIVERY.c.next_attempt_at <= now
    )
    has_next = and_(_WEBHOOK.c.next_attempt_at <= now, _WEBHOOK.c.position < HEAD)
    found: str | None = session.scalar(
        select(_WEBHOOK.c.id)
        .where(_WEBHOOK.c.state == WebhookState.ACTIVE, _WEBHOOK.c.held_until <= now)
        .where(or_(has_next, has_requested))
        .order_by(_WEBHOOK.c.next_attempt_at, _WEBHOOK.c.id)
        .limit(1)
    )
    return found


def acquire(
    session: Session, webhook: str, holder: str, now: datetime, leased_until: datetime
) -> bool:
    """Hold a subscription, unless somebody else does."""
    is_free = (_WEBHOOK.c.id == webhook, _WEBHOOK.c.held_until <= now)
    return apply_update(
        session, update(_WEBHOOK).where(*is_free).values(held_by=holder, held_until=leased_until)
    )


def release(session: Session, webhook: str, holder: str, now: datetime) -> None:
    """Let others have a subscription."""
    apply_update(session, _update_leased(webhook, holder).values(held_until=now))


def find_next(
    session: Session, webhook: str, holder: str, now: datetime
) -> Event | CaughtUp | None:
    """What to send to a subscription that one holds; None if there is no reason to."""
    leased = (_WEBHOOK.c.id == webhook, _WEBHOOK.c.held_by == holder)
    is_active = _WEBHOOK.c.state == WebhookState.ACTIVE
    hook = session.execute(
        select(_WEBHOOK, HEAD.label("head")).where(*leased, is_active)
    ).one_or_none()
    if hook is None:
        return None
    if (requested := _find_requested(session, hook, now)) is not None:
        return requested
    if hook.next_attempt_at > now or hook.position >= hook.head:
        return None
    matches = [_CHANGE.c[name] == hook.filters[name] for name in FILTERS if name in hook.filters]
    row = session.execute(
        select(*CHANGE_COLUMNS)
        .where(_CHANGE.c.stream == PUBLIC, _CHANGE.c.position > hook.position, *matches)
        .order_by(_CHANGE.c.position)
        .limit(1)
    ).one_or_none()
    if row is None:
        return CaughtUp(webhook, hook.position, hook.head, hook.next_attempt_at)
    body = serialize(to_event(change_out(row)), EventOut, "json")
    return _make_event(hook, row.position, body, now, attempts=hook.attempts)


def skip_unmatched(session: Session, caught_up: CaughtUp, holder: str, now: datetime) -> None:
    """Move a subscription to an end up to which nothing is wanted, and let others have it."""
    # Whoever changes what is wanted makes it due anew, and then more may be wanted.
    unchanged = (
        _WEBHOOK.c.position == caught_up.after,
        _WEBHOOK.c.next_attempt_at == caught_up.due,
    )
    leased = _update_leased(caught_up.webhook, holder)
    apply_update(session, leased.where(*unchanged).values(position=caught_up.head))
    apply_update(session, leased.values(held_until=now))


def _find_requested(session: Session, hook: Any, now: datetime) -> Event | None:
    """The event that was asked for again first, if it is due."""
    row = session.execute(
        select(_DELIVERY)
        .where(_DELIVERY.c.webhook == hook.id, _DELIVERY.c.next_attempt_at <= now)
        .order_by(_DELIVERY.c.next_attempt_at, _DELIVERY.c.position)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    if row.position == TEST_POSITION:
        wanted_at = in_london(row.wanted_at)
        event = TestEventOut("webhook.test", wanted_at, TestEventDataOut(hook.id))
        body = serialize(event, TestEventOut, "json")
    else:
        place = (_CHANGE.c.stream == PUBLIC, _CHANGE.c.position == row.position)
        entry = change_out(session.execute(select(*CHANGE_COLUMNS).where(*place)).one())
        body = serialize(to_event(entry), EventOut, "json")
    return _make_event(
        hook, row.position, body, now, attempts=row.attempts, wanted_at=row.wanted_at
    )


def _make_event(
    hook: Any,
    position: int,
    body: bytes,
    now: datetime,
    *,
    attempts: int,
    wanted_at: datetime | None = None,
) -> Event:
    both_sign = hook.previous_until is not None and now < hook.previous_until
    return Event(
        webhook=hook.id,
        url=hook.url,
        secrets=(hook.secret, hook.previous_secret) if both_sign else (hook.secret,),
        id=event_id(hook.id, position, wanted_at),
        position=position,
        after=hook.position,
        attempts=attempts,
        failing_since=hook.failing_since,
        is_in_order=wanted_at is None,
        body=body,
    )


def update_if_held(event: Event, holder: str) -> Update:
    """A change of the subscription of an event, if it is still held and has not been moved."""
    statement = _update_leased(event.webhook, holder)
    return statement.where(_WEBHOOK.c.position == event.after) if event.is_in_order else statement


def _update_leased(webhook: str, holder: str) -> Update:
    return update(_WEBHOOK).where(_WEBHOOK.c.id == webhook, col(Webhook.held_by) == holder)


def apply_update(session: Session, statement: Update) -> bool:
    result = session.execute(statement)
    return isinstance(result, CursorResult) and result.rowcount == 1
