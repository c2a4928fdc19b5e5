"""The lock is granted in order of arrival, with a bounded queue."""

import threading
import time

import pytest

from app.platform.fair_lock import FairLock
from app.platform.problems.problem import Problem


def test_lock_is_granted_in_order_of_arrival() -> None:
    turns, had = FairLock(max_waiting=10, timeout_seconds=10), list[int]()

    def take(n: int) -> None:
        with turns.held():
            had.append(n)

    with turns.held():
        waiting = [threading.Thread(target=take, args=[n]) for n in range(8)]
        for one in waiting:
            one.start()
            time.sleep(0.02)  # so that they ask one after the other
    for one in waiting:
        one.join()

    assert had == list(range(8))


def test_full_queue_raises_busy_at_once() -> None:
    turns = FairLock(max_waiting=1, timeout_seconds=10)

    with turns.held(), pytest.raises(Problem) as refused, turns.held():
        pass

    assert (refused.value.code, refused.value.headers) == ("busy", {"Retry-After": "1"})


def test_timed_out_waiter_raises_busy_and_leaves_the_queue() -> None:
    turns = FairLock(max_waiting=10, timeout_seconds=0.05)

    with turns.held(), pytest.raises(Problem) as refused, turns.held():
        pass
    with turns.held():
        pass

    assert refused.value.code == "busy"


def test_lock_is_released_after_an_exception() -> None:
    turns = FairLock(max_waiting=10, timeout_seconds=0.05)

    with pytest.raises(ZeroDivisionError), turns.held():
        _ = 1 / 0
    with turns.held():
        pass
