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
from app.webhooks.models import TEST, Webhook, WebhookDelivery, WebhookState
from app.webhooks.queries import HEAD, event_id
from app.webhooks.schemas import EventOut, TrialEventOut, TrialOut, event_of

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
class Nothing:
    """Nothing of the ledger up to its end is wanted by a subscription."""

    webhook: str
    after: int
    end: int
    due: datetime


def find_due(session: Session, at: datetime) -> str | None:
    """A subscription that nobody holds and that something may have to be sent to."""
    again = exists().where(_DELIVERY.c.webhook == _WEBHOOK.c.id, _DELIVERY.c.next_attempt_at <= at)
    next_ = and_(_WEBHOOK.c.next_attempt_at <= at, _WEBHOOK.c.position < HEAD)
    found: str | None = session.scalar(
        select(_WEBHOOK.c.id)
        .where(_WEBHOOK.c.state == WebhookState.ACTIVE, _WEBHOOK.c.held_until <= at)
        .where(or_(next_, again))
        .order_by(_WEBHOOK.c.next_attempt_at, _WEBHOOK.c.id)
        .limit(1)
    )
    return found


def hold(session: Session, webhook: str, holder: str, at: datetime, until: datetime) -> bool:
    """Hold a subscription, unless somebody else does."""
    free = (_WEBHOOK.c.id == webhook, _WEBHOOK.c.held_until <= at)
    return _changes(session, update(_WEBHOOK).where(*free).values(held_by=holder, held_until=until))


def let_go(session: Session, webhook: str, holder: str, at: datetime) -> None:
    """Let others have a subscription."""
    _changes(session, _of(webhook, holder).values(held_until=at))


def find_next(session: Session, webhook: str, holder: str, at: datetime) -> Event | Nothing | None:
    """What to send to a subscription that one holds; None if there is no reason to."""
    mine = (_WEBHOOK.c.id == webhook, _WEBHOOK.c.held_by == holder)
    active = _WEBHOOK.c.state == WebhookState.ACTIVE
    hook = session.execute(select(_WEBHOOK, HEAD.label("head")).where(*mine, active)).one_or_none()
    if hook is None:
        return None
    if (again := _asked_for(session, hook, at)) is not None:
        return again
    if hook.next_attempt_at > at or hook.position >= hook.head:
        return None
    wanted = [_CHANGE.c[name] == hook.filters[name] for name in FILTERS if name in hook.filters]
    row = session.execute(
        select(*CHANGE_COLUMNS)
        .where(_CHANGE.c.stream == PUBLIC, _CHANGE.c.position > hook.position, *wanted)
        .order_by(_CHANGE.c.position)
        .limit(1)
    ).one_or_none()
    if row is None:
        return Nothing(webhook, hook.position, hook.head, hook.next_attempt_at)
    body = serialize(event_of(change_out(row)), EventOut, "json")
    return _event(hook, row.position, body, at, attempts=hook.attempts)


def pass_over(session: Session, nothing: Nothing, holder: str, at: datetime) -> None:
    """Move a subscription to an end up to which nothing is wanted, and let others have it."""
    # Whoever changes what is wanted makes it due anew, and then more may be wanted.
    as_seen = (_WEBHOOK.c.position == nothing.after, _WEBHOOK.c.next_attempt_at == nothing.due)
    mine = _of(nothing.webhook, holder)
    _changes(session, mine.where(*as_seen).values(position=nothing.end))
    _changes(session, mine.values(held_until=at))


def _asked_for(session: Session, hook: Any, at: datetime) -> Event | None:
    """The event that was asked for again first, if it is due."""
    row = session.execute(
        select(_DELIVERY)
        .where(_DELIVERY.c.webhook == hook.id, _DELIVERY.c.next_attempt_at <= at)
        .order_by(_DELIVERY.c.next_attempt_at, _DELIVERY.c.position)
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    if row.position == TEST:
        wanted_at = in_london(row.wanted_at)
        said = TrialEventOut("webhook.test", wanted_at, TrialOut(hook.id))
        body = serialize(said, TrialEventOut, "json")
    else:
        place = (_CHANGE.c.stream == PUBLIC, _CHANGE.c.position == row.position)
        entry = change_out(session.execute(select(*CHANGE_COLUMNS).where(*place)).one())
        body = serialize(event_of(entry), EventOut, "json")
    return _event(hook, row.position, body, at, attempts=row.attempts, wanted_at=row.wanted_at)


def _event(
    hook: Any,
    position: int,
    body: bytes,
    at: datetime,
    *,
    attempts: int,
    wanted_at: datetime | None = None,
) -> Event:
    both = hook.previous_until is not None and at < hook.previous_until
    return Event(
        webhook=hook.id,
        url=hook.url,
        secrets=(hook.secret, hook.previous_secret) if both else (hook.secret,),
        id=event_id(hook.id, position, wanted_at),
        position=position,
        after=hook.position,
        attempts=attempts,
        failing_since=hook.failing_since,
        is_in_order=wanted_at is None,
        body=body,
    )


def held(event: Event, holder: str) -> Update:
    """A change of the subscription of an event, if it is still held and has not been moved."""
    statement = _of(event.webhook, holder)
    return statement.where(_WEBHOOK.c.position == event.after) if event.is_in_order else statement


def applies(session: Session, statement: Update) -> bool:
    """Apply a change, and tell whether there was anything that it applied to."""
    return _changes(session, statement)


def _of(webhook: str, holder: str) -> Update:
    return update(_WEBHOOK).where(_WEBHOOK.c.id == webhook, col(Webhook.held_by) == holder)


def _changes(session: Session, statement: Update) -> bool:
    result = session.execute(statement)
    return isinstance(result, CursorResult) and result.rowcount == 1
