"""Tables of webhooks and of deliveries that did not succeed at the first attempt."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from app.platform.db.columns import Code, Json, codelist


class WebhookState(StrEnum):
    """State of a webhook; events are sent only while it is active."""

    ACTIVE = "active"
    """Events are sent."""
    PAUSED = "paused"
    """Paused by its owner: nothing is sent, and the position stays."""
    DISABLED = "disabled"
    """Disabled by the registry after failures; continues from its position when reactivated."""


class DeliveryState(StrEnum):
    """State of an event that failed at first, or was requested again."""

    WAITING = "waiting"
    """Scheduled for another attempt."""
    DELIVERED = "delivered"
    """Accepted by the receiver."""
    DEAD = "dead"
    """Dead letter: all attempts failed. The owner can retry it."""


class Webhook(SQLModel, table=True):
    """A webhook: target, filters, and the position up to which events were processed.

    The ledger is the queue: entries after the position that match the filters are pending.
    """

    __tablename__ = "webhook"
    __table_args__ = (Index("ix_webhook_name", "name", "id"),)

    id: str = Field(primary_key=True, sa_type=Code)
    name: str = Field(sa_type=Code, description="The system that owns the webhook.")
    url: str
    description: str | None = None
    filters: dict[str, Any] = Field(default_factory=dict, sa_type=Json)
    state: WebhookState = Field(default=WebhookState.ACTIVE, sa_type=codelist(WebhookState))
    position: int = Field(sa_type=BigInteger)
    attempts: int = Field(default=0, description="Failed attempts of the next event.")
    next_attempt_at: datetime
    failing_since: datetime | None = Field(
        default=None, description="First failed attempt since the last success."
    )
    outcome: str | None = Field(
        default=None, description="Result of the last attempt: a status or an error code."
    )
    secret: str = Field(
        description="Signing key; signing needs the secret itself, so it is not a hash."
    )
    previous_secret: str | None = None
    previous_until: datetime | None = None
    created_at: datetime
    held_by: str | None = Field(default=None, description="The worker that holds the lease.")
    held_until: datetime


class WebhookDelivery(SQLModel, table=True):
    """An event that failed at the first attempt, or was requested again."""

    __tablename__ = "webhook_delivery"

    webhook: str = Field(primary_key=True, foreign_key="webhook.id", sa_type=Code)
    position: int = Field(
        primary_key=True,
        sa_type=BigInteger,
        description="Position of the entry; 0 for a test event.",
    )
    state: DeliveryState = Field(sa_type=codelist(DeliveryState))
    attempts: int
    outcome: str | None = None
    first_attempt_at: datetime | None = None
    last_attempt_at: datetime | None = None
    wanted_at: datetime | None = Field(
        default=None, description="When a retry or test was requested; null in ledger order."
    )
    next_attempt_at: datetime | None = Field(
        default=None, description="Next attempt of a requested event; null in ledger order."
    )


TEST_POSITION = 0
"""Position of a test event, which has no entry in the ledger."""
