"""Import a document in one transaction, which a dry run rolls back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Annotated, Any, TypeAlias, cast

from fastapi import Request, Response
from pydantic import Field
from sqlalchemy.orm import Session

from app.domain.permissions import Caller
from app.ledger.as_of import format_positions
from app.ledger.fact_types import CommandContext
from app.ledger.http.writes import Answer, WriteEndpoint
from app.platform.db.database import Database
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.problem import Problem

DryRun: TypeAlias = Annotated[
    bool, Field(description="Return the report without recording anything.")
]


def check_media_type(request: Request, wanted: str) -> None:
    """Raise Problem if the `Content-Type` of a request is not `wanted`."""
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if sent != wanted:
        raise Problem("unsupported-media-type", f"a body of Content-Type {wanted}")


def import_document(
    writes: WriteEndpoint,
    caller: Caller,
    report_type: Any,
    record: Callable[[CommandContext], Any],
    *,
    is_dry_run: bool,
) -> Response:
    """Record the contents of a document and return the report, serialized as `report_type`.

    A dry run records everything and rolls it back, so both reports are the same. `record` raises
    Problem for a faulty document, which rolls back too.
    """

    def run(ctx: CommandContext) -> Answer:
        report = record(ctx)

        def answer() -> tuple[Response, None]:
            position = format_positions(ctx.as_of.positions)
            headers = {"Cache-Control": "no-store", "Registry-Position": position}
            body = serialize(report, report_type, "json")
            response = Response(body, HTTPStatus.OK, headers, MEDIA_TYPES["json"])
            if is_dry_run:
                raise Rollback(response)
            return response, None

        return answer

    try:
        return writes.transact(caller, run)
    except Rollback as rollback:
        return cast(Response, rollback.response)


@contextmanager
def dry_run(database: Database, *, is_dry_run: bool) -> Iterator[Session]:
    """Open a write session for an import at the command line; a dry run rolls it back."""
    try:
        with database.write_session() as session:
            yield session
            if is_dry_run:
                raise Rollback
    except Rollback:
        pass


class Rollback(Exception):
    """Roll back a dry run, and carry the response out of the transaction."""

    def __init__(self, response: Response | None = None) -> None:
        """Keep the response of a request; the command line has none."""
        super().__init__()
        self.response = response
