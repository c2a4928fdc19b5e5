"""Tables of who hears of changes, how far they have heard, and what did not reach them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, SQLModel

from app.platform.db.columns import Code, Json, codelist


class WebhookState(StrEnum):
    """Whether events are sent to a subscription."""

    ACTIVE = "active"
    """Events are sent."""
    PAUSED = "paused"
    """Somebody paused it: nothing is sent, and its position stays."""
    DISABLED = "disabled"
    """The registry has given it up. Made active again, it goes on where it was left."""


class DeliveryState(StrEnum):
    """What became of an event that was not received at once, or was asked for again."""

    WAITING = "waiting"
    """It waits to be sent."""
    DELIVERED = "delivered"
    """It was received after all."""
    DEAD = "dead"
    """It was given up. Somebody can ask for it again."""


class Webhook(SQLModel, table=True):
    """One subscription: where to send what, and the position up to which that was done.

    The ledger is the queue: what is after the position, and is wanted, has yet to be delivered.
    """

    __tablename__ = "webhook"
    __table_args__ = (Index("ix_webhook_name", "name", "id"),)

    id: str = Field(primary_key=True, sa_type=Code)
    name: str = Field(sa_type=Code, description="The system that subscribed.")
    url: str
    description: str | None = None
    filters: dict[str, str] = Field(default_factory=dict, sa_type=Json)
    state: WebhookState = Field(default=WebhookState.ACTIVE, sa_type=codelist(WebhookState))
    position: int = Field(sa_type=BigInteger)
    attempts: int = Field(default=0, description="How often the event that is next was sent.")
    next_attempt_at: datetime
    failing_since: datetime | None = Field(
        default=None, description="Since when nothing was received, if the last attempt failed."
    )
    outcome: str | None = Field(default=None, description="How the last attempt ended.")
    secret: str = Field(description="What events are signed with; it cannot be a hash.")
    previous_secret: str | None = None
    previous_until: datetime | None = None
    created_at: datetime
    held_by: str | None = Field(default=None, description="The deliverer that is at work on it.")
    held_until: datetime


class WebhookDelivery(SQLModel, table=True):
    """An event that was not received at the first attempt, or was asked for again."""

    __tablename__ = "webhook_delivery"

    webhook: str = Field(primary_key=True, foreign_key="webhook.id", sa_type=Code)
    position: int = Field(
        primary_key=True, sa_type=BigInteger, description="Its entry's place; 0 is a test event."
    )
    state: DeliveryState = Field(sa_type=codelist(DeliveryState))
    attempts: int
    outcome: str | None = None
    first_attempt_at: datetime | None = None
    last_attempt_at: datetime | None = None
    wanted_at: datetime | None = Field(
        default=None, description="When somebody asked for it again, if they did."
    )
    next_attempt_at: datetime | None = Field(
        default=None, description="When it is sent again, if not in the order of the ledger."
    )


TEST_POSITION = 0
"""The position of a test event, which stands for no entry of the ledger."""
