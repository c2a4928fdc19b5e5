"""First come, first served."""

import threading
import time

import pytest

from app.platform.fair_lock import FairLock
from app.platform.problems.problem import Problem


def test_turns_are_had_in_the_order_in_which_they_were_asked_for() -> None:
    turns, had = FairLock(longest=10, patience=10), list[int]()

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


def test_who_would_wait_behind_too_many_is_told_at_once() -> None:
    turns = FairLock(longest=1, patience=10)

    with turns.held(), pytest.raises(Problem) as refused, turns.held():
        pass

    assert (refused.value.code, refused.value.headers) == ("busy", {"Retry-After": "1"})


def test_who_waited_too_long_goes_away_and_holds_up_nobody() -> None:
    turns = FairLock(longest=10, patience=0.05)

    with turns.held(), pytest.raises(Problem) as refused, turns.held():
        pass
    with turns.held():
        pass

    assert refused.value.code == "busy"


def test_a_turn_ends_even_if_what_was_done_in_it_fails() -> None:
    turns = FairLock(longest=10, patience=0.05)

    with pytest.raises(ZeroDivisionError), turns.held():
        _ = 1 / 0
    with turns.held():
        pass
