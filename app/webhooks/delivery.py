"""Delivery: lease a webhook, send its next events, and store their outcomes."""

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
"""Events sent to one webhook before its lease is released for other webhooks to be served."""

MAX_RUN_TIME = timedelta(seconds=20)
"""Longest time spent on one webhook, so that a slow receiver does not delay the others."""


@dataclass(frozen=True, slots=True)
class DeliveryWorker:
    """Sends events one at a time. Many workers, each with its own name, can share a database."""

    database: Database
    clock: Clock
    client: WebhookClient
    metrics: DeliveryMetrics
    name: str
    lease: timedelta = LEASE
    jitter: Jitter = SystemRandom().random

    def deliver(self, should_continue: Callable[[], bool] = lambda: True) -> bool:
        """Send the due events of one webhook. Returns whether any webhook was due."""
        with self.database.read_session() as session:  # no writers' lock while idle
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
        """Update the gauges of lag and dead letters."""
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
        """Send one event. Returns whether the worker still holds the lease."""
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
