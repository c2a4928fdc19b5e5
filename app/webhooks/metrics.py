"""What operators see of deliveries."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge
from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from app.ledger.models import PUBLIC, Change
from app.platform.db.columns import table
from app.webhooks.http_client import Outcome
from app.webhooks.models import DeliveryState, Webhook, WebhookDelivery, WebhookState
from app.webhooks.queries import HEAD

_CHANGE, _WEBHOOK, _DELIVERY = table(Change), table(Webhook), table(WebhookDelivery)


class DeliveryMetrics:
    """Attempts of one process, and how far all of them together are behind."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.attempts = Counter(
            "registry_webhook_attempts",
            "Attempts to deliver an event, by the sort of answer.",
            ("outcome",),
            registry=registry,
        )
        self.lag_entries = Gauge(
            "registry_webhook_lag_entries",
            "Entries by which the last of the subscriptions is behind.",
            registry=registry,
        )
        self.lag_seconds = Gauge(
            "registry_webhook_lag_seconds",
            "Age of the oldest entry that is still to be delivered.",
            registry=registry,
        )
        self.dead_letters = Gauge(
            "registry_webhook_dead_letters", "Events given up.", registry=registry
        )

    def count_attempt(self, outcome: Outcome) -> None:
        """Count an attempt, by the sort of status or by the word for what went wrong."""
        code = outcome.code
        self.attempts.labels(f"{code[0]}xx" if code.isdigit() else code).inc()

    def refresh(self, session: Session, now: datetime) -> None:
        """Look how far active subscriptions are behind, and how much was given up."""
        behind, since, dead_letters = session.execute(_LAG).one()
        self.lag_entries.set(behind or 0)
        self.lag_seconds.set(0 if since is None else max((now - since).total_seconds(), 0))
        self.dead_letters.set(dead_letters)


_IS_NEXT = and_(_CHANGE.c.stream == PUBLIC, _CHANGE.c.position == _WEBHOOK.c.position + 1)
_DEAD_LETTERS = (
    select(func.count())
    .select_from(_DELIVERY)
    .where(_DELIVERY.c.state == DeliveryState.DEAD)
    .scalar_subquery()
)
_LAG = (
    select(func.max(HEAD - _WEBHOOK.c.position), func.min(_CHANGE.c.recorded_at), _DEAD_LETTERS)
    .select_from(_WEBHOOK.outerjoin(_CHANGE, _IS_NEXT))
    .where(_WEBHOOK.c.state == WebhookState.ACTIVE)
)
