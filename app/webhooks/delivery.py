"""Delivery: hold a subscription, send what is next, keep what came of it, and so on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import SystemRandom

from app.platform.clock import Clock
from app.platform.db.database import Database
from app.webhooks.backoff import Jitter
from app.webhooks.http_client import Outcome, Sender
from app.webhooks.metrics import Counts
from app.webhooks.outcomes import Attempt, keep
from app.webhooks.queue import (
    LEASE,
    Event,
    Nothing,
    find_due,
    find_next,
    hold,
    let_go,
    pass_over,
)
from app.webhooks.signing import signed

AT_A_TIME = 100
"""Events that are sent to one subscription before another one has its turn."""

A_TURN = timedelta(seconds=20)
"""How long that may last: a receiver that takes its time takes nobody else's."""


@dataclass(frozen=True, slots=True)
class Deliverer:
    """Sends events, one after the other; many may be at work on one database, by their names."""

    database: Database
    clock: Clock
    sender: Sender
    counts: Counts
    name: str
    lease: timedelta = LEASE
    jitter: Jitter = SystemRandom().random

    def deliver(self, goes_on: Callable[[], bool] = lambda: True) -> bool:
        """Send what is due to one subscription; whether there was one."""
        with self.database.read_session() as session:  # which waits for nobody's turn to write
            webhook = find_due(session, self.clock.now())
        if webhook is None:
            return False
        ends = self.clock.now() + A_TURN
        if not self._hold(webhook):
            return True
        for _ in range(AT_A_TIME):
            if not self._next(webhook):
                return True
            if not goes_on() or self.clock.now() >= ends:
                break
        self._let_go(webhook)
        return True

    def look(self) -> None:
        """Have the operators see how far behind everybody is."""
        with self.database.read_session() as session:
            self.counts.look(session, self.clock.now())

    def _hold(self, webhook: str) -> bool:
        at = self.clock.now()
        with self.database.write_session() as session:
            return hold(session, webhook, self.name, at, at + self.lease)

    def _let_go(self, webhook: str) -> None:
        with self.database.write_session() as session:
            let_go(session, webhook, self.name, self.clock.now())

    def _next(self, webhook: str) -> bool:
        """Send one event; whether the subscription is still held, to go on with it."""
        with self.database.read_session() as session:
            found = find_next(session, webhook, self.name, self.clock.now())
        if isinstance(found, Event):
            outcome = self._send(found)
            self.counts.attempt(outcome)
            at = self.clock.now()
            attempt = Attempt(found, self.name, outcome, at, self.jitter)
            with self.database.write_session() as session:
                return keep(session, attempt, at + self.lease)
        if isinstance(found, Nothing):
            with self.database.write_session() as session:
                pass_over(session, found, self.name, self.clock.now())
        else:
            self._let_go(webhook)
        return False

    def _send(self, event: Event) -> Outcome:
        headers = signed(event.body, event.id, self.clock.now(), event.secrets)
        return self.sender.send(event.url, headers, event.body)
