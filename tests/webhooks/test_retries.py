"""Failed events are retried with growing delays, given up, and retried on request."""

from datetime import timedelta
from functools import partial

import pytest

from app.webhooks import outcomes
from app.webhooks.backoff import MAX_ATTEMPTS, RETRY_DELAYS, retry_delay
from tests.support import world
from tests.webhooks.receiver import Receiver, Request, run_receiver
from tests.webhooks.subscriber import Subscriber


def exhaust(subscriber: Subscriber, events: int = 1) -> None:
    """Let a number of events use up all their attempts."""
    for _ in range(20 * events):
        subscriber.deliver()
        subscriber.advance(hours=8)


def test_retry_delays_grow_with_jitter_from_half_to_full() -> None:
    assert [*RETRY_DELAYS] == sorted(RETRY_DELAYS)
    assert sum(RETRY_DELAYS, timedelta(0)) < timedelta(days=3)
    assert sum(RETRY_DELAYS, timedelta(0)) / 2 > timedelta(days=1)
    for n, longest in enumerate(RETRY_DELAYS, start=1):
        waits = [retry_delay(n, partial(float, share)) for share in (0.0, 0.5, 1.0)]
        assert waits == [longest * 0.5, longest * 0.75, longest]
    assert retry_delay(MAX_ATTEMPTS, lambda: 0.5) is None


def test_retry_is_sent_when_due_and_not_before(subscriber: Subscriber) -> None:
    with run_receiver(lambda _: 500) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        for n, wait in enumerate(RETRY_DELAYS, start=1):
            subscriber.deliver()
            assert len(receiver.requests) == n
            subscriber.advance(seconds=wait.total_seconds() - 1)
            subscriber.deliver()
            assert len(receiver.requests) == n
            subscriber.advance(seconds=1)

    webhook = subscriber.get(hook["id"])
    assert (webhook["attempts"], webhook["outcome"]) == (len(RETRY_DELAYS), "500")
    assert webhook["failing_since"].startswith("2026-11-22T12:00:0")


@pytest.mark.parametrize(
    ("retry_after", "seconds"), [("60", 60), ("99999", 3600), ("soon", 5), ("1", 5)]
)
def test_retry_after_header_delays_the_retry_up_to_an_hour(
    subscriber: Subscriber, retry_after: str, seconds: int
) -> None:
    with run_receiver(lambda _: 429) as receiver:
        receiver.response_headers["Retry-After"] = retry_after
        subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()
        subscriber.advance(seconds=seconds - 1)
        subscriber.deliver()
        before = len(receiver.requests)
        subscriber.advance(seconds=1)
        subscriber.deliver()

    assert (before, len(receiver.requests)) == (1, 2)


def test_event_failing_all_attempts_becomes_a_dead_letter_and_the_next_is_sent(
    subscriber: Subscriber,
) -> None:
    with run_receiver(lambda r: 500 if r.position == 1 else 200) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        exhaust(subscriber)

    assert [item.position for item in receiver.requests] == [1] * MAX_ATTEMPTS + [2]
    (dead,) = subscriber.deliveries(hook["id"])
    assert (dead["position"], dead["state"], dead["attempts"]) == (1, "dead", MAX_ATTEMPTS)
    assert (dead["outcome"], dead["next_attempt_at"]) == ("500", None)
    assert dead["event"] == receiver.requests[0].headers["webhook-id"]
    webhook = subscriber.get(hook["id"])
    assert (webhook["state"], webhook["position"], webhook["failing_since"]) == ("active", 2, None)


def test_dead_letter_is_retried_on_request_without_blocking_the_next_event(
    subscriber: Subscriber,
) -> None:
    answers: dict[int, int] = {1: 500}
    with run_receiver(lambda r: answers.get(r.position, 200)) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        exhaust(subscriber)
        path = f"/{hook['id']}/deliveries/1/retry"
        again = subscriber.request("POST", path)
        subscriber.deliver()
        assert subscriber.deliveries(hook["id"], state="waiting")[0]["attempts"] == 1
        answers.clear()
        subscriber.record_providers("south")
        subscriber.advance(seconds=5)
        subscriber.deliver()
        third = subscriber.request("POST", path)

    assert (again.status_code, again.json()["state"]) == (202, "waiting")
    assert receiver.positions() == [2, 1, 3]
    (delivery,) = subscriber.deliveries(hook["id"])
    assert (delivery["state"], delivery["attempts"]) == ("delivered", 2)
    assert (third.status_code, third.json()["code"]) == (404, "unknown-code")
    assert (
        len({item.headers["webhook-id"] for item in receiver.requests if item.position == 1}) == 1
    )


def test_two_dead_events_in_a_row_disable_the_webhook_until_reactivated(
    subscriber: Subscriber,
) -> None:
    def always_fail(_: Request) -> int:
        return 500

    with run_receiver(always_fail) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north", "south")
        exhaust(subscriber, events=2)
        count_when_disabled = len(receiver.requests)
        webhook = subscriber.get(hook["id"])
        receiver.respond = lambda _: 200
        exhaust(subscriber)
        assert len(receiver.requests) == count_when_disabled
        subscriber.request("PUT", f"/{hook['id']}", {"url": receiver.url, "state": "active"})
        subscriber.deliver()

    assert [item.position for item in receiver.requests[:count_when_disabled]] == [
        1
    ] * MAX_ATTEMPTS + [2] * MAX_ATTEMPTS
    assert (webhook["state"], webhook["position"]) == ("disabled", 1)
    assert receiver.positions() == [2, 3]
    states = [(item["position"], item["state"]) for item in subscriber.deliveries(hook["id"])]
    assert states == [(1, "dead"), (2, "delivered")]


def test_failure_long_after_an_earlier_one_gets_all_attempts(
    subscriber: Subscriber,
) -> None:
    with run_receiver(lambda _: 500) as receiver:
        hook = subscriber.create(receiver.url, filters={"thing": "provider"})
        subscriber.record_providers("north")
        exhaust(subscriber)
        subscriber.advance(days=30)
        subscriber.record_providers("south")
        for _ in range(MAX_ATTEMPTS - 1):
            subscriber.deliver()
            subscriber.advance(days=1)
        receiver.respond = lambda _: 200
        subscriber.deliver()

    assert [item.position for item in receiver.requests] == [2] * MAX_ATTEMPTS + [3] * MAX_ATTEMPTS
    webhook = subscriber.get(hook["id"])
    assert (webhook["state"], webhook["failing_since"]) == ("active", None)


def test_410_disables_the_webhook(subscriber: Subscriber) -> None:
    with run_receiver(lambda _: 410) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        exhaust(subscriber)

    assert len(receiver.requests) == 1
    webhook = subscriber.get(hook["id"])
    assert (webhook["state"], webhook["outcome"], webhook["position"]) == ("disabled", "410", 0)


def test_paused_webhook_resumes_at_its_position(subscriber: Subscriber) -> None:
    with run_receiver() as receiver, run_receiver() as elsewhere:
        hook = subscriber.create(receiver.url)
        path = f"/{hook['id']}"
        subscriber.request("PUT", path, {"url": receiver.url, "state": "paused"})
        subscriber.record_providers("north")
        subscriber.deliver()
        count_while_paused = len(receiver.requests)
        refused = subscriber.request("POST", f"{path}/test")
        subscriber.request("PUT", path, {"url": elsewhere.url, "state": "active"})
        subscriber.deliver()

    assert (count_while_paused, receiver.requests, elsewhere.positions()) == (0, [], [1, 2])
    assert (refused.status_code, refused.json()["code"]) == (409, "webhook-not-active")


def test_replay_sends_events_again_with_the_same_ids(subscriber: Subscriber) -> None:
    with run_receiver() as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north", "south")
        subscriber.deliver()
        before = ids(receiver)
        answer = subscriber.request("POST", f"/{hook['id']}/replay", {"after": 1})
        subscriber.deliver()
        ahead = subscriber.request("POST", f"/{hook['id']}/replay", {"after": 4})

    assert (answer.status_code, answer.json()["position"]) == (200, 1)
    assert ids(receiver) == before + before[1:]
    assert (ahead.status_code, ahead.json()["code"]) == (422, "position-ahead")
    assert ahead.json()["errors"][0]["pointer"] == "/body/after"


def test_replay_from_a_later_position_skips_a_failing_event(
    subscriber: Subscriber,
) -> None:
    with run_receiver(lambda r: 500 if r.position == 1 else 200) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()
        subscriber.request("POST", f"/{hook['id']}/replay", {"after": 1})
        subscriber.deliver()

    assert receiver.positions() == [2]
    assert subscriber.deliveries(hook["id"]) == []


def test_test_event_shows_its_outcome_at_position_0(subscriber: Subscriber) -> None:
    with run_receiver(lambda _: 418) as receiver:
        hook = subscriber.create(receiver.url)
        asked = subscriber.request("POST", f"/{hook['id']}/test")
        subscriber.deliver()
        (first,) = subscriber.deliveries(hook["id"])
        receiver.respond = lambda _: 200
        subscriber.advance(minutes=1)
        subscriber.request("POST", f"/{hook['id']}/test")
        subscriber.deliver()

    assert (asked.status_code, asked.json()["position"]) == (202, 0)
    assert (first["state"], first["outcome"]) == ("waiting", "418")
    assert [(d["state"], d["outcome"]) for d in subscriber.deliveries(hook["id"])] == [
        ("delivered", "200")
    ]
    payloads = [item.payload for item in receiver.requests]
    assert {item["type"] for item in payloads} == {"webhook.test"}
    assert {item["data"]["webhook"] for item in payloads} == {hook["id"]}
    assert len(set(ids(receiver))) == 2


def test_hundred_delivered_rows_are_kept() -> None:
    assert outcomes.MAX_DELIVERED_ROWS == 100


def test_only_the_last_delivered_rows_are_kept(
    subscriber: Subscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outcomes, "MAX_DELIVERED_ROWS", 10)
    fails = iter([True, False] * 20)
    with run_receiver(lambda _: 500 if next(fails) else 200) as receiver:
        hook = subscriber.create(receiver.url)
        with subscriber.database.write_session() as session:
            for n in range(19):  # after the entry of their source
                world.provider(session, f"p-{n}")
        for _ in range(21):
            subscriber.deliver()
            subscriber.advance(seconds=5)

    assert receiver.positions() == [*range(1, 21)]
    kept = subscriber.deliveries(hook["id"], limit=200)
    assert [item["position"] for item in kept] == [*range(11, 21)]


def ids(receiver: Receiver) -> list[str]:
    return [item.headers["webhook-id"] for item in receiver.requests]
