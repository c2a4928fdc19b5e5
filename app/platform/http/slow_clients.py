"""Limits on slow clients and on large request heads, as a protocol of uvicorn.

Without them uvicorn waits without limit for the end of a head and for the client to read the
response, and buffers everything meanwhile. `h11_max_incomplete_event_size` limits only h11, which
takes twice the time of httptools; `limit_concurrency` rejects fast clients too.
"""

from asyncio import AbstractEventLoop, TimerHandle, Transport
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class TimeoutHttpProtocol(HttpToolsProtocol):
    """HTTP/1.1 with limits on heads and trailers, and on clients that do not read the response."""

    max_head_bytes = 2**16
    """The maximum size of an incomplete head, or of incomplete trailers."""

    head_seconds = 10.0
    """The time limit for a head, and for anything else received while no request is in progress."""

    response_seconds = 60.0
    """The time within which the client must read `min_read_bytes` bytes of a response."""

    min_read_bytes = 2**16

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Create the protocol of one connection."""
        super().__init__(*args, **kwargs)
        self._received = 0
        self._incomplete_from: int | None = None
        self._head_timer = _Timer(self.loop)
        self._response_timer = _Timer(self.loop)

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Start the time limit for the first head."""
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop all time limits."""
        self._head_timer.stop()
        self._response_timer.stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Pass data to the parser; reject a head that is too large."""
        self._received += len(data)
        super().data_received(data)
        if self._incomplete_bytes() > self.max_head_bytes:
            self.send_400_response("The head of the request is too large.")
        elif self._is_idle():
            self._expect_head()

    def _is_idle(self) -> bool:
        # `cycle` is None before the first complete head, contrary to its declared type.
        return bool(getattr(self.cycle, "response_complete", True))

    def _expect_head(self) -> None:
        if not self._head_timer.is_set:
            self._head_timer.set(self.head_seconds, self.transport.abort)

    # The parser buffers everything after the beginning of a message and after the size of a chunk
    # (trailers follow the last chunk), until a piece of a body arrives.

    def _incomplete_bytes(self) -> int:
        return 0 if self._incomplete_from is None else self._received - self._incomplete_from

    def on_message_begin(self) -> None:
        """Count the bytes of a head from here."""
        self._incomplete_from = self._received
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Stop the time limit for the head."""
        self._head_timer.stop()
        super().on_headers_complete()

    def on_chunk_header(self) -> None:
        """Count the bytes that follow a chunk size: they may be trailers."""
        self._incomplete_from = self._received

    def on_body(self, body: bytes) -> None:
        """Stop counting: the bytes belong to a body."""
        self._incomplete_from = None
        super().on_body(body)

    # The rest of a response waits while writing is paused, and again after all of it was written,
    # before the connection is closed.

    def pause_writing(self) -> None:
        """Start the time limit for the client to read."""
        super().pause_writing()
        self._expect_read()

    def resume_writing(self) -> None:
        """Stop the time limit for the client to read."""
        super().resume_writing()
        self._response_timer.stop()

    def timeout_keep_alive_handler(self) -> None:
        """Close an idle connection, or wait for the rest of the response to be read."""
        super().timeout_keep_alive_handler()
        if not self._response_timer.is_set:
            self._expect_read()

    def _expect_read(self) -> None:
        unread = self.transport.get_write_buffer_size()

        def check() -> None:
            if unread - self.transport.get_write_buffer_size() < self.min_read_bytes:
                self.transport.abort()
            else:
                self._expect_read()

        self._response_timer.set(self.response_seconds, check)


class _Timer:
    """A callback that runs after a time unless it is stopped."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        self._handle: TimerHandle | None = None

    @property
    def is_set(self) -> bool:
        return self._handle is not None

    def set(self, seconds: float, callback: Callable[[], None]) -> None:
        self.stop()
        self._handle = self._loop.call_later(seconds, callback)

    def stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
