"""Tests of the order of steps, with a data transfer of autumn 2025."""

from datetime import date
from enum import StrEnum

import pytest

from app.domain.errors import DomainError
from app.domain.steps import Step, Workflow, check_steps, last_step


class Move(StrEnum):
    REQUESTED = "requested"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    RECEIVED = "received"
    REFUSED = "refused"


TRANSFER = Workflow(
    requires={Move.UNBLOCKED: [Move.BLOCKED], Move.RECEIVED: [Move.REQUESTED]},
    final=frozenset({Move.REFUSED}),
    repeatable=frozenset({Move.BLOCKED, Move.UNBLOCKED}),
    resets={Move.UNBLOCKED: [Move.BLOCKED]},
)
OPENED = date(2025, 8, 4)


def said(*steps: tuple[Move, int]) -> list[Step[Move]]:
    """Steps by the day of September 2025 on which they were taken."""
    return [Step(name, date(2025, 9, day)) for name, day in steps]


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [(Move.REQUESTED, 1), (Move.RECEIVED, 25)],
        # The order of the days counts, not the order of recording.
        [(Move.RECEIVED, 25), (Move.REQUESTED, 1)],
        [(Move.REQUESTED, 1), (Move.RECEIVED, 1)],
        [(Move.BLOCKED, 2), (Move.UNBLOCKED, 3), (Move.BLOCKED, 4), (Move.UNBLOCKED, 5)],
        [(Move.REQUESTED, 1), (Move.REFUSED, 2)],
    ],
)
def test_steps_are_ordered_by_day(steps: list[tuple[Move, int]]) -> None:
    check_steps(TRANSFER, OPENED, said(*steps))


@pytest.mark.parametrize(
    ("steps", "code"),
    [
        ([(Move.RECEIVED, 25)], "received-before-requested"),
        ([(Move.REQUESTED, 26), (Move.RECEIVED, 25)], "received-before-requested"),
        ([(Move.UNBLOCKED, 3)], "unblocked-before-blocked"),
        (
            [(Move.BLOCKED, 2), (Move.UNBLOCKED, 3), (Move.UNBLOCKED, 4)],
            "unblocked-before-blocked",
        ),
        ([(Move.REQUESTED, 1), (Move.REQUESTED, 2)], "step-known"),
        ([(Move.REFUSED, 1), (Move.REQUESTED, 2)], "case-closed"),
    ],
)
def test_step_out_of_order_is_refused_with_its_code(
    steps: list[tuple[Move, int]], code: str
) -> None:
    with pytest.raises(DomainError) as refusal:
        check_steps(TRANSFER, OPENED, said(*steps))

    assert refusal.value.code == code


def test_step_before_opening_is_refused() -> None:
    with pytest.raises(DomainError) as refusal:
        check_steps(TRANSFER, OPENED, [Step(Move.REQUESTED, date(2025, 8, 3))])

    assert refusal.value.code == "step-before-opening"


def test_last_step_is_the_last_one_by_the_day() -> None:
    steps = said((Move.RECEIVED, 25), (Move.REQUESTED, 1))

    assert last_step(steps, date(2025, 8, 31)) is None
    assert last_step(steps, date(2025, 9, 24)) == Step(Move.REQUESTED, date(2025, 9, 1))
    assert last_step(steps, date(2025, 9, 25)) == Step(Move.RECEIVED, date(2025, 9, 25))
