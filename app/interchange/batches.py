"""Record a file in one batch or in a sequence of batches, and find the parts that are refused."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from time import perf_counter
from typing import Annotated, Any, Generic, TypeAlias, TypeVar

from pydantic import Field

from app.domain.errors import DomainError
from app.ledger.budget import BatchBudget
from app.ledger.fact_types import CommandContext
from app.platform.problems.problem import FieldError, Problem

SEQUENCE_FACTS = 1_000
"""The most facts of a batch of a sequence, so that other writers wait a moment only."""

MAX_REPORTED = 20
"""The most refused parts that are looked for where one of them refuses the file."""


class Rows(StrEnum):
    """The parts of a file that are recorded."""

    ALL = "all"
    """All of them, in one batch, or none."""
    GOOD = "good"
    """Those that are not refused, in several batches if the file is large."""


RowsChoice: TypeAlias = Annotated[
    Rows,
    Field(
        description="`all`: the file is recorded whole or not at all. `good`: what is refused is "
        "reported and left out, and a file that does not fit one batch is recorded in several, "
        "with other writers in between."
    ),
]

Unit = TypeVar("Unit")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Refused(Generic[Unit]):
    """A part of a file, and the rule that refuses it."""

    unit: Unit
    error: DomainError


class FileImport(ABC, Generic[Unit, Outcome]):
    """A file that was parsed and planned: its units, of which each concerns whole contracts.

    `record` may be called several times for a unit, because attempts are rolled back: it changes
    nothing outside the transaction.
    """

    @property
    @abstractmethod
    def facts(self) -> int:
        """The estimated number of facts of all units."""

    @property
    @abstractmethod
    def leaves_out_refused(self) -> bool:
        """True if refused units are reported and left out."""

    @abstractmethod
    def units(self) -> Iterator[Unit]:
        """Yield the units in the order of the file."""

    @abstractmethod
    def weigh(self, unit: Unit) -> int:
        """Return the estimated number of facts of a unit."""

    @abstractmethod
    def record(
        self, ctx: CommandContext, units: Sequence[Unit], so_far: Sequence[Outcome]
    ) -> Outcome:
        """Record units in a transaction, after earlier batches with these outcomes."""

    @abstractmethod
    def report(self, outcomes: Sequence[Outcome], refused: Sequence[Refused[Unit]]) -> Any:
        """Return the report on the whole file."""

    @abstractmethod
    def problem(self, refused: Sequence[Refused[Unit]]) -> Problem:
        """Return the problem of a file that refused units refuse as a whole."""


class Transactions(ABC):
    """Runs transactions, each of which is one batch."""

    @abstractmethod
    def run(self, work: Callable[[CommandContext], Any | None], *, is_kept: bool) -> Any | None:
        """Run work in one transaction, and roll it back unless it is kept.

        Work returns the report with the last batch, and None before. The result is the answer for
        that report; a request that was answered already gets its first answer without any work.
        """


def import_file(
    file: FileImport[Unit, Outcome], transactions: Transactions, budget: BatchBudget, rows: Rows
) -> Any:
    """Record a file, and return the answer that holds its report.

    Raises Problem `batch-too-large` before the writers' lock is taken, if the file does not fit one
    batch and has to be recorded whole.
    """
    run = _Run(file, transactions, budget)
    for units, is_last in _mark_last(_batches(file, budget.capacity, rows)):
        answer = run.record(units, is_last=is_last)
        if answer is not None:
            return answer
    raise RuntimeError("the last batch of a file has no answer")


def find_refused(
    units: Sequence[Unit],
    attempt: Callable[[Sequence[Unit]], DomainError | None],
    error: DomainError,
    accepted: Sequence[Unit] = (),
) -> Iterator[Refused[Unit]]:
    """Yield units that are refused, after an attempt of the accepted and these raised `error`.

    `attempt` tries units without keeping them, and returns the refusal, if any. Each half is tried
    by itself, down to single units. Where both halves are accepted by themselves, they contradict
    each other, and the second is searched after the first.
    """
    if len(units) == 1:
        yield Refused(units[0], error)
        return
    middle = len(units) // 2
    first, second = units[:middle], units[middle:]
    is_found = False
    for half in (first, second):
        refusal = attempt([*accepted, *half])
        if refusal is not None:
            is_found = True
            yield from find_refused(half, attempt, refusal, accepted)
    if not is_found:
        yield from find_refused(second, attempt, error, [*accepted, *first])


def split(
    units: Iterable[Unit], weigh: Callable[[Unit], int], most_facts: int
) -> Iterator[list[Unit]]:
    """Yield units in batches of at most so many facts; a unit is never divided."""
    batch: list[Unit] = []
    facts = 0
    for unit in units:
        weight = weigh(unit)
        if batch and facts + weight > most_facts:
            yield batch
            batch, facts = [], 0
        batch.append(unit)
        facts += weight
    if batch:
        yield batch


@dataclass(slots=True)
class _Run(Generic[Unit, Outcome]):
    """The import of a file that is under way."""

    file: FileImport[Unit, Outcome]
    transactions: Transactions
    budget: BatchBudget
    outcomes: list[Outcome] = field(default_factory=list)
    refused: list[Refused[Unit]] = field(default_factory=list)

    def record(self, units: Sequence[Unit], *, is_last: bool) -> Any | None:
        """Record a batch without the units that are refused; return the answer with the last."""
        while True:
            try:
                return self._keep(units, is_last=is_last)
            except (DomainError, Problem) as error:
                refusal = _refusal_in(error)
                if refusal is None or not units:
                    raise
                found = find_refused(units, self._attempt, refusal)
                if not self.file.leaves_out_refused:
                    raise self.file.problem([*islice(found, MAX_REPORTED)]) from error
                refused = [*found]
            self.refused += refused
            left_out = {id(item.unit) for item in refused}
            units = [unit for unit in units if id(unit) not in left_out]

    def _keep(self, units: Sequence[Unit], *, is_last: bool) -> Any | None:
        recorded: list[Outcome] = []
        begun = perf_counter()

        def work(ctx: CommandContext) -> Any | None:
            nonlocal begun
            # The wait for the lock does not count.
            begun = perf_counter()
            recorded.append(self.file.record(ctx, units, self.outcomes))
            outcomes = [*self.outcomes, *recorded]
            return self.file.report(outcomes, self.refused) if is_last else None

        answer = self.transactions.run(work, is_kept=True)
        self.budget.measure(sum(map(self.file.weigh, units)), perf_counter() - begun)
        self.outcomes += recorded
        return answer

    def _attempt(self, units: Sequence[Unit]) -> DomainError | None:
        def work(ctx: CommandContext) -> None:
            self.file.record(ctx, units, self.outcomes)

        try:
            self.transactions.run(work, is_kept=False)
        except (DomainError, Problem) as error:
            refusal = _refusal_in(error)
            if refusal is None:
                raise
            return refusal
        return None


def _batches(
    file: FileImport[Unit, Outcome], capacity: int, rows: Rows
) -> Iterator[Sequence[Unit]]:
    if file.facts <= capacity:
        yield [*file.units()]
    elif rows is Rows.ALL:
        raise _too_large(file.facts, capacity)
    else:
        yield from split(file.units(), file.weigh, min(capacity, SEQUENCE_FACTS))


def _mark_last(batches: Iterator[Sequence[Unit]]) -> Iterator[tuple[Sequence[Unit], bool]]:
    """Yield each batch, and whether it is the last; one empty batch where there is none."""
    batch = next(batches, [])
    for following in batches:
        yield batch, False
        batch = following
    yield batch, True


def _too_large(facts: int, capacity: int) -> Problem:
    detail = (
        f"the file records about {facts:,} facts, and {capacity:,} fit one batch; send rows=good, "
        "which takes a larger file in several batches"
    )
    return Problem("batch-too-large", detail, [FieldError("/body", "batch-too-large", detail)])


def _refusal_in(error: DomainError | Problem) -> DomainError | None:
    """Return the refusal of a fact; None for a problem of the request or of the service."""
    cause = error.__cause__ if isinstance(error, Problem) else error
    return cause if isinstance(cause, DomainError) else None
