"""Delivery is killed at any moment, under load: every event arrives, in order, from every kill on.

The receiver fails three times in ten. CRASH_KILLS shortens it.
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
from app.ledger.entries import Provenance
from app.platform.clock import now
from app.platform.db.columns import table
from app.platform.db.database import Database
from app.webhooks.models import Webhook
from tests import callers, world
from tests.served import serving
from tests.webhooks.processes import process_on
from tests.webhooks.receiver import Receiver, Request, receiving, wait_until
from tests.webhooks.subscribing import HERE

KILLS = max(int(os.environ.get("CRASH_KILLS", "200")) // 4, 2)
A_KILL = 10  # events for each
ILL: list[int | str] = [500, 503, 302, "cut"]
Say = Callable[[str], None]

pytestmark = pytest.mark.crash


def test_no_number_of_kills_loses_anything(database: Database, tmp_path: Path, say: Say) -> None:
    random = Random()

    def moody(_: Request) -> int | str:
        return 200 if random.random() < 0.7 else random.choice(ILL)

    with receiving(moody) as receiver, process_on(database, tmp_path) as process:
        webhook = subscribed(database, receiver.url)
        began = time.monotonic()
        with stating(database, KILLS * A_KILL), hurrying(database, webhook):
            for _ in range(KILLS):
                process.start()
                due = len(receiver.arrived) + random.randint(1, A_KILL - 2)
                wait_until(lambda due=due: len(receiver.arrived) >= due, 60)  # type: ignore[misc]
                time.sleep(random.uniform(0, 0.05))
                process.end(signal.SIGKILL)
                end_lease(database, webhook)
            process.start()
            wait_until(lambda: len(receiver.positions()) > KILLS * A_KILL, 120)
        seconds = time.monotonic() - began
        assert process.end(signal.SIGTERM) == 0

    say(figures(receiver, seconds))
    # The source of them all comes first.
    assert receiver.positions() == [*range(1, KILLS * A_KILL + 2)]
    assert "Traceback" not in process.log.read_text()


def subscribed(database: Database, url: str) -> str:
    key = callers.key(database, Role.READER)
    with serving(database, now()) as (client, _):
        state = client.app.state  # type: ignore[attr-defined]
        kept, state.webhook_reach = state.webhook_reach, HERE
        answer = client.post("/v1/webhooks", json={"url": url}, headers=key)
        state.webhook_reach = kept
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


@contextmanager
def stating(database: Database, most: int) -> Iterator[None]:
    """Have so many things stated meanwhile, one after another."""
    over = threading.Event()

    def state() -> None:
        for n in range(most):
            if over.wait(0.02):
                return
            with database.write_session() as session:
                world.provider(session, f"p-{n}", provenance=Provenance("proofs", now()))

    with running(state, over):
        yield


def end_lease(database: Database, webhook: str) -> None:
    """Have the lease of one that is dead be over, without the half minute that this takes."""
    hooks = table(Webhook)
    with database.write_session() as session:
        session.execute(update(hooks).where(hooks.c.id == webhook).values(held_until=now()))


@contextmanager
def hurrying(database: Database, webhook: str) -> Iterator[None]:
    """Shorten the waits between attempts."""
    over, hooks = threading.Event(), table(Webhook)

    def hurry() -> None:
        while not over.wait(0.25):
            at = now()
            late = update(hooks).where(hooks.c.id == webhook, hooks.c.next_attempt_at > at)
            with database.write_session() as session:
                session.execute(late.values(next_attempt_at=at))

    with running(hurry, over):
        yield


@contextmanager
def running(work: Callable[[], None], over: threading.Event) -> Iterator[None]:
    """Have something done in a thread until the block ends."""
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def figures(receiver: Receiver, seconds: float) -> str:
    sent, taken = len(receiver.arrived), len(receiver.taken)
    once = len(receiver.positions())
    return (
        f"{KILLS} kills in {seconds:.0f} s: {once:,} events received in order, 0 lost; "
        f"{sent - taken:,} of {sent:,} attempts failed, {taken - once:,} events came twice"
    )
