"""One way to take a document: all of what it says is stated, or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Annotated, Any, TypeAlias, cast

from fastapi import Request, Response
from pydantic import Field
from sqlalchemy.orm import Session

from app.domain.permissions import Caller
from app.ledger.fact_types import CommandContext
from app.ledger.http.writes import WriteEndpoint, head_of
from app.platform.db.database import Database
from app.platform.http.serialization import MEDIA_TYPES, serialize
from app.platform.problems.problem import Problem

DryRun: TypeAlias = Annotated[
    bool, Field(description="Report what would be stated, and state nothing.")
]


def check_media_type(request: Request, wanted: str) -> None:
    """Refuse a body that is said to be something else. Raises Problem."""
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
    """State what a document says and answer with the report, a dataclass of type `report_type`.

    A dry run does all of it, and then undoes it: its report is that of the real thing. `state`
    raises what is wrong with the document as a Problem, which undoes it, too.
    """

    def run(ctx: CommandContext) -> tuple[Response, None]:
        report = record(ctx)
        headers = {"Cache-Control": "no-store", "Registry-Position": str(ctx.head)}
        body = serialize(report, report_type, "json")
        response = Response(body, HTTPStatus.OK, headers, MEDIA_TYPES["json"])
        if is_dry_run:
            raise Rollback(response)
        return response, None

    try:
        return writes.transact(caller, run)
    except Rollback as rollback:
        return cast(Response, rollback.response)


@contextmanager
def dry_run(database: Database, *, is_dry_run: bool) -> Iterator[Session]:
    """The same beside the database: a transaction that is rolled back at its end if it is dry."""
    try:
        with database.write_session() as session:
            yield session
            if is_dry_run:
                raise Rollback
    except Rollback:
        pass


class Rollback(Exception):
    """The end of a dry run, with what was answered, if somebody waits for an answer."""

    def __init__(self, response: Response | None = None) -> None:
        super().__init__()
        self.response = response
