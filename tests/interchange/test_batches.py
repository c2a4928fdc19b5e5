"""Parts of a file: divided into batches, and searched for those that are refused."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from app.domain.errors import DomainError
from app.interchange import batches
from app.interchange.batches import (
    FileImport,
    Refused,
    Rows,
    Transactions,
    find_refused,
    import_file,
    split,
)
from app.ledger import budget as budgets
from app.ledger.budget import BatchBudget
from app.platform.problems.domain_errors import translate_domain_errors
from app.platform.problems.problem import Problem

Rule = Callable[[Sequence[int]], bool]


def refusing(*wrong: int) -> Rule:
    return lambda numbers: any(number in wrong for number in numbers)


NOTHING = refusing()


class Numbers(FileImport[int, list[int]]):
    """A file of numbers; a batch is refused by a rule, at its end."""

    def __init__(self, count: int, rule: Rule = NOTHING, *, rows: Rows = Rows.GOOD) -> None:
        self.numbers = range(count)
        self.rule = rule
        self.rows = rows

    @property
    def facts(self) -> int:
        return len(self.numbers)

    @property
    def leaves_out_refused(self) -> bool:
        return self.rows is Rows.GOOD

    def units(self) -> Iterator[int]:
        return iter(self.numbers)

    def weigh(self, _: int) -> int:
        return 1

    def record(self, _: Any, units: Sequence[int], so_far: Sequence[list[int]]) -> list[int]:
        if self.rule([*(number for batch in so_far for number in batch), *units]):
            raise DomainError("odd", "a number is odd")
        return [*units]

    def report(self, outcomes: Sequence[list[int]], refused: Sequence[Refused[int]]) -> Any:
        return outcomes, [item.unit for item in refused]

    def problem(self, refused: Sequence[Refused[int]]) -> Problem:
        return Problem("rows-refused", " ".join(str(item.unit) for item in refused))


class Memory(Transactions):
    """Runs work without a database, and counts the transactions that are kept."""

    def __init__(self) -> None:
        self.kept = 0

    def run(self, work: Any, *, is_kept: bool) -> Any:
        with translate_domain_errors():
            answer = work(None)
        self.kept += is_kept
        return answer


@pytest.fixture
def budget(monkeypatch: pytest.MonkeyPatch) -> BatchBudget:
    """A budget of ten facts, also for the batches of a sequence."""
    monkeypatch.setattr(budgets, "ALWAYS_ACCEPTED", 10)
    return BatchBudget(seconds=0.001)


def search(count: int, rule: Rule) -> list[int]:
    def attempt(units: Sequence[int]) -> DomainError | None:
        return DomainError("odd", "") if rule(units) else None

    return [item.unit for item in find_refused(range(count), attempt, DomainError("odd", ""))]


@pytest.mark.parametrize("wrong", [[0], [7], [99], [0, 1], [3, 50, 51, 98], [*range(100)]])
def test_search_finds_every_refused_unit_in_order(wrong: list[int]) -> None:
    assert search(100, refusing(*wrong)) == wrong


def test_search_blames_the_later_of_two_units_that_contradict_each_other() -> None:
    assert search(100, lambda numbers: {20, 70} <= {*numbers}) == [70]


def test_search_for_one_refused_unit_takes_few_attempts() -> None:
    attempts: list[int] = []

    def attempt(units: Sequence[int]) -> DomainError | None:
        attempts.append(len(units))
        return DomainError("odd", "") if 700 in units else None

    assert [item.unit for item in find_refused(range(1_024), attempt, DomainError("odd", ""))] == [
        700
    ]
    assert (len(attempts), sum(attempts)) == (20, 2_046)


def test_batches_keep_order_and_never_divide_a_unit() -> None:
    assert [*split([3, 3, 3, 12, 1, 0], lambda unit: unit, 7)] == [[3, 3], [3], [12], [1, 0]]


def test_file_that_fits_is_one_batch(budget: BatchBudget) -> None:
    transactions = Memory()
    assert import_file(Numbers(10), transactions, budget, Rows.GOOD) == ([[*range(10)]], [])
    assert transactions.kept == 1


def test_file_without_changes_is_one_empty_batch(budget: BatchBudget) -> None:
    assert import_file(Numbers(0), Memory(), budget, Rows.ALL) == ([[]], [])


def test_larger_file_is_refused_before_any_transaction(budget: BatchBudget) -> None:
    transactions = Memory()
    with pytest.raises(Problem, match="11 facts, and 10 fit one batch; send rows=good") as refused:
        import_file(Numbers(11, rows=Rows.ALL), transactions, budget, Rows.ALL)
    assert (refused.value.code, transactions.kept) == ("batch-too-large", 0)


def test_larger_file_with_good_rows_is_a_sequence(budget: BatchBudget) -> None:
    transactions = Memory()
    outcomes, refused = import_file(Numbers(25), transactions, budget, Rows.GOOD)
    assert [len(outcome) for outcome in outcomes] == [10, 10, 5]
    assert (refused, transactions.kept) == ([], 3)


def test_batches_of_a_sequence_are_smaller_than_the_largest_batch(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batches, "SEQUENCE_FACTS", 100)
    outcomes, _ = import_file(Numbers(6_000), Memory(), BatchBudget(seconds=5), Rows.GOOD)
    assert {len(outcome) for outcome in outcomes} == {100}


def test_good_rows_of_each_batch_are_one_transaction(budget: BatchBudget) -> None:
    transactions = Memory()
    outcomes, refused = import_file(
        Numbers(25, refusing(3, 12, 24)), transactions, budget, Rows.GOOD
    )
    assert [len(outcome) for outcome in outcomes] == [9, 9, 4]
    assert (refused, transactions.kept) == ([3, 12, 24], 3)


def test_rows_that_contradict_an_earlier_batch_are_left_out(budget: BatchBudget) -> None:
    rule: Rule = lambda numbers: {3, 17} <= {*numbers}  # noqa: E731
    _, refused = import_file(Numbers(25, rule), Memory(), budget, Rows.GOOD)
    assert refused == [17]


def test_contradictions_beside_refused_rows_are_found_too(budget: BatchBudget) -> None:
    rule: Rule = lambda numbers: 4 in numbers or {1, 8} <= {*numbers}  # noqa: E731
    outcomes, refused = import_file(Numbers(10, rule), Memory(), budget, Rows.GOOD)
    assert (outcomes, refused) == ([[0, 1, 2, 3, 5, 6, 7, 9]], [4, 8])


def test_file_of_refused_rows_only_is_one_empty_batch(budget: BatchBudget) -> None:
    rule: Rule = lambda numbers: len(numbers) > 0  # noqa: E731
    outcomes, refused = import_file(Numbers(9, rule), Memory(), budget, Rows.GOOD)
    assert (outcomes, refused) == ([[]], [*range(9)])


def test_refused_rows_refuse_a_whole_file_and_are_named(budget: BatchBudget) -> None:
    transactions = Memory()
    file = Numbers(10, refusing(2, 9), rows=Rows.ALL)
    with pytest.raises(Problem, match="2 9"):
        import_file(file, transactions, budget, Rows.ALL)
    assert transactions.kept == 0


def test_problem_of_the_request_is_no_refusal_of_rows(budget: BatchBudget) -> None:
    def busy(_: Sequence[int]) -> bool:
        raise Problem("busy", "")

    with pytest.raises(Problem) as raised:
        import_file(Numbers(10, busy), Memory(), budget, Rows.GOOD)
    assert raised.value.code == "busy"
