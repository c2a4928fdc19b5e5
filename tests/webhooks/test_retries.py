"""What was not received is sent again, later and later, then given up; and on demand once more."""

from datetime import timedelta
from functools import partial

import pytest

from app.webhooks.backoff import ATTEMPTS, WAITS, wait_after
from tests import world
from tests.webhooks.receiver import Receiver, Request, receiving
from tests.webhooks.subscribing import Desk


def exhaust(desk: Desk, events: int = 1) -> None:
    """Let all the attempts to send some events be made."""
    for _ in range(20 * events):
        desk.deliver()
        desk.later(hours=8)


def test_waits_grow_and_are_jittered_from_half_of_each_to_all_of_it() -> None:
    assert [*WAITS] == sorted(WAITS)
    assert sum(WAITS, timedelta(0)) < timedelta(days=3)
    assert sum(WAITS, timedelta(0)) / 2 > timedelta(days=1)
    for n, longest in enumerate(WAITS, start=1):
        waits = [wait_after(n, partial(float, share)) for share in (0.0, 0.5, 1.0)]
        assert waits == [longest * 0.5, longest * 0.75, longest]
    assert wait_after(ATTEMPTS, lambda: 0.5) is None


def test_an_event_is_sent_again_when_it_is_due_and_not_before(desk: Desk) -> None:
    with receiving(lambda _: 500) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        for n, wait in enumerate(WAITS, start=1):
            desk.deliver()
            assert len(receiver.arrived) == n
            desk.later(seconds=wait.total_seconds() - 1)
            desk.deliver()
            assert len(receiver.arrived) == n
            desk.later(seconds=1)

    shown = desk.hook(hook["id"])
    assert (shown["attempts"], shown["outcome"]) == (len(WAITS), "500")
    assert shown["failing_since"].startswith("2026-11-22T12:00:00")


@pytest.mark.parametrize(("said", "seconds"), [("60", 60), ("99999", 3600), ("soon", 5), ("1", 5)])
def test_a_receiver_says_after_how_long_it_is_to_be_asked_again_within_an_hour(
    desk: Desk, said: str, seconds: int
) -> None:
    with receiving(lambda _: 429) as receiver:
        receiver.answers["Retry-After"] = said
        desk.subscribe(receiver.url)
        desk.state("north")
        desk.deliver()
        desk.later(seconds=seconds - 1)
        desk.deliver()
        before = len(receiver.arrived)
        desk.later(seconds=1)
        desk.deliver()

    assert (before, len(receiver.arrived)) == (1, 2)


def test_an_event_that_is_never_received_is_given_up_and_lets_the_next_pass(desk: Desk) -> None:
    with receiving(lambda r: 500 if r.position == 1 else 200) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        exhaust(desk)

    assert [one.position for one in receiver.arrived] == [1] * ATTEMPTS + [2]
    (dead,) = desk.deliveries(hook["id"])
    assert (dead["position"], dead["state"], dead["attempts"]) == (1, "dead", ATTEMPTS)
    assert (dead["outcome"], dead["next_attempt_at"]) == ("500", None)
    assert dead["event"] == receiver.arrived[0].headers["webhook-id"]
    shown = desk.hook(hook["id"])
    assert (shown["state"], shown["position"], shown["failing_since"]) == ("active", 2, None)


def test_what_was_given_up_is_sent_again_on_demand_beside_what_is_next(desk: Desk) -> None:
    answers: dict[int, int] = {1: 500}
    with receiving(lambda r: answers.get(r.position, 200)) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        exhaust(desk)
        path = f"/{hook['id']}/deliveries/1/retry"
        again = desk.ask("POST", path)
        desk.deliver()
        assert desk.deliveries(hook["id"], state="waiting")[0]["attempts"] == 1
        answers.clear()
        desk.state("south")
        desk.later(seconds=5)
        desk.deliver()
        third = desk.ask("POST", path)

    assert (again.status_code, again.json()["state"]) == (202, "waiting")
    assert receiver.positions() == [2, 1, 3]
    (delivery,) = desk.deliveries(hook["id"])
    assert (delivery["state"], delivery["attempts"]) == ("delivered", 2)
    assert (third.status_code, third.json()["code"]) == (404, "unknown-code")
    assert len({one.headers["webhook-id"] for one in receiver.arrived if one.position == 1}) == 1


def test_a_receiver_that_takes_nothing_of_two_events_is_left_alone_and_taken_up_again(
    desk: Desk,
) -> None:
    def lies_down(_: Request) -> int:
        return 500

    with receiving(lies_down) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north", "south")
        exhaust(desk, events=2)
        silent = len(receiver.arrived)
        shown = desk.hook(hook["id"])
        receiver.say = lambda _: 200
        exhaust(desk)
        assert len(receiver.arrived) == silent
        desk.ask("PUT", f"/{hook['id']}", {"url": receiver.url, "state": "active"})
        desk.deliver()

    assert [one.position for one in receiver.arrived[:silent]] == [1] * ATTEMPTS + [2] * ATTEMPTS
    assert (shown["state"], shown["position"]) == ("disabled", 1)
    assert receiver.positions() == [2, 3]
    states = [(one["position"], one["state"]) for one in desk.deliveries(hook["id"])]
    assert states == [(1, "dead"), (2, "delivered")]


def test_a_receiver_that_fails_long_after_it_failed_has_all_its_attempts(desk: Desk) -> None:
    with receiving(lambda _: 500) as receiver:
        hook = desk.subscribe(receiver.url, filters={"thing": "provider"})
        desk.state("north")
        exhaust(desk)
        desk.later(days=30)
        desk.state("south")
        for _ in range(ATTEMPTS - 1):
            desk.deliver()
            desk.later(days=1)
        receiver.say = lambda _: 200
        desk.deliver()

    assert [one.position for one in receiver.arrived] == [2] * ATTEMPTS + [3] * ATTEMPTS
    shown = desk.hook(hook["id"])
    assert (shown["state"], shown["failing_since"]) == ("active", None)


def test_a_receiver_that_is_gone_is_sent_nothing_any_more(desk: Desk) -> None:
    with receiving(lambda _: 410) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        exhaust(desk)

    assert len(receiver.arrived) == 1
    shown = desk.hook(hook["id"])
    assert (shown["state"], shown["outcome"], shown["position"]) == ("disabled", "410", 0)


def test_a_subscription_that_pauses_goes_on_where_it_was(desk: Desk) -> None:
    with receiving() as receiver, receiving() as elsewhere:
        hook = desk.subscribe(receiver.url)
        path = f"/{hook['id']}"
        desk.ask("PUT", path, {"url": receiver.url, "state": "paused"})
        desk.state("north")
        desk.deliver()
        asleep = len(receiver.arrived)
        refused = desk.ask("POST", f"{path}/test")
        desk.ask("PUT", path, {"url": elsewhere.url, "state": "active"})
        desk.deliver()

    assert (asleep, receiver.arrived, elsewhere.positions()) == (0, [], [1, 2])
    assert (refused.status_code, refused.json()["code"]) == (409, "webhook-not-active")


def test_events_are_sent_again_from_a_position_with_the_same_ids(desk: Desk) -> None:
    with receiving() as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north", "south")
        desk.deliver()
        before = ids(receiver)
        answer = desk.ask("POST", f"/{hook['id']}/replay", {"after": 1})
        desk.deliver()
        ahead = desk.ask("POST", f"/{hook['id']}/replay", {"after": 4})

    assert (answer.status_code, answer.json()["position"]) == (200, 1)
    assert ids(receiver) == before + before[1:]
    assert (ahead.status_code, ahead.json()["code"]) == (422, "position-ahead")
    assert ahead.json()["errors"][0]["pointer"] == "/body/after"


def test_a_replay_from_a_later_position_passes_over_what_nobody_takes(desk: Desk) -> None:
    with receiving(lambda r: 500 if r.position == 1 else 200) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        desk.deliver()
        desk.ask("POST", f"/{hook['id']}/replay", {"after": 1})
        desk.deliver()

    assert receiver.positions() == [2]
    assert desk.deliveries(hook["id"]) == []


def test_a_test_event_tells_what_came_of_it(desk: Desk) -> None:
    with receiving(lambda _: 418) as receiver:
        hook = desk.subscribe(receiver.url)
        asked = desk.ask("POST", f"/{hook['id']}/test")
        desk.deliver()
        (first,) = desk.deliveries(hook["id"])
        receiver.say = lambda _: 200
        desk.later(minutes=1)
        desk.ask("POST", f"/{hook['id']}/test")
        desk.deliver()

    assert (asked.status_code, asked.json()["position"]) == (202, 0)
    assert (first["state"], first["outcome"]) == ("waiting", "418")
    assert [(d["state"], d["outcome"]) for d in desk.deliveries(hook["id"])] == [
        ("delivered", "200")
    ]
    said = [one.said for one in receiver.arrived]
    assert {one["type"] for one in said} == {"webhook.test"}
    assert {one["data"]["webhook"] for one in said} == {hook["id"]}
    assert len(set(ids(receiver))) == 2


def test_no_more_is_remembered_of_what_was_received_after_all_than_a_hundred(desk: Desk) -> None:
    fails = iter([True, False] * 200)
    with receiving(lambda _: 500 if next(fails) else 200) as receiver:
        hook = desk.subscribe(receiver.url)
        with desk.database.write_session() as session:
            for n in range(109):  # and their source before them
                world.provider(session, f"p-{n}")
        for _ in range(111):
            desk.deliver()
            desk.later(seconds=5)

    assert receiver.positions() == [*range(1, 111)]
    kept = desk.deliveries(hook["id"], limit=200)
    assert [one["position"] for one in kept] == [*range(11, 111)]


def ids(receiver: Receiver) -> list[str]:
    return [one.headers["webhook-id"] for one in receiver.arrived]
