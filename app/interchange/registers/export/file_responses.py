"""File responses: written from one snapshot, then sent at the pace of the client."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from typing import IO, Annotated, Any, TypeVar

from anyio import to_thread
from fastapi import Depends, Request, Response
from sqlalchemy.orm import Session
from starlette.types import Receive, Scope, Send

from app.auth.policy import Anyone
from app.ledger.as_of import AsOf
from app.ledger.http.reads import ReadEndpoint
from app.ledger.schemas import AsOfQuery
from app.platform.http.pagination import reject_repeated_parameters
from app.platform.problems.problem import Problem

MEMORY_BYTES = 2**20
"""The size up to which a file stays in memory; a larger one goes to an unnamed disk file."""

CHUNK_BYTES = 2**16
SEND_TIMEOUT = 60.0
"""The number of seconds that a client may take to receive a chunk."""

# A waiting export holds a thread, so the queue is short to leave threads for reads.
_CONCURRENT, _QUEUED, _QUEUE_SECONDS = 3, 12, 5.0
_ADMISSION, _WORKING = BoundedSemaphore(_CONCURRENT + _QUEUED), BoundedSemaphore(_CONCURRENT)


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
        # Closed with the last chunk sent, or just below.
        file: IO[bytes] = SpooledTemporaryFile(MEMORY_BYTES)  # noqa: SIM115
        try:
            # Waiting for a slot holds no connection, because connections are scarce.
            with _export_slot(), self.database.read_session() as session:
                as_of = self._as_of(session, query)
                write(session, query, as_of, file)
        except BaseException:
            file.close()
            raise
        headers = self._headers(as_of, media_type)
        file_name = name.format(day=as_of.day(getattr(query, "on", None)))
        headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
        return SpooledFileResponse(file, media_type, headers)


class SpooledFileResponse(Response):
    """Sends a file in chunks and closes it; stops if the client stalls."""

    def __init__(self, file: IO[bytes], media_type: str, headers: dict[str, str]) -> None:
        """Take over the file, and set its length as Content-Length."""
        length = str(file.seek(0, 2))
        super().__init__(None, HTTPStatus.OK, {**headers, "Content-Length": length}, media_type)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send the file; a response that is cut off is shorter than its Content-Length."""
        start = {"type": "http.response.start", "status": self.status_code}
        try:
            self._file.seek(0)
            await send({**start, "headers": self.raw_headers})
            while chunk := await to_thread.run_sync(self._file.read, CHUNK_BYTES):
                async with asyncio.timeout(SEND_TIMEOUT):
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        except TimeoutError:
            return
        finally:
            self._file.close()


@contextmanager
def _export_slot() -> Iterator[None]:
    """Hold an export slot, so that exports leave resources to other requests."""
    with _acquired(_ADMISSION, timeout=0), _acquired(_WORKING, timeout=_QUEUE_SECONDS):
        yield


@contextmanager
def _acquired(semaphore: BoundedSemaphore, *, timeout: float) -> Iterator[None]:
    if not semaphore.acquire(timeout=timeout):
        detail = f"{_CONCURRENT} files are being written already; retry after 5 seconds"
        raise Problem("exports-busy", detail, headers={"Retry-After": "5"})
    try:
        yield
    finally:
        semaphore.release()


# Async, because a dependency that does not block needs no thread.
async def _exporter(request: Request, _: Anyone) -> ExportEndpoint:
    state: Any = request.app.state
    return ExportEndpoint(
        request,
        state.database,
        state.clock,
        state.release,
        state.catalogue,
        state.cursors,
    )


Exports = Annotated[ExportEndpoint, Depends(_exporter)]
