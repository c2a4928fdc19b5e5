"""A delivery process killed at random times under load loses no event and keeps the order.

The receiver fails three requests in ten. CRASH_KILLS sets the number of kills.
"""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import update

from app.domain.vocabulary import Role
from app.platform.clock import now
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.webhooks.models import Webhook
from tests.support import callers, world
from tests.support.commands import Provenance
from tests.support.served import serving
from tests.webhooks.processes import delivery_process
from tests.webhooks.receiver import Receiver, Request, run_receiver, wait_until
from tests.webhooks.subscriber import LOCALHOST_ALLOWED

KILLS = max(int(os.environ.get("CRASH_KILLS", "200")) // 4, 2)
EVENTS_PER_KILL = 10  # events recorded per kill
FAILURES: list[int | str] = [500, 503, 302, "cut"]
Say = Callable[[str], None]

pytestmark = pytest.mark.crash


def test_killed_delivery_loses_no_event(database: Database, tmp_path: Path, say: Say) -> None:
    random = Random()

    def unreliable(_: Request) -> int | str:
        return 200 if random.random() < 0.7 else random.choice(FAILURES)

    with run_receiver(unreliable) as receiver, delivery_process(database, tmp_path) as process:
        webhook = create_webhook(database, receiver.url)
        began = time.monotonic()
        with recording(database, KILLS * EVENTS_PER_KILL), shortened_waits(database, webhook):
            for _ in range(KILLS):
                process.start()
                due = len(receiver.requests) + random.randint(1, EVENTS_PER_KILL - 2)
                wait_until(lambda due=due: len(receiver.requests) >= due, 60)  # type: ignore[misc]
                time.sleep(random.uniform(0, 0.05))
                process.stop(signal.SIGKILL)
                end_lease(database, webhook)
            process.start()
            wait_until(lambda: len(receiver.positions()) > KILLS * EVENTS_PER_KILL, 120)
        seconds = time.monotonic() - began
        assert process.stop(signal.SIGTERM) == 0

    say(figures(receiver, seconds))
    # Position 1 is the source of the providers.
    assert receiver.positions() == [*range(1, KILLS * EVENTS_PER_KILL + 2)]
    assert "Traceback" not in process.log.read_text()


def create_webhook(database: Database, url: str) -> str:
    key = callers.key(database, Role.READER)
    with serving(database, now()) as (client, _):
        state = client.app.state  # type: ignore[attr-defined]
        original, state.webhook_policy = state.webhook_policy, LOCALHOST_ALLOWED
        answer = client.post("/v1/webhooks", json={"url": url}, headers=key)
        state.webhook_policy = original
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@contextmanager
def recording(database: Database, count: int) -> Iterator[None]:
    """Record this number of providers in a thread, one after another."""
    stop = threading.Event()

    def record() -> None:
        for number in range(count):
            if stop.wait(0.02):
                return
            with database.write_session() as session:
                world.provider(session, f"p-{number}", provenance=Provenance("proofs", now()))

    with running(record, stop):
        yield


def end_lease(database: Database, webhook: str) -> None:
    """End the lease of the killed process now instead of after half a minute."""
    hooks = table(Webhook)
    with database.write_session() as session:
        session.execute(update(hooks).where(hooks.c.id == webhook).values(held_until=now()))


@contextmanager
def shortened_waits(database: Database, webhook: str) -> Iterator[None]:
    """Make delayed retries due now, in a thread."""
    stop, hooks = threading.Event(), table(Webhook)

    def shorten() -> None:
        while not stop.wait(0.25):
            at = now()
            waiting = update(hooks).where(hooks.c.id == webhook, hooks.c.next_attempt_at > at)
            with database.write_session() as session:
                session.execute(waiting.values(next_attempt_at=at))

    with running(shorten, stop):
        yield


@contextmanager
def running(work: Callable[[], None], stop: threading.Event) -> Iterator[None]:
    """Run a function in a thread until the block ends."""
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def figures(receiver: Receiver, seconds: float) -> str:
    sent, taken = len(receiver.requests), len(receiver.accepted)
    once = len(receiver.positions())
    return (
        f"{KILLS} kills in {seconds:.0f} s: {once:,} events received in order, 0 lost; "
        f"{sent - taken:,} of {sent:,} attempts failed, {taken - once:,} events came twice"
    )
