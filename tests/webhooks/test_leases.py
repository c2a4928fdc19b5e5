"""Concurrent and killed workers keep the order and lose no event."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.webhooks.delivery import DeliveryWorker
from app.webhooks.http_client import ATTEMPT_TIMEOUT
from app.webhooks.queue import LEASE, CaughtUp, Event, acquire, find_next, skip_unmatched
from tests.webhooks.receiver import Request, run_receiver
from tests.webhooks.subscriber import Subscriber


def test_lease_outlasts_an_attempt() -> None:
    assert timedelta(seconds=ATTEMPT_TIMEOUT + 10) < LEASE


def test_leased_webhook_is_not_served_by_another_worker(subscriber: Subscriber) -> None:
    """The second worker looks for due webhooks during an attempt of the first."""
    other = subscriber.worker("other")
    other_found_work: list[bool] = []

    def meanwhile(_: Request) -> int:
        other_found_work.append(other.deliver())
        return 200

    with run_receiver(meanwhile) as receiver:
        subscriber.create(receiver.url)
        subscriber.record_providers("north", "south")
        subscriber.deliver()

    assert receiver.positions() == [1, 2, 3]
    assert other_found_work == [False] * 3
    assert len(receiver.requests) == 3


def test_webhook_of_a_dead_worker_is_served_after_the_lease(
    subscriber: Subscriber,
) -> None:
    with run_receiver() as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        with subscriber.database.write_session() as session:
            assert acquire(
                session,
                hook["id"],
                "dead",
                subscriber.watch.read(),
                subscriber.watch.read() + LEASE,
            )
        subscriber.deliver()
        subscriber.advance(seconds=LEASE.total_seconds() - 1)
        subscriber.deliver()
        before = len(receiver.requests)
        subscriber.advance(seconds=1)
        subscriber.deliver()

    assert (before, receiver.positions()) == (0, [1, 2])


def test_late_outcome_is_discarded_after_another_worker_delivered(subscriber: Subscriber) -> None:
    """The first worker outlasts its lease during an attempt, and the second delivers."""
    second = subscriber.worker("second")

    def sleeps(request: Request) -> int:
        if request.position == 1 and len(receiver.requests) == 1:
            subscriber.advance(seconds=LEASE.total_seconds())
            receiver.lock.release()
            while second.deliver():
                pass
            receiver.lock.acquire()
            return 500
        return 200

    with run_receiver(sleeps) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.worker("first").deliver()

    assert [item.position for item in receiver.requests] == [1, 1, 2]
    webhook = subscriber.get(hook["id"])
    assert (webhook["position"], webhook["attempts"], webhook["outcome"]) == (2, 0, "200")
    assert subscriber.deliveries(hook["id"]) == []


@pytest.mark.parametrize("status", [200, 500, 410])
def test_late_outcome_does_not_release_the_lease_of_another_worker(
    subscriber: Subscriber, status: int
) -> None:
    """The worker outlasts its lease during an attempt, and another holds the lease."""
    second = subscriber.watch.read() + 2 * LEASE

    def sleeps(_: Request) -> int:
        if len(receiver.requests) == 1:
            subscriber.advance(seconds=LEASE.total_seconds())
            with subscriber.database.write_session() as session:
                assert acquire(session, hook["id"], "second", subscriber.watch.read(), second)
            return status
        return 200

    with run_receiver(sleeps) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()
        webhook = subscriber.get(hook["id"])
        with subscriber.database.read_session() as session:
            late = find_next(session, hook["id"], "worker", subscriber.watch.read())
            current = find_next(session, hook["id"], "second", subscriber.watch.read())
        with subscriber.database.write_session() as session:
            assert not acquire(
                session,
                hook["id"],
                "third",
                subscriber.watch.read(),
                subscriber.watch.read() + LEASE,
            )

    assert [item.position for item in receiver.requests] == [1]
    assert (webhook["state"], webhook["position"], webhook["attempts"]) == ("active", 0, 0)
    assert subscriber.deliveries(hook["id"]) == []
    assert late is None
    assert isinstance(current, Event)


def pause(subscriber: Subscriber, id_: str, url: str) -> None:
    subscriber.request("PUT", f"/{id_}", {"url": url, "state": "paused"})


def rewind(subscriber: Subscriber, id_: str, url: str) -> None:
    subscriber.request("POST", f"/{id_}/replay", {"after": 0})


def delete(subscriber: Subscriber, id_: str, url: str) -> None:
    assert subscriber.request("DELETE", f"/{id_}").status_code == 204


@pytest.mark.parametrize("status", [200, 500, 410])
@pytest.mark.parametrize(
    ("owner_action", "state_after"), [(pause, "paused"), (rewind, "active"), (delete, None)]
)
def test_change_by_the_owner_during_an_attempt_is_kept(
    subscriber: Subscriber,
    status: int,
    owner_action: Callable[[Subscriber, str, str], None],
    state_after: str | None,
) -> None:
    def meanwhile(request: Request) -> int:
        if request.position == 2 and len(receiver.requests) == 2:
            owner_action(subscriber, hook["id"], receiver.url)
            return status
        return 200

    with run_receiver(meanwhile) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north", "south")
        subscriber.deliver()

    assert subscriber.get(hook["id"]).get("state") == state_after
    positions = [item.position for item in receiver.requests]
    assert positions == ([1, 2, 1, 2, 3] if owner_action is rewind else [1, 2])


@pytest.mark.parametrize("status", [500, 410])
def test_failure_of_a_replaced_url_is_not_stored(subscriber: Subscriber, status: int) -> None:
    """The owner changes the URL during the attempt: events go to the new URL at once."""

    def meanwhile(_: Request) -> int:
        subscriber.request("PUT", f"/{hook['id']}", {"url": elsewhere.url, "state": "active"})
        return status

    with run_receiver(meanwhile) as receiver, run_receiver() as elsewhere:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()

    assert [item.position for item in receiver.requests] == [1]
    assert elsewhere.positions() == [1, 2]
    webhook = subscriber.get(hook["id"])
    assert (webhook["state"], webhook["failing_since"]) == ("active", None)
    assert subscriber.deliveries(hook["id"]) == []


def test_failure_during_a_reactivation_is_retried_at_once(
    subscriber: Subscriber,
) -> None:
    def meanwhile(_: Request) -> int:
        if len(receiver.requests) == 2:
            subscriber.request("PUT", f"/{hook['id']}", {"url": receiver.url, "state": "active"})
        return 500 if len(receiver.requests) < 3 else 200

    with run_receiver(meanwhile) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()
        subscriber.advance(seconds=5)
        subscriber.deliver()

    assert [item.position for item in receiver.requests] == [1, 1, 1, 2]


def test_slow_receiver_does_not_delay_another(subscriber: Subscriber) -> None:
    """Two events of fourteen seconds end a run; the other webhook is served next."""
    sent_before: list[int] = []

    def slow(_: Request) -> int:
        subscriber.advance(seconds=14)
        return 200

    def quick(_: Request) -> int:
        sent_before.append(len(receiver.requests))
        return 200

    with run_receiver(slow) as receiver, run_receiver(quick) as other:
        subscriber.create(receiver.url)
        subscriber.advance(seconds=1)
        subscriber.create(other.url)
        subscriber.record_providers("north", "south", "west")
        subscriber.deliver()

    assert receiver.positions() == other.positions() == [1, 2, 3, 4]
    assert sent_before == [2, 2, 2, 2]


def test_kill_before_the_outcome_is_stored_sends_the_event_again(
    subscriber: Subscriber,
) -> None:
    with run_receiver() as receiver:
        subscriber.create(receiver.url)
        subscriber.record_providers("north")
        _killed_after_sending(subscriber, subscriber.worker("killed"))
        subscriber.advance(seconds=LEASE.total_seconds())
        subscriber.deliver()

    assert [item.position for item in receiver.accepted] == [1, 1, 2]
    assert len({item.headers["webhook-id"] for item in receiver.accepted}) == 2


def _killed_after_sending(subscriber: Subscriber, worker: DeliveryWorker) -> None:
    at = subscriber.watch.read()
    with subscriber.database.write_session() as session:
        (webhook,) = (item["id"] for item in subscriber.request("GET").json()["items"])
        acquire(session, webhook, worker.name, at, at + LEASE)
    with subscriber.database.read_session() as session:
        event = find_next(session, webhook, worker.name, at)
    assert isinstance(event, Event)
    worker._send(event)


def test_filter_update_during_a_skip_loses_no_event(subscriber: Subscriber) -> None:
    with run_receiver() as receiver:
        subscriber.record_providers("north")
        hook = subscriber.create(receiver.url, filters={"kind": ["award"]}, after=0)
        with subscriber.database.write_session() as session:
            assert acquire(
                session,
                hook["id"],
                "slow",
                subscriber.watch.read(),
                subscriber.watch.read() + LEASE,
            )
        with subscriber.database.read_session() as session:
            found = find_next(session, hook["id"], "slow", subscriber.watch.read())
        subscriber.advance(seconds=1)
        subscriber.request("PUT", f"/{hook['id']}", {"url": receiver.url, "state": "active"})
        assert isinstance(found, CaughtUp)
        with subscriber.database.write_session() as session:
            skip_unmatched(session, found, "slow", subscriber.watch.read())
        subscriber.deliver()

    assert receiver.positions() == [1, 2]
