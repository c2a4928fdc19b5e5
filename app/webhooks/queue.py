"""Queue of pending events, read from the ledger, with one lease per webhook.

A worker leases a webhook before it sends, so that two workers never send to the same webhook at
once. No transaction is open during an attempt. An outcome is stored only if the worker still holds
the lease and the position has not moved.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, Update, and_, exists, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from app.ledger.entry_filters import EntrySelection
from app.ledger.models import Change
from app.ledger.queries import CHANGE_COLUMNS, change_out
from app.ledger.streams import PUBLIC
from app.platform.clock import in_london
from app.platform.db.columns import table
from app.platform.http.serialization import serialize
from app.webhooks.models import TEST_POSITION, Webhook, WebhookDelivery, WebhookState
from app.webhooks.queries import HEAD, event_id, newest_public
from app.webhooks.schemas import EventOut, FiltersIn, TestEventDataOut, TestEventOut, to_event

_CHANGE, _WEBHOOK, _DELIVERY = table(Change), table(Webhook), table(WebhookDelivery)


LEASE = timedelta(seconds=30)
"""Duration of a lease, longer than an attempt; a webhook of a killed worker is free after it."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event to send, in ledger order or because a retry or a test was requested."""

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
    """No entry between the position of a webhook and the head matches its filters."""

    webhook: str
    after: int
    head: int
    due: datetime


def find_due(session: Session, now: datetime) -> str | None:
    """Return the id of the longest-due webhook without a lease, or None."""
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
    """Lease a webhook. Returns whether it was free."""
    is_free = (_WEBHOOK.c.id == webhook, _WEBHOOK.c.held_until <= now)
    return apply_update(
        session, update(_WEBHOOK).where(*is_free).values(held_by=holder, held_until=leased_until)
    )


def release(session: Session, webhook: str, holder: str, now: datetime) -> None:
    """End the lease of a webhook, if the worker still holds it."""
    apply_update(session, _update_leased(webhook, holder).values(held_until=now))


def find_next(
    session: Session, webhook: str, holder: str, now: datetime
) -> Event | CaughtUp | None:
    """Return the next event of a leased webhook, or None if nothing is due."""
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
    row = _find_entry(session, hook, now)
    if row is None:
        return CaughtUp(webhook, hook.position, hook.head, hook.next_attempt_at)
    body = serialize(to_event(change_out(session, row)), EventOut, "json")
    return _make_event(hook, row.position, row.hash, body, now, attempts=hook.attempts)


def _find_entry(session: Session, hook: Any, now: datetime) -> Any:
    """Return the first entry after the position of a webhook that matches its filters, or None."""
    selection = EntrySelection.of(session, FiltersIn(**hook.filters), newest_public(now))
    statement = (
        select(*CHANGE_COLUMNS)
        .where(_CHANGE.c.stream == PUBLIC, _CHANGE.c.position > hook.position)
        .where(*selection.conditions())
        .order_by(_CHANGE.c.position)
        .limit(1)
    )
    return session.execute(statement, selection.parameters).one_or_none()


def skip_unmatched(session: Session, caught_up: CaughtUp, holder: str, now: datetime) -> None:
    """Move a webhook past entries that its filters exclude, and release it."""
    # An update of the filters also sets next_attempt_at; skipped entries may match the new ones.
    unchanged = (
        _WEBHOOK.c.position == caught_up.after,
        _WEBHOOK.c.next_attempt_at == caught_up.due,
    )
    leased = _update_leased(caught_up.webhook, holder)
    apply_update(session, leased.where(*unchanged).values(position=caught_up.head))
    apply_update(session, leased.values(held_until=now))


def _find_requested(session: Session, hook: Any, now: datetime) -> Event | None:
    """Return the earliest due retry or test event, or None."""
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
        hash_ = None
        event = TestEventOut("webhook.test", wanted_at, TestEventDataOut(hook.id))
        body = serialize(event, TestEventOut, "json")
    else:
        place = (_CHANGE.c.stream == PUBLIC, _CHANGE.c.position == row.position)
        entry = change_out(session, session.execute(select(*CHANGE_COLUMNS).where(*place)).one())
        hash_ = entry.hash
        body = serialize(to_event(entry), EventOut, "json")
    return _make_event(
        hook, row.position, hash_, body, now, attempts=row.attempts, wanted_at=row.wanted_at
    )


def _make_event(
    hook: Any,
    position: int,
    hash_: str | None,
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
        id=event_id(hook.id, position, hash_, wanted_at),
        position=position,
        after=hook.position,
        attempts=attempts,
        failing_since=hook.failing_since,
        is_in_order=wanted_at is None,
        body=body,
    )


def update_if_held(event: Event, holder: str) -> Update:
    """Build an update that applies only if the lease is held and the position is unchanged."""
    statement = _update_leased(event.webhook, holder)
    return statement.where(_WEBHOOK.c.position == event.after) if event.is_in_order else statement


def _update_leased(webhook: str, holder: str) -> Update:
    return update(_WEBHOOK).where(_WEBHOOK.c.id == webhook, col(Webhook.held_by) == holder)


def apply_update(session: Session, statement: Update) -> bool:
    """Execute an update. Returns whether it changed exactly one row."""
    result = session.execute(statement)
    return isinstance(result, CursorResult) and result.rowcount == 1
