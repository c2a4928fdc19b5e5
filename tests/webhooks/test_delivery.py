"""Every change that is wanted arrives, in the order of the ledger, however the receiver behaves."""

import re
from collections import Counter
from random import Random

import pytest

from tests import world
from tests.webhooks.receiver import Request, receiving
from tests.webhooks.subscribing import Desk

ILL: list[int | str] = [500, 503, 404, 302, "cut", "slow", "drip"]


def test_a_change_arrives_as_the_feed_shows_it(desk: Desk) -> None:
    with receiving() as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        desk.deliver()

    feed = desk.feed()
    assert [one.said["data"] for one in receiver.taken] == feed
    assert len(feed) == 2
    first, second = receiver.taken
    assert (first.said["type"], second.said["type"]) == (
        "source.registered", "provider_details.stated",
    )  # fmt: skip
    assert first.said["timestamp"] == feed[0]["recorded_at"]
    assert first.headers["webhook-id"] == f"msg_{hook['id']}_1"
    assert first.headers["content-type"] == "application/json"
    assert first.path == "/hook"
    shown = desk.hook(hook["id"])
    assert (shown["position"], shown["behind"], shown["outcome"]) == (2, 0, "204")


def test_what_was_stated_before_a_subscription_is_not_sent_unless_asked_for(desk: Desk) -> None:
    desk.state("north")
    with receiving() as receiver, receiving() as from_the_beginning:
        desk.subscribe(receiver.url)
        desk.subscribe(from_the_beginning.url, after=0)
        desk.state("south")
        desk.deliver()

    assert receiver.positions() == [3]
    assert from_the_beginning.positions() == [1, 2, 3]


@pytest.mark.parametrize(
    "filters",
    [
        {"thing": "provider"},
        {"code": "south"},
        {"kind": "provider_event"},
        {"source": "minutes"},
        {"author": "somebody"},
        {"action": "registered"},
        {"thing": "provider", "code": "north", "action": "stated"},
    ],
    ids="-".join,
)
def test_a_subscription_hears_of_what_the_feed_shows_with_the_same_filters(
    desk: Desk, filters: dict[str, str]
) -> None:
    with receiving() as receiver:
        hook = desk.subscribe(receiver.url, filters=filters)
        desk.state("north", "south", "west")
        desk.deliver()

    assert hook["filters"] == {**dict.fromkeys(hook["filters"]), **filters}
    assert receiver.positions() == [one["position"] for one in desk.feed(**filters)]
    assert desk.hook(hook["id"])["behind"] == 0


def test_a_receiver_that_fails_three_times_in_ten_gets_everything_in_order(desk: Desk) -> None:
    random, ways = Random(8), Counter[int | str]()

    def moody(_: Request) -> int | str:
        is_well = random.random() < 0.7
        what: int | str = 200 if is_well else random.choice(ILL)
        ways[what] += 1
        return what

    with receiving(moody) as receiver:
        receiver.answers["Location"] = receiver.url.replace("hook", "elsewhere")
        hook = desk.subscribe(receiver.url)
        desk.state(*(f"p-{n}" for n in range(60)))
        while desk.hook(hook["id"])["behind"]:
            desk.deliver(answers_within=0.2)
            desk.later(minutes=30)

    assert receiver.positions() == [one["position"] for one in desk.feed()]
    assert len(receiver.taken) == len(receiver.positions()) == 61
    assert {one.path for one in receiver.arrived} == {"/hook"}
    assert min(ways[what] for what in ILL) > 0
    assert sum(ways.values()) == len(receiver.arrived) > 80


def test_nothing_is_sent_past_an_event_that_was_not_received(desk: Desk) -> None:
    with receiving(lambda request: 500 if request.position == 2 else 200) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north", "south")
        for _ in range(3):
            desk.deliver()
            desk.later(minutes=10)

    assert [one.position for one in receiver.arrived] == [1, 2, 2, 2]
    shown = desk.hook(hook["id"])
    assert (shown["position"], shown["behind"], shown["attempts"]) == (1, 2, 3)


def test_a_repetition_has_the_same_id_and_a_moment_of_its_own(desk: Desk) -> None:
    answers = iter([500, 200])
    with receiving(lambda _: next(answers)) as receiver:
        desk.subscribe(receiver.url, filters={"thing": "provider"})
        desk.state("north")
        desk.deliver()
        desk.later(seconds=5)
        desk.deliver()

    first, again = receiver.arrived
    assert first.headers["webhook-id"] == again.headers["webhook-id"]
    assert first.body == again.body
    moments = [int(one.headers["webhook-timestamp"]) for one in receiver.arrived]
    assert moments[1] - moments[0] == 5
    assert first.headers["webhook-signature"] != again.headers["webhook-signature"]


def test_one_receiver_that_fails_keeps_no_other_from_hearing(desk: Desk) -> None:
    with receiving(lambda _: 500) as broken, receiving() as well:
        desk.subscribe(broken.url)
        desk.subscribe(well.url)
        desk.state("north")
        desk.deliver()

    assert (broken.positions(), well.positions()) == ([], [1, 2])


def test_what_is_hidden_is_sent_to_nobody(desk: Desk) -> None:
    with receiving() as receiver:
        desk.subscribe(receiver.url)
        with desk.database.write_session() as session:
            world.provider_event(session, event="distress-signal", visibility="partners")
        desk.deliver()

    assert receiver.positions() == [1, 2]
    assert not any(re.search("distress", one.body.decode()) for one in receiver.arrived)
