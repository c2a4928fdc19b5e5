"""Large bodies: written into a file, then sent at the pace of the client."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from tempfile import SpooledTemporaryFile
from threading import BoundedSemaphore
from typing import IO

from anyio import to_thread
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.platform.problems.problem import Problem

MEMORY_BYTES = 2**20
"""The size up to which a file stays in memory; a larger one goes to an unnamed disk file."""

CHUNK_BYTES = 2**16
SEND_TIMEOUT = 60.0
"""The number of seconds that a client may take to receive a chunk."""

# A waiting export holds a thread, so the queue is short to leave threads for reads.
_CONCURRENT, _QUEUED, _QUEUE_SECONDS = 3, 12, 5.0
_ADMISSION, _WORKING = BoundedSemaphore(_CONCURRENT + _QUEUED), BoundedSemaphore(_CONCURRENT)


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
def spooled_file() -> Iterator[IO[bytes]]:
    """Open a file to write, within a slot: large answers leave resources to other requests.

    It is closed if writing fails, else by the response that sends it. Raises Problem
    `exports-busy`.
    """
    with _acquired(_ADMISSION, timeout=0), _acquired(_WORKING, timeout=_QUEUE_SECONDS):
        file: IO[bytes] = SpooledTemporaryFile(MEMORY_BYTES)  # noqa: SIM115
        try:
            yield file
        except BaseException:
            file.close()
            raise


@contextmanager
def _acquired(semaphore: BoundedSemaphore, *, timeout: float) -> Iterator[None]:
    if not semaphore.acquire(timeout=timeout):
        detail = f"{_CONCURRENT} files are being written already; retry after 5 seconds"
        raise Problem("exports-busy", detail, headers={"Retry-After": "5"})
    try:
        yield
    finally:
        semaphore.release()
