"""Delivery in the threads of the service and in a process of its own."""

import re
import signal
import threading
import time
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.domain.vocabulary import Role
from app.main import create_app
from app.platform.clock import now
from app.platform.db.database import Database
from app.settings import Settings
from tests.support import callers, world
from tests.support.commands import Provenance
from tests.webhooks.processes import delivery_process
from tests.webhooks.receiver import run_receiver, wait_until

SETTINGS = Settings(_env_file=None, rate_limit="", webhook_networks=("127.0.0.0/8",))


def record_provider(database: Database) -> None:
    with database.write_session() as session:
        world.provider(session, provenance=Provenance("tests", now()))


def test_event_arrives_within_seconds(database: Database) -> None:
    key = callers.key(database, Role.READER)
    with (
        run_receiver() as receiver,
        TestClient(create_app(SETTINGS, database, delivers=True)) as client,
    ):
        client.post("/v1/webhooks", json={"url": receiver.url}, headers=key).raise_for_status()
        record_provider(database)
        began = time.monotonic()
        wait_until(lambda: len(receiver.accepted) == 2, 10)
        lasted = time.monotonic() - began
        metrics = client.get("/metrics").text

    assert receiver.positions() == [1, 2]
    assert lasted < 5
    counted = dict(re.findall(r"^(registry_webhook_\w+(?:{[^}]*})?) (\S+)$", metrics, re.MULTILINE))
    assert float(counted['registry_webhook_attempts_total{outcome="2xx"}']) >= 1
    assert {"registry_webhook_lag_entries", "registry_webhook_dead_letters"} <= counted.keys()


def test_service_stops_while_a_receiver_does_not_answer(database: Database) -> None:
    key, others = callers.key(database, Role.READER), set(threading.enumerate())
    with run_receiver(lambda _: "slow") as receiver:
        with TestClient(create_app(SETTINGS, database, delivers=True)) as client:
            client.post("/v1/webhooks", json={"url": receiver.url}, headers=key).raise_for_status()
            record_provider(database)
            wait_until(lambda: len(receiver.requests) == 1, 10)
            began = time.monotonic()
        lasted = time.monotonic() - began
        receiver.closing.set()
    # The abandoned thread still stores its outcome.
    wait_until(lambda: set(threading.enumerate()) <= others, 10)

    assert lasted < 7


def test_service_without_delivers_sends_nothing(database: Database) -> None:
    key = callers.key(database, Role.READER)
    with run_receiver() as receiver, TestClient(create_app(SETTINGS, database)) as client:
        client.post("/v1/webhooks", json={"url": receiver.url}, headers=key).raise_for_status()
        record_provider(database)
        time.sleep(1.5)

    assert receiver.requests == []


@pytest.mark.parametrize("signal_", [signal.SIGTERM, signal.SIGINT])
def test_deliver_process_runs_until_a_signal_and_exits_0(
    database: Database, tmp_path: Path, signal_: signal.Signals
) -> None:
    key = callers.key(database, Role.READER)
    with run_receiver() as receiver, delivery_process(database, tmp_path) as process:
        with TestClient(create_app(SETTINGS, database)) as client:
            client.post("/v1/webhooks", json={"url": receiver.url}, headers=key).raise_for_status()
        record_provider(database)
        process.start()
        wait_until(lambda: len(receiver.accepted) == 2, 30)
        code = process.stop(signal_)

    assert code == 0
    assert process.log.read_text() == ""
