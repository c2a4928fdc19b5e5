"""Queries of webhooks and their deliveries."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.permissions import Caller
from app.domain.vocabulary import Role
from app.ledger.as_of import AsOf
from app.ledger.models import Change
from app.ledger.streams import PUBLIC
from app.platform.clock import in_london
from app.platform.db.columns import LATEST, table
from app.platform.http.pagination import Cursor, Page, paginate
from app.platform.problems.problem import Problem
from app.webhooks.models import TEST_POSITION, DeliveryState, Webhook, WebhookDelivery
from app.webhooks.schemas import (
    DeliveryOut,
    DeliveryQuery,
    FiltersIn,
    IssuedWebhookOut,
    WebhookOut,
    WebhookQuery,
)

_CHANGE, _WEBHOOK, _DELIVERY = table(Change), table(Webhook), table(WebhookDelivery)
_NO_POSITION = Cursor(0, ())  # these lists do not come from the ledger

_DELIVERIES = select(_DELIVERY, _CHANGE.c.hash).outerjoin(
    _CHANGE, (_CHANGE.c.stream == PUBLIC) & (_CHANGE.c.position == _DELIVERY.c.position)
)

HEAD = (
    select(func.coalesce(func.max(_CHANGE.c.position), 0))
    .where(_CHANGE.c.stream == PUBLIC)
    .scalar_subquery()
)
"""Latest position of the public stream of the ledger, as a scalar subquery."""

_PRIVATE_COLUMNS = {"secret", "previous_secret", "held_by", "held_until"}
_COLUMNS = [column for column in _WEBHOOK.c if column.name not in _PRIVATE_COLUMNS]


def newest_public(now: datetime) -> AsOf:
    """Return the newest state of what everybody may read."""
    return AsOf(LATEST, in_london(now).date())


def get_webhook(session: Session, id_: str, caller: Caller) -> Webhook:
    """Return a webhook of the caller, or any webhook for an admin; raise `unknown-code`."""
    webhook = None if "\x00" in id_ else session.get(Webhook, id_)
    if webhook is None or not (caller.role is Role.ADMIN or webhook.name == caller.name):
        raise Problem("unknown-code", "the caller has no webhook with this id")
    return webhook


def list_webhooks(session: Session, query: WebhookQuery, caller: Caller) -> Page[WebhookOut]:
    """List the webhooks of the caller, or all for an admin, ordered by owner and id."""
    order = (_WEBHOOK.c.name, _WEBHOOK.c.id)
    statement = select(*_COLUMNS, HEAD.label("head")).order_by(*order).limit(query.limit + 1)
    if caller.role is not Role.ADMIN:
        statement = statement.where(_WEBHOOK.c.name == caller.name)
    if query.state is not None:
        statement = statement.where(_WEBHOOK.c.state == query.state)
    if cursor := Cursor.read(query, str, str):
        name, id_ = cursor.keys
        is_later = (_WEBHOOK.c.name > name) | ((_WEBHOOK.c.name == name) & (_WEBHOOK.c.id > id_))
        statement = statement.where(is_later)
    items = [to_out(row) for row in session.execute(statement)]
    return paginate(items, query, _NO_POSITION, lambda item: (item.name, item.id))


def webhook_row(session: Session, id_: str) -> Any:
    """Return the row of an existing webhook, without its secrets."""
    session.flush()
    statement = select(*_COLUMNS, HEAD.label("head")).where(_WEBHOOK.c.id == id_)
    return session.execute(statement).one()


def to_out(row: Any) -> WebhookOut:
    """Convert a row to the answer about a webhook."""
    return WebhookOut(**_out_fields(row))


def to_issued_out(row: Any, secret: str) -> IssuedWebhookOut:
    """Convert a row to the answer that shows a new secret."""
    return IssuedWebhookOut(secret=secret, **_out_fields(row))


def _out_fields(row: Any) -> dict[str, Any]:
    values = {name: _to_london(value) for name, value in row._mapping.items()}
    head = values.pop("head")
    has_failed = row.attempts > 0
    return {
        **values,
        "filters": FiltersIn(**row.filters),
        "behind": max(head - row.position, 0),
        "next_attempt_at": values["next_attempt_at"] if has_failed else None,
    }


def list_deliveries(
    session: Session, query: DeliveryQuery, id_: str, caller: Caller
) -> Page[DeliveryOut]:
    """List the deliveries of a webhook in ledger order."""
    webhook = get_webhook(session, id_, caller)
    statement = (
        _DELIVERIES.where(_DELIVERY.c.webhook == webhook.id)
        .order_by(_DELIVERY.c.position)
        .limit(query.limit + 1)
    )
    if query.state is not None:
        statement = statement.where(_DELIVERY.c.state == query.state)
    if cursor := Cursor.read(query, int):
        statement = statement.where(_DELIVERY.c.position > cursor.keys[0])
    items = [_to_delivery_out(row, webhook) for row in session.execute(statement)]
    return paginate(items, query, _NO_POSITION, lambda item: (item.position,))


def delivery_out(session: Session, delivery: WebhookDelivery, webhook: Webhook) -> DeliveryOut:
    """Return the answer about one delivery."""
    session.flush()
    place = (_DELIVERY.c.webhook == webhook.id, _DELIVERY.c.position == delivery.position)
    return _to_delivery_out(session.execute(_DELIVERIES.where(*place)).one(), webhook)


def _to_delivery_out(row: Any, webhook: Webhook) -> DeliveryOut:
    """Convert a delivery to its answer; an event in ledger order is due when its webhook is."""
    is_waiting = row.state is DeliveryState.WAITING
    due = (row.next_attempt_at or webhook.next_attempt_at) if is_waiting else None
    return DeliveryOut(
        event=event_id(webhook.id, row.position, row.hash, row.wanted_at),
        position=row.position,
        state=row.state,
        attempts=row.attempts,
        outcome=row.outcome,
        first_attempt_at=_to_london(row.first_attempt_at),
        last_attempt_at=_to_london(row.last_attempt_at),
        next_attempt_at=_to_london(due),
    )


def event_id(webhook: str, position: int, hash_: str | None, wanted_at: datetime | None) -> str:
    """Return the `webhook-id` of an event, the same at each attempt and in a replay.

    It holds part of the hash of the entry: a ledger that was restored from a backup may have
    another entry at the position. A test event has no entry.
    """
    if position == TEST_POSITION and wanted_at is not None:
        return f"msg_{webhook}_test_{wanted_at.astimezone(UTC):%Y%m%dT%H%M%S%f}"
    return f"msg_{webhook}_{position}_{(hash_ or '')[:12]}"


def _to_london(value: Any) -> Any:
    return in_london(value) if isinstance(value, datetime) else value
