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
    said = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said != wanted:
        raise Problem("unsupported-media-type", f"a body of Content-Type {wanted}")


def take(
    taking: WriteEndpoint,
    caller: Caller,
    shape: Any,
    state: Callable[[CommandContext], Any],
    *,
    is_dry_run: bool,
) -> Response:
    """State what a document says and answer with the report, a dataclass of this shape.

    A dry run does all of it, and then undoes it: its report is that of the real thing. `state`
    raises what is wrong with the document as a Problem, which undoes it, too.
    """

    def work(ctx: CommandContext) -> tuple[Response, None]:
        report = state(ctx)
        headers = {"Cache-Control": "no-store", "Registry-Position": str(head_of(ctx.session))}
        body = serialize(report, shape, "json")
        response = Response(body, HTTPStatus.OK, headers, MEDIA_TYPES["json"])
        if is_dry_run:
            raise _Undone(response)
        return response, None

    try:
        return taking.transact(caller, work)
    except _Undone as undone:
        return cast(Response, undone.response)


@contextmanager
def trying(database: Database, *, is_dry_run: bool) -> Iterator[Session]:
    """The same beside the database: a transaction that is undone at its end if it is dry."""
    try:
        with database.write_session() as session:
            yield session
            if is_dry_run:
                raise _Undone
    except _Undone:
        pass


class _Undone(Exception):
    """The end of a dry run, with what was answered, if somebody waits for an answer."""

    def __init__(self, response: Response | None = None) -> None:
        super().__init__()
        self.response = response
