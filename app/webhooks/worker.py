"""Background threads that deliver events while a process runs."""

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
"""Threads per process, so that a slow receiver does not delay the others."""

POLL_SECONDS = 1.0
"""Seconds between polls of an idle thread."""

_ERROR_PAUSE_SECONDS = 5.0

# Seconds. With the seven of the HTTP server, below the ten after which a process is killed.
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
    """Run the delivery threads until the block ends.

    Attempts still running then are abandoned; another worker sends their events again.
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
    """Deliver until `stop` is set; log errors and continue after a pause."""
    while not stop.is_set():
        try:
            if updates_metrics:
                worker.refresh_metrics()
            pause = 0.0 if worker.deliver(lambda: not stop.is_set()) else POLL_SECONDS
        except Exception as error:  # any error: the next attempt may succeed
            log.error("webhook delivery failed: %s", type(error).__name__)
            pause = _ERROR_PAUSE_SECONDS
        stop.wait(pause)
