"""Batches: the commands of many write operations in one transaction, with a receipt for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from time import perf_counter

from fastapi import Response

from app.domain.errors import DomainError
from app.domain.permissions import Caller
from app.ledger.as_of import format_positions
from app.ledger.budget import BatchBudget
from app.ledger.fact_types import CommandContext
from app.ledger.http.batch_documents import BatchItem, problem_of_item
from app.ledger.http.writes import (
    FACT_ADDRESS,
    Command,
    CommandRunner,
    WriteEndpoint,
    location_of,
)
from app.ledger.queries import stored_change
from app.ledger.schemas import BatchOut, ChangeOut, ReceiptOut
from app.platform.db.rows import from_row
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.domain_errors import to_problem
from app.platform.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """The fact and the entry of a command, and the address and status of its own response."""

    fact: str
    place: tuple[str, int]
    address: str
    status: HTTPStatus

    def receipt(self, entry: ChangeOut) -> ReceiptOut:
        """Return the receipt of the command, made from its entry."""
        location = location_of(entry, self.address, self.status)
        receipt: ReceiptOut = from_row(ReceiptOut, entry, location=location)
        return receipt


@dataclass(frozen=True, slots=True)
class BatchWrites(CommandRunner[Outcome]):
    """Runs the command of one item in the transaction of its batch."""

    ctx: CommandContext

    def run(
        self,
        caller: Caller,  # noqa: ARG002 - the transaction has its caller already
        command: Command,
        *,
        address: str = FACT_ADDRESS,
        status: HTTPStatus = HTTPStatus.CREATED,
    ) -> Outcome:
        """Run a command and return its outcome; the receipt is made at the end of the batch."""
        command(self.ctx)
        return Outcome(self.ctx.batch.last_fact, self.ctx.batch.last_place, address, status)


class _BatchRun:
    """An execution of the items of a batch."""

    def __init__(self, caller: Caller, items: Sequence[BatchItem]) -> None:
        self._caller = caller
        self._items = items
        self._outcomes: list[Outcome] = []
        self.began: float | None = None

    def work(self, ctx: CommandContext) -> list[Outcome]:
        """Run the items in their order. Raises the problem of the first that is refused."""
        self.began = perf_counter()
        for n, item in enumerate(self._items):
            writes = BatchWrites(replace(ctx, if_match=item.if_match))
            try:
                self._outcomes.append(item.run(self._caller, writes))
            except DomainError as error:
                raise problem_of_item(n, to_problem(error)) from None
            except Problem as problem:
                raise problem_of_item(n, problem) from None
        return self._outcomes

    def problem_at_end(self, problem: Problem) -> Problem:
        """Return a problem that was raised at the end with a pointer to the item that caused it."""
        item_of = {outcome.fact: n for n, outcome in enumerate(self._outcomes)}
        n = item_of.get(getattr(problem.__cause__, "fact", None) or "")
        return problem if n is None else problem_of_item(n, problem)


def record_items(
    writes: WriteEndpoint,
    caller: Caller,
    items: Sequence[BatchItem],
    budget: BatchBudget,
    *,
    is_dry_run: bool,
) -> Response:
    """Run the items of a batch in one transaction, and answer with their receipts.

    Raises Problem with a pointer to the item that is refused; nothing is recorded then.
    """
    run = _BatchRun(caller, items)
    status = HTTPStatus.OK if is_dry_run else HTTPStatus.CREATED

    def answer(ctx: CommandContext, outcomes: list[Outcome]) -> tuple[Response, None]:
        return _response(ctx, outcomes, status), None

    try:
        response = writes.transact(caller, run.work, answer, is_dry_run=is_dry_run)
    except Problem as problem:
        raise run.problem_at_end(problem) from problem
    if run.began is not None:
        budget.measure(len(items), perf_counter() - run.began)
    return response


def _response(ctx: CommandContext, outcomes: Sequence[Outcome], status: HTTPStatus) -> Response:
    stored = ctx.batch.stored
    receipts = [outcome.receipt(stored_change(stored[outcome.place])) for outcome in outcomes]
    headers = {
        "Cache-Control": "no-store",
        "Registry-Position": format_positions(ctx.as_of.positions),
    }
    body = serialize(BatchOut(receipts), BatchOut, "json")
    return Response(body, status, headers, MEDIA_TYPES["json"])
