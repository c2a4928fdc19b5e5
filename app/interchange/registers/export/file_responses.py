"""One way to answer with a file: read in one snapshot, then sent at the pace of who reads it."""

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
from app.ledger.http.reads import ReadEndpoint, resolve_as_of
from app.ledger.schemas import AsOfQuery
from app.platform.http.pagination import reject_repeated_parameters
from app.platform.problems.problem import Problem

MEMORY_BYTES = 2**20
"""Bytes of a file that are kept in memory; a longer one goes to a nameless file on disk."""

CHUNK_BYTES = 2**16
SEND_TIMEOUT = 60.0
"""Seconds to wait until a reader takes the next chunk."""

# Whoever waits holds a thread, and readers need threads too.
_CONCURRENT, _QUEUED, _QUEUE_SECONDS = 3, 12, 5.0
_ADMISSION, _WORKING = BoundedSemaphore(_CONCURRENT + _QUEUED), BoundedSemaphore(_CONCURRENT)


AnyAsOfQuery = TypeVar("AnyAsOfQuery", bound=AsOfQuery)


@dataclass(frozen=True, slots=True)
class ExportEndpoint(ReadEndpoint):
    """Gives files of what is public, whoever asks."""

    def file(
        self,
        query: AnyAsOfQuery,
        media_type: str,
        name: str,
        write: Callable[[Session, AnyAsOfQuery, AsOf, IO[bytes]], None],
    ) -> Response:
        """Make a file as of one position; `{day}` in its name becomes the day asked about.

        The snapshot is over before the first byte is sent: a slow reader holds a file, and neither
        a connection nor a thread.
        """
        reject_repeated_parameters(self.request.query_params, query)
        with self.database.read_session() as session:
            headers = self._headers(self._moment(session, query), media_type)
        if self._has_already(headers.get("ETag")):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        # Closed with the last chunk sent, or just below.
        file: IO[bytes] = SpooledTemporaryFile(MEMORY_BYTES)  # noqa: SIM115
        try:
            # Whoever waits for a turn holds no connection: there are few, and others need them.
            with _export_slot(), self.database.read_session() as session:
                as_of = self._moment(session, query)
                write(session, query, as_of, file)
        except BaseException:
            file.close()
            raise
        headers = self._headers(as_of, media_type)
        file_name = name.format(day=as_of.day(getattr(query, "on", None)))
        headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
        return SpooledFileResponse(file, media_type, headers)

    def _moment(self, session: Session, query: AsOfQuery) -> AsOf:
        """As of when a file is made, by what is known in this snapshot."""
        return resolve_as_of(session, query, self.clock, self.caller.reach)


class SpooledFileResponse(Response):
    """Sends a file in pieces, and closes it; whoever stops reading is left alone after a while."""

    def __init__(self, file: IO[bytes], media_type: str, headers: dict[str, str]) -> None:
        length = str(file.seek(0, 2))
        super().__init__(None, HTTPStatus.OK, {**headers, "Content-Length": length}, media_type)
        self._file = file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send the file. An answer that is cut off is shorter than it said it would be."""
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
    """Leave connections, threads and processor time to those who ask for less."""
    with _acquired(_ADMISSION, timeout=0), _acquired(_WORKING, timeout=_QUEUE_SECONDS):
        yield


@contextmanager
def _acquired(semaphore: BoundedSemaphore, *, timeout: float) -> Iterator[None]:
    if not semaphore.acquire(timeout=timeout):
        detail = f"{_CONCURRENT} files are being made already"
        raise Problem("exports-busy", detail, headers={"Retry-After": "5"})
    try:
        yield
    finally:
        semaphore.release()


# Not `def`: a dependency that waits for nothing needs no thread of its own.
async def _exporter(request: Request, _: Anyone) -> ExportEndpoint:
    state: Any = request.app.state
    return ExportEndpoint(request, state.database, state.clock, state.release)


Exports = Annotated[ExportEndpoint, Depends(_exporter)]
