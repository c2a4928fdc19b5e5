"""Imports in small batches, and what happens between two of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

import pytest
from fastapi.testclient import TestClient

from app.interchange.transactions import RequestTransactions
from app.ledger import budget as budgets
from app.ledger.budget import BatchBudget


class BrokenOffError(Exception):
    """The end of a request between two transactions, which nothing handles."""


@contextmanager
def batches_of(client: TestClient, facts: int) -> Iterator[None]:
    """Have batches with at most so many facts."""
    state = cast(Any, client.app).state
    budget = state.budget
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(budgets, "ALWAYS_ACCEPTED", facts)
        state.budget = BatchBudget(seconds=1e-6)
        yield
        state.budget = budget


@contextmanager
def between_batches(act: Callable[[], None], *, after: int) -> Iterator[None]:
    """Do something once, after so many transactions that were kept."""
    run, kept = RequestTransactions.run, [0]

    def counting(self: RequestTransactions, work: Any, *, is_kept: bool) -> Any:
        answer = run(self, work, is_kept=is_kept)
        kept[0] += is_kept
        if is_kept and kept[0] == after:
            act()
        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(RequestTransactions, "run", counting)
        yield


@contextmanager
def breaking_off(*, after: int) -> Iterator[None]:
    """Have a request end without a trace after so many transactions."""
    ended: list[int] = []

    def end() -> None:
        ended.append(after)
        raise BrokenOffError

    with between_batches(end, after=after), suppress(BrokenOffError):
        yield
    assert ended == [after]
