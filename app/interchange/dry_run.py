"""Import a document in one transaction, which a dry run rolls back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Annotated, Any, TypeAlias

from fastapi import Request, Response
from pydantic import Field
from sqlalchemy.orm import Session

from app.domain.permissions import Caller
from app.ledger.as_of import format_positions
from app.ledger.fact_types import CommandContext
from app.ledger.http.writes import WriteEndpoint
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

    def answer(ctx: CommandContext, report: Any) -> tuple[Response, None]:
        position = format_positions(ctx.as_of.positions)
        headers = {"Cache-Control": "no-store", "Registry-Position": position}
        body = serialize(report, report_type, "json")
        return Response(body, HTTPStatus.OK, headers, MEDIA_TYPES["json"]), None

    return writes.transact(caller, record, answer, is_dry_run=is_dry_run)


@contextmanager
def dry_run(database: Database, *, is_dry_run: bool) -> Iterator[Session]:
    """Open a write session for an import at the command line; a dry run rolls it back."""
    with database.write_session() as session:
        yield session
        if is_dry_run:
            session.rollback()
