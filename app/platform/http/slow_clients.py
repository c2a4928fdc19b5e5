"""Connections of those who are slow, or say too much: each costs little, and not for long.

By itself uvicorn waits for ever for a head to be whole and for an answer to be taken, and keeps all
that comes meanwhile. `h11_max_incomplete_event_size` bounds h11 only, which takes twice the time of
httptools; `limit_concurrency` turns everybody away, not just the slow.
"""

from asyncio import AbstractEventLoop, TimerHandle, Transport
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class TimeoutHttpProtocol(HttpToolsProtocol):
    """HTTP/1.1 by uvicorn, with bounds on heads and trailers, and on who takes no answer."""

    largest_head = 2**16
    """How many bytes of a head, or of trailers, are kept until there is the whole of it."""

    head_seconds = 10.0
    """How long a head may take, and whatever else comes while no request is being answered."""

    answer_seconds = 60.0
    """How long an answer may wait for `least_taken` bytes of it to be taken."""

    least_taken = 2**16

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._received = 0
        self._gathered_from: int | None = None
        self._head_is_late = _Alarm(self.loop)
        self._answer_waits = _Alarm(self.loop)

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_is_late.stop()
        self._answer_waits.stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._received += len(data)
        super().data_received(data)
        if self._gathered() > self.largest_head:
            self.send_400_response("The head of the request is too large.")
        elif self._is_idle():
            self._expect_head()

    def _is_idle(self) -> bool:
        # There is no cycle before the first head is whole, though its type says otherwise.
        return bool(getattr(self.cycle, "response_complete", True))

    def _expect_head(self) -> None:
        if not self._head_is_late.is_set:
            self._head_is_late.set(self.head_seconds, self.transport.abort)

    # What the parser may be gathering: whatever comes after the beginning of a message, and after
    # the size of a chunk, the last of which trailers follow, until there is a piece of a body.

    def _gathered(self) -> int:
        return 0 if self._gathered_from is None else self._received - self._gathered_from

    def on_message_begin(self) -> None:
        self._gathered_from = self._received
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._head_is_late.stop()
        super().on_headers_complete()

    def on_chunk_header(self) -> None:
        self._gathered_from = self._received

    def on_body(self, body: bytes) -> None:
        self._gathered_from = None
        super().on_body(body)

    # The rest of an answer waits while writing is paused, and again when all of it was written and
    # the connection is about to be closed.

    def pause_writing(self) -> None:
        super().pause_writing()
        self._expect_taken()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._answer_waits.stop()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        if not self._answer_waits.is_set:
            self._expect_taken()

    def _expect_taken(self) -> None:
        left = self.transport.get_write_buffer_size()

        def check() -> None:
            if left - self.transport.get_write_buffer_size() < self.least_taken:
                self.transport.abort()
            else:
                self._expect_taken()

        self._answer_waits.set(self.answer_seconds, check)


class _Alarm:
    """Something to do later, unless it is stopped before."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        self._handle: TimerHandle | None = None

    @property
    def is_set(self) -> bool:
        return self._handle is not None

    def set(self, seconds: float, ring: Callable[[], None]) -> None:
        self.stop()
        self._handle = self._loop.call_later(seconds, ring)

    def stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
