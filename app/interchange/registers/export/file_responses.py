"""File responses: written from one snapshot, then sent at the pace of the client."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Annotated, Any, TypeVar

from fastapi import Depends, Request, Response
from sqlalchemy.orm import Session

from app.auth.policy import Anyone
from app.ledger.as_of import AsOf
from app.ledger.http.reads import ReadEndpoint
from app.ledger.schemas import AsOfQuery
from app.platform.http.pagination import reject_repeated_parameters
from app.platform.http.spooled_files import SpooledFileResponse, spooled_file

AnyAsOfQuery = TypeVar("AnyAsOfQuery", bound=AsOfQuery)


@dataclass(frozen=True, slots=True)
class ExportEndpoint(ReadEndpoint):
    """Endpoint for files of public data, without authentication."""

    def file(
        self,
        query: AnyAsOfQuery,
        media_type: str,
        name: str,
        write: Callable[[Session, AnyAsOfQuery, AsOf, IO[bytes]], None],
    ) -> Response:
        """Write a file as of one position; `{day}` in its name becomes the day of the query.

        The snapshot ends before the first byte is sent, so a slow client holds a file, but neither
        a connection nor a thread.
        """
        reject_repeated_parameters(self.request.query_params, query)
        with self.database.read_session() as session:
            headers = self._headers(self._as_of(session, query), media_type)
        if self._has_already(headers):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        # Waiting for a slot holds no connection, because connections are scarce.
        with spooled_file() as file, self.database.read_session() as session:
            as_of = self._as_of(session, query)
            write(session, query, as_of, file)
        headers = self._headers(as_of, media_type)
        file_name = name.format(day=as_of.day(getattr(query, "on", None)))
        headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
        return SpooledFileResponse(file, media_type, headers)


# Async, because a dependency that does not block needs no thread.
async def _exporter(request: Request, _: Anyone) -> ExportEndpoint:
    state: Any = request.app.state
    return ExportEndpoint(
        request,
        state.database,
        state.clock,
        state.release,
        state.predecessors,
        state.cursors,
    )


Exports = Annotated[ExportEndpoint, Depends(_exporter)]
