"""Webhooks over HTTP, and a worker that runs at a time chosen by the test."""

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
from app.webhooks.delivery import DeliveryWorker
from app.webhooks.http_client import WebhookClient
from app.webhooks.metrics import DeliveryMetrics
from app.webhooks.target_policy import TargetPolicy
from tests.support import callers, world
from tests.support.served import Watch, serving

PATH = "/v1/webhooks"
LOCALHOST_ALLOWED = TargetPolicy((ip_network("127.0.0.0/8"), ip_network("::1/128")))
"""Policy that allows the receivers of tests, which run on this machine."""


@dataclass
class Subscriber:
    """A caller with a key, and delivery workers, on one clock."""

    client: TestClient
    key: dict[str, str]
    database: Database
    watch: Watch

    def advance(self, **by: float) -> None:
        self.watch.now += timedelta(**by)

    def request(self, method: str, path: str = "", body: Any = None, **options: Any) -> Any:
        arguments = {"headers": self.key} | ({} if body is None else {"json": body}) | options
        return self.client.request(method, PATH + path, **arguments)

    def create(self, url: str, **fields: Any) -> dict[str, Any]:
        answer = self.request("POST", body={"url": url, **fields})
        assert answer.status_code == 201, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def get(self, id_: str) -> dict[str, Any]:
        body: dict[str, Any] = self.request("GET", f"/{id_}").json()
        return body

    def deliveries(self, id_: str, **params: Any) -> list[dict[str, Any]]:
        body: list[dict[str, Any]] = self.request("GET", f"/{id_}/deliveries", params=params).json()
        return body["items"]  # type: ignore[call-overload, no-any-return]

    def record_providers(self, *codes: str) -> None:
        """Record providers: one entry each, and one before them for their source."""
        with self.database.write_session() as session:
            for code in codes:
                world.provider(session, code)

    def feed(self, **params: Any) -> list[dict[str, Any]]:
        body = self.client.get("/v1/changes", params={"limit": 200, **params})
        items: list[dict[str, Any]] = body.json()["items"]
        return items

    def worker(
        self, name: str = "worker", policy: TargetPolicy = LOCALHOST_ALLOWED, **options: Any
    ) -> DeliveryWorker:
        webhook_client = WebhookClient(policy, ssl.create_default_context(), **options)
        metrics = DeliveryMetrics(CollectorRegistry())
        clock = Clock(now=self.watch.read)
        return DeliveryWorker(
            self.database, clock, webhook_client, metrics, name, jitter=lambda: 1.0
        )

    def deliver(self, **options: Any) -> None:
        """Send everything due now."""
        worker = self.worker(**options)
        while worker.deliver():
            pass


@contextmanager
def serve_subscriber(
    database: Database, policy: TargetPolicy = LOCALHOST_ALLOWED
) -> Iterator[Subscriber]:
    key = callers.key(database, Role.READER)
    with serving(database) as (client, watch):
        state: Any = client.app.state  # type: ignore[attr-defined]
        original, state.webhook_policy = state.webhook_policy, policy
        try:
            yield Subscriber(client, key, database, watch)
        finally:
            state.webhook_policy = original
