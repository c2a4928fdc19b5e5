"""Prometheus metrics of webhook delivery."""

from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge
from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from app.ledger.models import Change
from app.ledger.streams import PUBLIC
from app.platform.clock import to_micros
from app.platform.db.columns import table
from app.webhooks.http_client import Outcome
from app.webhooks.models import DeliveryState, Webhook, WebhookDelivery, WebhookState
from app.webhooks.queries import HEAD

_CHANGE, _WEBHOOK, _DELIVERY = table(Change), table(Webhook), table(WebhookDelivery)


class DeliveryMetrics:
    """Attempts of this process, and the lag and dead letters of the whole registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        """Create the metrics in a Prometheus registry."""
        self.attempts = Counter(
            "registry_webhook_attempts",
            "Delivery attempts of this process, by outcome.",
            ("outcome",),
            registry=registry,
        )
        self.lag_entries = Gauge(
            "registry_webhook_lag_entries",
            "Ledger entries by which the slowest active webhook is behind.",
            registry=registry,
        )
        self.lag_seconds = Gauge(
            "registry_webhook_lag_seconds",
            "Age of the oldest undelivered entry of an active webhook.",
            registry=registry,
        )
        self.dead_letters = Gauge(
            "registry_webhook_dead_letters",
            "Dead letters: events that failed all attempts.",
            registry=registry,
        )

    def count_attempt(self, outcome: Outcome) -> None:
        """Count an attempt by status class, such as `2xx`, or by error code."""
        code = outcome.code
        self.attempts.labels(f"{code[0]}xx" if code.isdigit() else code).inc()

    def refresh(self, session: Session, now: datetime) -> None:
        """Read the lag of active webhooks and the number of dead letters."""
        behind, since, dead_letters = session.execute(_LAG).one()
        self.lag_entries.set(behind or 0)
        age = 0 if since is None else (to_micros(now) - since) / 1_000_000
        self.lag_seconds.set(max(age, 0))
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
