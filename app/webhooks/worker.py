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
from app.webhooks.delivery import Deliverer
from app.webhooks.http_client import Sender
from app.webhooks.metrics import Counts
from app.webhooks.queue import LEASE
from app.webhooks.target_policy import Reach

log = logging.getLogger(__name__)

AT_ONCE = 4
"""Subscriptions that one process sends to at the same time: one may be slow."""

ASKS_EVERY = 1.0
"""Seconds after which an idle thread looks whether the ledger has grown."""

_AFTER_A_FAILURE = 5.0

# Beside the seven of those who serve, within the ten after which a process is killed.
_STOPS_WITHIN = 2.0


@contextmanager
def delivering(
    database: Database,
    clock: Clock,
    reach: Reach,
    registry: CollectorRegistry,
    *,
    lease: timedelta = LEASE,
) -> Iterator[None]:
    """Deliver until the block ends.

    An attempt that lasts is left to itself then: what nobody has kept is sent again by another.
    """
    stop = threading.Event()
    sender, counts = Sender(reach, ssl.create_default_context()), Counts(registry)
    process = uuid.uuid4().hex
    deliverers = [
        Deliverer(database, clock, sender, counts, f"{process}-{n}", lease) for n in range(AT_ONCE)
    ]
    threads = [
        threading.Thread(
            target=_deliver, args=(one, stop, one is deliverers[0]), name=one.name, daemon=True
        )
        for one in deliverers
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        until = time.monotonic() + _STOPS_WITHIN
        for thread in threads:
            thread.join(max(until - time.monotonic(), 0))


def _deliver(deliverer: Deliverer, stop: threading.Event, looks: bool) -> None:
    """Deliver until told to stop; a failure is logged, and everything tried anew."""
    while not stop.is_set():
        try:
            if looks:
                deliverer.look()
            pause = 0.0 if deliverer.deliver(lambda: not stop.is_set()) else ASKS_EVERY
        except Exception as failure:  # whatever it is, the next attempt may succeed
            log.error("events are not delivered: %s", type(failure).__name__)
            pause = _AFTER_A_FAILURE
        stop.wait(pause)
