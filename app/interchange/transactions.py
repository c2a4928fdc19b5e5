"""Transactions of an import: those of a request and those of a command, kept or rolled back."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any, TypeAlias

from fastapi import Request, Response
from pydantic import Field

from app.auth.audit import Attempt, add_audit_entry
from app.domain.permissions import Caller
from app.interchange.batches import Transactions
from app.ledger.as_of import format_positions
from app.ledger.batch import Batch
from app.ledger.budget import BatchBudget
from app.ledger.entries import Provenance
from app.ledger.fact_types import CommandContext, FactCatalogue
from app.ledger.http.writes import Rollback, WriteEndpoint
from app.platform.clock import Clock
from app.platform.db.database import Database
from app.platform.entropy import Entropy
from app.platform.http.json_bodies import media_type_of
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.problem import Problem

DryRun: TypeAlias = Annotated[
    bool, Field(description="Return the report without recording anything.")
]


def check_media_type(request: Request, *wanted: str) -> str:
    """Return the `Content-Type` of a request; raise Problem if it is none of those wanted."""
    media_type = media_type_of(request.headers)
    if media_type not in wanted:
        raise Problem("unsupported-media-type", f"a body of Content-Type {' or '.join(wanted)}")
    return media_type


def budget_of(request: Request) -> BatchBudget:
    """Return the budget of a batch of the application."""
    budget: BatchBudget = request.app.state.budget
    return budget


@dataclass(frozen=True, slots=True)
class RequestTransactions(Transactions):
    """Transactions of a request, whose answer is the report serialized as `report_type`.

    A dry run records everything and rolls it back, so both reports are the same.
    """

    writes: WriteEndpoint
    caller: Caller
    report_type: Any
    is_dry_run: bool

    def run(
        self, work: Callable[[CommandContext], Any | None], *, is_kept: bool
    ) -> Response | None:
        """Run work in one transaction; return the response with the last batch, and None before."""
        is_kept = is_kept and not self.is_dry_run
        return self.writes.transact_part(self.caller, work, self._answer, is_kept=is_kept)

    def _answer(self, ctx: CommandContext, report: Any) -> tuple[Response, None]:
        position = format_positions(ctx.as_of.positions)
        headers = {"Cache-Control": "no-store", "Registry-Position": position}
        body = serialize(report, self.report_type, "json")
        return Response(body, HTTPStatus.OK, headers, MEDIA_TYPES["json"]), None


@dataclass(frozen=True, slots=True)
class CommandTransactions(Transactions):
    """Transactions of an import at the command line, whose answer is the report itself."""

    database: Database
    catalogue: FactCatalogue
    attempt: Attempt
    clock: Clock
    is_dry_run: bool

    def run(self, work: Callable[[CommandContext], Any | None], *, is_kept: bool) -> Any | None:
        """Run work in one transaction, and return its report."""
        try:
            with self.database.write_session() as session:
                batch = Batch.begin(session, self.catalogue, self.clock, Entropy())
                provenance = Provenance(self.attempt.caller.name)
                report = work(CommandContext(batch, self.catalogue, provenance))
                batch.complete()
                if self.is_dry_run or not is_kept:
                    raise Rollback(report)
                add_audit_entry(session, self.attempt, HTTPStatus.OK, self.clock.now())
        except Rollback as rollback:
            return rollback.answer
        return report
