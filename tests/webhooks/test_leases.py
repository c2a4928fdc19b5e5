"""Several deliver at once, or one dies: order is kept, and nothing is lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.webhooks.delivery import Deliverer
from app.webhooks.http_client import ANSWERS_WITHIN
from app.webhooks.queue import LEASE, Event, Nothing, find_next, hold, pass_over
from tests.webhooks.receiver import Request, receiving
from tests.webhooks.subscribing import Desk


def test_a_subscription_is_held_for_longer_than_an_attempt_takes() -> None:
    assert timedelta(seconds=ANSWERS_WITHIN + 10) < LEASE


def test_nobody_sends_to_a_subscription_that_another_is_at_work_on(desk: Desk) -> None:
    """The second one is asked to deliver while the first one is in the middle of an attempt."""
    other = desk.deliverer("other")
    found_work: list[bool] = []

    def meanwhile(_: Request) -> int:
        found_work.append(other.deliver())
        return 200

    with receiving(meanwhile) as receiver:
        desk.subscribe(receiver.url)
        desk.state("north", "south")
        desk.deliver()

    assert receiver.positions() == [1, 2, 3]
    assert found_work == [False] * 3
    assert len(receiver.arrived) == 3


def test_what_was_held_by_one_that_died_is_taken_up_when_the_lease_is_over(desk: Desk) -> None:
    with receiving() as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        with desk.database.write_session() as session:
            assert hold(session, hook["id"], "dead", desk.watch.now, desk.watch.now + LEASE)
        desk.deliver()
        desk.later(seconds=LEASE.total_seconds() - 1)
        desk.deliver()
        before = len(receiver.arrived)
        desk.later(seconds=1)
        desk.deliver()

    assert (before, receiver.positions()) == (0, [1, 2])


def test_one_that_comes_too_late_changes_nothing(desk: Desk) -> None:
    """It held the subscription, slept past its lease in mid-attempt, and another went on."""
    second = desk.deliverer("second")

    def sleeps(request: Request) -> int:
        if request.position == 1 and len(receiver.arrived) == 1:
            desk.later(seconds=LEASE.total_seconds())
            receiver.turn.release()
            while second.deliver():
                pass
            receiver.turn.acquire()
            return 500
        return 200

    with receiving(sleeps) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        desk.deliverer("first").deliver()

    assert [one.position for one in receiver.arrived] == [1, 1, 2]
    shown = desk.hook(hook["id"])
    assert (shown["position"], shown["attempts"], shown["outcome"]) == (2, 0, "200")
    assert desk.deliveries(hook["id"]) == []


@pytest.mark.parametrize("status", [200, 500, 410])
def test_one_that_comes_too_late_takes_it_from_nobody(desk: Desk, status: int) -> None:
    """It slept past its lease in mid-attempt, and another holds the subscription by now."""
    second = desk.watch.now + 2 * LEASE

    def sleeps(_: Request) -> int:
        if len(receiver.arrived) == 1:
            desk.later(seconds=LEASE.total_seconds())
            with desk.database.write_session() as session:
                assert hold(session, hook["id"], "second", desk.watch.now, second)
            return status
        return 200

    with receiving(sleeps) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        desk.deliver()
        shown = desk.hook(hook["id"])
        with desk.database.read_session() as session:
            late = find_next(session, hook["id"], "one", desk.watch.now)
            next_ = find_next(session, hook["id"], "second", desk.watch.now)
        with desk.database.write_session() as session:
            assert not hold(session, hook["id"], "third", desk.watch.now, desk.watch.now + LEASE)

    assert [one.position for one in receiver.arrived] == [1]
    assert (shown["state"], shown["position"], shown["attempts"]) == ("active", 0, 0)
    assert desk.deliveries(hook["id"]) == []
    assert late is None
    assert isinstance(next_, Event)


def paused(desk: Desk, id_: str, url: str) -> None:
    desk.ask("PUT", f"/{id_}", {"url": url, "state": "paused"})


def moved_back(desk: Desk, id_: str, url: str) -> None:
    desk.ask("POST", f"/{id_}/replay", {"after": 0})


def deleted(desk: Desk, id_: str, url: str) -> None:
    assert desk.ask("DELETE", f"/{id_}").status_code == 204


@pytest.mark.parametrize("status", [200, 500, 410])
@pytest.mark.parametrize(
    ("does", "left"), [(paused, "paused"), (moved_back, "active"), (deleted, None)]
)
def test_what_the_owner_says_during_an_attempt_holds(
    desk: Desk, status: int, does: Callable[[Desk, str, str], None], left: str | None
) -> None:
    def meanwhile(request: Request) -> int:
        if request.position == 2 and len(receiver.arrived) == 2:
            does(desk, hook["id"], receiver.url)
            return status
        return 200

    with receiving(meanwhile) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north", "south")
        desk.deliver()

    assert desk.hook(hook["id"]).get("state") == left
    in_order = [one.position for one in receiver.arrived]
    assert in_order == ([1, 2, 1, 2, 3] if does is moved_back else [1, 2])


@pytest.mark.parametrize("status", [500, 410])
def test_what_fails_where_nothing_is_sent_any_more_is_nothing(desk: Desk, status: int) -> None:
    """The owner names another address during the attempt: all is sent there, and at once."""

    def meanwhile(_: Request) -> int:
        desk.ask("PUT", f"/{hook['id']}", {"url": elsewhere.url, "state": "active"})
        return status

    with receiving(meanwhile) as receiver, receiving() as elsewhere:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        desk.deliver()

    assert [one.position for one in receiver.arrived] == [1]
    assert elsewhere.positions() == [1, 2]
    shown = desk.hook(hook["id"])
    assert (shown["state"], shown["failing_since"]) == ("active", None)
    assert desk.deliveries(hook["id"]) == []


def test_what_fails_while_the_owner_has_all_begin_anew_is_sent_at_once(desk: Desk) -> None:
    def meanwhile(_: Request) -> int:
        if len(receiver.arrived) == 2:
            desk.ask("PUT", f"/{hook['id']}", {"url": receiver.url, "state": "active"})
        return 500 if len(receiver.arrived) < 3 else 200

    with receiving(meanwhile) as receiver:
        hook = desk.subscribe(receiver.url)
        desk.state("north")
        desk.deliver()
        desk.later(seconds=5)
        desk.deliver()

    assert [one.position for one in receiver.arrived] == [1, 1, 1, 2]


def test_a_receiver_that_takes_its_time_takes_nobody_elses(desk: Desk) -> None:
    """After two events of fourteen seconds the other one has its turn; the rest comes later."""
    sent_before: list[int] = []

    def slow(_: Request) -> int:
        desk.later(seconds=14)
        return 200

    def quick(_: Request) -> int:
        sent_before.append(len(receiver.arrived))
        return 200

    with receiving(slow) as receiver, receiving(quick) as other:
        desk.subscribe(receiver.url)
        desk.later(seconds=1)
        desk.subscribe(other.url)
        desk.state("north", "south", "west")
        desk.deliver()

    assert receiver.positions() == other.positions() == [1, 2, 3, 4]
    assert sent_before == [2, 2, 2, 2]


def test_a_kill_between_the_answer_and_the_record_sends_the_event_again(desk: Desk) -> None:
    with receiving() as receiver:
        desk.subscribe(receiver.url)
        desk.state("north")
        _killed_after_sending(desk, desk.deliverer("killed"))
        desk.later(seconds=LEASE.total_seconds())
        desk.deliver()

    assert [one.position for one in receiver.taken] == [1, 1, 2]
    assert len({one.headers["webhook-id"] for one in receiver.taken}) == 2


def _killed_after_sending(desk: Desk, deliverer: Deliverer) -> None:
    at = desk.watch.now
    with desk.database.write_session() as session:
        (webhook,) = (one["id"] for one in desk.ask("GET").json()["items"])
        hold(session, webhook, deliverer.name, at, at + LEASE)
    with desk.database.read_session() as session:
        event = find_next(session, webhook, deliverer.name, at)
    assert isinstance(event, Event)
    deliverer._send(event)


def test_what_becomes_wanted_while_nothing_was_is_not_passed_over(desk: Desk) -> None:
    with receiving() as receiver:
        hook = desk.subscribe(receiver.url, filters={"code": "nobody"})
        desk.state("north")
        with desk.database.write_session() as session:
            assert hold(session, hook["id"], "slow", desk.watch.now, desk.watch.now + LEASE)
        with desk.database.read_session() as session:
            found = find_next(session, hook["id"], "slow", desk.watch.now)
        desk.later(seconds=1)
        desk.ask("PUT", f"/{hook['id']}", {"url": receiver.url, "state": "active"})
        assert isinstance(found, Nothing)
        with desk.database.write_session() as session:
            pass_over(session, found, "slow", desk.watch.now)
        desk.deliver()

    assert receiver.positions() == [1, 2]
