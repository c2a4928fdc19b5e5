"""Subscriptions over HTTP, and a deliverer at a moment that a test chooses."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import ip_network
from typing import Any

from fastapi.testclient import TestClient
from prometheus_client import CollectorRegistry

from app.domain.vocabulary import Role
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.webhooks.delivery import Deliverer
from app.webhooks.http_client import Sender
from app.webhooks.metrics import Counts
from app.webhooks.target_policy import Reach
from tests import callers, world
from tests.served import Watch, serving

PATH = "/v1/webhooks"
HERE = Reach((ip_network("127.0.0.0/8"), ip_network("::1/128")))
"""This machine, which receivers of tests are on."""


@dataclass
class Desk:
    """A caller with a key, and whoever delivers, both by one watch."""

    client: TestClient
    key: dict[str, str]
    database: Database
    watch: Watch

    def later(self, **by: float) -> None:
        self.watch.now += timedelta(**by)

    def ask(self, method: str, path: str = "", body: Any = None, **how: Any) -> Any:
        sent = {"headers": self.key} | ({} if body is None else {"json": body}) | how
        return self.client.request(method, PATH + path, **sent)

    def subscribe(self, url: str, **said: Any) -> dict[str, Any]:
        answer = self.ask("POST", body={"url": url, **said})
        assert answer.status_code == 201, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def hook(self, id_: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("GET", f"/{id_}").json()
        return found

    def deliveries(self, id_: str, **asked: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.ask("GET", f"/{id_}/deliveries", params=asked).json()
        return found["items"]  # type: ignore[call-overload, no-any-return]

    def state(self, *codes: str) -> None:
        """Have providers stated: two entries each, or three with the source of the first."""
        with self.database.write_session() as session:
            for code in codes:
                world.provider(session, code)

    def feed(self, **asked: Any) -> list[dict[str, Any]]:
        found = self.client.get("/v1/changes", params={"limit": 200, **asked})
        items: list[dict[str, Any]] = found.json()["items"]
        return items

    def deliverer(self, name: str = "one", reach: Reach = HERE, **how: Any) -> Deliverer:
        sender = Sender(reach, ssl.create_default_context(), **how)
        counts = Counts(CollectorRegistry())
        clock = Clock(now=lambda: self.watch.now)
        return Deliverer(self.database, clock, sender, counts, name, jitter=lambda: 1.0)

    def deliver(self, **how: Any) -> None:
        """Send all that is due by now."""
        deliverer = self.deliverer(**how)
        while deliverer.deliver():
            pass


@contextmanager
def desk_of(database: Database, reach: Reach = HERE) -> Iterator[Desk]:
    key = callers.key(database, Role.READER)
    with serving(database) as (client, watch):
        state: Any = client.app.state  # type: ignore[attr-defined]
        kept, state.webhook_reach = state.webhook_reach, reach
        try:
            yield Desk(client, key, database, watch)
        finally:
            state.webhook_reach = kept
