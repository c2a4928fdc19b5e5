"""Delivery in threads of their own, for as long as a process runs."""

import logging
import ssl
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from prometheus_client import CollectorRegistry

from app.platform.clock import Clock
from app.platform.db.database import Database
from app.webhooks.delivery import DeliveryWorker
from app.webhooks.http_client import WebhookClient
from app.webhooks.metrics import DeliveryMetrics
from app.webhooks.queue import LEASE
from app.webhooks.target_policy import TargetPolicy

log = logging.getLogger(__name__)

WORKERS = 4
"""Subscriptions that one process sends to at the same time: one may be slow."""

POLL_SECONDS = 1.0
"""Seconds after which an idle thread looks whether the ledger has grown."""

_ERROR_PAUSE_SECONDS = 5.0

# Beside the seven of those who serve, within the ten after which a process is killed.
_STOP_TIMEOUT = 2.0


@contextmanager
def run_workers(
    database: Database,
    clock: Clock,
    policy: TargetPolicy,
    registry: CollectorRegistry,
    *,
    lease: timedelta = LEASE,
) -> Iterator[None]:
    """Deliver until the block ends.

    An attempt that lasts is left to itself then: what nobody has kept is sent again by another.
    """
    stop = threading.Event()
    client, metrics = WebhookClient(policy, ssl.create_default_context()), DeliveryMetrics(registry)
    process = uuid.uuid4().hex
    workers = [
        DeliveryWorker(database, clock, client, metrics, f"{process}-{number}", lease)
        for number in range(WORKERS)
    ]
    threads = [
        threading.Thread(
            target=_run, args=(worker, stop, worker is workers[0]), name=worker.name, daemon=True
        )
        for worker in workers
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        deadline = time.monotonic() + _STOP_TIMEOUT
        for thread in threads:
            thread.join(max(deadline - time.monotonic(), 0))


def _run(worker: DeliveryWorker, stop: threading.Event, updates_metrics: bool) -> None:
    """Deliver until told to stop; a failure is logged, and everything tried anew."""
    while not stop.is_set():
        try:
            if updates_metrics:
                worker.refresh_metrics()
            pause = 0.0 if worker.deliver(lambda: not stop.is_set()) else POLL_SECONDS
        except Exception as error:  # whatever it is, the next attempt may succeed
            log.error("events are not delivered: %s", type(error).__name__)
            pause = _ERROR_PAUSE_SECONDS
        stop.wait(pause)
