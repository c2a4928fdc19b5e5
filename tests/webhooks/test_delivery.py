"""Every matching entry is delivered in ledger order, however the receiver fails."""

import re
from collections import Counter
from random import Random
from typing import Any

import pytest

from tests.support import world
from tests.webhooks.receiver import Request, run_receiver
from tests.webhooks.subscriber import Subscriber

FAILURES: list[int | str] = [500, 503, 404, 302, "cut", "slow", "drip"]


def test_event_carries_the_entry_of_the_feed(subscriber: Subscriber) -> None:
    with run_receiver() as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north")
        subscriber.deliver()

    feed = subscriber.feed()
    assert [item.payload["data"] for item in receiver.accepted] == feed
    assert len(feed) == 2
    first, second = receiver.accepted
    assert (first.payload["type"], second.payload["type"]) == (
        "source.registered", "provider_details.recorded",
    )  # fmt: skip
    assert first.payload["timestamp"] == feed[0]["recorded_at"]
    assert first.headers["webhook-id"] == f"msg_{hook['id']}_1_{feed[0]['hash'][:12]}"
    assert first.headers["content-type"] == "application/json"
    assert first.path == "/hook"
    webhook = subscriber.get(hook["id"])
    assert (webhook["position"], webhook["behind"], webhook["outcome"]) == (2, 0, "204")


def test_earlier_entries_are_sent_only_with_after(
    subscriber: Subscriber,
) -> None:
    subscriber.record_providers("north")
    with run_receiver() as receiver, run_receiver() as from_the_beginning:
        subscriber.create(receiver.url)
        subscriber.create(from_the_beginning.url, after=0)
        subscriber.record_providers("south")
        subscriber.deliver()

    assert receiver.positions() == [3]
    assert from_the_beginning.positions() == [1, 2, 3]


@pytest.mark.parametrize(
    "filters",
    [
        {"thing": "provider"},
        {"code": "south"},
        {"kind": ["provider_details", "provider_event"]},
        {"provider": ["north", "south"]},
        {"authority": ["camden"]},
        {"source": "minutes"},
        {"author": "tests"},
        {"action": "registered"},
        {"thing": "provider", "code": "north", "action": "recorded"},
    ],
    ids="-".join,
)
def test_filters_select_the_same_entries_as_the_feed(
    subscriber: Subscriber, filters: dict[str, Any]
) -> None:
    subscriber.record_providers("north", "south")
    with subscriber.database.write_session() as session:
        world.membership(session, authority="camden")
        world.contract(session, lead="camden", provider="south")
    with run_receiver() as receiver:
        hook = subscriber.create(receiver.url, filters=filters, after=0)
        subscriber.record_providers("west")
        subscriber.deliver()

    lists = ("kind", "authority", "provider")
    nothing: dict[str, Any] = {name: [] if name in lists else None for name in hook["filters"]}
    assert hook["filters"] == {**nothing, **filters}
    assert receiver.positions()
    assert receiver.positions() == [item["position"] for item in subscriber.feed(**filters)]
    assert subscriber.get(hook["id"])["behind"] == 0


def test_receiver_failing_30_percent_gets_every_event_in_order(
    subscriber: Subscriber,
) -> None:
    random, behaviours = Random(8), Counter[int | str]()

    def unreliable(_: Request) -> int | str:
        succeeds = random.random() < 0.7
        behaviour: int | str = 200 if succeeds else random.choice(FAILURES)
        behaviours[behaviour] += 1
        return behaviour

    with run_receiver(unreliable) as receiver:
        receiver.response_headers["Location"] = receiver.url.replace("hook", "elsewhere")
        hook = subscriber.create(receiver.url)
        subscriber.record_providers(*(f"p-{n}" for n in range(60)))
        while subscriber.get(hook["id"])["behind"]:
            subscriber.deliver(timeout=0.2)
            subscriber.advance(minutes=30)

    assert receiver.positions() == [item["position"] for item in subscriber.feed()]
    assert len(receiver.accepted) == len(receiver.positions()) == 61
    assert {item.path for item in receiver.requests} == {"/hook"}
    assert min(behaviours[behaviour] for behaviour in FAILURES) > 0
    assert sum(behaviours.values()) == len(receiver.requests) > 80


def test_failed_event_blocks_later_events(subscriber: Subscriber) -> None:
    with run_receiver(lambda request: 500 if request.position == 2 else 200) as receiver:
        hook = subscriber.create(receiver.url)
        subscriber.record_providers("north", "south")
        for _ in range(3):
            subscriber.deliver()
            subscriber.advance(minutes=10)

    assert [item.position for item in receiver.requests] == [1, 2, 2, 2]
    webhook = subscriber.get(hook["id"])
    assert (webhook["position"], webhook["behind"], webhook["attempts"]) == (1, 2, 3)


def test_retry_keeps_the_id_and_has_its_own_timestamp(subscriber: Subscriber) -> None:
    answers = iter([500, 200])
    with run_receiver(lambda _: next(answers)) as receiver:
        subscriber.create(receiver.url, filters={"thing": "provider"})
        subscriber.record_providers("north")
        subscriber.deliver()
        subscriber.advance(seconds=5)
        subscriber.deliver()

    first, again = receiver.requests
    assert first.headers["webhook-id"] == again.headers["webhook-id"]
    assert first.body == again.body
    moments = [int(item.headers["webhook-timestamp"]) for item in receiver.requests]
    assert moments[1] - moments[0] == 5
    assert first.headers["webhook-signature"] != again.headers["webhook-signature"]


def test_failing_receiver_does_not_delay_another(subscriber: Subscriber) -> None:
    with run_receiver(lambda _: 500) as broken, run_receiver() as well:
        subscriber.create(broken.url)
        subscriber.create(well.url)
        subscriber.record_providers("north")
        subscriber.deliver()

    assert (broken.positions(), well.positions()) == ([], [1, 2])


def test_hidden_facts_are_not_sent(subscriber: Subscriber) -> None:
    with run_receiver() as receiver:
        subscriber.create(receiver.url)
        with subscriber.database.write_session() as session:
            world.provider_event(session, event="distress-signal", visibility="partners")
        subscriber.deliver()

    assert receiver.positions() == [1, 2]
    assert not any(re.search("distress", item.body.decode()) for item in receiver.requests)
