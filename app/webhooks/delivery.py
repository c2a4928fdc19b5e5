"""Delivery: hold a subscription, send what is next, keep what came of it, and so on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom

from app.platform.clock import Clock
from app.platform.db.database import Database
from app.webhooks.backoff import Jitter
from app.webhooks.http_client import Outcome, WebhookClient
from app.webhooks.metrics import DeliveryMetrics
from app.webhooks.outcomes import Attempt, store_outcome
from app.webhooks.queue import (
    LEASE,
    CaughtUp,
    Event,
    acquire,
    find_due,
    find_next,
    release,
    skip_unmatched,
)
from app.webhooks.signing import signed_headers

MAX_RUN_EVENTS = 100
"""Events that are sent to one subscription before another one has its turn."""

MAX_RUN_TIME = timedelta(seconds=20)
"""How long that may last: a receiver that takes its time takes nobody else's."""


@dataclass(frozen=True, slots=True)
class DeliveryWorker:
    """Sends events, one after the other; many may be at work on one database, by their names."""

    database: Database
    clock: Clock
    client: WebhookClient
    metrics: DeliveryMetrics
    name: str
    lease: timedelta = LEASE
    jitter: Jitter = SystemRandom().random

    def deliver(self, should_continue: Callable[[], bool] = lambda: True) -> bool:
        """Send what is due to one subscription; whether there was one."""
        with self.database.read_session() as session:  # which waits for nobody's turn to write
            webhook = find_due(session, self.clock.now())
        if webhook is None:
            return False
        run_ends_at = self.clock.now() + MAX_RUN_TIME
        if not self._acquire(webhook):
            return True
        for _ in range(MAX_RUN_EVENTS):
            if not self._send_next(webhook):
                return True
            if not should_continue() or self.clock.now() >= run_ends_at:
                break
        self._release(webhook)
        return True

    def refresh_metrics(self) -> None:
        """Have the operators see how far behind everybody is."""
        with self.database.read_session() as session:
            self.metrics.refresh(session, self.clock.now())

    def _acquire(self, webhook: str) -> bool:
        now = self.clock.now()
        with self.database.write_session() as session:
            return acquire(session, webhook, self.name, now, now + self.lease)

    def _release(self, webhook: str) -> None:
        with self.database.write_session() as session:
            release(session, webhook, self.name, self.clock.now())

    def _send_next(self, webhook: str) -> bool:
        """Send one event; whether the subscription is still held, to go on with it."""
        with self.database.read_session() as session:
            found = find_next(session, webhook, self.name, self.clock.now())
        if isinstance(found, Event):
            outcome = self._send(found)
            self.metrics.count_attempt(outcome)
            now = self.clock.now()
            attempt = Attempt(found, self.name, outcome, now, self.jitter)
            with self.database.write_session() as session:
                return store_outcome(session, attempt, now + self.lease)
        if isinstance(found, CaughtUp):
            with self.database.write_session() as session:
                skip_unmatched(session, found, self.name, self.clock.now())
        else:
            self._release(webhook)
        return False

    def _send(self, event: Event) -> Outcome:
        headers = signed_headers(event.body, event.id, self.clock.now(), event.secrets)
        return self.client.send(event.url, headers, event.body)
