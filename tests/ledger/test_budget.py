"""The number of facts that fit one batch."""

import pytest

from app.ledger.budget import ALWAYS_ACCEPTED, BatchBudget
from app.platform.problems.problem import Problem


def test_batch_of_the_accepted_size_is_never_refused() -> None:
    budget = BatchBudget(seconds=5)
    budget.measure(1_000, seconds=500)
    budget.check(ALWAYS_ACCEPTED)
    assert budget.capacity == ALWAYS_ACCEPTED


def test_batch_beyond_the_capacity_is_refused_with_what_fits() -> None:
    budget = BatchBudget(seconds=10)
    with pytest.raises(Problem, match="send at most 10,000") as refused:
        budget.check(10_001)
    assert refused.value.code == "batch-too-large"
    assert [error.pointer for error in refused.value.errors] == ["/body/facts"]


def test_fast_batches_raise_the_capacity() -> None:
    budget = BatchBudget(seconds=5)
    before = budget.capacity
    budget.measure(10_000, seconds=1)
    assert budget.capacity > before


def test_batches_of_few_facts_do_not_change_the_capacity() -> None:
    budget = BatchBudget(seconds=10)
    before = budget.capacity
    budget.measure(1, seconds=10)
    assert budget.capacity == before
